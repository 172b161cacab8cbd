/** What can still be given back of a payment. */
export interface Taken {
  attemptId: string;
  leftMinor: bigint;
}

/** A part of a refund; without an attempt it is for a person to give back. */
export interface RefundPart {
  attemptId: string | null;
  amountMinor: bigint;
}

/** What is owed goes back out of each payment, at most what is left of it; what came in another way goes by hand. */
export function refundParts(refundMinor: bigint, taken: readonly Taken[]): RefundPart[] {
  const parts: RefundPart[] = [];
  let left = refundMinor;
  for (const { attemptId, leftMinor } of taken) {
    const amountMinor = leftMinor < left ? leftMinor : left;
    if (amountMinor <= 0n) continue;
    parts.push({ attemptId, amountMinor });
    left -= amountMinor;
  }
  return left > 0n ? [...parts, { attemptId: null, amountMinor: left }] : parts;
}
