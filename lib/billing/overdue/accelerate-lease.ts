import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { calledInLines } from '@/lib/leases/books';
import { lockOpenInvoices, partiesOf, raiseInvoice } from '@/lib/leases/invoice-store';
import { credit, debit } from '@/lib/ledger/model';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { PLAN } from '../model/overdue';
import type { AccelerateInput } from '../model/overdue-inputs';
import { lockOverdueLease, mergeInstalments, mergeInvoices, moveOverdue, openMinor, type OverdueLease } from '../store/overdue';
import { accelerationFigures, type AccelerationFigures } from '../store/overdue-figures';
import { insertAcceleration } from '../store/overdue-papers';
import { useCreditsOn } from '../use-credits';
import { askForCharges } from './after-payment';
import { tellPurchaser } from './tell';

/**
 * A person at the desk decides that all that is left falls due at once (art. 13(1)): after a written demand whose days are
 * over, two instalments missed one after the other and more than a tenth of the instalment price missed; the database asks
 * for all of it again. The fee for the time to come is taken off by the day (art. 13(2)), and so is what is to the lease's
 * good, as off any bill.
 *
 * Errors: `not-found`, `overdue.moved-on` (another sum than was seen, or no demand runs), `overdue.obstacle-…`.
 */
export async function accelerateLease(deps: Deps, actor: Actor, { leaseId, totalMinor, reason }: AccelerateInput): Promise<Result<{ invoiceId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, leaseId);
    if (!lease?.overdue) return err({ code: 'not-found' });
    if (lease.overdue.state !== 'DEMANDED' || lease.state !== 'ACTIVE') return err({ code: 'overdue.moved-on' });
    const day = plainDateIn(at, lease.timeZone);
    await lockOpenInvoices(tx, leaseId);
    const figures = await accelerationFigures(tx, lease, day);
    const [obstacle] = figures.obstacles;
    if (obstacle || !figures.demandId) return err({ code: `overdue.obstacle-${obstacle ?? 'no-demand'}` });
    if (figures.totalMinor !== totalMinor) return err({ code: 'overdue.moved-on' });
    const { demandId, missedMinor, priceMinor, rebateMinor } = figures;
    await insertAcceleration(tx, { leaseId, demandId, day, missedMinor, priceMinor, rebateMinor, totalMinor, reason, decidedById: actor.userId }, at);
    const invoiceId = await callIn(tx, lease, figures, { day, at });
    if (!invoiceId || !await moveOverdue(tx, leaseId, { to: 'ACCELERATED', day, nextOn: null, by: actor, at })) return err({ code: 'overdue.moved-on' });
    const creditMinor = await useCreditsOn(tx, invoiceId, { day, at });
    await audit(tx, { actor, action: 'lease.accelerated', subject: { type: 'lease', id: leaseId }, reason, data: { totalMinor, rebateMinor, missedMinor }, at });
    await tellPurchaser(tx, lease, { what: 'accelerated', id: invoiceId, params: { totalMinor: String(totalMinor - creditMinor), rebateMinor: String(rebateMinor), dueOn: addDays(day, PLAN.payDays), reason }, at });
    return ok({ invoiceId });
  });
}

/**
 * One invoice for all of it. What was billed and is open moves from its invoices into this one, within `billed-receivable`;
 * the rest comes out of what was still to come. Late charges of the merged instalments are the mall's own, and stay apart.
 */
async function callIn(tx: Tx, lease: OverdueLease, figures: AccelerationFigures, { day, at }: { day: string; at: Temporal.Instant }): Promise<string | null> {
  const purchaser = { partyId: lease.purchaserId, leaseId: lease.id };
  const merged = await tx.invoice.findMany({ where: { id: { in: figures.openIds } }, orderBy: { id: 'asc' } });
  await askForCharges(tx, lease, merged.flatMap(({ seq }) => (seq === null ? [] : [seq])), { day, at });
  await mergeInvoices(tx, merged);
  await mergeInstalments(tx, lease.id, lease.instalments.flatMap(({ seq }) => (seq > 0 ? [seq] : [])));
  const dueOn = addDays(day, PLAN.payDays);
  return raiseInvoice(tx, {
    leaseId: lease.id, kind: 'ACCELERATION', currency: lease.currency, billedOn: day, dueOn, amountMinor: figures.totalMinor, tryOn: null,
    lines: [...calledInLines(figures.remaining, figures.rebateMinor, partiesOf(lease)), debit('billed-receivable', figures.openMinor, purchaser), ...merged.map((invoice) => credit('billed-receivable', openMinor(invoice), purchaser))],
  }, at);
}
