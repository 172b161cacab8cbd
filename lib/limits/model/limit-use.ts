/** How much of one limit is taken, in minor units. */
export interface Taken {
  limitMinor: bigint;
  /** By an order form that is open. */
  heldMinor: bigint;
  /** By an order that was signed. */
  usedMinor: bigint;
}

/** An approval's two limits: what may fall due in a month, and what may be financed in all. */
export interface LimitUse {
  month: Taken;
  total: Taken;
}

/** A limit as it is kept. Minor units. */
export interface LimitAmounts {
  approvedMinor: bigint;
  heldMinor: bigint;
  usedMinor: bigint;
  monthlyCapMinor: bigint;
  monthlyHeldMinor: bigint;
  monthlyUsedMinor: bigint;
}

export const limitUse = (limit: LimitAmounts): LimitUse => ({
  month: { limitMinor: limit.monthlyCapMinor, heldMinor: limit.monthlyHeldMinor, usedMinor: limit.monthlyUsedMinor },
  total: { limitMinor: limit.approvedMinor, heldMinor: limit.heldMinor, usedMinor: limit.usedMinor },
});

/** Whether nothing more can be taken of it. */
export const isOver = ({ status, expiresAt }: { status: string; expiresAt: Date }, nowMs: number): boolean => status !== 'LIVE' || expiresAt.getTime() <= nowMs;

export const freeOf = ({ limitMinor, heldMinor, usedMinor }: Taken): bigint => limitMinor - heldMinor - usedMinor;

/** Whether nothing more can be taken of a limit: each instalment counts against both of its sides, so one that is full is enough. */
export const isFull = ({ month, total }: LimitUse): boolean => freeOf(month) <= 0n || freeOf(total) <= 0n;

/** Where an approval stands: nothing taken, held by an open order form, or used by a signed order. */
export function standingOfLimit({ total, month }: LimitUse): 'FREE' | 'HELD' | 'USED' {
  if (total.heldMinor > 0n || month.heldMinor > 0n) return 'HELD';
  return total.usedMinor > 0n || month.usedMinor > 0n ? 'USED' : 'FREE';
}
