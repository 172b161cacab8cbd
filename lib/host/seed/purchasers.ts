export interface DemoPurchaser {
  email: string;
  name: string;
  birthDate: string;
  phone: string;
  address: { postcode: string; road: string; addressDetail: string };
  /** What they tell a lender. */
  annualIncome: string;
  employment: 'EMPLOYED' | 'SELF_EMPLOYED' | 'RETIRED' | 'STUDENT' | 'OTHER';
  obligations: string;
}

/** Who buys. The first two are the demo's own accounts; the browser's tests walk with them, so that little is pending for these. */
export const PURCHASERS: readonly DemoPurchaser[] = [
  { email: 'purchaser@dalmada.test', name: '김하늘', birthDate: '1991-03-05', phone: '010-1234-5678', address: { postcode: '03925', road: '서울특별시 마포구 월드컵북로 396', addressDetail: '4층' }, annualIncome: '54000000', employment: 'EMPLOYED', obligations: '200000' },
  { email: 'purchaser2@dalmada.test', name: '박도윤', birthDate: '1987-08-21', phone: '010-2345-6701', address: { postcode: '61186', road: '광주광역시 북구 용봉로 77', addressDetail: '105동 901호' }, annualIncome: '36000000', employment: 'EMPLOYED', obligations: '0' },
  { email: 'purchaser3@dalmada.test', name: '이나연', birthDate: '1979-11-30', phone: '010-3456-7802', address: { postcode: '16499', road: '경기도 수원시 영통구 광교로 145', addressDetail: '상가 2호' }, annualIncome: '88000000', employment: 'SELF_EMPLOYED', obligations: '350000' },
  { email: 'purchaser4@dalmada.test', name: '정우진', birthDate: '1958-02-14', phone: '010-4567-8903', address: { postcode: '24341', road: '강원특별자치도 춘천시 중앙로 1', addressDetail: '202호' }, annualIncome: '31000000', employment: 'RETIRED', obligations: '0' },
  { email: 'purchaser5@dalmada.test', name: '한소리', birthDate: '2002-06-09', phone: '010-5678-9004', address: { postcode: '54896', road: '전북특별자치도 전주시 덕진구 백제대로 567', addressDetail: '기숙사 3동' }, annualIncome: '9600000', employment: 'STUDENT', obligations: '150000' },
  { email: 'purchaser6@dalmada.test', name: '오민재', birthDate: '1995-12-17', phone: '010-6789-0105', address: { postcode: '63122', road: '제주특별자치도 제주시 문연로 6', addressDetail: '' }, annualIncome: '62000000', employment: 'EMPLOYED', obligations: '0' },
  { email: 'purchaser7@dalmada.test', name: '강다인', birthDate: '1984-04-02', phone: '010-7890-1206', address: { postcode: '48058', road: '부산광역시 해운대구 센텀중앙로 55', addressDetail: '1층' }, annualIncome: '120000000', employment: 'SELF_EMPLOYED', obligations: '600000' },
  { email: 'purchaser8@dalmada.test', name: '윤태호', birthDate: '1990-09-26', phone: '010-8901-2307', address: { postcode: '42601', road: '대구광역시 달서구 달구벌대로 1095', addressDetail: '8동 1204호' }, annualIncome: '47000000', employment: 'EMPLOYED', obligations: '250000' },
  // Whose card never has the money: the one who is late.
  { email: 'purchaser9@dalmada.test', name: '문하린', birthDate: '1993-01-19', phone: '010-9012-3408', address: { postcode: '35233', road: '대전광역시 서구 둔산로 100', addressDetail: '상가 104호' }, annualIncome: '41000000', employment: 'SELF_EMPLOYED', obligations: '120000' },
];
