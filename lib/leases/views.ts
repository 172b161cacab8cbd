import type { Temporal } from 'temporal-polyfill';
import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/exits';
import type { Change } from '@/lib/kernel/amendment';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { findPaid, findUsed, type PaidAndCredited } from './paid-store';
import { isReleased, monthlyMinor, monthsPassed, nextDue, rowsSince, type InstalmentState, type PlannedRow } from './model';

/** The supplements that came into a lease, in their order. */
const IN_FORCE = { where: { fate: 'APPLIED' }, orderBy: { contract: { supplementNo: 'asc' } }, select: { contract: { select: { change: true } } } } as const;

/** Why nothing is billed now, and since which day; and time that its purchaser was given. */
const RESTING = {
  where: { OR: [{ untilOn: null, cause: { in: ['WITHDRAWAL', 'PAYMENT_REFUSAL', 'GOODS_BACK'] } }, { cause: 'DEFERRAL' }] }, orderBy: { fromOn: 'asc' }, select: { fromOn: true, untilOn: true, cause: true },
} satisfies Prisma.Lease$freezesArgs;

const monthlyOf = (orderedMinor: bigint, outcomes: { contract: { change: unknown } }[]): bigint => monthlyMinor(orderedMinor, outcomes.map(({ contract }) => contract.change as Change));

export interface LeaseCard {
  id: string;
  number: string;
  title: string;
  financier: { ko: string; en: string };
  photoId: string | null;
  currency: string;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  termMonths: number;
  /** Months whose date is over. */
  passed: number;
  /** What falls due next; null once the schedule is over, and while nothing is billed. */
  next: { seq: number; dueOn: string; amountMinor: bigint } | null;
  timeZone: string;
  state: 'ACTIVE' | 'ENDED';
  /** Since which day nothing of it is billed, because a payment refusal waits for its answers; null: it is billed. */
  restsSince: string | null;
  /** Until when its purchaser was given time: what falls due meanwhile is put off too. */
  deferredTo: string | null;
  /** A payment refusal stands: nothing is to be paid any more. */
  released: boolean;
  /** What was paid in money, and what service credits took off beside it. */
  paidMinor: bigint;
  creditedMinor: bigint;
  /** What was asked for and is not paid; of it, what was put off. */
  openMinor: bigint;
  deferredMinor: bigint;
}

export interface ListedLease extends LeaseCard {
  /** Its goods go back: until when they are to be sent, RFC 3339, or null where they were; undefined where they do not. */
  returning: { sendBy: string | null } | undefined;
}

const GOES_BACK = { where: { state: { in: ['LABELLED', 'SHIPPED', 'ARRIVED', 'INSPECTED', 'DISPUTED'] } }, select: { state: true, shipBy: true }, take: 1 } satisfies Prisma.Lease$returnsArgs;

/** Bills that are open. */
const OPEN = { where: { state: { in: ['OPEN', 'DEFERRED'] } }, select: { kind: true, seq: true, state: true, amountMinor: true, creditMinor: true } } satisfies Prisma.Lease$invoicesArgs;
type OpenBill = Prisma.InvoiceGetPayload<Pick<typeof OPEN, 'select'>>;
const sumOf = (invoices: readonly OpenBill[]): bigint => invoices.reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, 0n);
const openOf = (invoices: readonly OpenBill[]): Pick<LeaseCard, 'openMinor' | 'deferredMinor'> => ({ openMinor: sumOf(invoices), deferredMinor: sumOf(invoices.filter(({ state }) => state === 'DEFERRED')) });

const NOTHING: PaidAndCredited = { paidMinor: 0n, creditedMinor: 0n };

interface Kept {
  takenOverAt: Date | null;
  timeZone: string;
  state: 'ACTIVE' | 'ENDED';
  freezes: { fromOn: Date; untilOn: Date | null; cause: string }[];
}

/** The day on which another took it over, where it is. */
const takenOverOn = ({ takenOverAt, timeZone }: Pick<Kept, 'takenOverAt' | 'timeZone'>): string | null => takenOverAt && plainDateIn(toInstant(takenOverAt), timeZone);

/** What its present purchaser pays in all: of a lease that they took over, what fell due since. */
const totalOf = (lease: Pick<Kept, 'takenOverAt' | 'timeZone'> & { totalCostMinor: bigint }, rows: readonly PlannedRow[]): bigint => {
  const since = takenOverOn(lease);
  return since === null ? lease.totalCostMinor : rowsSince(rows, since).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
};

