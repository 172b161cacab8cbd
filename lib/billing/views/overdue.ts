import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { canMove } from '@/lib/kernel/transitions';
import { billingRests } from '@/lib/leases/freeze-store';
import { purchaserName } from '@/lib/leases/model';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma, type Invoice } from '@/lib/platform/generated/client';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keysOf, takeOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { demandUntil, OVERDUE_STATES, overdueMoves, settlementUntil, stepAhead, type Obstacle, type OverdueState } from '../model/overdue';
import { arrearsOf } from '../store/late-since';
import { dailyCharge, findOverdueLease, hasInstalmentsLeft, isFrozen, isPastDue, openMinor, type OverdueLease } from '../store/overdue';
import { accelerationFigures } from '../store/overdue-figures';
import { finalDebt } from '../store/overdue-final';
import { findGivenUp } from '../store/recoveries';

const PAGE = 20;

/** Of which something is still to come. */
const LIVE = OVERDUE_STATES.filter((state) => state !== 'CURRENT' && state !== 'WRITTEN_OFF');

export interface OverdueRow {
  id: string;
  number: string;
  purchaser: string;
  title: string;
  currency: string;
  state: OverdueState;
  /** The oldest day that was not kept, and how many days that is. */
  oldestOn: string | null;
  days: number;
  openMinor: bigint;
  chargeMinor: bigint;
  nextOn: string | null;
  /** A deferral, a settlement or a write-off waits for a person. */
  waits: boolean;
}

const LISTED = {
  lease: {
    select: {
      id: true, number: true, currency: true, timeZone: true, holder: true, contract: { select: { order: { select: { signatureName: true, listingVersion: { select: { title: true } } } } } },
      invoices: { where: { state: { in: ['OPEN', 'DEFERRED', 'MERGED'] } } }, instalments: { where: { lateChargeMinor: { gt: 0 }, state: 'DUE' }, select: { lateChargeMinor: true } },
      hardships: { where: { state: 'ASKED' }, select: { id: true } }, settlements: { where: { state: 'PROPOSED' }, select: { id: true } }, writeOffs: { where: { state: 'OPEN' }, select: { id: true } },
    },
  },
} satisfies Prisma.LeaseOverdueInclude;

interface Asked extends KeyRequest {
  state?: string | undefined;
  query?: string | undefined;
}

/** The desk's queue: what is overdue, the longest first. A lease whose purchaser asks for time is in it too. For the desk alone. */
export async function overdueQueue(db: Db, actor: Actor, { state, query, ...request }: Asked, at: Temporal.Instant): Promise<KeyPage<OverdueRow>> {
  if (actor.role !== 'DESK') return { rows: [], next: null, previous: null };
  const [keys, words] = [keysOf(request), query?.trim()];
  const wanted = OVERDUE_STATES.find((each) => each === state);
  const after = keys.after ?? keys.before;
  const found = await db.leaseOverdue.findMany({
    where: {
      state: wanted ?? { in: LIVE },
      ...(words && { lease: { OR: [{ number: words.toUpperCase() }, { holder: { path: ['name'], string_contains: words, mode: 'insensitive' } }, { holder: { equals: Prisma.DbNull }, contract: { order: { signatureName: { contains: words, mode: 'insensitive' } } } }] } }),
    },
    orderBy: [{ oldestOn: { sort: 'asc', nulls: 'last' } }, { leaseId: 'asc' }], take: takeOf(keys, PAGE), ...(after !== undefined && { cursor: { leaseId: after }, skip: 1 }), include: LISTED,
  });
  const page = cutKeyed(found.map((row) => ({ ...row, id: row.leaseId })), keys, PAGE);
  return { ...page, rows: page.rows.map((row) => rowOf(row, at)) };
}

function rowOf({ lease, state, nextOn }: Prisma.LeaseOverdueGetPayload<{ include: typeof LISTED }>, at: Temporal.Instant): OverdueRow {
  const { order } = lease.contract;
  const today = plainDateIn(at, lease.timeZone);
  return {
    id: lease.id, number: lease.number, purchaser: purchaserName(lease.holder, order.signatureName), title: order.listingVersion.title, currency: lease.currency, state,
    ...arrearsOf(lease.invoices, today),
    chargeMinor: lease.instalments.reduce((sum, { lateChargeMinor }) => sum + lateChargeMinor, 0n),
    nextOn: aheadOf(nextOn, at, lease.timeZone), waits: lease.hardships.length + lease.settlements.length + lease.writeOffs.length > 0,
  };
}

