import { ofPurchaser } from '@/lib/guarantee/views/photo';
import { plainDateIn } from '@/lib/kernel/calendar';
import { fromPlainDate, toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

/** How long a lease was somebody's: instants, and the days that they fall on where the lease is. Null: from its beginning; still. */
interface Span {
  leaseId: string;
  from: Date | null;
  to: Date | null;
  fromOn: Date | null;
  toOn: Date | null;
}

const within = (at: Date, from: Date | null, to: Date | null) => (from === null || at >= from) && (to === null || at < to);

/** The leases that are this person's, and those that were, each for its time alone: what came before and after is another's. */
async function spansOf(db: Db, userId: string): Promise<Span[]> {
  const [present, given] = await Promise.all([
    db.lease.findMany({ where: { purchaserId: userId }, select: { id: true, timeZone: true, takenOverAt: true } }),
    db.leaseTransfer.findMany({ where: { fromId: userId, state: 'DONE' }, select: { leaseId: true, carriedOutAt: true, lease: { select: { timeZone: true } } } }),
  ]);
  const before = await db.leaseTransfer.findMany({ where: { leaseId: { in: given.map(({ leaseId }) => leaseId) }, state: 'DONE' }, orderBy: { carriedOutAt: 'desc' }, select: { leaseId: true, carriedOutAt: true } });
  const span = (leaseId: string, timeZone: string, from: Date | null, to: Date | null): Span => {
    const dayOf = (at: Date | null) => at && fromPlainDate(plainDateIn(toInstant(at), timeZone));
    return { leaseId, from, to, fromOn: dayOf(from), toOn: dayOf(to) };
  };
  return [
    ...present.map(({ id, timeZone, takenOverAt }) => span(id, timeZone, takenOverAt, null)),
    ...given.flatMap(({ leaseId, carriedOutAt: to, lease: { timeZone } }) => (to === null ? [] : [
      span(leaseId, timeZone, before.find((each) => each.leaseId === leaseId && each.carriedOutAt !== null && each.carriedOutAt < to)?.carriedOutAt ?? null, to),
    ])),
  ];
}

/** Whether something of a lease is this person's to know, by the moment or by the day of it. */
const knownBy = (spans: readonly Span[]) => ({
  at: (leaseId: string, at: Date) => spans.some((span) => span.leaseId === leaseId && within(at, span.from, span.to)),
  on: (leaseId: string, day: Date) => spans.some((span) => span.leaseId === leaseId && within(day, span.fromOn, span.toOn)),
});
type Known = ReturnType<typeof knownBy>;

/** What was asked for, and each try to collect it, with what went back of it. */
const ATTEMPTS = {
  orderBy: { no: 'asc' },
  select: { methodId: true, byPurchaser: true, state: true, amountMinor: true, createdAt: true, settledAt: true, declineCode: true, refund: { select: { state: true, amountMinor: true, createdAt: true, paidAt: true } } },
} satisfies Prisma.Invoice$attemptsArgs;

/** A refund without who recorded it, and without what a gateway knows it by. */
const REFUND = { select: { attemptId: true, state: true, currency: true, amountMinor: true, createdAt: true, paidAt: true } } as const;

/** What was asked for, and what was given for bad service. */
async function billedRows(db: Db, spans: readonly Span[], known: Known) {
  const where = { leaseId: { in: spans.map(({ leaseId }) => leaseId) } };
  const [invoices, credits] = await Promise.all([
    db.invoice.findMany({ where, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], include: { attempts: ATTEMPTS } }),
    db.leaseCredit.findMany({ where, orderBy: { createdAt: 'asc' }, include: { uses: { orderBy: { at: 'asc' }, omit: { creditId: true } }, refunds: REFUND } }),
  ]);
  const present = new Set(spans.filter(({ to }) => to === null).map(({ leaseId }) => leaseId));
  return {
    invoices: invoices.filter(({ leaseId, createdAt }) => known.at(leaseId, createdAt)),
    // What is left of a credit goes along with its lease.
    credits: credits.map((credit) => ({ ...credit, uses: credit.uses.filter(({ at }) => known.at(credit.leaseId, at)) }))
      .filter(({ leaseId, createdAt, uses, amountMinor, usedMinor }) => known.at(leaseId, createdAt) || uses.length > 0 || (present.has(leaseId) && usedMinor < amountMinor)),
  };
}

