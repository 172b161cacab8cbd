import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import type { ContractRow } from './store/contracts';
import { endUnsigned } from './store/supplements';

/** How a supplement ends without a signature; what is said of the first two are these words themselves. */
export type SupplementEnd = 'withdrawn' | 'lapsed' | 'returned';

interface Ending {
  supplement: ContractRow;
  end: SupplementEnd;
  /** An admin's reason, where one sent it back. */
  note?: string;
  actor: Actor;
  at: Temporal.Instant;
  /** Only out of these states. */
  from?: readonly ContractRow['state'][];
}

/**
 * Ends a supplement that is not signed, within a transaction: the contract and its lease stay as they are. Whoever asked
 * for it is told, and its purchaser, who may have it before them; not who ended it. False where it had moved on.
 */
export async function endSupplement(tx: Tx, { supplement, end, note, actor, at, from }: Ending): Promise<boolean> {
  if (!(await endUnsigned(tx, supplement.id, note ?? end, from))) return false;
  const { id, number, deliveredAt, purchaserId, askedById } = supplement;
  await audit(tx, { actor, action: `contract.supplement-${end}`, subject: { type: 'contract', id }, ...(note !== undefined && { reason: note }), at });
  const concerned = new Set([askedById, ...(deliveredAt ? [purchaserId] : [])].filter((userId) => userId !== null && userId !== actor.userId));
  for (const userId of concerned) {
    const href = userId === purchaserId ? `/contracts/${id}` : `/desk/leases?q=${encodeURIComponent(number)}`;
    await notify(tx, { userId: userId ?? '', kind: `supplements.${end}`, params: { number }, href, eventKey: `supplement-ended:${id}`, at, mail: true });
  }
  return true;
}
