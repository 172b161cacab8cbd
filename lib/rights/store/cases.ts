import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { RightsCase } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import type { CaseKind, CaseOutcome } from '../model/cases';

export type CaseRow = RightsCase;

type About = { withdrawalId: string } | { refusalId: string };

/** A case for the desk, once of each kind; of what is late, one at a time. @returns its id; null where there was one */
export async function openCase(tx: Tx, kind: CaseKind, about: About, { text, at }: { text?: string; at: Temporal.Instant }): Promise<string | null> {
  const id = newId('rc');
  const { count } = await tx.rightsCase.createMany({ data: [{ id, kind, ...about, text: text ?? null, openedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

/** What was late is done. */
export async function closeLate(tx: Tx, withdrawalId: string, kinds: CaseKind[], at: Temporal.Instant): Promise<void> {
  await tx.rightsCase.updateMany({ where: { withdrawalId, kind: { in: kinds }, state: 'OPEN' }, data: { state: 'CLOSED', closedAt: toDate(at) } });
}

/** What is overtaken by a withdrawal. */
export async function closeOfRefusal(tx: Tx, refusalId: string, at: Temporal.Instant): Promise<void> {
  await tx.rightsCase.updateMany({ where: { refusalId, state: 'OPEN' }, data: { state: 'CLOSED', closedAt: toDate(at) } });
}

export const findCase = (db: Db | Tx, id: string): Promise<RightsCase | null> => db.rightsCase.findUnique({ where: { id } });

interface Decision { outcome: CaseOutcome; reason: string; lossMinor: bigint | null; by: string; at: Temporal.Instant }

/** False when it was decided, or closed, already. */
export async function decideRow(tx: Tx, id: string, { outcome, reason, lossMinor, by, at }: Decision): Promise<boolean> {
  const { count } = await tx.rightsCase.updateMany({ where: { id, state: 'OPEN' }, data: { state: 'CLOSED', outcome, reason, lossMinor, decidedById: by, closedAt: toDate(at) } });
  return count === 1;
}

/** What a seller may claim after a withdrawal, in minor units: nothing but where an exception was proved. */
export const findLoss = async (tx: Tx, withdrawalId: string): Promise<bigint> =>
  (await tx.rightsCase.aggregate({ where: { withdrawalId }, _sum: { lossMinor: true } }))._sum.lossMinor ?? 0n;
