import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { SILENCE_DAYS, type WarningDay } from '../model/clocks';

const BATCH = 200;
const select = { orderId: true } as const;
const ids = (rows: { orderId: string }[]) => rows.map(({ orderId }) => orderId);

/** Notices that nobody accepted in time. */
export const findLapsedNotices = async (db: Db, at: Temporal.Instant): Promise<string[]> =>
  ids(await db.delivery.findMany({ where: { state: 'NOTICED', acceptBy: { lte: toDate(at) } }, orderBy: { acceptBy: 'asc' }, take: BATCH, select }));

const AWAITING = ['SHIPPED', 'RECEIVED', 'INSPECTED'] as const;

/** Deliveries whose purchaser has been silent until a day on which a warning is due. */
export async function findUnwarned(db: Db, day: WarningDay, at: Temporal.Instant): Promise<string[]> {
  const silenceAt = { lte: toDate(at.add({ hours: 24 * (SILENCE_DAYS - day) })) };
  const unwarned = day === 4 ? { warnedDay4At: null } : { warnedDay6At: null };
  return ids(await db.delivery.findMany({ where: { state: { in: [...AWAITING] }, silenceAt, ...unwarned }, orderBy: { silenceAt: 'asc' }, take: BATCH, select }));
}

/** Deliveries whose seven days of silence are over. */
export const findSilent = async (db: Db, at: Temporal.Instant): Promise<string[]> =>
  ids(await db.delivery.findMany({ where: { state: { in: [...AWAITING] }, silenceAt: { lte: toDate(at) } }, orderBy: { silenceAt: 'asc' }, take: BATCH, select }));

/** Decisions that the seller has not relayed in time. */
export const findUnrelayed = async (db: Db, at: Temporal.Instant): Promise<string[]> =>
  ids(await db.delivery.findMany({ where: { state: 'DECIDED', relayBy: { lte: toDate(at) } }, orderBy: { relayBy: 'asc' }, take: BATCH, select }));
