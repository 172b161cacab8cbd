import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { writtenOffLines } from '@/lib/leases/books';
import { lockOpenInvoices, partiesOf } from '@/lib/leases/invoice-store';
import { endLease } from '@/lib/leases/store';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import type { DecideWriteOffInput } from '../model/overdue-inputs';
import { lockOverdueLease, moveOverdue, openMinor, writeOffInvoices, type OverdueLease } from '../store/overdue';
import { finalDebt } from '../store/overdue-final';
import { decideWriteOffRow, findWriteOff } from '../store/overdue-papers';
import { tellDesk, tellPurchaser } from './tell';

/**
 * Another person than who proposed it decides. Approved, what is open is a loss, of whom it belonged to; a lease that fell
 * due at once ends with it. What is paid later is taken all the same (`record-recovery.ts`).
 *
 * Errors: `not-found`, `overdue.other-person`, `overdue.moved-on` (decided, or another sum is open), `overdue.obstacle-attempt`.
 */
export async function decideWriteOff(deps: Deps, actor: Actor, { writeOffId, decision, note }: DecideWriteOffInput): Promise<Result<{ writeOffId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const proposal = await findWriteOff(tx, writeOffId);
    const lease = proposal && await lockOverdueLease(tx, proposal.leaseId);
    if (!proposal || !lease) return err({ code: 'not-found' });
    if (proposal.proposedById === actor.userId) return err({ code: 'overdue.other-person' });
    if (!await decideWriteOffRow(tx, writeOffId, decision, { byId: actor.userId, note, at })) return err({ code: 'overdue.moved-on' });
    if (decision === 'APPROVED') {
      const refused = await writeOff(tx, lease, proposal.amountMinor, { actor, at });
      if (refused) return err({ code: refused });
    }
    await audit(tx, { actor, action: decision === 'APPROVED' ? 'lease.written-off' : 'lease.write-off-refused', subject: { type: 'lease', id: lease.id }, reason: note, data: { writeOffId, amountMinor: proposal.amountMinor }, at });
    if (decision === 'APPROVED') await tellPurchaser(tx, lease, { what: 'given-up', id: writeOffId, params: { amountMinor: String(proposal.amountMinor) }, at });
    await tellDesk(tx, lease, { what: decision === 'APPROVED' ? 'written-off' : 'write-off-refused', id: writeOffId, params: { amountMinor: String(proposal.amountMinor) }, at });
    return ok({ writeOffId });
  });
}

async function writeOff(tx: Tx, lease: OverdueLease, amountMinor: bigint, { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<string | undefined> {
  await lockOpenInvoices(tx, lease.id);
  const { all, allMinor, isFinal, attempt } = await finalDebt(tx, lease);
  if (attempt) return 'overdue.obstacle-attempt';
  if (!isFinal || allMinor !== amountMinor) return 'overdue.moved-on';
  const day = plainDateIn(at, lease.timeZone);
  await writeOffInvoices(tx, lease.id, all);
  for (const invoice of all) {
    await postEntry(tx, {
      sourceType: 'invoice', sourceId: invoice.id, kind: 'written-off', currency: lease.currency, occurredOn: day,
      lines: writtenOffLines({ kind: invoice.kind, seq: invoice.seq, amountMinor: openMinor(invoice) }, partiesOf(lease)),
    }, at);
  }
  if (!await moveOverdue(tx, lease.id, { to: 'WRITTEN_OFF', day, nextOn: null, by: actor, at })) return 'overdue.moved-on';
  if (lease.instalments.some(({ state }) => state === 'MERGED')) await endLease(tx, lease.id, 'DEFAULTED', at);
  return undefined;
}
