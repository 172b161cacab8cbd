import { CONDITIONS, type Condition } from '@/lib/catalogue/model/condition';
import { VISITS, type Visit } from '@/lib/catalogue/model/guarantee';
import { ENDS_OF_TERM, type EndOfTerm } from '@/lib/kernel/terms';
import type { Locale } from '@/lib/kernel/money';

/* What stands in the cells where only a few answers are possible. Like the headings, part of the file's format. */

const CONDITION: Record<Condition, Record<Locale, string>> = {
  NEW: { ko: '새 제품', en: 'New' }, REFURBISHED: { ko: '수리 후 재판매', en: 'Refurbished' }, USED: { ko: '중고', en: 'Used' },
};

const END: Record<EndOfTerm, Record<Locale, string>> = {
  TITLE_TRANSFER: { ko: '소유권 이전', en: 'Title passes' }, RETURN_OR_BUYOUT: { ko: '매입 또는 반납', en: 'Buy or return' },
};

const VISIT: Record<Visit, Record<Locale, string>> = {
  ON_SITE: { ko: '방문 수리', en: 'On site' }, SEND_IN: { ko: '보내서 수리', en: 'Sent in' },
};

const YES = new Set(['o', 'y', 'yes', 'true', '1', '예']);
const NO = new Set(['x', 'n', 'no', 'false', '0', '', '아니요', '아니오']);

export interface CategoryName {
  code: string;
  nameKo: string;
  nameEn: string;
}

/** In which language cells are written, and the categories there are. Both languages are read. */
export interface Words {
  locale: Locale;
  categories: readonly CategoryName[];
}

const compared = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

function read<C extends string>(table: Record<C, Record<Locale, string>>, codes: readonly C[], cell: string): C | undefined {
  return codes.find((code) => [code, table[code].ko, table[code].en].some((word) => compared(word) === compared(cell)));
}

export const conditionWord = (condition: Condition, locale: Locale) => CONDITION[condition][locale];
export const readCondition = (cell: string) => read(CONDITION, CONDITIONS, cell);
export const conditionWords = (locale: Locale) => CONDITIONS.map((code) => CONDITION[code][locale]).join(', ');

export const endWord = (end: EndOfTerm, locale: Locale) => END[end][locale];
export const readEnd = (cell: string) => read(END, ENDS_OF_TERM, cell);
export const endWords = (locale: Locale) => ENDS_OF_TERM.map((code) => END[code][locale]).join(', ');

export const visitWord = (visit: Visit, locale: Locale) => VISIT[visit][locale];
export const readVisit = (cell: string) => read(VISIT, VISITS, cell);
export const visitWords = (locale: Locale) => VISITS.map((code) => VISIT[code][locale]).join(', ');

const nameIn = ({ nameKo, nameEn }: CategoryName, locale: Locale) => (locale === 'en' ? nameEn : nameKo);
export const categoryWord = (code: string, { categories, locale }: Words) => {
  const found = categories.find((each) => each.code === code);
  return found ? nameIn(found, locale) : code;
};
export const readCategory = (cell: string, { categories }: Words) =>
  categories.find(({ code, nameKo, nameEn }) => [code, nameKo, nameEn].some((word) => compared(word) === compared(cell)))?.code;
export const categoryWords = ({ categories, locale }: Words) => categories.map((each) => nameIn(each, locale)).join(', ');

export const yesNo = (said: boolean) => (said ? 'O' : 'X');
export function readYesNo(cell: string): boolean | undefined {
  const text = compared(cell);
  if (YES.has(text)) return true;
  return NO.has(text) ? false : undefined;
}
