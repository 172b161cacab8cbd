import { REGIONS, regionsOf, type Region } from '@/lib/catalogue/model/regions';
import type { Locale } from '@/lib/kernel/money';

/* Like the other words of the file, part of its format. */

const EVERYWHERE: Record<Locale, string> = { ko: '전국', en: 'Everywhere' };

const NAMES: Record<Region, Record<Locale, string>> = {
  seoul: { ko: '서울', en: 'Seoul' }, gyeonggi: { ko: '경기', en: 'Gyeonggi' }, incheon: { ko: '인천', en: 'Incheon' }, gangwon: { ko: '강원', en: 'Gangwon' },
  chungbuk: { ko: '충북', en: 'Chungbuk' }, sejong: { ko: '세종', en: 'Sejong' }, chungnam: { ko: '충남', en: 'Chungnam' }, daejeon: { ko: '대전', en: 'Daejeon' },
  gyeongbuk: { ko: '경북', en: 'Gyeongbuk' }, daegu: { ko: '대구', en: 'Daegu' }, ulsan: { ko: '울산', en: 'Ulsan' }, busan: { ko: '부산', en: 'Busan' },
  gyeongnam: { ko: '경남', en: 'Gyeongnam' }, jeonbuk: { ko: '전북', en: 'Jeonbuk' }, jeonnam: { ko: '전남', en: 'Jeonnam' }, gwangju: { ko: '광주', en: 'Gwangju' }, jeju: { ko: '제주', en: 'Jeju' },
};

const compared = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
const is = (text: string, code: string, words: Record<Locale, string>) => [code, words.ko, words.en].some((word) => compared(word) === compared(text));

/** Where goods are delivered: everywhere, or some regions with commas between them. */
export const regionWords = (regions: readonly Region[], locale: Locale): string =>
  (regions.length === REGIONS.length ? EVERYWHERE[locale] : regions.map((region) => NAMES[region][locale]).join(', '));

/** Undefined where a word is no region. An empty cell is nowhere, which the form's rules refuse. */
export function readRegions(cell: string): Region[] | undefined {
  const words = cell.split(/[,\n]/).map((word) => word.trim()).filter((word) => word !== '');
  if (words.some((word) => is(word, 'all', EVERYWHERE))) return [...REGIONS];
  const found = words.map((word) => REGIONS.find((region) => is(word, region, NAMES[region])));
  return found.includes(undefined) ? undefined : regionsOf(found.filter((region) => region !== undefined));
}

export const regionChoices = (locale: Locale): string => [EVERYWHERE[locale], ...REGIONS.map((region) => NAMES[region][locale])].join(', ');
