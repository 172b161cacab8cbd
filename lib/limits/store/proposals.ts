import type { Temporal } from 'temporal-polyfill';
import { json } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import type { DecideAskInput } from '../model/desk-form';
import type { ProposalState } from '../model/states';

export interface NewProposal {
  input: DecideAskInput;
  needs: 1 | 2;
  proposedById: string;
  at: Temporal.Instant;
}

/** @returns its id; undefined where another one is open */
export async function insertProposal(tx: Tx, { input, needs, proposedById, at }: NewProposal): Promise<string | undefined> {
  const made = await tx.limitProposal.createManyAndReturn({
    data: [{
      id: newId('lp'), askId: input.askId, askVersion: input.version, verdict: JSON.parse(json(input)) as Prisma.InputJsonObject, note: input.note,
      needs, proposedById, proposedAt: toDate(at),
    }],
    skipDuplicates: true, select: { id: true },
  });
  return made[0]?.id;
}

export const findProposal = (db: Db | Tx, id: string) =>
  db.limitProposal.findUnique({ where: { id }, include: { checks: { orderBy: [{ at: 'asc' }, { checkedById: 'asc' }] } } });

interface NewCheck {
  proposal: { id: string; proposedById: string };
  checkedById: string;
  agreed: boolean;
  note: string;
  at: Temporal.Instant;
}

export async function insertCheck(tx: Tx, { proposal, checkedById, agreed, note, at }: NewCheck): Promise<void> {
  await tx.limitProposalCheck.create({ data: { proposalId: proposal.id, proposedById: proposal.proposedById, checkedById, agreed, note, at: toDate(at) } });
}

/** False when it is not open any more. */
export async function closeProposal(tx: Tx, id: string, to: Exclude<ProposalState, 'OPEN'>, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.limitProposal.updateMany({ where: { id, state: 'OPEN' }, data: { state: to, closedAt: toDate(at) } });
  return count === 1;
}

/** Open proposals about a question that does not stand as it stood when they were made. */
export const findOvertaken = (db: Db | Tx, where: { askId?: string }, limit: number) =>
  db.$queryRaw<{ id: string; limitRequestId: string }[]>`
    SELECT p.id, a.limit_request_id AS "limitRequestId" FROM limit_proposal p JOIN limit_ask a ON a.id = p.ask_id
     WHERE p.state = 'OPEN' AND (a.state <> 'REFERRED' OR a.version <> p.ask_version) AND (${where.askId ?? null}::text IS NULL OR a.id = ${where.askId ?? null})
     ORDER BY p.proposed_at LIMIT ${limit}`;

/** Who else works at the desk: whoever proposes need not be told of it. */
export const findOthersAtDesk = async (tx: Tx, but: string): Promise<string[]> =>
  (await tx.user.findMany({ where: { role: 'DESK', suspendedAt: null, closedAt: null, id: { not: but } }, select: { id: true } })).map(({ id }) => id);
