import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { notify, notifyAll, notifyRole } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { Question } from './store/asks';
import { findOthersAtDesk } from './store/proposals';

interface AboutProposal {
  proposalId: string;
  question: Question;
  by: Actor;
  at: Temporal.Instant;
}

const about = ({ limitRequest, answerBy }: Question) => ({ number: limitRequest.number, goods: limitRequest.listingVersion.title, answerBy: answerBy.toISOString() });

/** Everybody else at the desk: any of them may check. */
export async function tellProposed(tx: Tx, { proposalId, question, by, at }: AboutProposal): Promise<void> {
  const others = await findOthersAtDesk(tx, by.userId);
  await notifyAll(tx, others.map((userId) => ({
    userId, kind: 'limits.proposed', params: { ...about(question), name: by.name }, href: `/desk/limits/${question.id}`, eventKey: `limits.proposed:${proposalId}`, at,
  })));
}

export const tellReturned = (tx: Tx, { proposalId, question, by, to, note, at }: AboutProposal & { to: string; note: string }): Promise<void> =>
  notify(tx, {
    userId: to, kind: 'limits.returned', params: { ...about(question), name: by.name, note }, href: `/desk/limits/${question.id}`, eventKey: `limits.returned:${proposalId}`, at,
  });

/** Little time is left, and nobody has decided. */
export const tellHurry = (tx: Tx, question: Question, at: Temporal.Instant): Promise<void> =>
  notifyRole(tx, 'DESK', { kind: 'limits.hurry', params: about(question), href: `/desk/limits/${question.id}`, eventKey: `limits.hurry:${question.id}`, at });
