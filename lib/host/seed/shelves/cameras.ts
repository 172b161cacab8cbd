import { ELECTRONICS, shelf } from './shelf';

export const CAMERAS = shelf({
  seller: ELECTRONICS, art: 'camera', categoryCode: 'computers', shows: '몸체의 렌즈 교환식 카메라 앞모습', terms: [12, 24, 36], deliveryDays: 3, residualShare: 0.3,
  guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 1, noteKo: '해마다 센서를 청소하고 초점을 맞춰 드립니다.', noteEn: 'The sensor is cleaned and focus checked every year.' },
}, [
  ['ebony', '루멘', 'R6V', 2_590_000, '루멘 R6 영상용 미러리스', '4K를 두 시간 이어 찍어도 멈추지 않는 카메라입니다. 손떨림을 몸체에서 잡고, 소리 단자 두 개를 갖췄습니다.', '화소: 2,420만; 동영상: 4K 60프레임; 크기: 138 × 88 × 98 mm; 무게: 670 g'],
  ['ivory', '루멘', 'Z30', 1_180_000, '루멘 Z30 여행용 미러리스', '주머니에 들어가는 작은 렌즈를 끼운 여행용 카메라입니다. 찍은 사진이 휴대전화로 바로 옮겨집니다.', '화소: 2,610만; 크기: 113 × 66 × 43 mm; 무게: 345 g; 마운트: Z'],
  ['graphite', '빛결', 'FM-2', 1_890_000, '빛결 FM-2 클래식 미러리스', '조리개와 셔터를 다이얼로 돌리는 카메라입니다. 흑백 필름의 결을 흉내 낸 색 열두 가지가 들어 있습니다.', '화소: 2,600만; 크기: 129 × 83 × 54 mm; 무게: 499 g; 마운트: F'],
  ['walnut', '빛결', 'MX-100', 5_980_000, '빛결 MX-100 중형 카메라', '스튜디오와 풍경을 위한 1억 화소 중형 카메라입니다. 63mm 렌즈와 배터리 세 개, 단단한 가방을 함께 드립니다.', '화소: 1억 200만; 크기: 150 × 104 × 87 mm; 무게: 883 g; 마운트: X', { terms: [24, 36, 48], residual: 2_390_000, units: 3 }],
  ['ebony', '루멘', 'R5U', 2_290_000, '루멘 R5 중고 셔터 1만 회', '사진관에서 이태 쓴 R5입니다. 셔터는 1만 1천 번 눌렸고, 뒷면 고무를 새로 붙였습니다.', '화소: 4,500만; 크기: 138 × 98 × 88 mm; 무게: 738 g; 마운트: R', { condition: 'USED', units: 3, residual: 570_000 }],
]);

export const DRONES = shelf({
  seller: ELECTRONICS, art: 'drone', categoryCode: 'computers', shows: '몸체의 네 날개 드론', terms: [12, 24, 36], deliveryDays: 3, residualShare: 0.2,
  guarantee: { responseHours: 54, replacement: true, noteKo: '날리다 떨어뜨려도 한 해에 한 번은 바꿔 드립니다.', noteEn: 'One crash a year is replaced.' },
}, [
  ['ivory', '새결', 'SK-3', 1_490_000, '새결 촬영 드론 SK-3', '접으면 손바닥만 한 촬영용 드론입니다. 한 번에 43분을 날고, 네 방향의 벽을 보고 스스로 피합니다.', '비행 시간: 43분; 동영상: 4K 60프레임; 크기: 283 × 107 × 347 mm; 무게: 895 g'],
  ['graphite', '새결', 'SK-5P', 3_280_000, '새결 방송용 드론 SK-5 프로', '바람이 초속 12m로 불어도 화면이 흔들리지 않습니다. 렌즈 세 개로 먼 곳을 당겨 찍고, 조종기에 밝은 화면이 붙어 있습니다.', '비행 시간: 46분; 동영상: 5.1K 50프레임; 크기: 348 × 283 × 108 mm; 무게: 958 g'],
  ['brick', '새결', 'AG-16', 9_600_000, '새결 농업용 드론 AG-16', '논 한 마지기에 5분이 걸리는 16리터 방제 드론입니다. 땅의 높낮이를 따라 날고, 조종 자격 교육을 하루 해 드립니다.', '약제: 16 L; 비행 시간: 18분; 크기: 1,795 × 1,800 × 780 mm; 무게: 26.5 kg', { terms: [24, 36, 48], units: 3, deliveryDays: 14, guarantee: { responseHours: 24, replacement: true, careVisitsPerYear: 2, noteKo: '농번기에는 다음 날 바로 바꿔 드립니다.', noteEn: 'In the season a replacement comes the next day.' } }],
  ['indigo', '새결', 'MINI-2', 590_000, '새결 미니 드론 249g', '249g이라 신고 없이 띄울 수 있습니다. 손바닥에서 뜨고 손바닥에 내려앉아 아이와 함께 배우기 좋습니다.', '비행 시간: 31분; 동영상: 2.7K 30프레임; 크기: 245 × 289 × 56 mm; 무게: 249 g'],
]);
