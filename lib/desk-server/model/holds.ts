import { Temporal } from 'temporal-polyfill';

/** What one order holds, or has used, under an approval. */
export interface Held {
  orderId: string;
  amountMinor: bigint;
  monthlyMinor: bigint;
  state: 'HELD' | 'USED' | 'RELEASED';
  /** A hold is released by itself then. */
  until: Temporal.Instant | null;
}

export interface HoldSums {
  heldMinor: bigint;
  usedMinor: bigint;
  /** Instalments a month of what is held and used. */
  monthlyMinor: bigint;
}

/** Whether it counts: used, or held and not yet over. */
export const stands = (hold: Held, at: Temporal.Instant): boolean =>
  hold.state === 'USED' || (hold.state === 'HELD' && hold.until !== null && Temporal.Instant.compare(hold.until, at) > 0);

/** Sums of what stands, without one order's own. */
export function sumsOf(holds: readonly Held[], at: Temporal.Instant, exceptOrderId?: string): HoldSums {
  const counted = holds.filter((hold) => hold.orderId !== exceptOrderId && stands(hold, at));
  const sum = (of: readonly Held[], amount: (hold: Held) => bigint) => of.reduce((total, hold) => total + amount(hold), 0n);
  return {
    heldMinor: sum(counted.filter((hold) => hold.state === 'HELD'), (hold) => hold.amountMinor),
    usedMinor: sum(counted.filter((hold) => hold.state === 'USED'), (hold) => hold.amountMinor),
    monthlyMinor: sum(counted, (hold) => hold.monthlyMinor),
  };
}
