import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { whyNotCarry } from '@/lib/limits/store/take-over';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { DecideTransfer } from './model/inputs';
import { findOwnMethod, lockGivenLease } from './store/leases';
import { findTransfer, lockTransfer, moveTransfer, type TransferRow } from './store/transfers';
import { tellSides } from './tell';

/**
 * The financier's desk lets the successor take the lease over, or does not and says why; both read it. What it looks at
 * is looked at again here, since days may have passed.
 *
 * Errors: `not-found`, `transfers.moved-on`, and of an approval `transfers.{obstacle}`, `limits.pre-none`, `limits.pre-too-little`, `transfers.no-method`.
 */
export async function decideTransfer(deps: Deps, actor: Actor, { transferId, decision, reason }: DecideTransfer): Promise<Result<{ transferId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const known = await findTransfer(tx, transferId);
    if (!known) return err({ code: 'not-found' });
    const refused = decision === 'APPROVE' ? await whyNot(tx, known, at) : null;
    const transfer = await lockTransfer(tx, transferId);
    if (transfer?.state !== 'AGREED') return err({ code: 'transfers.moved-on' });
    if (refused) return err({ code: refused });
    const decided = { decidedById: actor.userId, decidedAt: toDate(at), reason: reason === '' ? null : reason };
    const approved = decision === 'APPROVE';
    if (!await moveTransfer(tx, transferId, approved ? 'APPROVED' : 'DECLINED', approved ? decided : { ...decided, endedById: actor.userId, endedAt: toDate(at) })) return err({ code: 'transfers.moved-on' });
    await audit(tx, { actor, action: approved ? 'transfer.approved' : 'transfer.declined', subject: { type: 'transfer', id: transferId }, ...(reason !== '' && { reason }), at });
    if (approved) await addJob(tx, 'draw-transfer', { transferId }, { key: `draw-transfer:${transferId}` });
    else await tellSides(tx, transfer, ['FROM', 'TO'], { what: 'declined', params: { reason }, at });
    return ok({ transferId });
  });
}

/** Holds the lease. */
async function whyNot(tx: Tx, { leaseId, fromId, toId }: TransferRow, at: Temporal.Instant): Promise<string | null> {
  const given = await lockGivenLease(tx, { id: leaseId, purchaserId: fromId }, at);
  if (!given || toId === null) return 'transfers.moved-on';
  if (given.obstacle) return `transfers.${given.obstacle}`;
  const { lease: { institutionId, currency }, figures } = given;
  const short = await whyNotCarry(tx, { purchaserId: toId, institutionId, currency, amountMinor: figures.financedMinor, monthlyMinor: figures.monthlyMinor }, at);
  return short ?? (await findOwnMethod(tx, toId) ? null : 'transfers.no-method');
}
