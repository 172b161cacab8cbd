import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';

export interface UsableLimit {
  /** Minor units of won a month. */
  monthlyMinor: string;
  /** RFC 3339 */
  until: string;
}

/** The largest instalment that is approved for this purchaser and neither held nor used; null where there is none. */
export async function usableLimit({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<UsableLimit | null> {
  if (actor.role !== 'PURCHASER') return null;
  const approvals = await db.approval.findMany({
    where: { purchaserId: actor.userId, status: 'LIVE', currency: 'KRW', expiresAt: { gt: new Date(clock.now().epochMilliseconds) } },
    select: { monthlyCapMinor: true, monthlyHeldMinor: true, monthlyUsedMinor: true, expiresAt: true },
  });
  const [largest] = approvals
    .map((each) => ({ left: each.monthlyCapMinor - each.monthlyHeldMinor - each.monthlyUsedMinor, until: each.expiresAt.toISOString() }))
    .filter(({ left }) => left > 0n)
    .sort((a, b) => (a.left > b.left ? -1 : 1));
  return largest ? { monthlyMinor: String(largest.left), until: largest.until } : null;
}
