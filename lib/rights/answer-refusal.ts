import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { lockLease } from '@/lib/leases/store';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { closeIfDecided } from './close-refusal';
import type { AnswerRefusalInput } from './model/inputs';
import type { AnswerParty } from './model/refusal';
import { findRefusal, lockRefusal, writeAnswer } from './store/refusals';

/**
 * The seller answers a payment refusal, or the desk does for the financier: its own answer, or what an outside financier
 * has written. To accept needs no words; to reject needs reasons and has to be in time, else silence has decided already.
 *
 * Errors: `not-found`, `rights.moved-on` (answered, closed, or its days are over).
 */
export async function answerRefusal(deps: Deps, actor: Actor, { refusalId, answer, reason }: AnswerRefusalInput): Promise<Result<{ refusalId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const known = await findRefusal(tx, refusalId);
    const party: AnswerParty | null = !known ? null : actor.role === 'DESK' ? 'FINANCIER' : sellerFor(actor, 'contracts') === known.sellerId ? 'SELLER' : null;
    if (!known || party === null) return err({ code: 'not-found' });
    // The lease first, then what is said of it: as a withdrawal takes them.
    await lockLease(tx, known.leaseId);
    await lockRefusal(tx, refusalId);
    if (!await writeAnswer(tx, refusalId, { party, answer, reason: reason || null, personId: actor.userId, at })) return err({ code: 'rights.moved-on' });
    await audit(tx, {
      actor, action: answer === 'ACCEPTED' ? 'contract.refusal-accepted' : 'contract.refusal-opposed', subject: { type: 'contract', id: known.contractId },
      ...(reason && { reason }), data: { noticeId: refusalId, party }, at,
    });
    const answered = await findRefusal(tx, refusalId);
    if (answered) await closeIfDecided(tx, answered, { actor, at });
    return ok({ refusalId });
  });
}
