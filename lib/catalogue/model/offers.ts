import { shareOf } from '@/lib/kernel/rounding';
import { FIRST_PERCENTS, GUARANTEES, type FirstPercent, type Guarantee } from './browse';
import type { GuaranteePlan } from './guarantee';
import { cardTerm, firstPaymentRange, offersOf, referencePrice, type PricedVersion } from './terms';

/** Raised when what is copied for lists and search would come out differently; a sweep then renews what is published. */
export const OFFERS_RULE = 1;

/** The key of the term that a card shows, whichever that is. */
export const CARD_TERM_KEY = 0;

interface OfferPrice {
  instalmentMinor: bigint;
  totalCostMinor: bigint;
}

/** One term of a listing at each first payment that lists compare; without a price where the listing does not allow it. */
export interface OfferRow {
  /** The term, or {@link CARD_TERM_KEY}. */
  termKey: number;
  termMonths: number;
  residualMinor: bigint;
  prices: Record<FirstPercent, OfferPrice | undefined>;
}

/** The first payment at a share of the cash price, 0 being the least that may be paid; undefined where the listing does not allow it. */
export function firstPaymentAt(version: Pick<PricedVersion, 'cashPriceMinor' | 'firstPaymentMinBps' | 'firstPaymentMaxBps'>, percent: FirstPercent): bigint | undefined {
  if (percent === 0) return firstPaymentRange(version).minMinor;
  const bps = percent * 100;
  return version.firstPaymentMinBps <= bps && bps <= version.firstPaymentMaxBps ? shareOf(version.cashPriceMinor, bps) : undefined;
}

function priceAt(version: PricedVersion, termMonths: number, percent: FirstPercent): OfferPrice | undefined {
  const firstPaymentMinor = firstPaymentAt(version, percent);
  const price = firstPaymentMinor === undefined ? undefined : referencePrice(version, { termMonths, firstPaymentMinor });
  return price && { instalmentMinor: price.instalmentMinor, totalCostMinor: price.totalCostMinor };
}

/** What lists know of a version's prices: each term it offers, and the card's once more under its own key. */
export function offerRows(version: PricedVersion): OfferRow[] {
  const terms = offersOf(version).map(({ termMonths, residualMinor }): OfferRow => ({
    termKey: termMonths, termMonths, residualMinor,
    prices: Object.fromEntries(FIRST_PERCENTS.map((percent) => [percent, priceAt(version, termMonths, percent)])) as OfferRow['prices'],
  }));
  const card = cardTerm(version);
  return terms.flatMap((row) => (row.termMonths === card ? [{ ...row, termKey: CARD_TERM_KEY }, row] : [row]));
}

/** Whether the seller's plan keeps each of the promises that one can ask for. */
const KEPT: Record<Guarantee, (plan: GuaranteePlan) => boolean> = {
  visit48: ({ responseHours }) => responseHours <= 48,
  replacement: ({ replacement }) => replacement,
  care: ({ careVisitsPerYear }) => careVisitsPerYear > 0,
};

export const maskOf = (guarantees: readonly Guarantee[]): number => guarantees.reduce((mask, each) => mask | (1 << GUARANTEES.indexOf(each)), 0);

export const guaranteeMask = (plan: GuaranteePlan): number => maskOf(GUARANTEES.filter((each) => KEPT[each](plan)));