const aheadOf = (dueOn: Date | null | undefined, at: Temporal.Instant, zone: string): string | null =>
  (dueOn ? stepAhead(toPlainDate(dueOn), { today: plainDateIn(at, zone), hour: at.toZonedDateTimeISO(zone).hour }) : null);

/** Purchasers who ask for time and whose leases were never overdue. For the desk alone. */
export async function askedEarly(db: Db, actor: Actor): Promise<{ id: string; number: string; purchaser: string; title: string }[]> {
  if (actor.role !== 'DESK') return [];
  const rows = await db.hardshipRequest.findMany({
    where: { state: 'ASKED', lease: { OR: [{ overdue: { is: null } }, { overdue: { state: 'CURRENT' } }] } }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], take: 50,
    select: { lease: { select: { id: true, number: true, holder: true, contract: { select: { order: { select: { signatureName: true, listingVersion: { select: { title: true } } } } } } } } },
  });
  return rows.map(({ lease: { id, number, holder, contract: { order } } }) => ({ id, number, purchaser: purchaserName(holder, order.signatureName), title: order.listingVersion.title }));
}

export interface OpenRow {
  id: string;
  kind: Prisma.InvoiceGetPayload<object>['kind'];
  seq: number | null;
  dueOn: string;
  openMinor: bigint;
  chargeMinor: bigint;
  state: 'OPEN' | 'DEFERRED';
}

export interface OfferSight {
  id: string;
  /** BROKEN: it was taken, and a part of it did not come in its days. */
  state: 'PROPOSED' | 'REFUSED' | 'OFFERED' | 'ACCEPTED' | 'BROKEN' | 'DECLINED' | 'LAPSED';
  owedMinor: bigint;
  totalMinor: bigint;
  parts: number;
  firstOn: string;
}

/** What both sides see of an overdue lease. */
export interface OverdueSight {
  leaseId: string;
  number: string;
  title: string;
  currency: string;
  totalCostMinor: bigint;
  today: string;
  state: OverdueState;
  since: string | null;
  oldestOn: string | null;
  /** Days since then. */
  days: number;
  nextOn: string | null;
  /** Nothing goes on, because something else of the lease is open. */
  frozen: boolean;
  lateRate: string;
  /** All that is asked for now; of it, what is past its day. */
  openMinor: bigint;
  pastMinor: bigint;
  chargeMinor: bigint;
  /** What another day costs; nothing while no late charge runs. */
  dailyMinor: bigint;
  /** Something on which a late charge may run is past due. */
  chargeable: boolean;
  /** Of a lease that was written off: what of it has not come, and what has. `kept`: title of the goods did not pass. */
  givenUp: { leftMinor: bigint; recoveredMinor: bigint; kept: boolean } | null;
  /** Of an agreement in parts: the first that is open, its day, and the last day on which it may come before the agreement is broken. */
  nextPart: { dueOn: string; untilOn: string; minor: bigint } | null;
  open: OpenRow[];
  demands: { id: string; sentOn: string; untilOn: string; text: string }[];
  hardship: { id: string; state: 'ASKED' | 'GRANTED' | 'DECLINED' | 'ENDED'; months: number; canPayMinor: bigint; reason: string; note: string | null; untilOn: string | null } | null;
  offer: OfferSight | null;
  mayAskForTime: boolean;
}

function nextPartOf(invoices: readonly Invoice[]): OverdueSight['nextPart'] {
  const part = invoices.find(({ kind }) => kind === 'SETTLEMENT');
  return part ? { dueOn: toPlainDate(part.dueOn), untilOn: settlementUntil(toPlainDate(part.dueOn)), minor: openMinor(part) } : null;
}

/** Whether an agreement that was taken came to nothing since. */
const wasBroken = async (db: Db, leaseId: string, answeredAt: Date | null): Promise<boolean> =>
  answeredAt !== null && await db.overdueStep.count({ where: { leaseId, fromState: 'SETTLING', toState: 'LATE', at: { gte: answeredAt } } }) > 0;

