import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { lookAgain } from './look-again';
import type { AnswerObjection } from './model/objection';
import { answerRow, askOfObjection, readObjection } from './store/objections';
import { isMakerOf } from './store/makers';
import { lockRequestOfAsk, readRequest } from './store/requests';
import { tellObjectionAnswer } from './tell-objection';

export interface ObjectionAnswered {
  objectionId: string;
  /** Of the request in which the desk looks again. */
  requestId: string | null;
}

/**
 * A person at the desk answers an objection in words: the decline stands, or the desk looks again, in a new request for
 * the same goods, terms and facts that a person decides. Not whoever proposed or decided it the first time.
 * Errors: `not-found` (none, not the desk, or one's own), `limits.objection-other-person`, `conflict` (answered already),
 * `limits.goods-gone` (nothing to look at again: the goods are not offered any more).
 */
export function answerObjection(deps: Deps, actor: Actor, input: AnswerObjection): Promise<Result<ObjectionAnswered>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const askId = await askOfObjection(tx, input.objectionId);
    const requestId = askId === undefined ? undefined : await lockRequestOfAsk(tx, askId);
    const request = requestId === undefined ? undefined : await readRequest(tx, requestId);
    const ask = request?.asks.find((each) => each.id === askId);
    if (actor.role !== 'DESK' || !request || !ask || request.purchaserId === actor.userId) return err({ code: 'not-found' });
    if (ask.decidedById === actor.userId || await isMakerOf(tx, ask.id, actor.userId)) return err({ code: 'limits.objection-other-person' });
    const objection = await readObjection(tx, input.objectionId);
    if (objection.state !== 'OPEN') return err({ code: 'conflict' });
    const again = await outcomeOf(tx, { actor, input, askId: ask.id, agreedAt: objection.madeAt, at });
    if (!again.ok) return again;
    const newRequestId = again.value;
    const { objectionId, outcome, answer } = input;
    await answerRow(tx, objectionId, { answeredById: actor.userId, answer, outcome, ...(newRequestId !== undefined && { newRequestId }), at });
    await audit(tx, {
      actor, action: 'limit.objection-answered', subject: { type: 'limit_request', id: request.id }, reason: answer,
      data: { askId: ask.id, lender: ask.institution.code, objectionId, outcome, ...(newRequestId !== undefined && { requestId: newRequestId }) }, at,
    });
    await tellObjectionAnswer(tx, { objectionId, request, outcome, answer, newRequestId, at });
    return ok({ objectionId, requestId: newRequestId ?? null });
  });
}

interface Deciding {
  actor: Actor;
  input: AnswerObjection;
  askId: string;
  agreedAt: Date;
  at: Temporal.Instant;
}

async function outcomeOf(tx: Tx, { input, ...about }: Deciding): Promise<Result<string | undefined>> {
  return input.outcome === 'KEPT' ? ok(undefined) : lookAgain(tx, { ...about, objectionId: input.objectionId });
}
