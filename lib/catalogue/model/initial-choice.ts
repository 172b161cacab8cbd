import { parseMinor } from '@/lib/kernel/money';
import { cardTerm, firstPaymentRange, offerOf, type PricedVersion } from './terms';

export interface Choice {
  termMonths: number;
  firstPaymentMinor: bigint;
}

/** The choice that an address names (`term`, `first`), brought within what is offered; the card's choice where it names none. */
export function initialChoice(version: PricedVersion, wanted: { term?: string; first?: string }): Choice {
  const months = Number(wanted.term);
  const { minMinor, maxMinor } = firstPaymentRange(version);
  const first = parseMinor(wanted.first ?? '') ?? minMinor;
  const within = first < minMinor ? minMinor : first;
  return {
    termMonths: offerOf(version, months) ? months : cardTerm(version),
    firstPaymentMinor: within > maxMinor ? maxMinor : within,
  };
}

/** The choice that the query of an address names; see {@link initialChoice}. */
export function choiceInAddress(version: PricedVersion, query: string): Choice {
  const said = new URLSearchParams(query);
  return initialChoice(version, { term: said.get('term') ?? '', first: said.get('first') ?? '' });
}

/** The query with this choice in it; what else it says stays. */
export function withChoice(query: string, { termMonths, firstPaymentMinor }: Choice): string {
  const said = new URLSearchParams(query);
  said.set('term', String(termMonths));
  said.set('first', firstPaymentMinor.toString());
  return `?${said}`;
}