/** How a lease is billed now: what falls due next, or since when it rests, until when it is put off, or that nothing is to be paid any more. */
function billingOf({ state, freezes }: Kept, rows: readonly PlannedRow[], today: string): Pick<LeaseCard, 'next' | 'restsSince' | 'deferredTo' | 'released'> {
  const released = isReleased(rows);
  const freeze = freezes.find(({ cause }) => cause !== 'DEFERRAL');
  const deferral = freezes.find(({ cause, untilOn }) => cause === 'DEFERRAL' && untilOn !== null && toPlainDate(untilOn) > today)?.untilOn;
  const deferredTo = deferral && state === 'ACTIVE' && !released ? toPlainDate(deferral) : null;
  const restsSince = freeze && freeze.cause !== 'GOODS_BACK' && state === 'ACTIVE' && !released ? toPlainDate(freeze.fromOn) : null;
  const rests = (freeze !== undefined || deferredTo !== null) && state === 'ACTIVE' && !released;
  const next = rests ? undefined : nextDue(rows, today);
  return { next: next ? { seq: next.seq, dueOn: next.dueOn, amountMinor: next.amountMinor } : null, restsSince, deferredTo, released };
}

/** The day up to which its months go by: once it has ended, no further. */
const lastOf = ({ endedAt, timeZone }: { endedAt: Date | null; timeZone: string }, today: string): string => (endedAt ? plainDateIn(toInstant(endedAt), timeZone) : today);

/** A purchaser's own leases as they stand at that instant, newest first. */
export async function purchaserLeases(db: Db, actor: Actor, at: Temporal.Instant): Promise<ListedLease[]> {
  const leases = await db.lease.findMany({
    where: { purchaserId: actor.userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    include: {
      institution: { select: { nameKo: true, nameEn: true } },
      instalments: { orderBy: { seq: 'asc' } }, outcomes: IN_FORCE, freezes: RESTING, invoices: OPEN, returns: GOES_BACK,
      contract: { select: { order: { select: { instalmentMinor: true, listingVersion: { select: { title: true, photos: { orderBy: { position: 'asc' }, take: 1 } } } } } } },
    },
  });
  const paid = await findPaid(db, leases.map(({ id }) => id));
  return leases.map((lease) => {
    const today = plainDateIn(at, lease.timeZone);
    const rows = lease.instalments.map((row) => ({ ...row, dueOn: toPlainDate(row.dueOn) }));
    const { order } = lease.contract;
    return {
      id: lease.id, number: lease.number, title: order.listingVersion.title, financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn },
      photoId: order.listingVersion.photos[0]?.fileId ?? null, currency: lease.currency, instalmentMinor: monthlyOf(order.instalmentMinor, lease.outcomes),
      totalCostMinor: totalOf(lease, rows), termMonths: lease.termMonths,
      passed: monthsPassed(rows, lastOf(lease, today)),
      ...billingOf(lease, rows, today), ...(paid.get(lease.id) ?? NOTHING), ...openOf(lease.invoices), timeZone: lease.timeZone, state: lease.state,
      returning: lease.returns.map(({ state, shipBy }) => ({ sendBy: state === 'LABELLED' ? lastMinuteOf(toInstant(shipBy), lease.timeZone).toString() : null }))[0],
    };
  });
}

/** `creditedMinor`: what service credits took off what would have been paid; `owedMinor`: what of it was asked for and is not paid. */
export type LeaseExit = ExitPoint & { creditedMinor?: bigint; owedMinor?: bigint };

export interface LeaseDetail extends LeaseCard {
  /** Contract and order as they may be read; null for who took the lease over: both say who made them. */
  contractId: string | null;
  contractNumber: string;
  orderId: string | null;
  /** The day on which who asks took it over. */
  takenOverOn: string | null;
  /** The day on which it is shown, where the lease is. */
  today: string;
  startsOn: string;
  endsOn: string;
  /** The day on which it ended; null while it runs. */
  endedOn: string | null;
  residualMinor: bigint;
  financedMinor: bigint;
  /** What leaving costs after each instalment, as the contract and its supplements say; `paidMinor` without what credits took off and what is not paid. */
  exits: LeaseExit[];
  returnChargeBps: number;
  rows: { seq: number; dueOn: string; amountMinor: bigint; interestMinor: bigint; principalMinor: bigint; balanceMinor: bigint; state: InstalmentState }[];
}

