import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

/** False where the claim is not rejected, or was objected to before. */
export async function openObjection(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.serviceClaim.updateMany({ where: { id, state: 'REJECTED', objection: null }, data: { objection: 'OPEN', objectedAt: toDate(at) } });
  return count === 1;
}

/** A person has decided; false where nothing waits. */
export async function closeObjection(tx: Tx, id: string, { outcome, byId }: { outcome: 'UPHELD' | 'DISMISSED'; byId: string }): Promise<boolean> {
  const { count } = await tx.serviceClaim.updateMany({ where: { id, state: 'REJECTED', objection: 'OPEN' }, data: { objection: outcome, decidedById: byId } });
  return count === 1;
}
