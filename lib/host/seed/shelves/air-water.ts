import { ELECTRONICS, shelf } from './shelf';

export const ROBOTS = shelf({
  seller: ELECTRONICS, art: 'robot', categoryCode: 'air-water', shows: '충전대 곁의 납작한 로봇청소기', terms: [12, 24, 36], deliveryDays: 3,
  guarantee: { responseHours: 54, replacement: true, careVisitsPerYear: 1, noteKo: '솔과 걸레, 먼지 봉투를 여섯 달마다 보내 드립니다.', noteEn: 'Brushes, mops and bags are sent every six months.' },
}, [
  ['ivory', '맑음', 'RB-7', 990_000, '맑음 로봇청소기 RB-7 물걸레', '먼지를 빨고 걸레로 닦은 뒤 돌아와 걸레를 빱니다. 문턱 20mm를 넘고, 양말과 전선을 보고 비켜 갑니다.', '흡입: 8,000 Pa; 크기: 350 × 353 × 104 mm; 무게: 4.2 kg; 충전대: 340 × 460 × 520 mm'],
  ['graphite', '맑음', 'RB-9S', 1_490_000, '맑음 로봇청소기 RB-9 스팀', '100도 김으로 바닥의 기름때를 불려 닦습니다. 걸레는 뜨거운 물로 빨고 바람으로 말려 냄새가 나지 않습니다.', '흡입: 12,000 Pa; 크기: 353 × 350 × 98 mm; 무게: 4.7 kg; 충전대: 430 × 480 × 560 mm'],
  ['ebony', '맑음', 'RB-5', 590_000, '맑음 로봇청소기 RB-5', '먼지통을 두 달에 한 번만 비웁니다. 높이 81mm라 낮은 침대 밑까지 들어갑니다.', '흡입: 6,000 Pa; 크기: 340 × 340 × 81 mm; 무게: 3.4 kg; 충전대: 220 × 300 × 420 mm', { terms: [12, 24] }],
  ['indigo', '맑음', 'RB-C', 4_980_000, '맑음 업소용 청소 로봇', '마트와 병원 복도를 밤사이 혼자 쓸고 닦습니다. 물 60L를 싣고 세 시간을 다니며, 사람이 오면 먼저 멈춥니다.', '물통: 60 L; 크기: 620 × 780 × 1,180 mm; 무게: 112 kg; 배터리: 24 V 100 Ah', { terms: [24, 36, 48], residual: 890_000, guarantee: { responseHours: 12, replacement: true, careVisitsPerYear: 4, noteKo: '멈춘 다음 날 아침까지 대신 쓸 로봇을 드립니다.', noteEn: 'A stand-in robot by the next morning.' } }],
  ['ivory', '맑음', 'RB-7R', 490_000, '맑음 로봇청소기 RB-7 리퍼', '걸레와 솔, 배터리를 갈고 지도를 지웠습니다. 충전대 옆에 작은 흠이 있습니다.', '흡입: 8,000 Pa; 크기: 350 × 353 × 104 mm; 무게: 4.2 kg; 충전대: 340 × 460 × 520 mm', { condition: 'REFURBISHED', terms: [12, 24] }],
]);

