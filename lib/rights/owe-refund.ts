import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { gatewayOf } from '@/lib/payments/gateways';
import type { Deps, Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { refundParts } from './model/refund-parts';
import { closeRefunded } from './settle-refund';
import { findTaken, hasParts, insertParts } from './store/refunds';
import type { Subject } from './store/subjects';
import { findWithdrawal } from './store/withdrawals';

interface Owing { id: string; subject: Subject; actor: Actor; at: Temporal.Instant }

/**
 * The goods are back: what was paid is owed from now on, by the way that it came where a gateway took it, and by hand what
 * came otherwise, whatever is disputed of them. Whoever collects gives it back (`refund-withdrawal`). Where nothing was
 * paid nothing is waited for. Said again, it changes nothing.
 */
export async function oweRefund(deps: Pick<Deps, 'env'>, tx: Tx, { id, subject, actor, at }: Owing): Promise<void> {
  const withdrawal = await findWithdrawal(tx, { id });
  if (!withdrawal) return;
  const { refundMinor, currency, leaseId } = withdrawal;
  if (await hasParts(tx, id)) return;
  if (refundMinor === 0n || leaseId === null) {
    await closeRefunded(tx, { withdrawal, subject, actor, at });
    return;
  }
  const taken = (await findTaken(tx, leaseId)).filter(({ gateway }) => gatewayOf(deps.env, gateway));
  for (const refundId of await insertParts(tx, refundParts(refundMinor, taken), { withdrawalId: id, currency, at })) {
    await addJob(tx, 'refund-withdrawal', { refundId }, { key: `refund-withdrawal:${refundId}` });
  }
}
