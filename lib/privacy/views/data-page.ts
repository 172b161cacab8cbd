import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { placeOf, type ObstacleKind } from '../model';
import { findObstacles } from '../store/obstacles';

export interface ExportRow {
  id: string;
  askedAt: string;
  ready: boolean;
  expiresAt: string;
  sizeBytes: number;
}

/** One's own exports, newest first: the one being made, and the one that is kept. */
export async function myExports(db: Db, actor: Actor, now: Temporal.Instant): Promise<ExportRow[]> {
  const rows = await db.dataExport.findMany({
    where: { userId: actor.userId, expiresAt: { gt: toDate(now) } }, orderBy: [{ askedAt: 'desc' }, { id: 'asc' }], take: 10,
    select: { id: true, askedAt: true, readyAt: true, expiresAt: true, sizeBytes: true },
  });
  return rows.map((row) => ({
    id: row.id, askedAt: row.askedAt.toISOString(), ready: row.readyAt !== null, expiresAt: row.expiresAt.toISOString(), sizeBytes: row.sizeBytes ?? 0,
  }));
}

export interface ObstacleRow {
  kind: ObstacleKind;
  name: string;
  id: string;
  minor: bigint | null;
  currency: string | null;
  href: string;
}

/** Why one's own account cannot be closed yet, each with the page that it is put right on. */
export async function myObstacles(db: Db, actor: Actor): Promise<ObstacleRow[]> {
  return (await findObstacles(db, actor.userId)).map((found) => ({ ...found, href: placeOf(found) }));
}
