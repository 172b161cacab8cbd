import { parseMinor } from '@/lib/kernel/money';
import { cardTerm, firstPaymentRange, offerOf, type PricedVersion } from './terms';

/** The choice that an address names (`term`, `first`), brought within what is offered; the card's choice where it names none. */
export function initialChoice(version: PricedVersion, wanted: { term?: string; first?: string }): { termMonths: number; firstPaymentMinor: bigint } {
  const months = Number(wanted.term);
  const { minMinor, maxMinor } = firstPaymentRange(version);
  const first = parseMinor(wanted.first ?? '') ?? minMinor;
  const within = first < minMinor ? minMinor : first;
  return {
    termMonths: offerOf(version, months) ? months : cardTerm(version),
    firstPaymentMinor: within > maxMinor ? maxMinor : within,
  };
}
