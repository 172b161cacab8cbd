import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ok, type Result } from '@/lib/kernel/result';
import { credit, debit } from '@/lib/ledger/model';
import { raiseInvoice } from '@/lib/leases/invoice-store';
import { fromPlainDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { PLAN } from '../model/overdue';
import { isFrozen } from '../store/attempts';
import { dueDayOf, findOpenInvoices, isBeingBought, isLetGo, isPastDue, lockOverdueLease, moveOverdue, wasToldMissing, type OverdueLease } from '../store/overdue';
import { findSettled, findThawed, noteWaiting } from '../store/overdue-walk';
import { tellPurchaser } from './tell';

export const afterPaymentJob = z.object({ leaseId: z.string() });

const BATCH = 200;

/** Something of a lease was paid: late charges of what is paid are asked for, and a lease of which nothing is past due is where it was before. */
export async function afterPayment(deps: Deps, { leaseId }: z.output<typeof afterPaymentJob>): Promise<Result<{ current: boolean }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, leaseId);
    if (!lease?.overdue) return ok({ current: false });
    const day = plainDateIn(at, lease.timeZone);
    await askOrWait(tx, lease, { day, at });
    const open = await findOpenInvoices(tx, leaseId);
    const { state } = lease.overdue;
    if (state === 'CURRENT' || state === 'DEFERRED' || state === 'WRITTEN_OFF') return ok({ current: false });
    const past = open.filter((invoice) => isPastDue(invoice, day));
    const [oldest] = past.map(dueDayOf).sort();
    if (state === 'ACCELERATED' || state === 'SETTLING' ? open.length > 0 : oldest !== undefined) {
      if (oldest !== undefined) await tx.leaseOverdue.update({ where: { leaseId }, data: { oldestOn: fromPlainDate(oldest) } });
      return ok({ current: false });
    }
    if (!await moveOverdue(tx, leaseId, { to: 'CURRENT', day, nextOn: null, by: null, at })) return ok({ current: false });
    if (await wasToldMissing(tx, leaseId, lease.overdue.oldestOn)) await tellPurchaser(tx, lease, { what: 'cleared', id: `${leaseId}:${day}:${state}`, at });
    return ok({ current: true });
  });
}

/** While billing rests its late charges wait with all else; where nothing more is ever asked for, they are not either. */
async function askOrWait(tx: Tx, lease: OverdueLease, { day, at }: { day: string; at: Temporal.Instant }): Promise<void> {
  const [letGo, rests] = [await isLetGo(tx, lease), await isFrozen(tx, lease.id, day)];
  if (!letGo && !rests) await askForCharges(tx, lease, lease.instalments.filter(({ state }) => state === 'PAID').map(({ seq }) => seq), { day, at });
  await noteWaiting(tx, lease.id, rests && !letGo);
}

/** One invoice for the days of delay of each of these instalments, once: earned as it is asked for. Where the goods are being bought they are part of the sum that was agreed to, and taken with it. */
export async function askForCharges(tx: Tx, lease: OverdueLease, seqs: readonly number[], { day, at }: { day: string; at: Temporal.Instant }): Promise<void> {
  const purchaser = { partyId: lease.purchaserId, leaseId: lease.id };
  const buying = await isBeingBought(tx, lease.id);
  for (const { seq, lateChargeMinor } of lease.instalments) {
    if (!seqs.includes(seq) || lateChargeMinor === 0n) continue;
    const dueOn = buying ? addBusinessDays(day, 1) : addDays(day, PLAN.payDays);
    await raiseInvoice(tx, {
      leaseId: lease.id, kind: 'LATE_CHARGE', seq, currency: lease.currency, billedOn: day, dueOn, amountMinor: lateChargeMinor, tryOn: businessDayFrom(buying ? day : dueOn),
      lines: [debit('billed-receivable', lateChargeMinor, purchaser), credit('late-charge-income', lateChargeMinor, purchaser)],
    }, at);
  }
}

/** Sweep: whatever was paid or ended without its job, and late charges that waited while billing rested. */
export async function clearSettled(deps: Deps): Promise<void> {
  const day = plainDateIn(deps.clock.now());
  for (const { leaseId } of [...await findThawed(deps.db, day, BATCH), ...await findSettled(deps.db, day, BATCH)]) {
    await afterPayment(deps, { leaseId }).catch((error: unknown) => deps.log.error('overdue not cleared', { leaseId, error }));
  }
}
