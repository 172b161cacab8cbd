export interface Askable {
  termMonths: number;
  firstPaymentMinor: bigint;
  residualMinor: bigint;
}

export interface Change {
  what: 'FIRST' | 'TERM' | 'RESIDUAL';
  /** Whether the offer has more of it than was asked for. */
  more: boolean;
}

/** What a counter-offer changes of the terms that were asked for; empty where only its price is another. */
export function changesOf(offer: Askable, asked: Askable): Change[] {
  const pairs = [
    ['FIRST', offer.firstPaymentMinor, asked.firstPaymentMinor],
    ['TERM', offer.termMonths, asked.termMonths],
    ['RESIDUAL', offer.residualMinor, asked.residualMinor],
  ] as const;
  return pairs.flatMap(([what, wants, was]) => (wants === was ? [] : [{ what, more: wants > was }]));
}