/** What came of bills that were not paid. What the desk only thinks of yet is not the purchaser's to know. */
async function overdueRows(db: Db, userId: string, spans: readonly Span[], known: Known) {
  const where = { leaseId: { in: spans.map(({ leaseId }) => leaseId) } };
  const [steps, demands, hardshipRequests, settlements, accelerations] = await Promise.all([
    db.overdueStep.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }], omit: { byId: true } }),
    db.overdueDemand.findMany({ where, orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] }),
    db.hardshipRequest.findMany({ where: { askedById: userId }, orderBy: { askedAt: 'asc' }, omit: { decidedById: true } }),
    db.leaseSettlement.findMany({ where: { ...where, state: { notIn: ['PROPOSED', 'REFUSED'] } }, orderBy: { proposedAt: 'asc' }, omit: { proposedById: true, checkedById: true } }),
    db.leaseAcceleration.findMany({ where, orderBy: { decidedAt: 'asc' }, omit: { decidedById: true } }),
  ]);
  return {
    overdue: steps.filter(({ leaseId, at }) => known.at(leaseId, at)), demands: demands.filter(({ leaseId, sentAt }) => known.at(leaseId, sentAt)), hardshipRequests,
    settlements: settlements.filter(({ leaseId, proposedAt }) => known.at(leaseId, proposedAt)), accelerations: accelerations.filter(({ leaseId, decidedAt }) => known.at(leaseId, decidedAt)),
  };
}

/** How leases end: goods that go back or are bought. */
async function endingRows(db: Db, userId: string, spans: readonly Span[], known: Known) {
  const where = { leaseId: { in: spans.map(({ leaseId }) => leaseId) } };
  const [returns, buyouts, titles] = await Promise.all([
    db.leaseReturn.findMany({ where: { purchaserId: userId }, orderBy: { askedAt: 'asc' }, omit: { inspectedById: true, decidedById: true }, include: { photos: { orderBy: { no: 'asc' }, select: { fileId: true } } } }),
    db.buyout.findMany({ where, orderBy: { acceptedAt: 'asc' } }),
    db.titleCertificate.findMany({ where, orderBy: { issuedAt: 'asc' }, select: { leaseId: true, number: true, transferredOn: true, issuedAt: true } }),
  ]);
  return {
    returns: returns.map((each) => ({ ...each, photos: each.photos.map(({ fileId }) => `/files/returns/${fileId}`) })),
    buyouts: buyouts.filter(({ leaseId, acceptedAt }) => known.at(leaseId, acceptedAt)), titles: titles.filter(({ leaseId, issuedAt }) => known.at(leaseId, issuedAt)),
  };
}

/** What was claimed of the guarantee, and when care came. */
async function guaranteeRows(db: Db, userId: string, spans: readonly Span[], known: Known) {
  const [serviceClaims, careVisits] = await Promise.all([
    db.serviceClaim.findMany({
      where: ofPurchaser(userId), orderBy: { openedAt: 'asc' }, omit: { decidedById: true },
      include: { credits: true, steps: { orderBy: { no: 'asc' }, select: { act: true, byRole: true, text: true, data: true, at: true, photos: { select: { fileId: true } } } } },
    }),
    db.careVisit.findMany({ where: { leaseId: { in: spans.map(({ leaseId }) => leaseId) } }, orderBy: [{ leaseId: 'asc' }, { no: 'asc' }], omit: { contestDecidedById: true } }),
  ]);
  return { serviceClaims, careVisits: careVisits.filter(({ leaseId, plannedOn, visitOn, doneOn }) => known.on(leaseId, doneOn ?? visitOn ?? plannedOn)) };
}

/** Contracts that were withdrawn from, payments that were refused, and what became of both. */
async function rightsRows(db: Db, userId: string) {
  const where = { purchaserId: userId };
  const cases = { orderBy: { openedAt: 'asc' }, omit: { decidedById: true } } as const;
  const [withdrawals, refusals] = await Promise.all([
    db.withdrawal.findMany({ where, orderBy: { sentAt: 'asc' }, omit: { returnedById: true, refundedById: true }, include: { cases, refunds: REFUND } }),
    db.paymentRefusal.findMany({ where, orderBy: { sentAt: 'asc' }, omit: { sellerPersonId: true, deskPersonId: true }, include: { cases } }),
  ]);
  return { withdrawals, refusals };
}

/** All that is kept of one person's leases since their contracts are in force, each for as long as it is or was theirs. */
export async function leaseRows(db: Db, userId: string) {
  const spans = await spansOf(db, userId);
  const known = knownBy(spans);
  const [leases, billed, overdue, endings, guarantee, rights] = await Promise.all([
    db.lease.findMany({ where: { purchaserId: userId }, orderBy: { createdAt: 'asc' }, include: { instalments: { orderBy: { seq: 'asc' } } } }),
    billedRows(db, spans, known), overdueRows(db, userId, spans, known), endingRows(db, userId, spans, known), guaranteeRows(db, userId, spans, known), rightsRows(db, userId),
  ]);
  return {
    leases: leases.map(({ instalments, ...lease }) => ({
      ...lease, instalments: instalments.filter(({ dueOn }) => known.on(lease.id, dueOn)),
    })),
    ...billed, ...overdue, ...endings, ...guarantee, ...rights,
  };
}
