export interface Funds {
  holdbackMinor: bigint;
  payableMinor: bigint;
  reserveMinor: bigint;
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
