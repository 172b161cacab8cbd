import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** A new export to be made; earlier ones that are ready go. Null where one is being made already. */
export async function insertExport(tx: Tx, userId: string, at: Temporal.Instant, expiresAt: Temporal.Instant): Promise<string | null> {
  const id = newId('ex');
  const inserted = await tx.$executeRaw`
    INSERT INTO data_export (id, user_id, asked_at, expires_at) VALUES (${id}, ${userId}, ${toDate(at)}, ${toDate(expiresAt)})
    ON CONFLICT (user_id) WHERE ready_at IS NULL DO NOTHING`;
  if (inserted === 0) return null;
  await tx.dataExport.deleteMany({ where: { userId, readyAt: { not: null } } });
  return id;
}

export const findWaitingExport = (db: Db | Tx, id: string) => db.dataExport.findFirst({ where: { id, readyAt: null }, select: { userId: true } });

interface Made {
  box: string;
  sizeBytes: number;
  at: Temporal.Instant;
  expiresAt: Temporal.Instant;
}

/** Puts a made export where it can be fetched: true once. */
export async function keepExport(tx: Tx, id: string, { box, sizeBytes, at, expiresAt }: Made): Promise<boolean> {
  const { count } = await tx.dataExport.updateMany({ where: { id, readyAt: null }, data: { box, sizeBytes, readyAt: toDate(at), expiresAt: toDate(expiresAt) } });
  return count === 1;
}

/** A person's own export while it is kept. */
export const findExport = (db: Db | Tx, userId: string, id: string, now: Temporal.Instant) =>
  db.dataExport.findFirst({ where: { id, userId, readyAt: { not: null }, expiresAt: { gt: toDate(now) } }, select: { box: true, readyAt: true } });

export async function deleteExpiredExports(tx: Tx, now: Temporal.Instant): Promise<number> {
  const { count } = await tx.dataExport.deleteMany({ where: { expiresAt: { lte: toDate(now) } } });
  return count;
}
