import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Circuit, Turn } from './model/circuit';

/** Takes the turn to try a financier that has rested; false when it still rests, or another has the turn. */
export async function takeProbe(db: Db, institutionId: string, at: Temporal.Instant, until: Temporal.Instant): Promise<boolean> {
  const { count } = await db.institutionCircuit.updateMany({
    where: { institutionId, state: { not: 'CLOSED' }, retryAt: { lte: toDate(at) } },
    data: { state: 'PROBING', retryAt: toDate(until), changedAt: toDate(at) },
  });
  return count === 1;
}

/** When it may be tried; null while it is well. */
export async function findRetryAt(db: Db, institutionId: string): Promise<Temporal.Instant | null> {
  const circuit = await db.institutionCircuit.findUnique({ where: { institutionId }, select: { retryAt: true } });
  return circuit?.retryAt ? toInstant(circuit.retryAt) : null;
}

/** The row, made where there is none, and locked: failures that come together are counted one after another. */
export async function lockCircuit(tx: Tx, institutionId: string, at: Temporal.Instant): Promise<Circuit> {
  await tx.institutionCircuit.createMany({ data: [{ institutionId, changedAt: toDate(at) }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM institution_circuit WHERE institution_id = ${institutionId} FOR UPDATE`;
  return tx.institutionCircuit.findUniqueOrThrow({ where: { institutionId }, select: { state: true, failures: true, openings: true } });
}

export async function saveCircuit(tx: Tx, institutionId: string, { state, failures, openings, restSeconds }: Turn, error: string | null, at: Temporal.Instant): Promise<void> {
  const retryAt = restSeconds === null ? null : toDate(at.add({ seconds: restSeconds }));
  await tx.institutionCircuit.update({
    where: { institutionId }, data: { state, failures, openings, retryAt, changedAt: toDate(at), ...(error === null ? {} : { lastError: error }) },
  });
}
