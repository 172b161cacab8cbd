import type { Temporal } from 'temporal-polyfill';
import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { holderShape, purchaserName } from '@/lib/leases/model';
import { toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { LeaseReturn, Prisma } from '@/lib/platform/generated/client';
import { withdrawalRunsTo } from '@/lib/rights/store/subjects';
import { DECIDE_DAYS, endAfter, lostMost, mayLapse, type ReturnCause, type ReturnFigures, type ReturnState } from '../model/returns';
import { findEndingLease, whyNotLeave } from '../store/leases';
import { figuresOf, findWaiting, hasRestedBefore, lostFromOf, ofActor } from '../store/returns';

const ABOUT = {
  photos: { orderBy: { no: 'asc' }, select: { fileId: true } },
  lease: { select: { id: true, number: true, timeZone: true, holder: true, residualMinor: true, unit: { select: { serial: true } }, contract: { select: { id: true, particulars: true, order: { select: { listingVersion: { select: { title: true } } } } } } } },
} satisfies Prisma.LeaseReturnInclude;
type Row = Prisma.LeaseReturnGetPayload<{ include: typeof ABOUT }>;

export interface ReturnListed {
  id: string;
  number: string;
  title: string;
  cause: ReturnCause;
  state: ReturnState;
  askedAt: string;
  /** Until when what comes next is to be done, RFC 3339; null where it has no day. */
  by: string | null;
}

type Instants = 'askedAt' | 'shipBy' | 'shippedAt' | 'arrivedAt' | 'inspectBy' | 'inspectedAt' | 'disputeBy' | 'disputedAt' | 'decidedAt' | 'settledAt';

/** One return as either side and the desk see it; instants as texts. */
export interface ReturnSight extends Omit<LeaseReturn, Instants> {
  title: string;
  leaseNumber: string;
  serial: string;
  sender: string;
  /** For the desk alone, which asks after goods that do not come, and as long as they have not. */
  phone: string | null;
  /** For the desk and the purchaser: from when on (RFC 3339) the desk may end the return without its goods, and the most that it may ask for them; null where it may not. */
  lost: { from: string; mostMinor: bigint } | null;
  /** The day from which on it may be looked over, as long as its purchaser may still withdraw at no cost; else null. */
  lookFrom: PlainDate | null;
  /** Of what was found, for `/files/returns/…`. */
  photos: string[];
  /** `missingFrom`: where it was sent and is not there, from when on the desk looks into it. */
  times: Record<Instants | 'decideBy' | 'missingFrom', string | null>;
}

const text = (date: Date | null): string | null => date && toInstant(date).toString();
/** A deadline as it is read: its last minute. */
const until = (date: Date | null, timeZone: string): string | null => date && lastMinuteOf(toInstant(date), timeZone).toString();

/** Until when the desk decides on what its purchaser objects to. */
const decideBy = ({ disputedAt, lease }: Pick<Row, 'disputedAt' | 'lease'>): string | null =>
  disputedAt && lastMinuteOf(endAfter(toInstant(disputedAt), DECIDE_DAYS, lease.timeZone), lease.timeZone).toString();

function nextBy(row: Row): string | null {
  const { state, shipBy, inspectBy, disputeBy, lease: { timeZone } } = row;
  if (state === 'DISPUTED') return decideBy(row);
  return until(state === 'LABELLED' ? shipBy : state === 'ARRIVED' ? inspectBy : state === 'INSPECTED' ? disputeBy : null, timeZone);
}

const listed = (row: Row): ReturnListed => {
  const { id, number, cause, state, askedAt, lease } = row;
  return { id, number, cause, state, askedAt: toInstant(askedAt).toString(), by: nextBy(row), title: lease.contract.order.listingVersion.title };
};

const ON_THE_WAY: readonly ReturnState[] = ['LABELLED', 'SHIPPED'];

/** The day after the last on which the goods may still be withdrawn from at no cost. */
async function lookFrom(db: Db, { state, lease }: Row, at: Temporal.Instant): Promise<PlainDate | null> {
  const lastOn = state === 'ARRIVED' ? await withdrawalRunsTo(db, lease.contract.id, at) : null;
  return lastOn && addDays(lastOn, 1);
}

function sight({ lease, askedAt, shipBy, shippedAt, arrivedAt, inspectBy, inspectedAt, disputeBy, disputedAt, decidedAt, settledAt, photos, ...row }: Row, actor: Actor): Omit<ReturnSight, 'lookFrom'> {
  const { purchaser } = particularsShape.parse(lease.contract.particulars);
  const from = lostFromOf({ ...row, shipBy, shippedAt });
  return {
    ...row, title: lease.contract.order.listingVersion.title, leaseNumber: lease.number, serial: lease.unit.serial, sender: purchaserName(lease.holder, purchaser.name), phone: actor.role === 'DESK' && ON_THE_WAY.includes(row.state) ? (lease.holder === null ? purchaser : holderShape.parse(lease.holder)).phone : null, lost: from && actor.role !== 'SELLER' ? { from: from.toString(), mostMinor: lostMost(row.cause, lease.residualMinor) } : null, photos: photos.map(({ fileId }) => fileId),
    times: {
      askedAt: text(askedAt), shipBy: until(shipBy, lease.timeZone), shippedAt: text(shippedAt), arrivedAt: text(arrivedAt), inspectBy: until(inspectBy, lease.timeZone), inspectedAt: text(inspectedAt),
      disputeBy: until(disputeBy, lease.timeZone), disputedAt: text(disputedAt), decideBy: decideBy({ disputedAt, lease }), missingFrom: row.state === 'SHIPPED' && from ? from.toString() : null, decidedAt: text(decidedAt), settledAt: text(settledAt),
    },
  };
}

const PAGE = 50;

/** Returns to a shop, or for the desk all, the newest first; `after` is the last id of the page before. */
export async function returnList(db: Db, actor: Actor, after?: string): Promise<{ rows: ReturnListed[]; next: string | null }> {
  const mine = actor.role === 'PURCHASER' ? null : ofActor(actor);
  if (!mine) return { rows: [], next: null };
  const rows = await db.leaseReturn.findMany({ where: mine, include: ABOUT, orderBy: [{ askedAt: 'desc' }, { id: 'asc' }], take: PAGE + 1, ...(after && { cursor: { id: after }, skip: 1 }) });
  return { rows: rows.slice(0, PAGE).map(listed), next: rows.length > PAGE ? rows[PAGE - 1]?.id ?? null : null };
}

/** Of what waits for the desk, in one look. */
const WAITING = 100;

/** What waits for the desk, the longest first; `by` is when it should have been there, sent or decided. */
export async function returnsWaiting(db: Db, actor: Actor, at: Temporal.Instant): Promise<ReturnListed[]> {
  if (actor.role !== 'DESK') return [];
  const ids = (await findWaiting(db, at, WAITING)).map(({ id }) => id);
  const rows = new Map((await db.leaseReturn.findMany({ where: { id: { in: ids } }, include: ABOUT })).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []).map((row) => ({ ...listed(row), by: nextBy(row) ?? lostFromOf(row)?.toString() ?? null }));
}

/** One of them as of a moment, or null. */
export async function returnSight(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<ReturnSight | null> {
  const mine = ofActor(actor);
  const row = mine && await db.leaseReturn.findFirst({ where: { ...mine, id }, include: ABOUT });
  return row ? { ...sight(row, actor), lookFrom: await lookFrom(db, row, at) } : null;
}

/** A picture of an inspection, for the return's parties; one that is not shown yet, for its author. */
export async function returnPhoto(db: Db, actor: Actor, fileId: string): Promise<{ data: Uint8Array<ArrayBuffer>; contentType: string } | null> {
  const mine = ofActor(actor);
  const found = await db.returnPhoto.findFirst({
    where: { fileId, OR: [{ byId: actor.userId, returnId: null }, ...(mine ? [{ returnId: { not: null }, returned: mine }] : [])] }, select: { file: { select: { data: true, contentType: true } } },
  });
  return found && { data: new Uint8Array(found.file.data), contentType: found.file.contentType };
}

export interface ReturnOffer {
  id: string;
  number: string;
  title: string;
  currency: string;
  figures: ReturnFigures;
  openMinor: bigint;
  returnChargeBps: number;
  cannot: string | null;
  /** Whether what is overdue would rest from the day on which it is asked for. */
  rests: boolean;
  /** The last day on which it may be withdrawn from instead, at no cost. */
  withdrawUntil: PlainDate | null;
  /** The one that is under way, or with which it ended. */
  current: ReturnSight | null;
}

/** What returning a purchaser's own lease costs today, and the return that is under way. */
export async function returnOffer(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<ReturnOffer | null> {
  const lease = await findEndingLease(db, { id, purchaserId: actor.userId });
  if (!lease) return null;
  const row = await db.leaseReturn.findFirst({ where: { leaseId: id, state: { not: 'CANCELLED' } }, include: ABOUT });
  const [today, figures] = [plainDateIn(at, lease.timeZone), await figuresOf(db, lease, plainDateIn(at, lease.timeZone))];
  const rests = !mayLapse(figures.cause) || !await hasRestedBefore(db, id, today);
  return {
    id, number: lease.number, title: lease.contract.order.listingVersion.title, currency: lease.currency, figures,
    openMinor: lease.invoices.reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, 0n),
    returnChargeBps: particularsShape.parse(lease.contract.particulars).returnChargeBps, cannot: whyNotLeave(lease), rests, withdrawUntil: await withdrawalRunsTo(db, lease.contract.id, at), current: row && { ...sight(row, actor), lookFrom: await lookFrom(db, row, at) },
  };
}

/** Goods that were sent back before their contract was withdrawn from; an instant in RFC 3339. */
export interface GoodsSent {
  carrier: string | null;
  trackingNumber: string | null;
  shippedAt: string | null;
}

const SENT_OFF: ReturnState[] = ['SHIPPED', 'ARRIVED', 'INSPECTED', 'DISPUTED'];

/** What was sent back of a contract's goods by a return that is under way, or that a withdrawal took over, for its parties; null where nothing was. */
export async function goodsSent(db: Db, actor: Actor, contractId: string): Promise<GoodsSent | null> {
  const mine = ofActor(actor);
  const row = mine && await db.leaseReturn.findFirst({
    where: { ...mine, lease: { is: { contractId } }, OR: [{ state: { in: SENT_OFF } }, { state: 'CANCELLED', OR: [{ shippedAt: { not: null } }, { arrivedAt: { not: null } }] }] },
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }], select: { carrier: true, trackingNumber: true, shippedAt: true },
  });
  return row && { carrier: row.carrier, trackingNumber: row.trackingNumber, shippedAt: text(row.shippedAt) };
}
