import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';

export type TermColumn = `offer${(typeof TERM_CHOICES)[number]}`;

/**
 * The columns of a listings file and what stands above them. Both are part of the format, not of the interface: sellers
 * keep their files, so a name that is changed here breaks them. A file may leave columns out and have them in any order.
 */
export const HEADINGS = {
  number: { ko: '상품번호', en: 'Listing number' },
  title: { ko: '상품 이름', en: 'Title' },
  category: { ko: '분류', en: 'Category' },
  brand: { ko: '브랜드', en: 'Brand' },
  model: { ko: '모델명', en: 'Model' },
  condition: { ko: '상태', en: 'Condition' },
  description: { ko: '설명', en: 'Description' },
  cashPrice: { ko: '현금가', en: 'Cash price' },
  endOfTerm: { ko: '만기에', en: 'End of term' },
  offer12: { ko: '12개월', en: '12 months' },
  offer24: { ko: '24개월', en: '24 months' },
  offer36: { ko: '36개월', en: '36 months' },
  offer48: { ko: '48개월', en: '48 months' },
  offer60: { ko: '60개월', en: '60 months' },
  firstPaymentMin: { ko: '가장 적은 선납금(%)', en: 'Least first payment (%)' },
  firstPaymentMax: { ko: '가장 많은 선납금(%)', en: 'Most first payment (%)' },
  returnCharge: { ko: '중도 반납금(%)', en: 'Return charge (%)' },
  lateRate: { ko: '연체 이율(%)', en: 'Late rate (%)' },
  deliveryDays: { ko: '배송 일수', en: 'Delivery days' },
  regions: { ko: '배송 지역', en: 'Delivery regions' },
  responseHours: { ko: '출장 시간', en: 'Response hours' },
  repairDays: { ko: '수리 일수', en: 'Repair days' },
  visit: { ko: '수리 방법', en: 'Way of repair' },
  repairFree: { ko: '무상 수리', en: 'Free repair' },
  replacement: { ko: '대체품', en: 'Replacement' },
  careVisits: { ko: '연 정기 관리', en: 'Care visits a year' },
  exclusionsKo: { ko: '보증하지 않는 것(한국어)', en: 'Not covered (Korean)' },
  exclusionsEn: { ko: '보증하지 않는 것(영어)', en: 'Not covered (English)' },
  noteKo: { ko: '덧붙이는 약속(한국어)', en: 'Further promise (Korean)' },
  noteEn: { ko: '덧붙이는 약속(영어)', en: 'Further promise (English)' },
  specifications: { ko: '제품 사양', en: 'Specifications' },
  photos: { ko: '사진', en: 'Photos' },
  serials: { ko: '일련번호', en: 'Serial numbers' },
  lowStock: { ko: '재고 알림 수량', en: 'Low-stock level' },
} as const satisfies Record<string, { ko: string; en: string }>;

export type Column = keyof typeof HEADINGS;
export const COLUMNS = Object.keys(HEADINGS) as Column[];

/** A row of the file: a text a column. */
export type Cells = Record<Column, string>;

export const termColumn = (months: (typeof TERM_CHOICES)[number]): TermColumn => `offer${months}`;

const plain = (heading: string) => heading.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

const BY_HEADING = new Map(COLUMNS.flatMap((column) => [column, HEADINGS[column].ko, HEADINGS[column].en].map((name) => [plain(name), column] as const)));

/** The column under a heading in either language, whatever its spaces and capitals. */
export const columnUnder = (heading: string): Column | undefined => BY_HEADING.get(plain(heading));

const FIELD: Readonly<Record<string, Column>> = {
  categoryCode: 'category', deliveryRegions: 'regions', 'guarantee.responseHours': 'responseHours', 'guarantee.repairFree': 'repairFree', 'guarantee.replacement': 'replacement',
  'guarantee.repairDays': 'repairDays', 'guarantee.visit': 'visit', 'guarantee.exclusionsKo': 'exclusionsKo', 'guarantee.exclusionsEn': 'exclusionsEn',
  'guarantee.careVisitsPerYear': 'careVisits', 'guarantee.noteKo': 'noteKo', 'guarantee.noteEn': 'noteEn', offers: 'offer36', lowStockAt: 'lowStock',
};

/** The column in which a field of the registration form stands: `offers.1.residual` is that of 24 months. */
export function columnOfField(path: string): Column {
  const [first = '', index = ''] = path.split('.');
  const months = TERM_CHOICES[Number(index)];
  if (first === 'offers' && index !== '' && months) return termColumn(months);
  const named = FIELD[path] ?? FIELD[first] ?? first;
  return COLUMNS.find((column) => column === named) ?? 'number';
}
