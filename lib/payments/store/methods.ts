import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** Two writes about one person's methods wait for each other. */
export async function lockMethods(tx: Tx, purchaserId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`payment-methods:${purchaserId}`}, 0))`;
}

export const countMethods = (tx: Tx, purchaserId: string): Promise<number> => tx.paymentMethod.count({ where: { purchaserId, state: { in: ['ACTIVE', 'FAILED'] } } });

/** The gateway's customer of this person, from an earlier method. */
export async function findCustomer(db: Db | Tx, purchaserId: string, gateway: string): Promise<string | null> {
  const row = await db.paymentMethod.findFirst({ where: { purchaserId, gateway, customer: { not: null } }, orderBy: { createdAt: 'desc' }, select: { customer: true } });
  return row?.customer ?? null;
}

export const findPayer = (db: Db | Tx, id: string) => db.user.findUniqueOrThrow({ where: { id }, select: { name: true, email: true, locale: true } });

export async function insertMethod(tx: Tx, method: { purchaserId: string; gateway: string }, at: Temporal.Instant): Promise<string> {
  const id = newId('pm');
  await tx.paymentMethod.create({ data: { id, ...method, createdAt: toDate(at) } });
  return id;
}

export const noteSession = (tx: Tx, id: string, { session, customer }: { session: string; customer: string }) =>
  tx.paymentMethod.updateMany({ where: { id, state: 'SETTING_UP' }, data: { session, customer } });

export const findMethod = (db: Db | Tx, id: string) => db.paymentMethod.findUnique({ where: { id } });

export async function findMethodOfSession(db: Db | Tx, gateway: string, session: string): Promise<string | null> {
  return (await db.paymentMethod.findFirst({ where: { gateway, session }, select: { id: true } }))?.id ?? null;
}

/** Methods at the gateway's page since before an instant, the oldest first. */
export const findSettingUp = (db: Db, before: Temporal.Instant) =>
  db.paymentMethod.findMany({ where: { state: 'SETTING_UP', createdAt: { lt: toDate(before) } }, select: { id: true }, orderBy: { createdAt: 'asc' }, take: 100 });

interface Mandate { token: string; kind: 'CARD' | 'ACCOUNT'; brand: string; last4: string }

/** It may be used from now on; false where it was so already. */
export async function activate(tx: Tx, id: string, { token, kind, brand, last4 }: Mandate, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.paymentMethod.updateMany({ where: { id, state: 'SETTING_UP' }, data: { state: 'ACTIVE', token, kind, brand: brand.slice(0, 40), last4, activeAt: toDate(at) } });
  return count === 1;
}

/** What is used where a lease says nothing else; false where the method is not in use. */
export async function makeDefault(tx: Tx, purchaserId: string, id: string): Promise<boolean> {
  await tx.paymentMethod.updateMany({ where: { purchaserId, isDefault: true, id: { not: id } }, data: { isDefault: false } });
  const { count } = await tx.paymentMethod.updateMany({ where: { id, purchaserId, state: 'ACTIVE' }, data: { isDefault: true } });
  return count === 1;
}

/** Whether another method is used for all, and works. */
export async function hasDefault(tx: Tx, purchaserId: string): Promise<boolean> {
  return (await tx.paymentMethod.count({ where: { purchaserId, isDefault: true, state: 'ACTIVE' } })) > 0;
}

/** Refused for good at its gateway. False where it was not in use. */
export async function failMethod(tx: Tx, { id, purchaserId, failure }: { id: string; purchaserId: string; failure: string }, at: Temporal.Instant): Promise<boolean> {
  await lockMethods(tx, purchaserId);
  const { count } = await tx.paymentMethod.updateMany({ where: { id, state: 'ACTIVE' }, data: { state: 'FAILED', failure, endedAt: toDate(at) } });
  if (count === 1) await keepDefault(tx, purchaserId);
  return count === 1;
}

/** Takes a method away. False where it was away. */
export async function endMethod(tx: Tx, purchaserId: string, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.paymentMethod.updateMany({ where: { id, purchaserId, state: { not: 'REMOVED' } }, data: { state: 'REMOVED', isDefault: false, endedAt: toDate(at) } });
  if (count === 1) await keepDefault(tx, purchaserId);
  return count === 1;
}

/** The next one that works takes the place of a default that does not. */
async function keepDefault(tx: Tx, purchaserId: string): Promise<void> {
  if (await hasDefault(tx, purchaserId)) return;
  const next = await tx.paymentMethod.findFirst({ where: { purchaserId, state: 'ACTIVE' }, orderBy: { createdAt: 'desc' }, select: { id: true } });
  if (next) await makeDefault(tx, purchaserId, next.id);
}

/** What stands in for a method that was refused. */
export const findDefault = (tx: Tx, purchaserId: string) => tx.paymentMethod.findFirst({ where: { purchaserId, isDefault: true, state: 'ACTIVE' }, select: { brand: true, last4: true } });

/** All of a person's; ids of those that their gateway has to forget. */
export async function endMethods(tx: Tx, purchaserId: string, at: Temporal.Instant): Promise<string[]> {
  await tx.paymentMethod.updateMany({ where: { purchaserId, state: { not: 'REMOVED' } }, data: { state: 'REMOVED', isDefault: false, endedAt: toDate(at) } });
  return (await tx.paymentMethod.findMany({ where: { purchaserId, token: { not: null } }, select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);
}

/** Taken away and still known at its gateway, whose last charge is not unknown; before an instant. */
export const findAttached = (db: Db, before: Temporal.Instant, most: number): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT m.id FROM payment_method m WHERE m.state = 'REMOVED' AND m.token IS NOT NULL AND m.ended_at < ${toDate(before)}
     AND NOT EXISTS (SELECT 1 FROM collection_attempt a WHERE a.method_id = m.id AND a.state IN ('PENDING', 'UNKNOWN'))
   ORDER BY m.ended_at, m.id LIMIT ${most}::int`;

/** Its gateway has forgotten it, and so do we by what name; false where that was done. */
export async function forgetToken(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.paymentMethod.updateMany({ where: { id, state: 'REMOVED', token: { not: null } }, data: { token: null, session: null } });
  return count === 1;
}

export const countActive = (tx: Tx, purchaserId: string): Promise<number> => tx.paymentMethod.count({ where: { purchaserId, state: 'ACTIVE' } });
