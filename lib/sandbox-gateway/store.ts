import type { Temporal } from 'temporal-polyfill';
import { plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { SandboxRefund } from '@/lib/platform/generated/client';
import { newSecretToken } from '@/lib/platform/secret-token';

export const newName = (prefix: string): string => `${prefix}_${newSecretToken().token}`;

export const findSetup = (db: Db | Tx, id: string) => db.sandboxSetup.findUnique({ where: { id }, include: { mandate: true } });

/** A page for a key, once. */
export async function openSetup(tx: Tx, setup: { key: string; customer: string | null; returnUrl: string }, at: Temporal.Instant) {
  const { key, customer, returnUrl } = setup;
  await tx.sandboxSetup.createMany({ data: [{ id: newName('ss'), key, customer: customer ?? newName('cus'), returnUrl, createdAt: toDate(at) }], skipDuplicates: true });
  return tx.sandboxSetup.findUniqueOrThrow({ where: { key }, include: { mandate: true } });
}

interface NewMandate { setupId: string; customer: string; kind: 'CARD' | 'ACCOUNT'; brand: string; last4: string; script: string }

/** What was typed becomes a mandate, once; false where one was there. */
export async function closeSetup(tx: Tx, mandate: NewMandate, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.sandboxSetup.updateMany({ where: { id: mandate.setupId, doneAt: null }, data: { doneAt: toDate(at) } });
  if (count === 1) await tx.sandboxMandate.create({ data: { token: newName('man'), ...mandate } });
  return count === 1;
}

/** False where there is none of that customer; gone is gone, however often it is asked. */
export async function detachMandate(db: Db, { token, customer }: { token: string; customer: string }, at: Temporal.Instant): Promise<boolean> {
  await db.sandboxMandate.updateMany({ where: { token, customer, detachedAt: null }, data: { detachedAt: toDate(at) } });
  return (await db.sandboxMandate.count({ where: { token, customer } })) === 1;
}

/** All mandates of a customer are gone; nothing else of them is kept here. False where there is no such customer. */
export async function forgetCustomer(db: Db, customer: string, at: Temporal.Instant): Promise<boolean> {
  await db.sandboxMandate.updateMany({ where: { customer, detachedAt: null }, data: { detachedAt: toDate(at) } });
  return (await db.sandboxSetup.count({ where: { customer } })) > 0;
}

export const findMandate = (db: Db | Tx, token: string) => db.sandboxMandate.findUnique({ where: { token } });
export const findCharge = (db: Db | Tx, key: string) => db.sandboxCharge.findUnique({ where: { key }, include: { mandate: true } });
export type ChargeRow = NonNullable<Awaited<ReturnType<typeof findCharge>>>;
export type RefundRow = SandboxRefund;

/** Charges of one mandate are made one after another. */
export async function lockMandate(tx: Tx, token: string): Promise<number> {
  await tx.$queryRaw`SELECT token FROM sandbox_mandate WHERE token = ${token} FOR UPDATE`;
  return tx.sandboxCharge.count({ where: { token } });
}

interface NewCharge { key: string; token: string; currency: string; amountMinor: bigint; code: string | null; hard: boolean }

export const insertCharge = (tx: Tx, charge: NewCharge, { madeAt, visibleAt }: { madeAt: Temporal.Instant; visibleAt: Temporal.Instant }) =>
  tx.sandboxCharge.create({ data: { id: newName('ch'), ...charge, madeAt: toDate(madeAt), visibleAt: toDate(visibleAt) }, include: { mandate: true } });

/** What has been given back of a charge; its refunds are made one after another. */
export async function lockRefunds(tx: Tx, chargeId: string): Promise<RefundRow[]> {
  await tx.$queryRaw`SELECT id FROM sandbox_charge WHERE id = ${chargeId} FOR UPDATE`;
  return tx.sandboxRefund.findMany({ where: { chargeId } });
}

export const insertRefund = (tx: Tx, refund: { key: string; chargeId: string; amountMinor: bigint }, { madeAt, failsAt }: { madeAt: Temporal.Instant; failsAt: Temporal.Instant | null }): Promise<RefundRow> =>
  tx.sandboxRefund.create({ data: { id: newName('re'), ...refund, madeAt: toDate(madeAt), failsAt: failsAt && toDate(failsAt) } });

export const findChargeById = (db: Db | Tx, id: string) => db.sandboxCharge.findUnique({ where: { id }, include: { mandate: true } });

export const insertEvent = (tx: Tx, event: { id: string; body: string; copies: number }, dueAt: Temporal.Instant) =>
  tx.sandboxEvent.create({ data: { ...event, dueAt: toDate(dueAt) } });

export const findEvent = (db: Db, id: string) => db.sandboxEvent.findFirst({ where: { id, deliveredAt: null } });
export const findDueEvents = (db: Db, at: Temporal.Instant) =>
  db.sandboxEvent.findMany({ where: { deliveredAt: null, dueAt: { lte: toDate(at) }, tries: { lt: 20 } }, select: { id: true }, orderBy: { dueAt: 'asc' }, take: 200 });
export const noteDelivery = (db: Db, id: string, deliveredAt: Temporal.Instant | null) =>
  db.sandboxEvent.update({ where: { id }, data: { tries: { increment: 1 }, ...(deliveredAt && { deliveredAt: toDate(deliveredAt) }) } });

/** Sends out what was taken before today, less what was given back, with what failed of that: once a day, where something is left. */
export async function payOut(tx: Tx, at: Temporal.Instant): Promise<void> {
  const day = plainDateIn(at);
  const before = toDate(startOfDayIn(day));
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sandbox-payout', 0))`;
  const due = await tx.$queryRaw<{ currency: string; sum: bigint }[]>`
    SELECT currency, (sum(taken) - sum(given))::bigint AS sum FROM (
      SELECT currency, amount_minor AS taken, 0 AS given FROM sandbox_charge WHERE payout_id IS NULL AND code IS NULL AND visible_at < ${before}
      UNION ALL SELECT c.currency, 0, r.amount_minor FROM sandbox_refund r JOIN sandbox_charge c ON c.id = r.charge_id WHERE r.payout_id IS NULL AND r.made_at < ${before}
      UNION ALL SELECT c.currency, r.amount_minor, 0 FROM sandbox_refund r JOIN sandbox_charge c ON c.id = r.charge_id WHERE r.failed_payout_id IS NULL AND r.fails_at < ${before}) x GROUP BY 1`;
  for (const { currency, sum } of due) {
    if (sum <= 0n) continue;
    const id = newName('po');
    const { count } = await tx.sandboxPayout.createMany({ data: [{ id, paidOn: fromPlainDate(day), currency }], skipDuplicates: true });
    if (count === 0) continue;
    await tx.sandboxCharge.updateMany({ where: { payoutId: null, code: null, currency, visibleAt: { lt: before } }, data: { payoutId: id } });
    await tx.sandboxRefund.updateMany({ where: { payoutId: null, madeAt: { lt: before }, charge: { currency } }, data: { payoutId: id } });
    await tx.sandboxRefund.updateMany({ where: { failedPayoutId: null, failsAt: { lt: before }, charge: { currency } }, data: { failedPayoutId: id } });
  }
}

export const findPayouts = (tx: Tx, sinceOn: string) => tx.sandboxPayout.findMany({
  where: { paidOn: { gte: fromPlainDate(sinceOn) } }, orderBy: { paidOn: 'asc' }, take: 100, include: { charges: true, refunds: true, failures: true },
});
