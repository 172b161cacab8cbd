import type { Temporal } from 'temporal-polyfill';
import type { Evidence } from '@/lib/contracts/model/evidence';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Contract, Institution, Signing } from '@/lib/platform/generated/client';

export type ToSeal = Contract & { institution: Institution; signing: Signing };

/** A contract with all that its seal is made from; null where nobody has begun to sign it. */
export async function findToSeal(db: Db, contractId: string): Promise<ToSeal | null> {
  const found = await db.contract.findUnique({ where: { id: contractId }, include: { institution: true, signing: true } });
  return found?.signing ? { ...found, signing: found.signing } : null;
}

/** The contract's own story so far, each entry with the hash that covers the one before it. */
export async function findEvents(db: Db, contractId: string): Promise<Evidence['events']> {
  const rows = await db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: contractId }, orderBy: { seq: 'asc' }, select: { seq: true, at: true, action: true, data: true, hash: true } });
  return rows.map(({ at, data, ...row }) => ({ ...row, at: toInstant(at).toString(), ...clauseOf(data) }));
}

const clauseOf = (data: unknown): { clause?: string } => {
  const clause = (data as { clause?: unknown } | null)?.clause;
  return typeof clause === 'string' ? { clause } : {};
};

/** Signed since before an instant and not sealed, and no job is at it. */
export const findUnsealed = (db: Db, before: Temporal.Instant): Promise<{ id: string; number: string }[]> => db.$queryRaw`
  SELECT c.id, c.number FROM contract c
   WHERE c.state = 'SIGNED' AND c.signed_at < ${toDate(before)}
   ORDER BY c.signed_at LIMIT 100`;