export const PURIFIERS = shelf({
  seller: ELECTRONICS, art: 'purifier', categoryCode: 'air-water', shows: '몸체의 공기청정기', terms: [12, 24, 36, 48], deliveryDays: 3,
  guarantee: { responseHours: 54, replacement: true, careVisitsPerYear: 2, noteKo: '여섯 달마다 필터를 갈고 센서를 닦아 드립니다.', noteEn: 'Filters are renewed and the sensor cleaned every six months.' },
}, [
  ['ivory', '숨결', 'AP-100', 790_000, '숨결 공기청정기 100㎡', '거실과 주방을 한 대로 맡는 큰 공기청정기입니다. 요리하는 동안 먼지를 느끼면 스스로 힘을 올립니다.', '면적: 100 ㎡; 크기: 376 × 376 × 1,070 mm; 무게: 19.5 kg; 소비 전력: 68 W'],
  ['sage', '숨결', 'AP-40', 390_000, '숨결 공기청정기 40㎡ 침실용', '잠든 방에서는 불을 끄고 소리를 19dB로 낮춥니다. 꽃가루철에는 밤새 창가 바람을 거릅니다.', '면적: 40 ㎡; 크기: 260 × 260 × 560 mm; 무게: 7.2 kg; 소비 전력: 32 W', { terms: [12, 24, 36] }],
  ['graphite', '숨결', 'AP-60P', 590_000, '숨결 반려동물 공기청정기', '털을 먼저 거르는 앞 필터를 물로 빨아 씁니다. 냄새 필터는 두 배로 두껍습니다.', '면적: 60 ㎡; 크기: 310 × 310 × 720 mm; 무게: 10.8 kg; 소비 전력: 45 W'],
  ['ebony', '숨결', 'AP-200', 1_980_000, '숨결 교실용 공기청정기', '아이 서른 명이 있는 교실에 맞췄습니다. 넘어지지 않게 벽에 묶고, 소리는 수업을 가리지 않습니다.', '면적: 200 ㎡; 크기: 520 × 420 × 1,450 mm; 무게: 42 kg; 소비 전력: 140 W'],
  ['oak', '숨결', 'AH-70', 890_000, '숨결 가습 공기청정기', '물을 데워 식힌 뒤 김으로 내보내는 가습을 함께 합니다. 물통은 식기세척기에 넣어 씻습니다.', '면적: 70 ㎡; 크기: 350 × 350 × 820 mm; 무게: 13.6 kg; 물통: 6 L'],
]);

export const WATER_PURIFIERS = shelf({
  seller: ELECTRONICS, art: 'water', categoryCode: 'air-water', shows: '몸체에 물컵이 놓인 정수기', terms: [24, 36, 48, 60], deliveryDays: 5,
  guarantee: { responseHours: 24, replacement: true, careVisitsPerYear: 3, noteKo: '넉 달마다 필터를 갈고 물길을 소독합니다.', noteEn: 'Every four months filters are renewed and the lines sanitised.' },
}, [
  ['ivory', '맑은샘', 'WP-3', 890_000, '맑은샘 냉온 정수기', '찬물과 뜨거운 물을 바로 내는 정수기입니다. 폭 180mm라 싱크대 옆 틈에 들어갑니다.', '정수: 분당 2.4 L; 크기: 180 × 480 × 410 mm; 무게: 14 kg; 소비 전력: 2.7 kW'],
  ['graphite', '맑은샘', 'WP-ICE', 1_690_000, '맑은샘 얼음 정수기', '하루에 얼음 600알을 얼립니다. 얼음 칸을 자외선으로 비추고, 이틀마다 스스로 비웁니다.', '얼음: 하루 5 kg; 크기: 240 × 520 × 480 mm; 무게: 24 kg; 소비 전력: 2.8 kW'],
  ['sage', '맑은샘', 'WP-1', 490_000, '맑은샘 직수 정수기', '전기 없이 물만 거릅니다. 필터를 손으로 돌려 갈고, 고인 물이 없습니다.', '정수: 분당 2.1 L; 크기: 110 × 340 × 380 mm; 무게: 4.1 kg; 전원: 없음'],
  ['indigo', '맑은샘', 'WP-OF', 1_980_000, '맑은샘 사무실 스탠드 정수기', '서른 사람이 쓰는 스탠드 정수기입니다. 컵을 대면 세 걸음 안에서도 뜨거운 물은 나오지 않게 잠겨 있습니다.', '정수: 분당 4.2 L; 크기: 320 × 480 × 1,180 mm; 무게: 31 kg; 소비 전력: 3.1 kW'],
  ['ebony', '맑은샘', 'WP-SPA', 1_290_000, '맑은샘 탄산수 정수기', '찬물에 탄산을 넣어 바로 내립니다. 실린더는 떨어지기 열흘 전에 새것을 보내 드립니다.', '정수: 분당 2.0 L; 크기: 230 × 490 × 450 mm; 무게: 19 kg; 탄산: 3.4 kg 실린더'],
]);
