import { parseMinor } from '@/lib/kernel/money';
import { shareOf, type RoundingMode } from '@/lib/kernel/rounding';
import { buildSchedule, type EndOfTerm, type Schedule, type TermsInput, type Timing } from '@/lib/kernel/schedule';

/** The mall's reference rate per year: prices shown before any financier has answered are made with it. */
export const REFERENCE_RATE = '0.079';

/** The term that cards show where it is offered, else the nearest. */
export const CARD_TERM_MONTHS = 36;

/** One term of a listing, as JSON carries it. */
export interface OfferJson {
  termMonths: number;
  /** Minor units; "0" where title passes. */
  residualMinor: string;
}

export interface Offer {
  termMonths: number;
  residualMinor: bigint;
}

/** What a version says about money: the columns of `listing_version` that prices follow from. */
export interface PricedVersion {
  currency: string;
  cashPriceMinor: bigint;
  endOfTerm: EndOfTerm;
  timing: Timing;
  roundingUnit: number;
  roundingMode: string;
  roundingInterest: string;
  firstPaymentMinBps: number;
  firstPaymentMaxBps: number;
  /** {@link OfferJson}[] */
  offers: unknown;
}

/* Read by hand, not by a schema: this runs on the phone that moves the slider. */
function readOffer(row: unknown): Offer {
  const { termMonths, residualMinor } = row as { [key in keyof OfferJson]?: unknown };
  const residual = typeof residualMinor === 'string' ? parseMinor(residualMinor) : undefined;
  if (typeof termMonths !== 'number' || !Number.isInteger(termMonths) || residual === undefined) throw new TypeError('Not an offer');
  return { termMonths, residualMinor: residual };
}

/** The terms offered, shortest first. @throws TypeError when the column holds anything else. */
export function offersOf({ offers }: Pick<PricedVersion, 'offers'>): Offer[] {
  if (!Array.isArray(offers)) throw new TypeError('Not a list of offers');
  return offers.map(readOffer).sort((a, b) => a.termMonths - b.termMonths);
}

export const offerOf = (version: Pick<PricedVersion, 'offers'>, termMonths: number): Offer | undefined =>
  offersOf(version).find((offer) => offer.termMonths === termMonths);

/** First payments that a purchaser may choose, in minor units, both ends included. */
export function firstPaymentRange(version: Pick<PricedVersion, 'cashPriceMinor' | 'firstPaymentMinBps' | 'firstPaymentMaxBps'>) {
  return {
    minMinor: shareOf(version.cashPriceMinor, version.firstPaymentMinBps),
    maxMinor: shareOf(version.cashPriceMinor, version.firstPaymentMaxBps),
  };
}

export interface ChosenTerms {
  termMonths: number;
  firstPaymentMinor: bigint;
  annualRate: string;
}

/** Field → error code for a choice that the listing does not offer; empty when it does. */
export function choiceProblems(version: PricedVersion, { termMonths, firstPaymentMinor }: Omit<ChosenTerms, 'annualRate'>): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!offerOf(version, termMonths)) problems.termMonths = 'catalogue.term-not-offered';
  const { minMinor, maxMinor } = firstPaymentRange(version);
  if (firstPaymentMinor < minMinor) problems.firstPaymentMinor = 'catalogue.first-payment-too-low';
  if (firstPaymentMinor > maxMinor) problems.firstPaymentMinor = 'catalogue.first-payment-too-high';
  return problems;
}

/**
 * The kernel's terms for a choice within what the listing offers (see {@link choiceProblems}).
 * @throws RangeError when the term is not offered.
 */
export function listingTerms(version: PricedVersion, { termMonths, firstPaymentMinor, annualRate }: ChosenTerms): TermsInput {
  const offer = offerOf(version, termMonths);
  if (!offer) throw new RangeError(`The listing offers no term of ${termMonths} months`);
  return {
    currency: version.currency,
    cashPriceMinor: version.cashPriceMinor,
    firstPaymentMinor,
    residualMinor: offer.residualMinor,
    termMonths,
    annualRate,
    timing: version.timing,
    advancePayments: 0,
    rounding: {
      unit: BigInt(version.roundingUnit),
      mode: version.roundingMode as RoundingMode,
      interest: version.roundingInterest as RoundingMode,
    },
    endOfTerm: version.endOfTerm,
  };
}

/** A choice priced at the reference rate, or undefined where the terms cannot be priced (a residual above what is financed). */
export function referencePrice(version: PricedVersion, choice: Omit<ChosenTerms, 'annualRate'>): Schedule | undefined {
  const schedule = buildSchedule(listingTerms(version, { ...choice, annualRate: REFERENCE_RATE }));
  return schedule.ok ? schedule.value : undefined;
}

/** The term nearest to 36 months; of two as near, the shorter. */
export function cardTerm(version: Pick<PricedVersion, 'offers'>): number {
  const distance = (months: number) => Math.abs(months - CARD_TERM_MONTHS);
  return offersOf(version).reduce((best, { termMonths }) => (distance(termMonths) < distance(best) ? termMonths : best), Number.MAX_SAFE_INTEGER);
}
