import { ELECTRONICS, shelf } from './shelf';

export const BICYCLES = shelf({
  seller: ELECTRONICS, art: 'ebike', categoryCode: 'mobility', shows: '틀의 전기자전거 옆모습', terms: [12, 24, 36], deliveryDays: 7, residualShare: 0.25,
  guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 2, noteKo: '브레이크와 체인은 다닐 때마다 새것으로 갈아 드립니다.', noteEn: 'Brakes and chain are renewed at each visit.' },
}, [
  ['indigo', '바람', 'MTB-3', 3_290_000, '바람 산악 전기자전거 마루 3', '앞뒤가 모두 출렁이는 산악용입니다. 가운데 모터가 비탈에서 힘을 밀어주고, 내려올 때는 끕니다.', '주행 거리: 110 km; 배터리: 36 V 17.5 Ah; 크기: 1,890 × 780 × 1,120 mm; 무게: 24.1 kg'],
  ['ivory', '바람', 'MINI-20', 1_390_000, '바람 미니벨로 전기자전거', '바퀴 20인치의 작은 자전거입니다. 반으로 접어 지하철에 싣고, 배터리는 안장대 속에 숨겼습니다.', '주행 거리: 55 km; 배터리: 36 V 7 Ah; 크기: 1,520 × 580 × 1,050 mm; 무게: 16.8 kg'],
  ['sage', '바람', 'CARGO', 3_980_000, '바람 화물 전기자전거 두 아이석', '앞 상자에 아이 둘이나 짐 80kg을 싣습니다. 비를 가리는 덮개와 안전띠가 딸려 옵니다.', '주행 거리: 75 km; 배터리: 48 V 14 Ah; 크기: 2,510 × 880 × 1,150 mm; 무게: 46 kg'],
  ['brick', '바람', 'STEP-1', 1_780_000, '바람 낮은 틀 전기자전거', '다리를 높이 들지 않고 타는 낮은 틀입니다. 장바구니와 등받이가 붙어 장을 보러 다니기 좋습니다.', '주행 거리: 70 km; 배터리: 36 V 10.4 Ah; 크기: 1,790 × 650 × 1,060 mm; 무게: 21.3 kg'],
  ['graphite', '두바퀴', 'DEL-48', 2_690_000, '두바퀴 배달용 전기자전거', '하루 100km를 달리는 배달용입니다. 배터리 두 개를 번갈아 끼우고, 바퀴는 구멍이 나지 않습니다.', '주행 거리: 140 km; 배터리: 48 V 20 Ah 두 개; 크기: 1,820 × 700 × 1,110 mm; 무게: 31 kg', { guarantee: { responseHours: 8, replacement: true, careVisitsPerYear: 6, noteKo: '쉬는 날이 없도록 그날 대신 탈 자전거를 드립니다.', noteEn: 'A stand-in the same day, so that no day is lost.' } }],
  ['brick', '두바퀴', 'CL-7', 1_980_000, '두바퀴 클래식 전기자전거 7단', '가죽 안장과 나무 손잡이를 단 7단 자전거입니다. 모터가 바퀴통 속에 있어 보통 자전거처럼 보입니다.', '주행 거리: 60 km; 배터리: 36 V 9 Ah; 크기: 1,780 × 600 × 1,040 mm; 무게: 18.9 kg'],
  ['indigo', '바람', 'CITY-2R', 1_090_000, '바람 시티 2 전기자전거 중고', '도서관이 이태 쓴 시티 2입니다. 배터리는 새것의 92%가 남았고, 브레이크와 안장을 갈았습니다.', '주행 거리: 82 km; 배터리: 36 V 14.5 Ah; 크기: 1,800 × 640 × 1,080 mm; 무게: 22.4 kg', { condition: 'USED', units: 4, terms: [12, 24] }],
]);

export const SCOOTERS = shelf({
  seller: ELECTRONICS, art: 'scooter', categoryCode: 'mobility', shows: '발판의 전동 킥보드 옆모습', terms: [12, 24], deliveryDays: 3,
  guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 1, noteKo: '타이어에 구멍이 나면 새것으로 갈아 드립니다.', noteEn: 'Punctured tyres are replaced.' },
}, [
  ['sage', '바람', 'KICK-3', 790_000, '바람 전동 킥보드 KICK-3', '출퇴근길 40km를 가는 킥보드입니다. 앞뒤 브레이크를 따로 잡고, 비가 와도 켜집니다.', '주행 거리: 40 km; 배터리: 36 V 10 Ah; 크기: 1,150 × 480 × 1,180 mm; 무게: 17.2 kg'],
  ['ebony', '바람', 'KICK-5', 1_290_000, '바람 전동 킥보드 KICK-5', '앞뒤 바퀴에 모두 쇼바를 단 넉넉한 킥보드입니다. 비탈이 많은 동네에서 힘이 남습니다.', '주행 거리: 65 km; 배터리: 48 V 15 Ah; 크기: 1,220 × 520 × 1,230 mm; 무게: 25.4 kg'],
  ['graphite', '새결', 'LITE-8', 490_000, '새결 가벼운 킥보드 8kg', '8.3kg이라 계단을 들고 오릅니다. 지하철과 버스를 갈아타는 짧은 길에 맞췄습니다.', '주행 거리: 18 km; 배터리: 36 V 5 Ah; 크기: 950 × 430 × 1,080 mm; 무게: 8.3 kg'],
  ['brick', '새결', 'SEAT-2', 1_080_000, '새결 안장 킥보드', '안장을 끼우면 앉아서 탑니다. 짐칸에 12kg까지 실어 동네 배달에 쓰기 좋습니다.', '주행 거리: 50 km; 배터리: 48 V 12 Ah; 크기: 1,180 × 560 × 1,150 mm; 무게: 23.6 kg'],
  ['indigo', '두바퀴', 'SEN-3', 1_490_000, '두바퀴 세 바퀴 전동 킥보드', '바퀴가 셋이라 멈춰도 서 있습니다. 시속 15km를 넘지 않고, 거꾸로 가는 단추가 있습니다.', '주행 거리: 35 km; 배터리: 36 V 12 Ah; 크기: 1,060 × 580 × 1,020 mm; 무게: 28.1 kg', { terms: [12, 24, 36] }],
  ['sage', '바람', 'KICK-3R', 390_000, '바람 전동 킥보드 KICK-3 리퍼', '대여 업체에서 돌아온 킥보드의 배터리와 바퀴를 갈았습니다. 발판에 긁힌 자국이 남아 있습니다.', '주행 거리: 38 km; 배터리: 36 V 10 Ah; 크기: 1,150 × 480 × 1,180 mm; 무게: 17.2 kg', { condition: 'REFURBISHED', terms: [12] }],
]);
