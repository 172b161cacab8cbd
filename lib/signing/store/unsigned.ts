import type { Temporal } from 'temporal-polyfill';
import { lockOrder } from '@/lib/deliveries/store/delivery';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Contract, Prisma } from '@/lib/platform/generated/client';

/** Contracts themselves that wait for a signature whose time is over. A supplement that nobody signs changes nothing, and is no case. */
export const overTime = (now: Temporal.Instant): Prisma.ContractWhereInput => ({ state: 'DELIVERED', supplementNo: 0, signBy: { lte: toDate(now) } });

/** What has been a case of the desk, and is one still or no longer. */
export const everOverTime = (now: Temporal.Instant): Prisma.ContractWhereInput => ({ supplementNo: 0, OR: [overTime(now), { unsignedAt: { not: null } }] });

/** Cases that the desk has not been told of since their time was over, by their ids. */
export async function findUntold(db: Db, now: Temporal.Instant, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM contract c
     WHERE c.state = 'DELIVERED' AND c.supplement_no = 0 AND c.sign_by <= ${toDate(now)} AND (c.unsigned_at IS NULL OR c.unsigned_at < c.sign_by)
     ORDER BY c.sign_by, c.id LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** A contract that is or has been a case. */
export const findCase = (tx: Tx, id: string, now: Temporal.Instant): Promise<Contract | null> => tx.contract.findFirst({ where: { AND: [{ id }, everOverTime(now)] } });

/** The same with its order's row held, as whoever ends an order holds it: of two at the desk the second sees what the first has decided. */
export async function lockCase(tx: Tx, id: string, actor: Actor, now: Temporal.Instant): Promise<Contract | null> {
  const found = await findCase(tx, id, now);
  if (!found || !(await lockOrder(tx, found.orderId, actor, 'DESK'))) return null;
  return findCase(tx, id, now);
}

/** Notes that the desk is told; false where it was told already, or there is nothing to tell any more. */
export async function markTold(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.contract.updateMany({
    where: { AND: [{ id }, overTime(at)], OR: [{ unsignedAt: null }, { unsignedAt: { lt: tx.contract.fields.signBy } }] }, data: { unsignedAt: toDate(at) },
  });
  return count === 1;
}

/** Puts the end of the time off; false where the contract no longer waits, or its time is not over. */
export async function putOff(tx: Tx, id: string, { signBy, note, at }: { signBy: Temporal.Instant; note: string; at: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.contract.updateMany({ where: { AND: [{ id }, overTime(at)] }, data: { signBy: toDate(signBy), signNote: note, unsignedAt: toDate(at) } });
  return count === 1;
}
