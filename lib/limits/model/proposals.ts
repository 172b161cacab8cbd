import { firstPaymentRange, listingTerms, offersOf, type PricedVersion } from '@/lib/catalogue/model/terms';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import { shareOf } from '@/lib/kernel/rounding';

/** Offers that a lender makes in place of a no; more would be a list to work through. */
const MOST = 2;
/** First payments are proposed in these steps of the cash price, in basis points. */
const STEP_BPS = 500;

interface Asked {
  termMonths: number;
  firstPaymentMinor: bigint;
  annualRate: string;
}

/**
 * Other terms of the same listing that a lender would approve, one with a larger first payment (the smallest that
 * does) and one with a longer term (the shortest that does), cheapest to own first.
 */
export function proposeTerms(version: PricedVersion, asked: Asked, approves: (schedule: Schedule) => boolean): Schedule[] {
  const priceOf = (termMonths: number, firstPaymentMinor: bigint) => {
    const built = buildSchedule(listingTerms(version, { termMonths, firstPaymentMinor, annualRate: asked.annualRate }));
    return built.ok && approves(built.value) ? built.value : undefined;
  };
  const larger = firstThat(largerFirstPayments(version, asked.firstPaymentMinor), (first) => priceOf(asked.termMonths, first));
  const longer = firstThat(longerTerms(version, asked.termMonths), (months) => priceOf(months, asked.firstPaymentMinor));
  return [larger, longer].filter((schedule) => schedule !== undefined)
    .sort((a, b) => (a.totalToOwnMinor < b.totalToOwnMinor ? -1 : 1)).slice(0, MOST);
}

function largerFirstPayments(version: PricedVersion, above: bigint): bigint[] {
  const { maxMinor } = firstPaymentRange(version);
  const steps: bigint[] = [];
  for (let bps = STEP_BPS; bps <= version.firstPaymentMaxBps; bps += STEP_BPS) steps.push(shareOf(version.cashPriceMinor, bps));
  return [...steps, maxMinor].filter((first) => first > above && first <= maxMinor);
}

const longerTerms = (version: PricedVersion, above: number): number[] =>
  offersOf(version).map(({ termMonths }) => termMonths).filter((termMonths) => termMonths > above);

function firstThat<T, R>(candidates: readonly T[], attempt: (candidate: T) => R | undefined): R | undefined {
  for (const candidate of candidates) {
    const result = attempt(candidate);
    if (result !== undefined) return result;
  }
  return undefined;
}
