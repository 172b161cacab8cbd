import { shareOf } from '@/lib/kernel/rounding';
import type { Schedule } from '@/lib/kernel/schedule';
import { COMPARED_MAX, isListingId } from './finding';
import type { GuaranteePlan } from './guarantee';
import type { Specification } from './product';
import { TERM_CHOICES } from './term-choices';
import { CARD_TERM_MONTHS, cardTerm, firstPaymentRange, offerOf, offersOf, referencePrice, type PricedVersion } from './terms';

/** First payments to compare with, in percent of the cash price. */
export const FIRST_PERCENTS = [0, 10, 20, 30] as const;

/** What stands in a column: a listing on the terms that are chosen for all, or one of its plans, by its own term. */
export interface Plan {
  listingId: string;
  termMonths: number | null;
}

/** `g_01K…`, or `g_01K….24` for the plan over 24 months. */
export const planKey = (listingId: string, termMonths: number | null): string => (termMonths === null ? listingId : `${listingId}.${termMonths}`);

/** What {@link planKey} wrote; undefined for anything else. */
export function planOf(key: string): Plan | undefined {
  const [listingId, term] = key.split('.', 2);
  const termMonths = term === undefined ? null : TERM_CHOICES.find((months) => String(months) === term);
  return isListingId(listingId) && termMonths !== undefined && planKey(listingId, termMonths) === key ? { listingId, termMonths } : undefined;
}

/** What an address of the comparison says. */
export interface Comparison {
  /** Plan keys, each once. */
  ids: string[];
  termMonths: number;
  firstPercent: number;
  /** Rows that say the same of all are left out. */
  onlyDifferent: boolean;
}

const among = (choices: readonly number[], said: string | undefined, usual: number): number =>
  choices.find((choice) => String(choice) === said) ?? usual;

/** Reads the address; what it does not say is as on the cards. `left` counts those beyond what stands side by side. */
export function readComparison(said: { ids?: string; term?: string; first?: string; diff?: string }): Comparison & { left: number } {
  const ids = [...new Set((said.ids ?? '').slice(0, 2_000).split(',').filter((key) => planOf(key) !== undefined))];
  return {
    ids: ids.slice(0, COMPARED_MAX),
    left: Math.max(0, ids.length - COMPARED_MAX),
    termMonths: among(TERM_CHOICES, said.term, CARD_TERM_MONTHS),
    firstPercent: among(FIRST_PERCENTS, said.first, 0),
    onlyDifferent: said.diff === '1',
  };
}

/** The address that {@link readComparison} reads back. Commas stay as they are, so that it can be read and passed on. */
export function comparisonAddress({ ids, termMonths = CARD_TERM_MONTHS, firstPercent = 0, onlyDifferent = false }: Partial<Omit<Comparison, 'ids'>> & { ids: readonly string[] }): string {
  return `/compare?ids=${ids.join(',')}&term=${termMonths}&first=${firstPercent}${onlyDifferent ? '&diff=1' : ''}`;
}

/** One listing on the terms that were chosen for all, as near as it offers them. */
export interface Priced {
  price: Schedule;
  /** It does not offer the term that was chosen; the price is of another. */
  otherTerm: boolean;
  /** It does not take that first payment; the price is with another. */
  otherFirst: boolean;
}

function nearestTerm(version: PricedVersion, months: number): number {
  const far = (term: number) => Math.abs(term - months);
  return offersOf(version).reduce((best, { termMonths }) => (far(termMonths) < far(best) ? termMonths : best), cardTerm(version));
}

/** Undefined where nothing that it offers can be priced. */
export function priceCompared(version: PricedVersion, { termMonths, firstPercent }: Pick<Comparison, 'termMonths' | 'firstPercent'>): Priced | undefined {
  if (offersOf(version).length === 0) return undefined;
  const { minMinor, maxMinor } = firstPaymentRange(version);
  const wanted = shareOf(version.cashPriceMinor, firstPercent * 100);
  const atLeast = wanted < minMinor ? minMinor : wanted;
  const firstPaymentMinor = atLeast > maxMinor ? maxMinor : atLeast;
  const term = nearestTerm(version, termMonths);
  const price = referencePrice(version, { termMonths: term, firstPaymentMinor });
  return price && { price, otherTerm: term !== termMonths, otherFirst: firstPaymentMinor !== wanted };
}

/** A plan on its own term, undefined where its listing does not offer that; a listing on the term chosen for all. */
export function pricePlan(version: PricedVersion, { termMonths }: Pick<Plan, 'termMonths'>, chosen: Pick<Comparison, 'termMonths' | 'firstPercent'>): Priced | undefined {
  if (termMonths === null) return priceCompared(version, chosen);
  return offerOf(version, termMonths) && priceCompared(version, { ...chosen, termMonths });
}

/** Whether no column is on the term chosen for all. */
export const isOfPlans = ({ ids }: Pick<Comparison, 'ids'>): boolean => ids.length > 0 && ids.every((id) => (planOf(id)?.termMonths ?? null) !== null);

/** Where the smallest of some amounts stand; none where all are alike, because then nothing is smallest. */
export function lowestOf(amounts: readonly bigint[]): Set<number> {
  const least = amounts.reduce<bigint | undefined>((low, amount) => (low === undefined || amount < low ? amount : low), undefined);
  const places = amounts.flatMap((amount, place) => (amount === least ? [place] : []));
  return new Set(places.length < amounts.length ? places : []);
}

const alike = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

/** Every fact that any of them names, once, in the order in which they come; null where one says nothing of it. */
export function mergedSpecifications(lists: readonly (readonly Specification[])[]): { name: string; values: (string | null)[] }[] {
  const names = new Map(lists.flat().map(({ name }) => [alike(name), name] as const).reverse());
  const order = [...new Set(lists.flat().map(({ name }) => alike(name)))];
  return order.map((key) => ({
    name: names.get(key) ?? key,
    values: lists.map((facts) => facts.find(({ name }) => alike(name) === key)?.value ?? null),
  }));
}

/** Whether all say the same, not minding how it is written. */
export const isSameOfAll = (values: readonly (string | null)[]): boolean => new Set(values.map((value) => value === null ? null : alike(value))).size <= 1;

/** A listing, or a plan of one, in the comparison. */
export interface Compared extends Priced, Plan {
  /** Its plan key. */
  id: string;
  title: string;
  sellerName: string;
  categoryKo: string;
  categoryEn: string;
  photoId: string | null;
  photoAlt: string;
  endOfTerm: PricedVersion['endOfTerm'];
  firstPaymentMinBps: number;
  firstPaymentMaxBps: number;
  returnChargeBps: number;
  guarantee: GuaranteePlan;
  deliveryDays: number;
  brand: string;
  model: string;
  condition: 'NEW' | 'REFURBISHED' | 'USED';
  specifications: Specification[];
}
