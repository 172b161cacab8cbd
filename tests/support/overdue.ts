import { afterPayment, clearSettled } from '@/lib/billing/overdue/after-payment';
import { sendDemands } from '@/lib/billing/overdue/send-demand';
import { tellRunDemands } from '@/lib/billing/overdue/tell-run-demands';
import { tellSteps } from '@/lib/billing/overdue/tell-steps';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import { runBilling } from '@/lib/billing/run-billing';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { writeOffInvoices } from '@/lib/billing/store/overdue';
import { addDays } from '@/lib/kernel/calendar';
import { writtenOffLines } from '@/lib/leases/books';
import { partiesOf } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import { toPlainDate } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/id';
import type { Road } from './road';

/** Ten in the morning of a day in Seoul. */
export const morning = (day: string) => `${day}T01:00:00Z`;

/** What the worker does of a day. */
export async function sweep(road: Road): Promise<void> {
  await runBilling(road.deps);
  await clearSettled(road.deps);
  await walkOverdue(road.deps);
  await sendDemands(road.deps);
  await tellRunDemands(road.deps);
  await tellSteps(road.deps);
}

/** Day after day, or in one leap after a silence. */
export async function until(road: Road, day: string, { leap = false } = {}): Promise<void> {
  if (!leap) {
    const from = await road.db.billingDay.findFirst({ orderBy: { day: 'desc' } });
    for (let each = from ? addDays(toPlainDate(from.day), 1) : day; each < day; each = addDays(each, 1)) {
      road.clock.set(morning(each));
      await sweep(road);
    }
  }
  road.clock.set(morning(day));
  await sweep(road);
}

/** One invoice, or all that is open, is paid through a gateway. */
export async function pay(road: Road, leaseId: string, where: { id?: string; seq?: number; kind?: 'INSTALMENT' | 'LATE_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' } = {}): Promise<bigint> {
  const at = road.clock.now();
  const sum = await road.db.$transaction(async (tx) => {
    let total = 0n;
    for (const { id } of await tx.invoice.findMany({ where: { leaseId, state: { in: ['OPEN', 'DEFERRED', 'WRITTEN_OFF'] }, ...where }, orderBy: { id: 'asc' } })) {
      const invoice = await lockInvoice(tx, id);
      if (invoice && await settleInvoice(tx, invoice, { gateway: 'sandbox', at })) total += invoice.amountMinor - invoice.creditMinor;
    }
    return total;
  });
  await afterPayment(road.deps, { leaseId });
  return sum;
}

export const stateOf = async (road: Road, leaseId: string) => (await road.db.leaseOverdue.findUnique({ where: { leaseId } }))?.state ?? null;

export const stepsOf = async (road: Road, leaseId: string) =>
  (await road.db.overdueStep.findMany({ where: { leaseId }, orderBy: [{ day: 'asc' }, { at: 'asc' }, { id: 'asc' }] })).map(({ fromState, toState, day }) => `${fromState} ${toState} ${toPlainDate(day)}`);

/** The first payment of a lease is billed and given up, as two people would have it; its invoice. */
export async function firstWrittenOff(road: Road, leaseId: string) {
  await road.work('bill-lease');
  const at = road.clock.now();
  const invoice = await road.db.invoice.findFirstOrThrow({ where: { leaseId, seq: 0 }, include: { lease: { include: { institution: true } } } });
  const decidedAt = new Date(at.epochMilliseconds);
  await road.db.$transaction(async (tx) => {
    await tx.writeOff.create({ data: {
      id: newId('wo'), leaseId, state: 'APPROVED', currency: invoice.currency, amountMinor: invoice.amountMinor, reason: '여러 번 연락했으나 답이 없습니다.', note: '여러 번 연락했으나 답이 없습니다.',
      proposedById: road.deskPerson.userId, proposedAt: decidedAt, decidedById: road.admin.userId, decidedAt,
    } });
    await writeOffInvoices(tx, leaseId, [invoice]);
    await postEntry(tx, { sourceType: 'invoice', sourceId: invoice.id, kind: 'written-off', currency: invoice.currency, occurredOn: toPlainDate(decidedAt), lines: writtenOffLines(invoice, partiesOf(invoice.lease)) }, at);
  });
  return invoice;
}
