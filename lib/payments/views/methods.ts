import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

export interface MethodRow {
  id: string;
  kind: 'CARD' | 'ACCOUNT';
  state: 'ACTIVE' | 'FAILED';
  brand: string;
  last4: string;
  isDefault: boolean;
  failure: string | null;
}

/** One's own methods, the one used for all first; those that do not work any more last. At most ten, so there are no pages. */
export async function myMethods(db: Db, actor: Actor): Promise<MethodRow[]> {
  if (actor.role !== 'PURCHASER') return [];
  const rows = await db.paymentMethod.findMany({
    where: { purchaserId: actor.userId, state: { in: ['ACTIVE', 'FAILED'] } }, orderBy: [{ state: 'asc' }, { isDefault: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, kind: true, state: true, brand: true, last4: true, isDefault: true, failure: true },
  });
  return rows.map((row) => ({ ...row, state: row.state === 'FAILED' ? 'FAILED' : 'ACTIVE', brand: row.brand ?? '', last4: row.last4 ?? '' }));
}
