export interface Funds {
  holdbackMinor: bigint;
  payableMinor: bigint;
  reserveMinor: bigint;
}

/** What is held back of a seller for a lease (null: for none in particular). */
export interface Held {
  leaseId: string | null;
  minor: bigint;
}

/** What is taken of each, in their order, until the amount is there: of none more than is held. */
export function takenOf(amountMinor: bigint, held: readonly Held[]): Held[] {
  let left = amountMinor;
  return held.flatMap(({ leaseId, minor }) => {
    const part = minor <= 0n ? 0n : minor < left ? minor : left;
    left -= part;
    return part > 0n ? [{ leaseId, minor: part }] : [];
  });
}

/** Who bears an amount, in their order, each no further than what is there; the mall bears the rest. */
export function partsOf(amountMinor: bigint, funds: Funds): Funds & { costMinor: bigint } {
  let left = amountMinor;
  const take = (there: bigint): bigint => {
    const part = there <= 0n ? 0n : there < left ? there : left;
    left -= part;
    return part;
  };
  const [holdbackMinor, payableMinor, reserveMinor] = [take(funds.holdbackMinor), take(funds.payableMinor), take(funds.reserveMinor)];
  return { holdbackMinor, payableMinor, reserveMinor, costMinor: left };
}
