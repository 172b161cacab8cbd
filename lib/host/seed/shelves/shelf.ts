import type { Condition } from '@/lib/catalogue/model/condition';
import type { Specification } from '@/lib/catalogue/model/product';
import type { Colourway } from '../drawing';

/** A listing of the demo. Amounts in won. */
export interface Goods {
  /** Mail of the seller's first member. */
  seller: string;
  art: string;
  colourway?: Colourway;
  alt: string;
  title: string;
  categoryCode: string;
  brand: string;
  model: string;
  description: string;
  condition?: Condition;
  cashPrice: number;
  /** What it can be bought for at the end; left out where title passes. */
  residual?: number;
  terms: readonly number[];
  firstPaymentMax?: number;
  guarantee: Guarantee;
  specifications: readonly Specification[];
  deliveryDays: number;
  units: number;
}

export interface Guarantee {
  responseHours: number;
  replacement?: boolean;
  careVisitsPerYear?: number;
  noteKo?: string;
  noteEn?: string;
}

export const ELECTRONICS = 'seller@dalmada.test';
export const INSTRUMENTS = 'seller2@dalmada.test';
export const FURNITURE = 'seller3@dalmada.test';

/** What the colours are called where a picture is described. */
const WORDS: Record<Colourway, string> = {
  ebony: '검은', walnut: '짙은 갈색', oak: '밝은 나무색', ivory: '아이보리색', sage: '연초록', indigo: '쪽빛', brick: '벽돌색', graphite: '짙은 회색',
};

/** `이름: 값; 이름: 값`, sizes as width × depth × height. */
export const facts = (text: string): Specification[] =>
  text.split('; ').map((each) => ({ name: each.slice(0, each.indexOf(': ')), value: each.slice(each.indexOf(': ') + 2) }));

/** Colour, brand, model, cash price, title, description, facts, and what is unlike its neighbours on the shelf. */
export type Row = readonly [Colourway, string, string, number, string, string, string, Partial<Goods>?];

/** What goods of one kind have in common. */
export interface Kind {
  seller: string;
  art: string;
  categoryCode: string;
  /** What the drawing shows, after the colour's word. */
  shows: string;
  terms: readonly number[];
  guarantee: Guarantee;
  deliveryDays: number;
  /** Of the cash price, where the goods hold value. */
  residualShare?: number;
  firstPaymentMax?: number;
}

const TEN_THOUSAND = 10_000;

/** The dearer, the fewer stand in the store. */
const stock = (cashPrice: number): number => (cashPrice < 1_000_000 ? 8 : cashPrice < 2_500_000 ? 6 : 4);

/** Goods of one kind, each as one row. */
export function shelf({ shows, residualShare, ...kind }: Kind, rows: readonly Row[]): Goods[] {
  return rows.map(([colourway, brand, model, cashPrice, title, description, known, more]) => ({
    ...kind, colourway, brand, model, cashPrice, title, description, alt: `${WORDS[colourway]} ${shows}`, specifications: facts(known), units: stock(cashPrice),
    ...(residualShare === undefined ? {} : { residual: Math.round((cashPrice * residualShare) / TEN_THOUSAND) * TEN_THOUSAND }),
    ...more,
  }));
}
