import { REGIONS, type Region } from '@/lib/catalogue/model/regions';

const CAPITAL: readonly Region[] = ['seoul', 'gyeonggi', 'incheon'];
const MAINLAND = REGIONS.filter((region) => region !== 'jeju');

/** What the seller's own people carry in, and how far they drive: up the stairs around Seoul, or wherever no ferry is needed. */
const DRIVEN: readonly (readonly [readonly Region[], readonly string[]])[] = [
  [CAPITAL, [
    '무루 4인 통가죽 소파', '무루 모듈 소파 다섯 칸', '너른 임원용 전동 책상 200', '세종 업라이트 피아노 U-131 블랙', '고요 업라이트 피아노 쪽빛 한정', '달림 헬스장용 러닝머신 프로 9',
  ]],
  [MAINLAND, [
    '세종 업라이트 피아노 U-113 화이트', '세종 사일런트 피아노 SH-121 월넛', '고요 업라이트 피아노 V-118', '세종 업라이트 피아노 U-121 마호가니', '세종 업라이트 피아노 U-121 중고',
    '쉼 안마의자 산마루 프로', '달결 안마의자 DG-7', '가든 3인 리클라이너 소파', '다온 5모터 간병 침대',
  ]],
];

/** Where goods of this title are delivered: all of the country unless they are driven. */
export const regionsOfGoods = (title: string): Region[] => [...(DRIVEN.find(([, titles]) => titles.includes(title))?.[0] ?? REGIONS)];

/** Titles of goods that do not go everywhere. */
export const DRIVEN_TITLES: readonly string[] = DRIVEN.flatMap(([, titles]) => titles);
