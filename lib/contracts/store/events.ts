import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

interface NewEvent {
  contractId: string;
  institutionId: string;
  type: 'WITHDRAWAL' | 'PAYMENT_REFUSAL' | 'GUARANTEE_BREACH' | 'EARLY_BUYOUT' | 'RETURN' | 'COMPLETED';
  at: Temporal.Instant;
  /** Minor units as texts. */
  amounts: Record<string, string>;
}

/** What a financier is to be told; its version rises with each of the contract, whose order is held. @returns its id */
export async function insertEvent(tx: Tx, { contractId, at, ...event }: NewEvent): Promise<string> {
  const id = newId('ev');
  const version = (await tx.contractEvent.count({ where: { contractId } })) + 1;
  await tx.contractEvent.create({ data: { id, contractId, version, occurredAt: toDate(at), ...event }, select: { id: true } });
  return id;
}

export const findEvent = (db: Db, id: string) => db.contractEvent.findUnique({ where: { id }, include: { contract: { select: { id: true, externalId: true, number: true } } } });

export async function markTold(tx: Tx, id: string, how: { toldAt: Temporal.Instant } | { refusedWith: string }): Promise<boolean> {
  const data = 'toldAt' in how ? { toldAt: toDate(how.toldAt) } : how;
  const { count } = await tx.contractEvent.updateMany({ where: { id, toldAt: null, refusedWith: null }, data });
  return count === 1;
}

/** Not told since before an instant, and no job would do it. */
export const findUntold = (db: Db, before: Temporal.Instant): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT e.id FROM contract_event e WHERE e.told_at IS NULL AND e.refused_with IS NULL AND e.occurred_at < ${toDate(before)}
     AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'tell-contract-event:' || e.id AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))
   ORDER BY e.occurred_at LIMIT 100`;