/** Demands, hardship and offers are of who had the lease when they were made. */
async function sightOf(db: Db, lease: OverdueLease, at: Temporal.Instant): Promise<OverdueSight> {
  const today = plainDateIn(at, lease.timeZone);
  const since = <K extends 'sentAt' | 'askedAt' | 'proposedAt'>(key: K) => (lease.takenOverAt ? { [key]: { gte: lease.takenOverAt } } : {});
  const [bills, demands, hardship, offer, frozen, rests] = await Promise.all([
    db.invoice.findMany({ where: { leaseId: lease.id, state: { in: ['OPEN', 'DEFERRED', 'MERGED'] } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] }), db.overdueDemand.findMany({ where: { leaseId: lease.id, ...since('sentAt') }, orderBy: [{ sentOn: 'desc' }, { id: 'desc' }], take: 10 }),
    db.hardshipRequest.findFirst({ where: { leaseId: lease.id, ...since('askedAt') }, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }] }),
    db.leaseSettlement.findFirst({ where: { leaseId: lease.id, ...since('proposedAt') }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }] }), isFrozen(db, lease.id, today), billingRests(db, lease.id),
  ]);
  const { overdue } = lease;
  const broken = offer?.state === 'ACCEPTED' && await wasBroken(db, lease.id, offer.answeredAt);
  const state = overdue?.state ?? 'CURRENT';
  const given = state === 'WRITTEN_OFF' ? await findGivenUp(db, lease) : null;
  const invoices = bills.filter(({ state: billed }) => billed !== 'MERGED');
  const arrears = arrearsOf(bills, today);
  const past = invoices.filter((invoice) => isPastDue(invoice, today));
  const runs = !frozen && (state === 'LATE' || state === 'DEMANDED') && !invoices.some(({ kind }) => kind === 'BUYOUT');
  const chargeOf = (seq: number | null) => lease.instalments.find((row) => row.seq === seq && row.state === 'DUE')?.lateChargeMinor ?? 0n;
  const live = hardship?.state === 'ASKED' || hardship?.state === 'GRANTED';
  return {
    leaseId: lease.id, number: lease.number, title: lease.contract.order.listingVersion.title, currency: lease.currency, totalCostMinor: lease.totalCostMinor, today, state,
    since: overdue && toPlainDate(overdue.since), oldestOn: arrears.oldestOn, days: arrears.days, openMinor: arrears.openMinor, nextOn: aheadOf(overdue?.nextOn, at, lease.timeZone),
    frozen: frozen && state !== 'DEFERRED', lateRate: overdue?.lateRate.toString() ?? '0', pastMinor: past.reduce((sum, invoice) => sum + openMinor(invoice), 0n),
    chargeMinor: past.reduce((sum, { kind, seq }) => (kind === 'INSTALMENT' ? sum + chargeOf(seq) : sum), 0n),
    dailyMinor: runs ? dailyCharge(past, overdue?.lateRate.toString() ?? '0', today) : 0n,
    chargeable: past.some(({ kind }) => kind === 'INSTALMENT'), nextPart: nextPartOf(invoices),
    givenUp: given && { leftMinor: given.leftMinor, recoveredMinor: given.recoveredMinor, kept: lease.endCause === 'DEFAULTED' },
    open: invoices.map((invoice) => ({
      id: invoice.id, kind: invoice.kind, seq: invoice.seq, dueOn: toPlainDate(invoice.deferredTo ?? invoice.dueOn), openMinor: openMinor(invoice), chargeMinor: invoice.kind === 'INSTALMENT' ? chargeOf(invoice.seq) : 0n,
      state: invoice.state === 'DEFERRED' ? 'DEFERRED' : 'OPEN',
    })),
    demands: demands.map(({ id, sentOn, untilOn, text }) => ({ id, sentOn: toPlainDate(sentOn), untilOn: toPlainDate(untilOn), text })),
    hardship: hardship && { id: hardship.id, state: hardship.state, months: hardship.months, canPayMinor: hardship.canPayMinor, reason: hardship.reason, note: hardship.note, untilOn: hardship.untilOn && toPlainDate(hardship.untilOn) },
    offer: offer && { id: offer.id, state: broken ? 'BROKEN' : offer.state, owedMinor: offer.owedMinor, totalMinor: offer.totalMinor, parts: offer.parts, firstOn: toPlainDate(offer.firstOn) },
    mayAskForTime: lease.state === 'ACTIVE' && !live && !rests && canMove(overdueMoves, state, 'DEFERRED') && hasInstalmentsLeft(lease),
  };
}

