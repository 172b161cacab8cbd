import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

export interface Travel {
  id: string;
  toAt: Temporal.Instant;
  /** The stop that it has come to. */
  at: Temporal.Instant;
  settled: boolean;
}

/** The journey that is under way, its row held; null where the clock stands. */
export async function lockTravel(tx: Tx): Promise<Travel | null> {
  const [row] = await tx.$queryRaw<{ id: string; toAt: Date; at: Date; settled: boolean }[]>`
    SELECT id, to_at AS "toAt", at, settled FROM time_travel WHERE state = 'RUNNING' FOR UPDATE`;
  return row ? { id: row.id, toAt: toInstant(row.toAt), at: toInstant(row.at), settled: row.settled } : null;
}

export async function isTravelling(tx: Tx): Promise<boolean> {
  return await tx.timeTravel.findFirst({ where: { state: 'RUNNING' }, select: { id: true } }) !== null;
}

export async function insertTravel(tx: Tx, { startedById, from, to }: { startedById: string; from: Temporal.Instant; to: Temporal.Instant }): Promise<string> {
  const id = newId('tt');
  await tx.$executeRaw`
    INSERT INTO time_travel (id, started_by_id, from_at, at, to_at, moved_at) VALUES (${id}, ${startedById}, ${toDate(from)}, ${toDate(from)}, ${toDate(to)}, clock_timestamp())`;
  return id;
}

/** It has come to a stop, whose work is still to be done. */
export async function moveTravel(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`UPDATE time_travel SET at = ${toDate(at)}, settled = false, stops = stops + 1, moved_at = clock_timestamp() WHERE id = ${id}`;
}

/** How a stop went. */
export interface StopReport {
  failures: number;
  /** Went on before all its work was done. */
  hurried: boolean;
  busyMs: number;
}

/** What a stop brings is worked off; false where somebody else has said so, or the clock has gone on. */
export async function settleTravel(tx: Tx, { id, at }: Pick<Travel, 'id' | 'at'>, { failures, hurried, busyMs }: StopReport): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE time_travel SET settled = true, failures = failures + ${failures}, hurried = hurried + ${hurried ? 1 : 0}, busy_ms = busy_ms + ${busyMs}
     WHERE id = ${id} AND at = ${toDate(at)} AND NOT settled`;
  return count === 1;
}

/** Stops it, ends it or lets it go on; false where it was not as the caller thinks. */
export async function turnTravel(tx: Tx, id: string, from: 'RUNNING' | 'STOPPED', to: 'RUNNING' | 'STOPPED' | 'DONE'): Promise<boolean> {
  const { count } = await tx.timeTravel.updateMany({ where: { id, state: from }, data: { state: to } });
  return count === 1;
}

/** It has arrived: by its own stops, or because the clock went further by itself. */
export async function arrive(tx: Tx, { id, toAt }: Pick<Travel, 'id' | 'toAt'>): Promise<void> {
  await tx.$executeRaw`UPDATE time_travel SET state = 'DONE', at = greatest(at, ${toDate(toAt)}) WHERE id = ${id} AND state = 'RUNNING'`;
}
