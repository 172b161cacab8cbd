import { ELECTRONICS, FURNITURE, shelf } from './shelf';

export const CARE_BEDS = shelf({
  seller: FURNITURE, art: 'bed', categoryCode: 'health', shows: '난간과 나무 판을 단 전동 침대', terms: [12, 24, 36, 48], deliveryDays: 3,
  guarantee: { responseHours: 12, replacement: true, careVisitsPerYear: 2, noteKo: '밤에도 전화를 받고, 움직이지 않으면 그날 바꿔 드립니다.', noteEn: 'We answer at night, and replace a bed that does not move the same day.' },
}, [
  ['oak', '다온', 'EB-5L', 2_290_000, '다온 5모터 간병 침대', '몸을 옆으로 기울여 욕창을 덜어 주는 침대입니다. 무게를 재는 발과 낮은 자리가 있어 오르내리기 쉽습니다.', '크기: 1,000 × 2,150 × 220–800 mm; 무게: 138 kg; 하중: 200 kg; 전원: 220 V 250 W'],
  ['sage', '다온', 'EB-2', 980_000, '다온 2모터 전동 침대', '등과 다리를 올리는 기본 침대입니다. 퇴원하고 몇 달 쓰는 분을 위해 12개월부터 빌립니다.', '크기: 980 × 2,100 × 420 mm; 무게: 82 kg; 하중: 150 kg; 전원: 220 V 180 W', { terms: [12, 24] }],
]);

export const MASSAGE_CHAIRS = shelf({
  seller: FURNITURE, art: 'massage', categoryCode: 'health', shows: '등받이를 기울인 안마의자 옆모습', terms: [24, 36, 48, 60], deliveryDays: 7,
  guarantee: { responseHours: 48, careVisitsPerYear: 1, noteKo: '가죽이 갈라지면 새로 씌워 드립니다.', noteEn: 'Cracked covers are renewed.' },
}, [
  ['ebony', '쉼', 'SANMARU', 5_480_000, '쉼 안마의자 산마루 프로', '허리와 골반을 끝까지 따라가는 긴 레일을 넣었습니다. 몸무게와 키를 재어 두 사람의 자리를 기억합니다. 손바닥 열선도 따로 켭니다.', '크기: 1,680 × 820 × 1,210 mm; 무게: 138 kg; 소비 전력: 280 W; 레일: 1,420 mm'],
  ['ivory', '쉼', 'MINI-S', 1_290_000, '쉼 안마의자 잎새 소형', '거실 한구석에 놓는 작은 안마의자입니다. 쓰지 않을 때는 발판을 접어 안락의자로 앉습니다.', '크기: 990 × 690 × 1,020 mm; 무게: 46 kg; 소비 전력: 90 W; 레일: 820 mm'],
  ['walnut', '달결', 'DG-7', 4_290_000, '달결 안마의자 DG-7', '두드림보다 천천히 누르는 안마에 힘을 썼습니다. 어깨를 뒤에서 감싸 당기고, 소리는 도서관만큼 낮습니다.', '크기: 1,590 × 790 × 1,190 mm; 무게: 121 kg; 소비 전력: 210 W; 레일: 1,350 mm'],
  ['graphite', '달결', 'DG-CO', 2_980_000, '달결 사무실용 안마의자', '휴게실에서 여럿이 쓰도록 15분 뒤에 스스로 멈춥니다. 머리 자리의 천은 벗겨 빨 수 있습니다.', '크기: 1,480 × 760 × 1,150 mm; 무게: 102 kg; 소비 전력: 180 W; 레일: 1,180 mm', { units: 8 }],
  ['brick', '쉼', 'OREUM-2', 2_480_000, '쉼 안마의자 오름 2', '오름 3보다 레일이 짧은 대신 값을 낮췄습니다. 종아리와 발바닥은 같은 힘으로 주무릅니다.', '크기: 1,520 × 740 × 1,150 mm; 무게: 94 kg; 소비 전력: 150 W; 레일: 1,080 mm'],
  ['ebony', '쉼', 'OREUM-3R', 2_190_000, '쉼 안마의자 오름 3 리퍼', '서른 달 쓰고 돌아온 의자의 가죽과 공기 주머니를 새로 갈았습니다. 모터는 남은 수명을 재어 기록지에 적었습니다.', '크기: 1,560 × 760 × 1,180 mm; 무게: 108 kg; 소비 전력: 150 W; 레일: 1,250 mm', { condition: 'REFURBISHED', units: 3, terms: [12, 24, 36] }],
]);

