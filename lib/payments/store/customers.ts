import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

export interface LeavingCustomer { gateway: string; customer: string }

/** Whom a gateway knows a person as, in all that they ever set up: to be forgotten there. */
export async function leaveCustomers(tx: Tx, purchaserId: string, at: Temporal.Instant): Promise<LeavingCustomer[]> {
  const known = await tx.paymentMethod.findMany({ where: { purchaserId, customer: { not: null } }, distinct: ['gateway', 'customer'], select: { gateway: true, customer: true }, orderBy: [{ gateway: 'asc' }, { customer: 'asc' }] });
  const leaving = known.flatMap(({ gateway, customer }) => (customer === null ? [] : [{ gateway, customer }]));
  await tx.leavingCustomer.createMany({ data: leaving.map((each) => ({ ...each, purchaserId, since: toDate(at) })), skipDuplicates: true });
  return leaving;
}

/** The same of one that a gateway names while the account is being closed. False where it is open. */
export async function leaveIfClosed(tx: Tx, leaving: LeavingCustomer, purchaserId: string, at: Temporal.Instant): Promise<boolean> {
  if (await tx.user.count({ where: { id: purchaserId, closedAt: { not: null } } }) === 0) return false;
  await tx.leavingCustomer.createMany({ data: [{ ...leaving, purchaserId, since: toDate(at) }], skipDuplicates: true });
  return true;
}

export const findLeaving = (db: Db | Tx, { gateway, customer }: LeavingCustomer) => db.leavingCustomer.findUnique({ where: { gateway_customer: { gateway, customer } } });

/** Those that left before an instant and of whose payments none is unknown, the earliest first. */
export const findLeft = (db: Db, before: Temporal.Instant, most: number): Promise<LeavingCustomer[]> => db.$queryRaw`
  SELECT c.gateway, c.customer FROM leaving_customer c WHERE c.since < ${toDate(before)}
     AND NOT EXISTS (SELECT 1 FROM payment_method m JOIN collection_attempt a ON a.method_id = m.id WHERE m.purchaser_id = c.purchaser_id AND a.state IN ('PENDING', 'UNKNOWN'))
   ORDER BY c.since, c.gateway, c.customer LIMIT ${most}::int`;

/** Their gateway has forgotten them, and so do we by what name; false where that was done. */
export async function dropCustomer(tx: Tx, { gateway, customer }: LeavingCustomer): Promise<boolean> {
  const { count } = await tx.leavingCustomer.deleteMany({ where: { gateway, customer } });
  if (count === 1) await tx.paymentMethod.updateMany({ where: { gateway, customer }, data: { customer: null } });
  return count === 1;
}
