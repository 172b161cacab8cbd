import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { partOf, type Part } from '../model/desk-checks';
import { proposedInput, type DecideAskInput } from '../model/desk-form';
import type { Verdict } from '../model/desk-rules';
import { priced } from '../model/terms';
import type { ProposalState } from '../model/states';

export interface ProposalRow {
  askId: string;
  number: string;
  title: string;
  currency: string;
  verdict: Verdict;
  financedMinor: bigint;
  proposedBy: string;
  agreed: number;
  needs: number;
  /** What the reader may do with it. */
  part: Part;
  answerBy: string;
}

/** Open, and about a question that still waits. */
const STANDING = { state: 'OPEN', ask: { state: 'REFERRED' } } as const;
const PEOPLE = { proposedBy: { select: { name: true } }, checks: { include: { checkedBy: { select: { name: true } } }, orderBy: { at: 'asc' } } } as const;
const MOST = 100;

/** Proposals that wait for a check, the one due first on top. For the desk alone. */
export async function waitingProposals(db: Db, actor: Actor): Promise<ProposalRow[]> {
  if (actor.role !== 'DESK') return [];
  const rows = await db.limitProposal.findMany({
    where: STANDING, orderBy: [{ ask: { answerBy: 'asc' } }, { id: 'asc' }], take: MOST,
    include: { ...PEOPLE, ask: { include: { limitRequest: { select: { number: true, currency: true, listingVersion: { select: { title: true, cashPriceMinor: true } } } } } } },
  });
  return rows.filter(({ ask, askVersion }) => ask.version === askVersion).map(({ ask, verdict, proposedBy, checks, needs, proposedById }) => {
    const input = proposedInput(verdict);
    const { number, currency, listingVersion } = ask.limitRequest;
    return {
      askId: ask.id, number, title: listingVersion.title, currency, verdict: input.verdict,
      financedMinor: input.verdict === 'COUNTER' ? listingVersion.cashPriceMinor - input.firstPaymentMinor : priced(currency, ask.terms).financedMinor,
      proposedBy: proposedBy.name, agreed: checks.length, needs, part: partOf({ proposedById, checks }, actor.userId), answerBy: ask.answerBy.toISOString(),
    };
  });
}

export interface CheckOfProposal {
  name: string;
  agreed: boolean;
  note: string;
  at: string;
}

export interface CaseProposal {
  id: string;
  state: ProposalState;
  input: DecideAskInput;
  proposedBy: string;
  proposedAt: string;
  needs: number;
  checks: CheckOfProposal[];
  part: Part;
}

/** What was proposed in a case, the newest first. */
export async function proposalsOf(db: Db, actor: Actor, askId: string): Promise<(CaseProposal & { askVersion: number })[]> {
  const rows = await db.limitProposal.findMany({ where: { askId }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], take: 20, include: PEOPLE });
  return rows.map(({ id, state, verdict, proposedBy, proposedAt, needs, checks, proposedById, askVersion }) => ({
    id, state, input: proposedInput(verdict), proposedBy: proposedBy.name, proposedAt: proposedAt.toISOString(), needs, askVersion,
    checks: checks.map(({ checkedBy, agreed, note, at }) => ({ name: checkedBy.name, agreed, note, at: at.toISOString() })),
    part: partOf({ proposedById, checks }, actor.userId),
  }));
}
