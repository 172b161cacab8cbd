/** What was collected or credited of an outside financier's claim: of one instalment, or (null) of something else that its lease owed. Negative where it was taken back. */
export interface Collected {
  seq: number | null;
  amountMinor: bigint;
}

export interface Allocation {
  parts: { seq: number; amountMinor: bigint }[];
  /** What the schedule has no room for. */
  besideMinor: bigint;
}

/**
 * The instalments that a remittance is of. What was collected of an instalment is of that one, never more than its amount
 * in all remittances together; whatever else (a buyout, what fell due at once, a charge) fills the instalments that are
 * left, in their order. What was taken back is taken off the last ones. The sum of `collected` is not below zero.
 */
export function allocate(collected: readonly Collected[], schedule: readonly { seq: number; amountMinor: bigint }[], before: ReadonlyMap<number, bigint>): Allocation {
  const room = new Map(schedule.map(({ seq, amountMinor }) => [seq, amountMinor - (before.get(seq) ?? 0n)]));
  const parts = new Map<number, bigint>();
  const fill = (seq: number, amountMinor: bigint): bigint => {
    const left = (room.get(seq) ?? 0n) - (parts.get(seq) ?? 0n);
    const taken = amountMinor < left ? amountMinor : left;
    if (taken > 0n) parts.set(seq, (parts.get(seq) ?? 0n) + taken);
    return taken > 0n ? amountMinor - taken : amountMinor;
  };
  let loose = 0n;
  for (const { seq, amountMinor } of collected) loose += seq === null || amountMinor < 0n ? amountMinor : fill(seq, amountMinor);
  for (const { seq } of schedule) if (loose > 0n) loose = fill(seq, loose);
  for (const seq of [...parts.keys()].sort((one, other) => other - one)) {
    if (loose >= 0n) break;
    const part = parts.get(seq) ?? 0n;
    const off = part < -loose ? part : -loose;
    parts.set(seq, part - off);
    loose += off;
  }
  return {
    parts: [...parts].filter(([, amountMinor]) => amountMinor > 0n).sort(([one], [other]) => one - other).map(([seq, amountMinor]) => ({ seq, amountMinor })),
    besideMinor: loose,
  };
}
