import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { dueDayOf, findOpenInvoices, isPastDue } from '@/lib/billing/store/overdue';
import type { Actor } from '@/lib/kernel/actor';
import { sourcesOf } from '@/lib/kernel/transitions';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { fromPlainDate, toDate, toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { LeaseReturn, Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import { DECIDE_DAYS, lostFrom, MISSING_DAYS, returnFigures, returnMoves, type ReturnCause, type ReturnFigures, type ReturnState } from '../model/returns';
import { lockEndingLease, payable, type EndingLease } from './leases';

export type ReturnRow = LeaseReturn;
/** What a move writes beside the state. */
export type ReturnChange = Prisma.LeaseReturnUncheckedUpdateManyInput;

/** What giving the goods of a lease back costs on a day, as it stands. */
export async function figuresOf(db: Db | Tx, lease: EndingLease, on: string): Promise<ReturnFigures> {
  const { rows } = await payable(db, lease);
  const { returnChargeBps } = particularsShape.parse(lease.contract.particulars);
  return returnFigures({ rows, returnChargeBps, endsOn: toPlainDate(lease.endsOn), mayLeaveFree: lease.exitRight !== null }, on);
}

interface NewReturn {
  cause: ReturnCause;
  address: string;
  leftMinor: bigint;
  chargeMinor: bigint;
  shipBy: Temporal.Instant;
  rests: boolean;
}

export async function insertReturn(tx: Tx, lease: EndingLease, { shipBy, ...row }: NewReturn, at: Temporal.Instant): Promise<{ id: string; number: string }> {
  const [id, number] = [newId('rt'), await nextNumber(tx, 'RT', at)];
  await tx.leaseReturn.create({
    data: { id, number, leaseId: lease.id, purchaserId: lease.purchaserId, sellerId: lease.sellerId, currency: lease.currency, askedAt: toDate(at), shipBy: toDate(shipBy), ...row }, select: { id: true },
  });
  return { id, number };
}

/** Whether something of a lease is overdue that rested before because its goods were to go back, which they did not. */
export async function hasRestedBefore(db: Db | Tx, leaseId: string, today: string): Promise<boolean> {
  const overdue = (await findOpenInvoices(db, leaseId)).filter((invoice) => isPastDue(invoice, today)).map(dueDayOf).sort();
  const [since] = overdue;
  return since !== undefined && (await db.leaseFreeze.count({ where: { leaseId, cause: 'RETURN', untilOn: { gt: fromPlainDate(since) } } })) > 0;
}

/** Whose returns an actor may act upon: a purchaser's own, those to a shop, for the desk all. */
export function ofActor(actor: Actor): Prisma.LeaseReturnWhereInput | null {
  if (actor.role === 'PURCHASER') return { purchaserId: actor.userId };
  if (actor.role === 'DESK' || actor.role === 'SYSTEM') return {};
  const sellerId = sellerFor(actor, 'orders');
  return sellerId === null ? null : { sellerId };
}

/** From when on its goods may count as lost, as `lostFrom` says. */
export const lostFromOf = ({ state, cause, shipBy, shippedAt }: Pick<ReturnRow, 'state' | 'cause' | 'shipBy' | 'shippedAt'>): Temporal.Instant | null =>
  lostFrom({ state, cause, shipBy: toInstant(shipBy), shippedAt: shippedAt && toInstant(shippedAt) });

export interface HeldReturn { row: ReturnRow; lease: EndingLease }

/** A return with its lease, both held until the transaction ends; null where it is not the actor's. */
export async function lockReturn(tx: Tx, actor: Actor, id: string): Promise<HeldReturn | null> {
  const mine = ofActor(actor);
  const found = mine && await tx.leaseReturn.findFirst({ where: { ...mine, id }, select: { leaseId: true } });
  const lease = found && await lockEndingLease(tx, { id: found.leaseId });
  const row = lease && await tx.leaseReturn.findUnique({ where: { id } });
  return row && lease ? { row, lease } : null;
}

/** Moves it where the moves allow; false when it stood elsewhere, so that of two movers one wins, or its lease was withdrawn from. */
export async function moveReturn(tx: Tx, id: string, to: ReturnState, data: ReturnChange = {}, from: readonly ReturnState[] = sourcesOf(returnMoves, to)): Promise<boolean> {
  const { count } = await tx.leaseReturn.updateMany({ where: { id, state: { in: [...from] }, lease: { is: { OR: [{ endCause: null }, { endCause: { not: 'WITHDRAWN' } }] } } }, data: { ...data, state: to } });
  return count === 1;
}

/** Off, however far it was: its lease was withdrawn from. */
export async function takeOver(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.leaseReturn.updateMany({ where: { id, state: { in: sourcesOf(returnMoves, 'CANCELLED') }, lease: { is: { endCause: 'WITHDRAWN' } } }, data: { state: 'CANCELLED' } });
  return count === 1;
}

const PAGE = 100;

/** Page by page, so that what waits, or cannot be done, hides none of what comes after it. */
async function allOf<Row extends { id: string }>(page: (after: string) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next = await page(''); next.length > 0; next = next.length < PAGE ? [] : await page(next.at(-1)?.id ?? '')) rows.push(...next);
  return rows;
}

/** Returns whose day is over: those before the end of the term that were not sent, goods that nobody looked over, claims that nobody objected to; the latter wait while a payment refusal does. */
export const findOverdue = (db: Db, now: Temporal.Instant) => allOf<{ id: string; leaseId: string; state: 'LABELLED' | 'ARRIVED' | 'INSPECTED' }>((after) => db.$queryRaw`
  SELECT r.id, r.lease_id AS "leaseId", r.state::text AS state FROM lease_return r
   WHERE r.id > ${after} AND ((r.state = 'LABELLED' AND r.cause IN ('EARLY', 'EXIT_RIGHT') AND r.ship_by <= ${toDate(now)})
      OR (((r.state = 'ARRIVED' AND r.inspect_by <= ${toDate(now)}) OR (r.state = 'INSPECTED' AND r.dispute_by <= ${toDate(now)}))
        AND NOT EXISTS (SELECT 1 FROM lease_freeze f WHERE f.lease_id = r.lease_id AND f.cause = 'PAYMENT_REFUSAL' AND f.until_on IS NULL)))
   ORDER BY r.id LIMIT ${PAGE}::int`);

/** Running leases whose payment refusal stands and of whose goods nothing is decided yet, with its ground: not those whose price is paid, which end as bought. */
export const findRefused = (db: Db) => allOf<{ id: string; ground: string }>((after) => db.$queryRaw`
  SELECT l.id, f.ground FROM payment_refusal f JOIN lease l ON l.id = f.lease_id
   WHERE l.id > ${after} AND f.state = 'STANDS' AND l.state = 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM lease_return r WHERE r.lease_id = l.id AND r.state <> 'CANCELLED')
     AND EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED')
      AND NOT EXISTS (SELECT 1 FROM buyout b JOIN invoice v ON v.id = b.invoice_id WHERE b.lease_id = l.id AND b.state = 'OPEN' AND v.state = 'PAID')
   ORDER BY l.id LIMIT ${PAGE}::int`);

/** Goods that have to go back and were not sent by their day, of which somebody is not told yet: their purchaser, or after a time (`long`) the desk. */
export const findUnsent = (db: Db, now: Temporal.Instant) => allOf<{ id: string; leaseId: string; long: boolean }>((after) => db.$queryRaw`
  SELECT r.id, r.lease_id AS "leaseId", r.long FROM (
    SELECT id, lease_id, purchaser_id, ship_by <= ${toDate(now.subtract({ hours: 24 * MISSING_DAYS }))} AS long FROM lease_return
     WHERE id > ${after} AND state = 'LABELLED' AND cause IN ('TERM', 'PAYMENT_REFUSED') AND ship_by <= ${toDate(now)}) r
   WHERE NOT EXISTS (SELECT 1 FROM notification n WHERE n.user_id = r.purchaser_id AND n.event_key IN ('return-late:' || r.id, 'return-late-bare:' || r.id))
      OR (r.long AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = r.lease_id AND a.action = 'lease.return-missing'))
   ORDER BY r.id LIMIT ${PAGE}::int`);

/** Goods that were sent so long ago and are not there, of which nobody is told yet. */
export const findUnarrived = (db: Db, now: Temporal.Instant) => allOf<{ id: string; leaseId: string }>((after) => db.$queryRaw`
  SELECT r.id, r.lease_id AS "leaseId" FROM lease_return r
   WHERE r.id > ${after} AND r.state = 'SHIPPED' AND r.shipped_at <= ${toDate(now.subtract({ hours: 24 * MISSING_DAYS }))}
     AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = r.lease_id AND a.action = 'lease.return-unarrived')
   ORDER BY r.id LIMIT ${PAGE}::int`);

/** Returns that wait for the desk, the longest first, at most so many: objections to wear, goods that have to go back and are long not sent, goods that are long under way. As the desk's count of them has it. */
export const findWaiting = (db: Db, now: Temporal.Instant, most: number) => {
  const missing = toDate(now.subtract({ hours: 24 * MISSING_DAYS }));
  return db.$queryRaw<{ id: string }[]>`SELECT w.id FROM (
      (SELECT id, disputed_at AS since FROM lease_return WHERE state = 'DISPUTED' ORDER BY disputed_at, id LIMIT ${most}::int) UNION ALL
      (SELECT id, ship_by FROM lease_return WHERE state = 'LABELLED' AND cause IN ('TERM', 'PAYMENT_REFUSED') AND ship_by <= ${missing} ORDER BY ship_by, id LIMIT ${most}::int) UNION ALL
      (SELECT id, shipped_at FROM lease_return WHERE state = 'SHIPPED' AND shipped_at <= ${missing} ORDER BY shipped_at, id LIMIT ${most}::int)) w
     ORDER BY w.since, w.id LIMIT ${most}::int`;
};

/** Objections to wear whose day to be decided is over, of which the desk is not reminded yet. */
export const findUndecided = (db: Db, now: Temporal.Instant) => allOf<{ id: string; leaseId: string }>((after) => db.$queryRaw`
  SELECT r.id, r.lease_id AS "leaseId" FROM lease_return r JOIN lease l ON l.id = r.lease_id
   WHERE r.id > ${after} AND r.state = 'DISPUTED' AND (((r.disputed_at AT TIME ZONE l.time_zone)::date + ${DECIDE_DAYS + 1}::int)::timestamp AT TIME ZONE l.time_zone) <= ${toDate(now)}
     AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'lease' AND a.subject_id = r.lease_id AND a.action = 'lease.return-undecided')
   ORDER BY r.id LIMIT ${PAGE}::int`);
