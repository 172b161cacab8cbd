import { FRIDGES } from './kitchen-laundry';
import { ELECTRONICS, facts, FURNITURE, INSTRUMENTS, type Goods } from './shelf';

/** A listing that is not in the mall: being written, waiting for an admin, sent back, or taken out. */
export type Otherwise = { goods: Goods; daysAgo: number } & ({ to: 'DRAFT' | 'SUBMITTED' | 'UNPUBLISHED' } | { to: 'CHANGES_REQUESTED'; note: string });

const plain = { terms: [24, 36, 48], guarantee: { responseHours: 48, replacement: true, careVisitsPerYear: 1 }, deliveryDays: 7, units: 3 } as const;

export const OTHERWISE: readonly Otherwise[] = [
  {
    to: 'UNPUBLISHED', daysAgo: 400,
    goods: { ...plain, seller: ELECTRONICS, art: 'fridge', colourway: 'sage', alt: '연초록 아래 문과 흰 위 문의 4도어 냉장고', title: '온새미 냉장고 750L 단종', categoryCode: 'appliances', brand: '온새미', model: 'RF-750', description: '2024년에 나온 750L 냉장고입니다. 부품을 더 만들지 않아 새로 내보내지 않습니다.', cashPrice: 1_890_000, specifications: FRIDGES[0]?.specifications ?? [] },
  },
  {
    to: 'CHANGES_REQUESTED', daysAgo: 9, note: '무게와 옮기는 길(계단, 승강기)을 사양에 적어 주세요. 보증에 조율이 몇 번 들어 있는지도 필요합니다.',
    goods: { ...plain, seller: INSTRUMENTS, art: 'piano', colourway: 'oak', alt: '밝은 나무색 업라이트 피아노의 앞모습과 보면대의 악보', title: '고요 업라이트 건반 V-120 오크', categoryCode: 'instruments', brand: '고요', model: 'V-120', description: '오크 결을 살린 120cm 업라이트입니다. 소리가 부드럽고 건반이 가볍습니다.', cashPrice: 4_890_000, residual: 970_000, specifications: facts('크기: 1,495 × 600 × 1,200 mm; 건반: 88') },
  },
  {
    to: 'SUBMITTED', daysAgo: 5,
    goods: { ...plain, seller: FURNITURE, art: 'sofa', colourway: 'brick', alt: '벽돌색 3인 소파와 노란 쿠션', title: '가든 3인 코듀로이 소파', categoryCode: 'furniture', brand: '가든', model: 'GD-3C', description: '골이 굵은 코듀로이를 씌운 3인 소파입니다. 털이 붙어도 솔로 한 번에 쓸립니다.', cashPrice: 1_690_000, specifications: facts('크기: 2,100 × 910 × 820 mm; 무게: 61 kg; 커버: 면 코듀로이; 다리: 너도밤나무') },
  },
  {
    to: 'SUBMITTED', daysAgo: 5,
    goods: { ...plain, seller: ELECTRONICS, art: 'robot', colourway: 'graphite', alt: '짙은 회색 충전대 곁의 납작한 로봇청소기', title: '맑음 로봇청소기 RB-8 모서리솔', categoryCode: 'air-water', brand: '맑음', model: 'RB-8', description: '솔이 옆으로 뻗어 모서리까지 쓰는 로봇청소기입니다. 걸레를 들어 카펫을 젖게 하지 않습니다.', cashPrice: 1_190_000, specifications: facts('흡입: 10,000 Pa; 크기: 351 × 352 × 99 mm; 무게: 4.4 kg; 충전대: 360 × 450 × 530 mm') },
  },
  {
    to: 'DRAFT', daysAgo: 6,
    goods: { ...plain, seller: FURNITURE, art: 'desk', colourway: 'walnut', alt: '짙은 갈색 상판의 전동 책상에 모니터와 화분이 놓인 모습', title: '너른 회의용 전동 탁자 240', categoryCode: 'furniture', brand: '너른', model: 'MT-240', description: '여섯 사람이 서서 회의하는 2,400mm 탁자입니다. 가운데에 전선 뚜껑이 있습니다.', cashPrice: 2_390_000, specifications: facts('크기: 2,400 × 1,200 × 650–1,250 mm; 무게: 118 kg; 하중: 200 kg; 상판: 월넛 무늬목') },
  },
];