/** What who took a lease over had not to pay is no part of what leaving costs them in all. */
function ownExits(rows: readonly PlannedRow[], since: string | null, exits: ExitPoint[]): ExitPoint[] {
  if (since === null) return exits;
  const before = rows.reduce((sum, { dueOn, amountMinor }) => (dueOn < since ? sum + amountMinor : sum), 0n);
  return exits.map((point) => ({ ...point, paidMinor: point.paidMinor > before ? point.paidMinor - before : 0n }));
}

/** One lease of the purchaser who asks, or null. */
export async function leaseDetail(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<LeaseDetail | null> {
  const lease = await db.lease.findFirst({
    where: { id, purchaserId: actor.userId },
    include: {
      institution: { select: { nameKo: true, nameEn: true } },
      instalments: { orderBy: { seq: 'asc' } }, outcomes: IN_FORCE, freezes: RESTING, invoices: OPEN,
      contract: { select: { id: true, number: true, orderId: true, particulars: true, order: { select: { instalmentMinor: true, listingVersion: { select: { title: true, photos: { orderBy: { position: 'asc' }, take: 1 } } } } } } },
    },
  });
  if (!lease) return null;
  const rows = lease.instalments.map(({ seq, dueOn, amountMinor, interestMinor, principalMinor, balanceMinor, state }) =>
    ({ seq, dueOn: toPlainDate(dueOn), amountMinor, interestMinor, principalMinor, balanceMinor, state }));
  const today = plainDateIn(at, lease.timeZone);
  const { order } = lease.contract;
  const { returnChargeBps } = particularsShape.parse(lease.contract.particulars);
  const [paid, used] = await Promise.all([findPaid(db, [id]), findUsed(db, id)]);
  const credited = used.filter(({ kind }) => kind === 'INSTALMENT');
  const exits = exitRibbon({ ...lease, rows: rows.filter(({ seq }) => seq > 0), terms: { firstPaymentMinor: rows[0]?.amountMinor ?? 0n } }, returnChargeBps);
  return {
    exits: ownExits(rows, takenOverOn(lease), exits).map((point) => asPaid(point, credited, lease.invoices)), returnChargeBps,
    id: lease.id, number: lease.number, title: order.listingVersion.title, photoId: order.listingVersion.photos[0]?.fileId ?? null,
    financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn }, currency: lease.currency,
    instalmentMinor: monthlyOf(order.instalmentMinor, lease.outcomes), totalCostMinor: totalOf(lease, rows), termMonths: lease.termMonths,
    passed: monthsPassed(rows, lastOf(lease, today)), today,
    ...billingOf(lease, rows, today), ...(paid.get(id) ?? NOTHING), ...openOf(lease.invoices), endedOn: lease.endedAt && plainDateIn(toInstant(lease.endedAt), lease.timeZone),
    contractId: lease.takenOverAt ? null : lease.contract.id, contractNumber: lease.contract.number, orderId: lease.takenOverAt ? null : lease.contract.orderId, takenOverOn: takenOverOn(lease), timeZone: lease.timeZone,
    startsOn: toPlainDate(lease.startsOn), endsOn: toPlainDate(lease.endsOn), residualMinor: lease.residualMinor, financedMinor: lease.financedMinor, rows, state: lease.state,
  };
}

/** What is paid up to a month, in money: what credits took off its instalments is told apart, and what was asked for and is not paid. */
function asPaid(point: ExitPoint, credited: readonly { seq: number | null; creditedMinor: bigint }[], open: readonly OpenBill[]): LeaseExit {
  const upTo = <B extends { seq: number | null }>(bills: readonly B[]) => bills.filter(({ seq }) => (seq ?? 0) <= point.month);
  const creditedMinor = upTo(credited).reduce((sum, bill) => sum + bill.creditedMinor, 0n);
  const owedMinor = sumOf(upTo(open.filter(({ kind }) => kind === 'INSTALMENT')));
  return { ...point, paidMinor: point.paidMinor - creditedMinor - owedMinor, ...(creditedMinor > 0n && { creditedMinor }), ...(owedMinor > 0n && { owedMinor }) };
}

/** How many leases a purchaser has at the desk, and how many of them run. For the desk alone. */
export async function leasesAtDesk(db: Db, actor: Actor, purchaserId: string): Promise<{ active: number; all: number }> {
  if (actor.role !== 'DESK') return { active: 0, all: 0 };
  const here = { purchaserId, institution: { kind: 'DESK' as const } };
  const [active, all] = await Promise.all([db.lease.count({ where: { ...here, state: 'ACTIVE' } }), db.lease.count({ where: here })]);
  return { active, all };
}
