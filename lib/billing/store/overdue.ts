import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ratioOf } from '@/lib/kernel/rounding';
import { sourcesOf } from '@/lib/kernel/transitions';
import { lateDays } from '@/lib/leases/freeze-store';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Invoice, Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { graceOverSince, lateCharge, overdueMoves, type OverdueState } from '../model/overdue';

const ABOUT = {
  institution: { select: { kind: true, nameKo: true, nameEn: true } }, overdue: true, instalments: { orderBy: { seq: 'asc' } },
  contract: { select: { id: true, terms: true, particulars: true, order: { select: { signatureName: true, listingVersion: { select: { title: true } } } } } },
} satisfies Prisma.LeaseInclude;

/** A lease with all that its overdue instalments follow from. */
export type OverdueLease = Prisma.LeaseGetPayload<{ include: typeof ABOUT }>;

export const findOverdueLease = (db: Db | Tx, id: string): Promise<OverdueLease | null> => db.lease.findUnique({ where: { id }, include: ABOUT });

/** The same; the lease first, then where it is, held until the transaction ends. */
export async function lockOverdueLease(tx: Tx, id: string): Promise<OverdueLease | null> {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${id} FOR UPDATE`;
  await tx.$queryRaw`SELECT lease_id FROM lease_overdue WHERE lease_id = ${id} FOR UPDATE`;
  return findOverdueLease(tx, id);
}

interface Move {
  to: OverdueState;
  day: string;
  nextOn: string | null;
  /** Null: by itself. */
  by: Actor | null;
  at: Temporal.Instant;
  /** Its purchaser is told of it by whoever moves it. */
  told?: boolean;
}

/** Moves one lease where its moves allow it, and writes the step. False otherwise. */
export async function moveOverdue(tx: Tx, leaseId: string, { to, day, nextOn, by, at, told = true }: Move): Promise<boolean> {
  const before = await tx.leaseOverdue.findUnique({ where: { leaseId }, select: { state: true } });
  if (!before) return false;
  const { count } = await tx.leaseOverdue.updateMany({
    where: { leaseId, state: { in: sourcesOf(overdueMoves, to).filter((state) => state === before.state) } },
    data: { state: to, since: fromPlainDate(day), nextOn: nextOn === null ? null : fromPlainDate(nextOn), ...((to === 'CURRENT' || to === 'DEFERRED') && { oldestOn: null }) },
  });
  if (count === 0) return false;
  await tx.overdueStep.create({
    data: { id: newId('os'), leaseId, fromState: before.state, toState: to, day: fromPlainDate(day), at: toDate(at), byId: by?.userId ?? null, toldAt: told ? toDate(at) : null }, select: { id: true },
  });
  return true;
}

/** Of a lease that was never overdue, and whose purchaser asks for time before it is. */
export async function beginCurrent(tx: Tx, leaseId: string, day: string): Promise<void> {
  await tx.leaseOverdue.createMany({ data: [{ leaseId, state: 'CURRENT', since: fromPlainDate(day), lateRate: 0 }], skipDuplicates: true });
}

/** The day that an invoice has to be paid by: what was billed after its day is not late before it was asked for, nor what falls due on a day of rest before the next business day (Civil Act art. 161). */
export const dueDayOf = ({ dueOn, billedOn, deferredTo }: Pick<Invoice, 'dueOn' | 'billedOn' | 'deferredTo'>): string =>
  businessDayFrom([dueOn, billedOn, deferredTo ?? dueOn].map(toPlainDate).reduce((last, day) => (day > last ? day : last)));

export const isPastDue = (invoice: Invoice, today: string): boolean => invoice.state === 'OPEN' && dueDayOf(invoice) < today;

/**
 * What another day costs of what is past due: of instalments whose grace is over, since nothing runs up on the others yet.
 */
export function dailyCharge(past: readonly Invoice[], lateRate: string, today: string): bigint {
  const over = graceOverSince(today);
  const running = past.filter(({ kind, dueOn, billedOn }) => kind === 'INSTALMENT' && toPlainDate(dueOn > billedOn ? dueOn : billedOn) <= over);
  return lateCharge(running.reduce((sum, invoice) => sum + openMinor(invoice), 0n), ratioOf(lateRate), 1);
}

export const openMinor = ({ amountMinor, creditMinor }: Pick<Invoice, 'amountMinor' | 'creditMinor'>): bigint => amountMinor - creditMinor;

export const findOpenInvoices = (db: Db | Tx, leaseId: string): Promise<Invoice[]> =>
  db.invoice.findMany({ where: { leaseId, state: { in: ['OPEN', 'DEFERRED'] } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] });

/** Whether the end of a collection of something open is not known: its money may be on its way. */
export const hasOpenAttempt = async (db: Db | Tx, leaseId: string): Promise<boolean> =>
  (await db.collectionAttempt.count({ where: { invoice: { leaseId }, state: { in: ['PENDING', 'UNKNOWN'] } } })) > 0;

/** Whether what is left was asked for as the price of the goods, and may still be paid, or is. */
export const isBeingBought = async (db: Db | Tx, leaseId: string): Promise<boolean> =>
  (await db.invoice.count({ where: { leaseId, kind: 'BUYOUT', state: { in: ['OPEN', 'DEFERRED', 'PAID'] } } })) > 0;

/** Whether something of a lease rests on a day. */
export const isFrozen = async (db: Db | Tx, leaseId: string, day: string): Promise<boolean> =>
  (await db.leaseFreeze.count({ where: { leaseId, fromOn: { lte: fromPlainDate(day) }, OR: [{ untilOn: null }, { untilOn: { gte: fromPlainDate(day) } }] } })) > 0;

/** Whether anything is left that could be put off. */
export const hasInstalmentsLeft = ({ instalments }: Pick<OverdueLease, 'instalments'>): boolean => instalments.some(({ state, amountMinor }) => state === 'DUE' && amountMinor > 0n);

/** Whether nothing more of a lease is ever asked for: it was withdrawn from, or the refusal of its payment stands. */
export const isLetGo = async (db: Db | Tx, { id, endCause }: Pick<OverdueLease, 'id' | 'endCause'>): Promise<boolean> =>
  endCause === 'WITHDRAWN' || (await db.paymentRefusal.count({ where: { leaseId: id, state: 'STANDS' } })) > 0;

export const findLastDemand = (db: Db | Tx, leaseId: string) => db.overdueDemand.findFirst({ where: { leaseId }, orderBy: [{ sentOn: 'desc' }, { id: 'desc' }] });

/** Days of a demand that have run, without frozen ones, up to the day before. */
export const demandDays = (db: Db | Tx, leaseId: string, sentOn: Date, before: string): Promise<number> => lateDays(db, leaseId, { dueOn: toPlainDate(sentOn), toOn: before });

/** Whether somebody was told, since it began, that something is missing: that all was received is news to nobody else. */
export async function wasToldMissing(tx: Tx, leaseId: string, oldestOn: Date | null): Promise<boolean> {
  const began = await tx.overdueStep.findFirst({ where: { leaseId, toState: 'GRACE' }, orderBy: [{ day: 'desc' }, { at: 'desc' }], select: { day: true, at: true } });
  const steps = await tx.overdueStep.count({ where: { leaseId, toState: { in: ['REMINDED', 'LATE', 'DEMANDED', 'ACCELERATED', 'SETTLING'] }, toldAt: { not: null }, ...(began && { at: { gte: began.at } }) } });
  return steps > 0 || (oldestOn !== null && await tx.collectionAttempt.count({ where: { invoice: { leaseId }, state: 'DECLINED', settledAt: { gte: oldestOn } } }) > 0);
}

export async function mergeInvoices(tx: Tx, invoices: readonly Invoice[]): Promise<void> {
  await tx.invoice.updateMany({ where: { id: { in: invoices.map(({ id }) => id) } }, data: { state: 'MERGED', tryOn: null } });
}

/** Puts off what is open to a day; nobody asks for it before. */
export async function deferInvoices(tx: Tx, leaseId: string, toOn: string): Promise<void> {
  await tx.invoice.updateMany({ where: { leaseId, state: 'OPEN' }, data: { state: 'DEFERRED', deferredTo: fromPlainDate(toOn), tryOn: fromPlainDate(toOn) } });
}

export async function writeOffInvoices(tx: Tx, leaseId: string, invoices: readonly Invoice[]): Promise<void> {
  await tx.invoice.updateMany({ where: { id: { in: invoices.map(({ id }) => id) } }, data: { state: 'WRITTEN_OFF', tryOn: null } });
  const seqs = invoices.flatMap(({ kind, seq }) => (kind === 'INSTALMENT' && seq !== null ? [seq] : []));
  await tx.leaseInstalment.updateMany({ where: { leaseId, seq: { in: seqs }, state: 'DUE' }, data: { state: 'WRITTEN_OFF' } });
}

/** The instalments of invoices that became part of another are part of it too. */
export async function mergeInstalments(tx: Tx, leaseId: string, seqs: readonly number[]): Promise<void> {
  await tx.leaseInstalment.updateMany({ where: { leaseId, seq: { in: [...seqs] }, state: 'DUE' }, data: { state: 'MERGED' } });
}
