import { fromPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';

/** CLAIM, DEFERRAL and RETURN stop what is overdue (dunning, late charges); the others stop billing and collection too. */
export type FreezeCause = 'WITHDRAWAL' | 'PAYMENT_REFUSAL' | 'CLAIM' | 'DEFERRAL' | 'RETURN' | 'GOODS_BACK';

interface Freeze {
  leaseId: string;
  cause: FreezeCause;
  /** The withdrawal or refusal behind it. */
  sourceId: string;
  fromOn: string;
}

/** From that day on nothing of the lease is dunned or reported, nor billed where the cause stops that. Once for each source. */
export async function freezeLease(tx: Tx, { fromOn, ...freeze }: Freeze): Promise<void> {
  await tx.leaseFreeze.createMany({ data: [{ id: newId('fz'), ...freeze, fromOn: fromPlainDate(fromOn) }], skipDuplicates: true });
}

/** That day was the last on which it was frozen by this source. */
export async function thawLease(tx: Tx, cause: FreezeCause, sourceId: string, untilOn: string): Promise<void> {
  await tx.leaseFreeze.updateMany({ where: { cause, sourceId, untilOn: null }, data: { untilOn: fromPlainDate(untilOn) } });
}

/** Whether what is overdue of a lease rests on a day, whatever the cause, as a condition for a `WHERE`. */
export const dunningFrozenOn = (leaseId: Prisma.Sql, day: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM lease_freeze fz WHERE fz.lease_id = ${leaseId} AND fz.from_on <= ${day}::date AND (fz.until_on IS NULL OR fz.until_on >= ${day}::date))`;

/**
 * "Billing of lease L is frozen on day D" as a condition for a `WHERE`, for a run over many rows at once; `leaseId` and
 * `day` are column names of that query, or a value.
 */
export const frozenOn = (leaseId: Prisma.Sql, day: Prisma.Sql | string): Prisma.Sql => {
  const on = typeof day === 'string' ? Prisma.sql`${day}::date` : day;
  return Prisma.sql`EXISTS (SELECT 1 FROM lease_freeze fz WHERE fz.lease_id = ${leaseId} AND fz.cause IN ('WITHDRAWAL', 'PAYMENT_REFUSAL', 'GOODS_BACK') AND fz.from_on <= ${on} AND (fz.until_on IS NULL OR fz.until_on >= ${on}))`;
};

/** Whether nothing of a lease is billed now: there is nothing to put off or to refuse. */
export const billingRests = async (db: Db | Tx, leaseId: string): Promise<boolean> =>
  (await db.leaseFreeze.count({ where: { leaseId, untilOn: null, cause: { in: ['WITHDRAWAL', 'PAYMENT_REFUSAL', 'GOODS_BACK'] } } })) > 0;

/** Days of delay that may be charged: after the due date up to `toOn`, those left out on which the lease was frozen. */
export async function lateDays(db: Db | Tx, leaseId: string, { dueOn, toOn }: { dueOn: string; toOn: string }): Promise<number> {
  const [row] = await db.$queryRaw<{ days: number }[]>`SELECT lease_late_days(${leaseId}, ${dueOn}::date, ${toOn}::date) AS days`;
  return row?.days ?? 0;
}