export const TREADMILLS = shelf({
  seller: ELECTRONICS, art: 'treadmill', categoryCode: 'health', shows: '발판과 작은 화면을 단 러닝머신', terms: [12, 24, 36, 48], deliveryDays: 7,
  guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 1, noteKo: '벨트에 기름을 치고 발판을 바로잡아 드립니다.', noteEn: 'The belt is oiled and aligned once a year.' },
}, [
  ['ebony', '달림', 'RUN-5', 1_890_000, '달림 러닝머신 런 5', '시속 18km까지 달리는 집 안의 러닝머신입니다. 발판 아래 고무가 무릎에 오는 충격을 받아 줍니다.', '크기: 860 × 1,920 × 1,420 mm; 무게: 98 kg; 하중: 140 kg; 소비 전력: 2.2 kW'],
  ['graphite', '달림', 'WALK-2', 590_000, '달림 접이식 워킹 패드', '책상 아래에 두고 걷는 낮은 발판입니다. 반으로 접어 소파 밑에 넣습니다.', '크기: 560 × 1,430 × 120 mm; 무게: 28 kg; 하중: 110 kg; 소비 전력: 750 W', { terms: [12, 24] }],
  ['ivory', '달림', 'RUN-3', 1_190_000, '달림 러닝머신 런 3', '세워서 접는 러닝머신입니다. 밤에 달려도 아래층에 들리지 않도록 벨트를 두껍게 짰습니다.', '크기: 780 × 1,680 × 1,320 mm; 무게: 72 kg; 하중: 120 kg; 소비 전력: 1.8 kW'],
  ['ebony', '달림', 'PRO-9', 6_890_000, '달림 헬스장용 러닝머신 프로 9', '하루 열 시간을 도는 교류 모터를 넣은 업소용입니다. 벨트와 판은 뒤집어 두 배로 오래 씁니다.', '크기: 930 × 2,150 × 1,580 mm; 무게: 198 kg; 하중: 200 kg; 전원: 220 V 3.8 kW', { terms: [24, 36, 48, 60], residual: 1_370_000, guarantee: { responseHours: 12, replacement: true, careVisitsPerYear: 4, noteKo: '영업이 멈추지 않도록 그날 대신 쓸 기계를 들여 드립니다.', noteEn: 'A stand-in machine comes the same day.' } }],
  ['indigo', '달림', 'REHAB', 2_480_000, '달림 재활 보행 러닝머신', '시속 0.1km부터 천천히 도는 재활용입니다. 양쪽 긴 손잡이와 어깨 끈이 넘어짐을 막습니다.', '크기: 900 × 1,980 × 1,450 mm; 무게: 124 kg; 하중: 150 kg; 소비 전력: 1.5 kW'],
  ['graphite', '달림', 'RUN-5R', 980_000, '달림 러닝머신 런 5 리퍼', '아파트 체육관에서 돌아온 기계입니다. 벨트와 판을 새것으로 갈고 500km를 시험해 보냅니다.', '크기: 860 × 1,920 × 1,420 mm; 무게: 98 kg; 하중: 140 kg; 소비 전력: 2.2 kW', { condition: 'REFURBISHED' }],
]);

export const WHEELCHAIRS = shelf({
  seller: ELECTRONICS, art: 'wheelchair', categoryCode: 'health', shows: '등받이와 조종간을 단 전동 휠체어 옆모습', terms: [12, 24, 36, 48], deliveryDays: 3,
  guarantee: { responseHours: 12, replacement: true, careVisitsPerYear: 2, noteKo: '길에서 멈추면 두 시간 안에 모시러 갑니다.', noteEn: 'If it stops on the road, we come within two hours.' },
}, [
  ['indigo', '다온', 'WC-1', 2_180_000, '다온 전동 휠체어 나들이', '한 번 충전해 25km를 가는 전동 휠체어입니다. 비탈 10도까지 오르고, 내리막에서는 스스로 늦춥니다.', '크기: 620 × 1,080 × 940 mm; 무게: 64 kg; 하중: 120 kg; 배터리: 24 V 40 Ah'],
  ['graphite', '다온', 'WC-F', 2_690_000, '다온 접이식 전동 휠체어', '승용차 트렁크에 접어 넣습니다. 배터리를 빼면 21kg이라 한 사람이 들 수 있습니다.', '크기: 590 × 980 × 910 mm; 무게: 24.5 kg; 하중: 110 kg; 배터리: 24 V 20 Ah'],
  ['brick', '다온', 'WC-TILT', 4_580_000, '다온 눕는 전동 휠체어', '오래 앉는 분을 위해 등과 자리를 함께 눕힙니다. 자리 폭과 팔걸이 높이를 몸에 맞춰 조립해 드립니다.', '크기: 660 × 1,150 × 1,120 mm; 무게: 118 kg; 하중: 150 kg; 배터리: 24 V 75 Ah', { deliveryDays: 10 }],
  ['ebony', '다온', 'WC-1R', 1_190_000, '다온 전동 휠체어 나들이 리퍼', '배터리와 바퀴를 새것으로 갈고 방석을 바꿨습니다. 조종간은 왼쪽과 오른쪽 어디에나 답니다.', '크기: 620 × 1,080 × 940 mm; 무게: 64 kg; 하중: 120 kg; 배터리: 24 V 40 Ah', { condition: 'REFURBISHED', units: 4 }],
]);
