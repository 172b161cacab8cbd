import type { Story } from './story';

/** Leases that have run for up to two years, oldest first; some of the bank, whose offer was the cheaper one. */
const LEASES: readonly Story[] = [
  { buyer: 'purchaser7', goods: '온새미 쇼케이스 냉장고 900L 두 문', daysAgo: 725, termMonths: 36, to: 'LEASED' },
  { buyer: 'purchaser3', goods: '카페온 우노 에스프레소 1그룹', daysAgo: 698, termMonths: 36, first: 10, to: 'LEASED' },
  { buyer: 'purchaser', goods: '고요 업라이트 피아노 V-118', daysAgo: 640, termMonths: 48, first: 10, to: 'LEASED' },
  { buyer: 'purchaser4', goods: '다온 2모터 전동 침대', daysAgo: 566, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser8', goods: '온새미 스탠드 에어컨 17평형', daysAgo: 498, termMonths: 36, to: 'LEASED' },
  { buyer: 'purchaser6', goods: '바람 미니벨로 전기자전거', daysAgo: 421, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser3', goods: '달결 사무실용 안마의자', daysAgo: 410, termMonths: 36, first: 10, to: 'LEASED', lenders: ['desk', 'hanbit'], bank: true, lender: 'hanbit' },
  { buyer: 'purchaser7', goods: '솔빛 컬러 복합기 22매 소형', daysAgo: 365, termMonths: 48, to: 'LEASED' },
  // Its goods may be bought, given back or used on, and that is to be chosen about now.
  { buyer: 'purchaser', goods: '루멘 Z30 여행용 미러리스', daysAgo: 325, termMonths: 12, to: 'LEASED' },
  { buyer: 'purchaser3', goods: '무루 2인 패브릭 소파', daysAgo: 301, termMonths: 24, to: 'LEASED', words: '왼쪽 다리의 칠이 조금 벗겨져 있습니다.' },
  { buyer: 'purchaser2', goods: '하늘 노트 14 16GB·512GB', daysAgo: 244, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser', goods: '다온 전동 책상 스탠드 180', daysAgo: 230, termMonths: 24, to: 'LEASED', lenders: ['desk', 'hanbit'], bank: true, lender: 'hanbit' },
  { buyer: 'purchaser6', goods: '온쉼 슈퍼싱글 메모리폼 침대', daysAgo: 187, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser8', goods: '맑음 로봇청소기 RB-5', daysAgo: 129, termMonths: 12, to: 'LEASED' },
  { buyer: 'purchaser9', goods: '맑은샘 탄산수 정수기', daysAgo: 95, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser', goods: '루멘 컬러 27 4K 모니터', daysAgo: 82, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser8', goods: '루멘 울트라와이드 49인치', daysAgo: 60, termMonths: 36, to: 'LEASED', lenders: ['desk', 'hanbit'], bank: true, lender: 'hanbit' },
];

/** What did not become a lease, at one station or another. */
const OVER: readonly Story[] = [
  { buyer: 'purchaser5', goods: '나래 게이밍 노트북 17', daysAgo: 380, termMonths: 36, to: 'ANSWERED', lenders: ['desk', 'hanbit'], bank: true },
  { buyer: 'purchaser8', goods: '가온 첼로 C-3 입문', daysAgo: 333, termMonths: 24, to: 'LIMIT_LAPSED' },
  { buyer: 'purchaser6', goods: '한빛 OLED 65 벽걸이형', daysAgo: 318, termMonths: 36, to: 'FORM_LAPSED' },
  { buyer: 'purchaser4', goods: '쉼 안마의자 잎새 소형', daysAgo: 275, termMonths: 24, to: 'CANCELLED', words: '딸이 쓰던 것을 가져오기로 했습니다.' },
  { buyer: 'purchaser3', goods: '다온 코너 전동 책상 140', daysAgo: 231, termMonths: 24, to: 'DECLINED', words: '상판에 금이 간 것을 싣기 전에 알았습니다. 같은 물건이 다음 달에 들어옵니다.' },
  { buyer: 'purchaser7', goods: '달림 러닝머신 런 3', daysAgo: 204, termMonths: 24, to: 'LAPSED' },
  { buyer: 'purchaser6', goods: '루멘 34 커브드 모니터', daysAgo: 171, termMonths: 24, to: 'RETURNED', words: '화면 왼쪽 위에 불량 화소가 셋 있습니다.' },
  { buyer: 'purchaser8', goods: '새결 촬영 드론 SK-3', daysAgo: 143, termMonths: 24, to: 'ABANDONED', words: '소득 자료가 신청 때와 달라 계약서를 낼 수 없습니다.' },
  { buyer: 'purchaser5', goods: '바람 전동 킥보드 KICK-3', daysAgo: 96, termMonths: 12, to: 'DECIDED_NO', told: { annualIncome: '18500000', employment: 'OTHER', obligations: '180000' }, words: '아르바이트 소득이 끝나는 날을 확인하지 못했습니다.' },
  { buyer: 'purchaser4', goods: '숨결 공기청정기 100㎡', daysAgo: 71, termMonths: 24, to: 'GROWN_OLD' },
  { buyer: 'purchaser7', goods: '한빛 UHD TV 50인치', daysAgo: 40, termMonths: 12, to: 'NOT_CARRIED' },
  { buyer: 'purchaser3', goods: '맑은샘 직수 정수기', daysAgo: 33, termMonths: 24, to: 'FORM_CANCELLED', lenders: ['desk', 'hanbit'], bank: true, words: '더 큰 것으로 다시 고르겠습니다.' },
];

/** What is going on now: something in every queue. */
const NOW: readonly Story[] = [
  { buyer: 'purchaser4', goods: '새결 농업용 드론 AG-16', daysAgo: 6, termMonths: 24, first: 10, to: 'ANSWERED', told: { annualIncome: '18500000', employment: 'EMPLOYED', obligations: '300000' } },
  { buyer: 'purchaser8', goods: '무루 3인 벨벳 소파', daysAgo: 5, termMonths: 36, to: 'DECIDED_OTHERWISE', told: { annualIncome: '24000000', employment: 'OTHER', obligations: '200000' }, words: '선납금을 조금 내시면 승인할 수 있습니다.' },
  { buyer: 'purchaser6', goods: '빛결 FM-2 클래식 미러리스', daysAgo: 4, termMonths: 24, to: 'DECIDED_YES', told: { annualIncome: '24000000', employment: 'OTHER', obligations: '150000' }, words: '앞선 리스를 늦지 않게 내 왔습니다.' },
  { buyer: 'purchaser3', goods: '숨결 교실용 공기청정기', daysAgo: 7, termMonths: 36, to: 'UNANSWERED', lenders: ['desk', 'hanbit'] },
  { buyer: 'purchaser7', goods: '온새미 김치냉장고 500L 4도어', daysAgo: 9, termMonths: 36, to: 'REFUSED', words: '문짝 아래가 찌그러진 채로 왔습니다.' },
  { buyer: 'purchaser3', goods: '원두결 콤팩트 2그룹 머신', daysAgo: 8, termMonths: 36, to: 'CONTRACT_REFUSED', words: '사업자등록 주소가 바뀌어 서류를 다시 받아야 합니다.' },
  { buyer: 'purchaser8', goods: '다온 전동 휠체어 나들이 리퍼', daysAgo: 5, termMonths: 24, to: 'LEASED' },
  { buyer: 'purchaser3', goods: '쉼 안마의자 오름 3 리퍼', daysAgo: 4, termMonths: 24, to: 'WITHDRAWN' },
  { buyer: 'purchaser2', goods: '너른 호텔 침대 퀸', daysAgo: 4, termMonths: 24, to: 'PAYMENT_REFUSED', words: '등받이 나사 두 개가 헛돌아 흔들립니다. 고쳐 달라고 두 번 전화했지만 부품이 없다고만 합니다.' },
  { buyer: 'purchaser6', goods: '온쉼 모션 침대 슈퍼싱글', daysAgo: 6, termMonths: 36, to: 'DRAWN' },
  { buyer: 'purchaser7', goods: '다온 전동 책상 스탠드 120', daysAgo: 5, termMonths: 24, to: 'DRAWN', words: '상판 뒤쪽에 작은 흠이 있습니다.' },
  { buyer: 'purchaser8', goods: '다온 접이식 전동 휠체어', daysAgo: 5, termMonths: 24, to: 'SENT_BACK', words: '주소의 동과 호수가 주문서와 다르게 적혔습니다.' },
  { buyer: 'purchaser4', goods: '가온 첼로 C-9 수제 마스터', daysAgo: 4, termMonths: 36, first: 10, decided: true, told: { annualIncome: '72000000', employment: 'SELF_EMPLOYED', obligations: '0' }, to: 'DRAWN' },
  { buyer: 'purchaser8', goods: '두바퀴 클래식 전기자전거 7단', daysAgo: 5, termMonths: 24, to: 'DELIVERED' },
  { buyer: 'purchaser3', goods: '바람 낮은 틀 전기자전거', daysAgo: 21, termMonths: 24, to: 'DELIVERED' },
  { buyer: 'purchaser4', goods: '온쉼 퀸 단단한 매트리스 침대', daysAgo: 4, termMonths: 36, to: 'REVIEWED' },
  { buyer: 'purchaser3', goods: '솔빛 흑백 복합기 30매', daysAgo: 4, termMonths: 36, to: 'RELAYED' },
  { buyer: 'purchaser7', goods: '온새미 스탠드 에어컨 20평형 공기청정', daysAgo: 11, termMonths: 36, to: 'SILENT' },
  { buyer: 'purchaser6', goods: '달림 접이식 워킹 패드', daysAgo: 3, termMonths: 12, to: 'DECIDED' },
  { buyer: 'purchaser8', goods: '숨결 가습 공기청정기', daysAgo: 3, termMonths: 24, to: 'INSPECTED' },
  { buyer: 'purchaser4', goods: '맑은샘 냉온 정수기', daysAgo: 3, termMonths: 36, to: 'RECEIVED' },
  { buyer: 'purchaser3', goods: '한빛 냉동 쇼케이스 400L', daysAgo: 5, termMonths: 36, to: 'PROVED' },
  { buyer: 'purchaser7', goods: '너른 어린이 높이 조절 책상', daysAgo: 2, termMonths: 24, to: 'SHIPPED' },
  { buyer: 'purchaser8', goods: '하늘 플립 14 펜 포함', daysAgo: 1, termMonths: 24, to: 'NOTICE_ACCEPTED' },
  { buyer: 'purchaser5', goods: '가온 첼로 C-7 수제', daysAgo: 1, termMonths: 36, to: 'PROPOSED', told: { annualIncome: '25000000', employment: 'OTHER', obligations: '250000' }, words: '레슨 소득을 통장으로 확인했습니다.' },
  { buyer: 'purchaser7', goods: '하늘 노트 14 16GB·512GB', daysAgo: 1, termMonths: 36, to: 'OBJECTED', told: { annualIncome: '24000000', employment: 'OTHER', obligations: '200000' }, words: '프리랜서라 재직 증명이 없습니다. 지난해 종합소득세 신고 내역을 낼 수 있습니다.' },
  { buyer: 'purchaser6', goods: '고요 디지털 피아노 DP-88', daysAgo: 0, termMonths: 36, to: 'PLACED' },
  { buyer: 'purchaser4', goods: '달림 재활 보행 러닝머신', daysAgo: 0, termMonths: 24, to: 'SIGNED' },
  { buyer: 'purchaser3', goods: '가든 대기실 3인 소파', daysAgo: 0, termMonths: 24, to: 'FORM', lenders: ['desk', 'hanbit'] },
  { buyer: 'purchaser7', goods: '카페온 전자동 커피 머신', daysAgo: 0, termMonths: 48, first: 10, to: 'ANSWERED', lenders: ['desk', 'hanbit'], bank: true },
  { buyer: 'purchaser8', goods: '달결 안마의자 DG-7', daysAgo: 0, termMonths: 36, to: 'ANSWERED', lenders: ['desk', 'hanbit'], bank: true },
  { buyer: 'purchaser6', goods: '숨결 공기청정기 40㎡ 침실용', daysAgo: 0, termMonths: 24, to: 'ANSWERED', lenders: ['desk', 'hanbit'], bank: true },
  { buyer: 'purchaser8', goods: '나래 A3 컬러 복합기', daysAgo: 0, termMonths: 36, to: 'ANSWERED', told: { annualIncome: '24000000', employment: 'OTHER', obligations: '50000' } },
  { buyer: 'purchaser6', goods: '루멘 액자형 TV 55인치', daysAgo: 0, termMonths: 24, to: 'ASKED', lenders: ['desk', 'hanbit'] },
];

export const STORIES: readonly Story[] = [...LEASES, ...OVER, ...NOW].toSorted((a, b) => b.daysAgo - a.daysAgo);
