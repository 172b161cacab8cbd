import { ELECTRONICS, facts, FURNITURE, INSTRUMENTS, type Goods } from './shelf';

const ALL = [12, 24, 36, 48, 60] as const;

/** What a visitor sees first: they came into the mall last, in this order. */
export const SHOWPIECES: readonly Goods[] = [
  {
    seller: FURNITURE, art: 'desk', alt: '오크 상판 전동 책상에 모니터와 화분이 놓인 모습', title: '다온 전동 책상 스탠드 160', categoryCode: 'furniture', brand: '다온', model: 'ST-160',
    description: '앉아서도 서서도 쓰는 전동 높이 조절 책상입니다.\n두 개의 모터로 조용히 움직이고, 높이 네 가지를 기억합니다.', cashPrice: 890_000, terms: [12, 24, 36],
    guarantee: { responseHours: 54 }, specifications: facts('크기: 1,600 × 750 × 650–1,250 mm; 무게: 47 kg; 하중: 120 kg; 상판: 오크'), deliveryDays: 5, units: 8,
  },
  {
    seller: ELECTRONICS, art: 'showcase', alt: '음료가 진열된 검은 쇼케이스 냉장고', title: '온새미 쇼케이스 냉장고 470L', categoryCode: 'shop', brand: '온새미', model: 'SC-470',
    description: '매장용 문 하나짜리 쇼케이스 냉장고입니다. 앞유리에 김이 서리지 않고, 안쪽 조명은 밤에 절전합니다.', cashPrice: 1_290_000, terms: [12, 24, 36, 48],
    guarantee: { responseHours: 24, replacement: true, careVisitsPerYear: 1, noteKo: '영업일에는 4시간 안에 전화로 먼저 살펴 드립니다.', noteEn: 'On business days we call back within 4 hours.' },
    specifications: facts('용량: 470 L; 크기: 620 × 680 × 1,950 mm; 소비 전력: 210 W'), deliveryDays: 7, units: 5,
  },
  {
    seller: INSTRUMENTS, art: 'cello', alt: '앞판이 밝은 갈색인 첼로', title: '가온 첼로 C-7 수제', categoryCode: 'instruments', brand: '가온', model: 'C-7',
    description: '한 사람이 처음부터 끝까지 깎은 4/4 첼로입니다. 활과 하드 케이스를 함께 드립니다.', cashPrice: 4_200_000, residual: 1_260_000, terms: [24, 36, 48],
    guarantee: { responseHours: 54, replacement: true, careVisitsPerYear: 2, noteKo: '활털을 해마다 한 번 갈아 드립니다.', noteEn: 'The bow is rehaired once a year.' },
    specifications: facts('크기: 4/4; 앞판: 스프루스; 뒤판: 단풍나무'), deliveryDays: 10, units: 3,
  },
  {
    seller: ELECTRONICS, art: 'washer', alt: '세탁기 위에 건조기를 얹은 흰 세탁·건조 타워', title: '온새미 세탁·건조 타워 25kg·20kg', categoryCode: 'appliances', brand: '온새미', model: 'WT-2520',
    description: '세탁 25kg, 건조 20kg을 한 몸에 담은 타워입니다. 설치와 수평 맞추기가 값에 들어 있습니다.', cashPrice: 2_890_000, terms: [24, 36, 48, 60],
    guarantee: { responseHours: 48, careVisitsPerYear: 1 }, specifications: facts('세탁: 25 kg; 건조: 20 kg; 크기: 700 × 830 × 1,890 mm'), deliveryDays: 7, units: 6,
  },
  {
    seller: FURNITURE, art: 'sofa', alt: '초록 패브릭 3인 소파와 쿠션', title: '무루 3인 패브릭 소파', categoryCode: 'furniture', brand: '무루', model: 'MR-3S',
    description: '커버를 벗겨 빨 수 있는 3인 소파입니다. 방석 속은 고밀도 스펀지와 깃털을 겹쳤습니다.', cashPrice: 1_980_000, terms: [12, 24, 36, 48],
    guarantee: { responseHours: 54, noteKo: '2년에 한 번 커버를 새것으로 바꿔 드립니다.', noteEn: 'A new cover every two years.' },
    specifications: facts('크기: 2,180 × 920 × 840 mm; 커버: 생활 방수 패브릭; 다리: 오크'), deliveryDays: 14, units: 4,
  },
  {
    seller: ELECTRONICS, art: 'tv', alt: '언덕과 달이 그려진 화면의 77인치 TV', title: '한빛 OLED 77 스탠드형', categoryCode: 'appliances', brand: '한빛', model: 'OL77-S',
    description: '77인치 4K OLED TV입니다. 스탠드와 벽걸이 가운데 하나를 골라 설치해 드립니다.', cashPrice: 3_590_000, terms: ALL,
    guarantee: { responseHours: 48, replacement: true }, specifications: facts('화면: 77인치 3,840 × 2,160; 크기: 1,710 × 270 × 1,010 mm; 소비 전력: 310 W'), deliveryDays: 5, units: 6,
  },
  {
    seller: FURNITURE, art: 'bed', alt: '등판을 세운 3모터 전동 침대', title: '다온 3모터 전동 침대', categoryCode: 'health', brand: '다온', model: 'EB-3',
    description: '등판, 다리판, 높이를 따로 움직이는 가정용 전동 침대입니다. 난간과 매트리스를 함께 드립니다.', cashPrice: 1_650_000, terms: [12, 24, 36, 48],
    guarantee: { responseHours: 24, replacement: true, careVisitsPerYear: 2 }, specifications: facts('크기: 980 × 2,120 × 340–740 mm; 무게: 104 kg; 하중: 180 kg'), deliveryDays: 3, units: 8,
  },
  {
    seller: ELECTRONICS, art: 'espresso', alt: '붉은 몸체의 2그룹 에스프레소 머신', title: '카페온 듀오 에스프레소 2그룹', categoryCode: 'shop', brand: '카페온', model: 'DUO-2G',
    description: '하루 300잔을 뽑는 2그룹 머신입니다. 설치 날 바리스타가 와서 쓰는 법을 알려 드립니다.', cashPrice: 4_720_000, residual: 944_000, terms: [24, 36, 48, 60],
    guarantee: { responseHours: 24, replacement: true, careVisitsPerYear: 4, noteKo: '개스킷과 샤워 스크린은 해마다 갈아 드립니다.', noteEn: 'Gaskets and shower screens are renewed every year.' },
    specifications: facts('보일러: 11 L; 크기: 770 × 560 × 520 mm; 전원: 220 V 3.4 kW'), deliveryDays: 10, units: 4,
  },
  {
    seller: ELECTRONICS, art: 'camera', alt: '검은 풀프레임 미러리스 카메라 앞모습', title: '루멘 R5 풀프레임 미러리스', categoryCode: 'computers', brand: '루멘', model: 'R5',
    description: '4,500만 화소 풀프레임 카메라입니다. 24–70mm 렌즈와 배터리 두 개를 함께 드립니다.', cashPrice: 3_290_000, residual: 987_000, terms: [12, 24, 36],
    guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 1, noteKo: '해마다 센서를 청소해 드립니다.', noteEn: 'The sensor is cleaned every year.' },
    specifications: facts('화소: 4,500만; 크기: 138 × 88 × 98 mm; 무게: 738 g; 마운트: R'), deliveryDays: 3, units: 7,
  },
  {
    seller: ELECTRONICS, art: 'ebike', alt: '청록색 전기자전거 옆모습', title: '바람 시티 2 전기자전거', categoryCode: 'mobility', brand: '바람', model: 'CITY-2',
    description: '한 번 충전해 90km를 달리는 도심형 전기자전거입니다. 집에서 받고, 첫 조립과 조정을 해 드립니다.', cashPrice: 2_180_000, residual: 545_000, terms: [12, 24, 36],
    guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 2 }, specifications: facts('주행 거리: 90 km; 배터리: 36 V 14.5 Ah; 크기: 1,800 × 640 × 1,080 mm; 무게: 22.4 kg'), deliveryDays: 7, units: 6,
  },
  {
    seller: FURNITURE, art: 'massage', alt: '등받이를 기울인 안마의자 옆모습', title: '쉼 안마의자 오름 3', categoryCode: 'health', brand: '쉼', model: 'OREUM-3',
    description: '몸을 재어 등부터 종아리까지 주무르는 안마의자입니다. 설치와 헌 의자 거두기가 값에 들어 있습니다.', cashPrice: 3_960_000, terms: [24, 36, 48, 60],
    guarantee: { responseHours: 48, careVisitsPerYear: 1 }, specifications: facts('크기: 1,560 × 760 × 1,180 mm; 무게: 108 kg; 소비 전력: 150 W'), deliveryDays: 7, units: 5,
  },
  {
    seller: ELECTRONICS, art: 'fridge', alt: '위는 흰색, 아래는 세이지색인 4도어 냉장고', title: '온새미 4도어 냉장고 870L', categoryCode: 'appliances', brand: '온새미', model: 'RF-870',
    description: '870L 4도어 냉장고입니다. 아래 두 칸은 냉장과 냉동을 바꿔 쓸 수 있습니다.', cashPrice: 2_340_000, terms: ALL,
    guarantee: { responseHours: 24, replacement: true, careVisitsPerYear: 1, noteKo: '고장 나면 작은 냉장고를 먼저 가져다드립니다.', noteEn: 'If it fails, a small fridge comes first.' },
    specifications: facts('용량: 870 L; 크기: 912 × 930 × 1,850 mm; 소비 전력: 월 32.1 kWh'), deliveryDays: 5, units: 8,
  },
  {
    seller: ELECTRONICS, art: 'laptop', alt: '언덕과 달 화면을 켠 은색 노트북', title: '하늘 노트 16 32GB·1TB', categoryCode: 'computers', brand: '하늘', model: 'SN16-32',
    description: '16인치 화면에 메모리 32GB, 저장 공간 1TB인 노트북입니다. 무게는 1.52kg입니다.', cashPrice: 1_890_000, terms: [12, 24, 36], firstPaymentMax: 50,
    guarantee: { responseHours: 48, replacement: true }, specifications: facts('화면: 16인치 2,880 × 1,800; 메모리: 32 GB; 저장 공간: 1 TB; 크기: 355 × 248 × 18 mm; 무게: 1.52 kg'), deliveryDays: 2, units: 8,
  },
  {
    seller: INSTRUMENTS, art: 'piano', alt: '보면대에 악보가 놓인 월넛 업라이트 피아노 앞모습', title: '세종 업라이트 피아노 U-121 월넛', categoryCode: 'instruments', brand: '세종', model: 'U-121 월넛',
    description: '높이 121cm 업라이트 피아노입니다. 현과 해머를 새것으로 갖추고 세 번 조율해 보냅니다.\n엘리베이터가 없는 집은 미리 알려 주세요.',
    cashPrice: 5_480_000, residual: 1_096_000, terms: ALL,
    guarantee: { responseHours: 48, careVisitsPerYear: 2, noteKo: '건반, 현, 페달, 외장 도장까지 고쳐 드립니다.', noteEn: 'Keys, strings, pedals and finish included.' },
    specifications: facts('크기: 1,496 × 605 × 1,210 mm; 무게: 228 kg; 건반: 88; 페달: 3'), deliveryDays: 7, units: 3,
  },
];
