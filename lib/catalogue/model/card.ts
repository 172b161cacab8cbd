import { cardTerm, firstPaymentRange, offersOf, referencePrice, type PricedVersion } from './terms';

/** What a card in the mall shows: the columns of `listing` that are copied when a version is published. */
export interface Card {
  cardTermMonths: number;
  cardInstalmentMinor: bigint;
  cardTotalCostMinor: bigint;
  cardTotalToOwnMinor: bigint;
}

/** The offer nearest to 36 months with the least first payment, at the reference rate; undefined when it cannot be priced. */
export function cardOf(version: PricedVersion): Card | undefined {
  if (offersOf(version).length === 0) return undefined;
  const termMonths = cardTerm(version);
  const price = referencePrice(version, { termMonths, firstPaymentMinor: firstPaymentRange(version).minMinor });
  return price && {
    cardTermMonths: termMonths,
    cardInstalmentMinor: price.instalmentMinor,
    cardTotalCostMinor: price.totalCostMinor,
    cardTotalToOwnMinor: price.totalToOwnMinor,
  };
}