/** What is open of one of the purchaser's own leases, and what comes of it; null for everybody else. */
export async function ownOverdue(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<OverdueSight | null> {
  if (actor.role !== 'PURCHASER' || !isId(leaseId)) return null;
  const lease = await findOverdueLease(db, leaseId);
  if (!lease || lease.purchaserId !== actor.userId) return null;
  const sight = await sightOf(db, lease, at);
  // An offer is the purchaser's to know of when a second person has let it out.
  return { ...sight, offer: sight.offer && ['PROPOSED', 'REFUSED'].includes(sight.offer.state) ? null : sight.offer };
}

export interface OverdueCase extends OverdueSight {
  purchaser: string;
  financier: { ko: string; en: string };
  inHouse: boolean;
  steps: { id: string; from: OverdueState; to: OverdueState; day: string; by: { name: string; isPurchaser: boolean } | null }[];
  demandUntilOn: string;
  deferralUntilOn: string | null;
  acceleration: { obstacles: Obstacle[]; missedMinor: bigint; priceMinor: bigint; openMinor: bigint; leftMinor: bigint; residualMinor: bigint; rebateMinor: bigint; totalMinor: bigint; chargesMinor: bigint };
  isFinal: boolean;
  owedMinor: bigint;
  finalChargesMinor: bigint;
  allMinor: bigint;
  /** The person who looks has proposed it, so that another decides. */
  ownOffer: boolean;
  /** Who proposed the settlement that waits for a second person, and why. */
  proposal: { by: string; reason: string } | null;
  writeOff: { id: string; amountMinor: bigint; reason: string; by: string; own: boolean } | null;
}

/** Who moved it: the desk's people are in charge, a purchaser is not. */
const movedBy = (person: { name: string; role: string } | undefined) => (person ? { name: person.name, isPurchaser: person.role === 'PURCHASER' } : null);

/** One overdue lease at the desk, with what each act would do in figures; null for everybody else. */
export async function overdueCase(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<OverdueCase | null> {
  if (actor.role !== 'DESK' || !isId(leaseId)) return null;
  const lease = await findOverdueLease(db, leaseId);
  if (!lease) return null;
  const sight = await sightOf(db, lease, at);
  const [figures, debt, steps, offer, writeOff] = await Promise.all([
    accelerationFigures(db, lease, sight.today), finalDebt(db, lease), db.overdueStep.findMany({ where: { leaseId }, orderBy: [{ day: 'asc' }, { at: 'asc' }, { id: 'asc' }], take: 200 }),
    db.leaseSettlement.findFirst({ where: { leaseId, state: 'PROPOSED' }, select: { proposedById: true, reason: true } }), db.writeOff.findFirst({ where: { leaseId, state: 'OPEN' } }),
  ]);
  const people = await db.user.findMany({ where: { id: { in: [...steps.map(({ byId }) => byId), offer?.proposedById, writeOff?.proposedById].filter((each) => each !== null && each !== undefined) } }, select: { id: true, name: true, role: true } });
  const nameOf = (userId: string) => people.find(({ id }) => id === userId)?.name ?? '';
  const { hardship } = sight;
  return {
    ...sight, purchaser: purchaserName(lease.holder, lease.contract.order.signatureName), financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn }, inHouse: lease.institution.kind === 'DESK',
    steps: steps.map(({ id, fromState, toState, day, byId }) => ({ id, from: fromState, to: toState, day: toPlainDate(day), by: movedBy(people.find(({ id: personId }) => personId === byId)) })),
    demandUntilOn: demandUntil(sight.today), deferralUntilOn: hardship?.state === 'ASKED' ? businessDayFrom(addMonthsClamped(sight.today, hardship.months)) : null,
    acceleration: { ...figures, leftMinor: figures.remaining.leftMinor, residualMinor: figures.remaining.residualMinor },
    isFinal: debt.isFinal, owedMinor: debt.owedMinor, finalChargesMinor: debt.chargesMinor, allMinor: debt.allMinor, ownOffer: offer?.proposedById === actor.userId,
    proposal: offer && { by: nameOf(offer.proposedById), reason: offer.reason },
    writeOff: writeOff && { id: writeOff.id, amountMinor: writeOff.amountMinor, reason: writeOff.reason, by: nameOf(writeOff.proposedById), own: writeOff.proposedById === actor.userId },
  };
}
