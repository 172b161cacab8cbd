import type { Condition } from '@/lib/catalogue/model/condition';
import type { EndOfTerm } from '@/lib/kernel/terms';

/** A listing as a card of the mall shows it, at one term and one first payment. Amounts in minor units of `currency`. */
export interface MallCard {
  id: string;
  title: string;
  brand: string;
  sellerName: string;
  categoryCode: string | null;
  categoryKo: string | null;
  categoryEn: string | null;
  condition: Condition;
  currency: string;
  cashPriceMinor: bigint;
  termMonths: number;
  firstPaymentMinor: bigint;
  instalmentMinor: bigint;
  /** First payment and everything paid until the term ends. */
  totalCostMinor: bigint;
  /** The same, and what buying costs then: all until the goods are one's own. */
  totalToOwnMinor: bigint;
  /** What buying costs when the term ends; zero where title passes by itself. */
  residualMinor: bigint;
  endOfTerm: EndOfTerm;
  photoId: string | null;
  photoAlt: string;
  publishedAt: Date;
  /** A unit is on the shelf. */
  available: boolean;
}
