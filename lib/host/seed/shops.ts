import { checkDigit } from '@/lib/accounts/model/business-number';

export interface Shop {
  /** Mail and name of the first member. */
  email: string;
  name: string;
  businessName: string;
  /** Nine digits of a tax office that does not exist, so that no demo seller is a real business. */
  nine: string;
  mailOrderNumber: string;
  businessPhone: string;
  address: { postcode: string; road: string; detail: string };
  payoutBank: string;
  payoutAccount: string;
  /** What became of its application. */
  became: 'APPROVED' | 'PENDING' | 'REJECTED' | 'SUSPENDED';
  /** Why an admin said so. */
  reason?: string;
  storyKo?: string;
  storyEn?: string;
}

/** Three that sell, and one in each other state, so that every list of an admin has something in it. */
export const SHOPS: readonly Shop[] = [
  {
    email: 'seller@dalmada.test', name: '이서준', businessName: '한빛전자', nine: '900810001', mailOrderNumber: '2024-서울용산-00417', businessPhone: '02-6001-1200',
    address: { postcode: '04376', road: '서울특별시 용산구 새창로 181', detail: '3층' }, payoutBank: '088', payoutAccount: '110345678901', became: 'APPROVED',
    storyKo: '용산에서 1994년부터 가전을 고쳐 온 집입니다. 수리대 앞에서 듣던 말 그대로, 오래 쓰는 물건과 고치기 쉬운 물건만 골라 놓습니다. 파는 사람과 고치는 사람이 같아서, 고장이 나면 그 물건을 내준 사람이 찾아갑니다.',
    storyEn: 'A family shop that has repaired appliances in Yongsan since 1994. We list what lasts and what can be mended, and the person who handed it over is the one who comes when it fails.',
  },
  {
    email: 'seller2@dalmada.test', name: '최지우', businessName: '고요한방 악기', nine: '900810002', mailOrderNumber: '2023-경기파주-00291', businessPhone: '031-900-4410',
    address: { postcode: '10881', road: '경기도 파주시 문발로 240', detail: '' }, payoutBank: '004', payoutAccount: '93410204455667', became: 'APPROVED',
    storyKo: '조율사 둘과 현악기 공방 하나가 모여 차린 가게입니다. 한 해에 두 번 댁으로 가서 소리를 맞추고, 아이가 자라면 악기도 키에 맞춰 바꿔 드립니다. 방음이 걱정되시면 먼저 소리를 재러 갑니다.',
    storyEn: 'Two piano tuners and a string workshop under one roof in Paju. We come twice a year to tune, and when a child grows we change the instrument to fit. If you worry about the neighbours, we measure the sound first.',
  },
  {
    email: 'seller3@dalmada.test', name: '오세영', businessName: '너른마루 가구', nine: '900810003', mailOrderNumber: '2024-부산해운대-00083', businessPhone: '051-700-2030',
    address: { postcode: '48058', road: '부산광역시 해운대구 센텀중앙로 97', detail: '1203호' }, payoutBank: '032', payoutAccount: '1012087654321', became: 'APPROVED',
    storyKo: '부산의 목수 다섯이 만든 가구 가게입니다. 돌아온 가구는 버리지 않고 천을 벗기고 다리를 다시 깎아 한 번 더 내보냅니다. 계단이 좁은 집은 먼저 재러 가고, 들이지 못하면 값을 받지 않습니다.',
    storyEn: 'A furniture shop of five carpenters in Busan. What comes back is stripped, mended and sent out once more. We measure narrow stairs beforehand, and if it does not go in, you pay nothing.',
  },
  {
    email: 'seller4@dalmada.test', name: '박새봄', businessName: '새봄 자전거', nine: '900810004', mailOrderNumber: '2026-대전유성-00152', businessPhone: '042-820-7711',
    address: { postcode: '34141', road: '대전광역시 유성구 대학로 291', detail: '1층' }, payoutBank: '020', payoutAccount: '1002845566771', became: 'PENDING',
  },
  {
    email: 'seller5@dalmada.test', name: '남궁현', businessName: '현카메라', nine: '900810005', mailOrderNumber: '2026-대구중구-00037', businessPhone: '053-420-9090',
    address: { postcode: '41911', road: '대구광역시 중구 동성로 25', detail: '2층' }, payoutBank: '011', payoutAccount: '3021234567891', became: 'REJECTED',
    reason: '통신판매업 신고번호의 상호가 사업자등록증과 다릅니다. 신고를 고친 뒤 다시 신청해 주세요.',
  },
  {
    email: 'seller6@dalmada.test', name: '차은별', businessName: '별빛 피트니스', nine: '900810006', mailOrderNumber: '2025-광주서구-00209', businessPhone: '062-350-4800',
    address: { postcode: '61949', road: '광주광역시 서구 상무중앙로 58', detail: '' }, payoutBank: '003', payoutAccount: '2240056789012', became: 'SUSPENDED',
    reason: '사업자등록이 휴업으로 바뀌어 다시 열 때까지 멈춥니다.',
  },
];

export const businessNumberOf = ({ nine }: Shop) => nine + String(checkDigit(nine));
