import type { Temporal } from 'temporal-polyfill';
import { changeOf } from '@/lib/contracts/store/supplements';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { changedRows, changeFigures, type Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { err, ok, type Result } from '@/lib/kernel/result';
import { amendedLines } from '@/lib/leases/books';
import { findRemaining, partiesOf } from '@/lib/leases/invoice-store';
import { endsOn } from '@/lib/leases/model';
import { lockLease } from '@/lib/leases/store';
import { postEntry } from '@/lib/ledger/store';
import { notify, notifyRole, notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { fits } from './model';
import { findLeaseOfOrder, insertOutcome, lockLease as holdLease, lockSupplement, writeSchedule, type HeldLease } from './store';

type Fate = 'APPLIED' | 'KEPT_OUT';
type Supplement = NonNullable<Awaited<ReturnType<typeof lockSupplement>>>;

/**
 * The job behind a sealed supplement: the lease says what was agreed, in one transaction and once. Where an instalment
 * that it changes is no longer due as it was (it was paid meanwhile), nothing changes, and the desk is told. Run again,
 * it finds what became of it. Error: `not-found` (no sealed supplement).
 */
export async function applySupplement(deps: Deps, { contractId }: { contractId: string }): Promise<Result<{ fate: Fate }>> {
  return write(deps, async (tx) => {
    const before = await lockSupplement(tx, contractId);
    if (!before || before.state !== 'SEALED') return err({ code: 'not-found' });
    if (before.outcome) return ok({ fate: before.outcome.fate });
    const found = await findLeaseOfOrder(tx, before.orderId);
    const held = found && await holdLease(tx, found.id);
    if (!held) return err({ code: 'not-found' });
    const at = deps.clock.now();
    const change = changeOf(before);
    const fate: Fate = held.lease.state === 'ACTIVE' && fits(change, held.rows) ? 'APPLIED' : 'KEPT_OUT';
    if (fate === 'APPLIED') await amendLease(tx, held, change, { contractId, at });
    await insertOutcome(tx, contractId, held.lease.id, fate, at);
    await audit(tx, { actor: SYSTEM, action: fate === 'APPLIED' ? 'lease.amended' : 'lease.amendment-kept-out', subject: { type: 'lease', id: held.lease.id }, data: { number: before.number, change: change.kind, contractId }, at });
    await tell(tx, { supplement: before, held, fate, at });
    faultPoint('apply-supplement:written');
    return ok({ fate });
  });
}

async function amendLease(tx: Tx, { lease, contract }: HeldLease, change: Change, { contractId, at }: { contractId: string; at: Temporal.Instant }): Promise<void> {
  const [first] = changedRows(change);
  if (!first) return;
  const terms = contract.terms as unknown as CanonicalTerms;
  const [whole, before] = [await lockLease(tx, lease.id), await findRemaining(tx, lease.id)];
  await writeSchedule(tx, lease.id, change.schedule, first.seq, {
    totalCostMinor: changeFigures(change).totalCostMinor.after, termMonths: change.schedule.length, endsOn: endsOn({ ...terms, schedule: change.schedule }),
  });
  const changeMinor = (await findRemaining(tx, lease.id)).leftMinor - before.leftMinor;
  if (!whole || changeMinor === 0n) return;
  await postEntry(tx, {
    sourceType: 'supplement', sourceId: contractId, kind: 'amended', currency: lease.currency, occurredOn: plainDateIn(at, terms.timeZone), lines: amendedLines(changeMinor, partiesOf(whole)),
  }, at);
}

interface Told { supplement: Supplement; held: HeldLease; fate: Fate; at: Temporal.Instant }

async function tell(tx: Tx, { supplement, held: { lease, contract }, fate, at }: Told): Promise<void> {
  const said = { params: { number: supplement.number }, eventKey: `supplement-settled:${supplement.id}`, at };
  if (fate === 'KEPT_OUT') {
    await notifyRole(tx, 'DESK', { ...said, kind: 'supplements.kept-out', href: `/desk/leases/${lease.id}` });
    await notify(tx, { ...said, userId: contract.purchaserId, kind: 'supplements.not-applied', href: `/contracts/${supplement.id}`, mail: true });
    return;
  }
  await notify(tx, { ...said, userId: contract.purchaserId, kind: 'supplements.applied', href: `/contracts/${supplement.id}`, mail: true });
  await notifySeller(tx, contract.sellerId, 'orders', { ...said, kind: 'supplements.applied-seller', href: `/seller/orders/${contract.orderId}` });
}
