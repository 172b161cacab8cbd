import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

/** Writes a callback down; false where it was before. */
export async function recordEvent(tx: Tx, event: { gateway: string; eventId: string; type: string; data: unknown }, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.gatewayEvent.createMany({ data: [{ ...event, data: event.data as Prisma.InputJsonValue, receivedAt: toDate(at) }], skipDuplicates: true });
  return count === 1;
}

export const findEvent = (db: Db | Tx, gateway: string, eventId: string) => db.gatewayEvent.findUnique({ where: { gateway_eventId: { gateway, eventId } } });

export const settleEvent = (tx: Tx, gateway: string, eventId: string, outcome: string, at: Temporal.Instant) =>
  tx.gatewayEvent.updateMany({ where: { gateway, eventId, appliedAt: null }, data: { outcome, appliedAt: toDate(at) } });
