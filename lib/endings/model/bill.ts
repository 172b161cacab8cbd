/** What of a bill is still to be paid: credits, and money that was put to it, are off. */
export const restOf = ({ amountMinor, creditMinor, putMinor }: { amountMinor: bigint; creditMinor: bigint; putMinor: bigint }): bigint => amountMinor - creditMinor - putMinor;
