import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { ANSWER_MINUTES } from './model/limit-request';
import { mayAskAgain, storedOffers } from './model/usable';
import { queueQuestion } from './queue-question';
import { endApproval } from './store/approvals';
import { insertAsk, moveAsk } from './store/asks';
import { extendAnswerBy, lockRequestOfAsk, readRequest, type AskOfRequest, type RequestWithAsks } from './store/requests';

export interface AskedAgain {
  askId: string;
}

/**
 * Asks a financier once more for the same, after its approval or offer ended or it never answered. One press: the
 * facts and the consent of the request still stand while it is open.
 *
 * Errors: `not-found`, `limits.request-closed`, `limits.still-stands` (there is nothing to ask again), `limits.lender-rests`.
 */
export function askAgain(deps: Deps, actor: Actor, { askId }: { askId: string }): Promise<Result<AskedAgain>> {
  return replaceAsk(deps, actor, askId, (ask, at) =>
    (mayAskAgain(ask, at.epochMilliseconds) ? ok({ terms: ask.terms as unknown as WireTerms }) : err({ code: 'limits.still-stands' })));
}

/**
 * Takes up a counter-offer: a new question that names it, answered by an approval or by its end.
 * Errors: `not-found`, `limits.request-closed`, `limits.offer-ended`, `limits.lender-rests` (nobody asks it at present).
 */
export function takeOffer(deps: Deps, actor: Actor, { askId, offerId }: { askId: string; offerId: string }): Promise<Result<AskedAgain>> {
  return replaceAsk(deps, actor, askId, (ask, at) => {
    const offer = ask.state === 'COUNTER_OFFER' ? storedOffers(ask).find((each) => each.offerId === offerId) : undefined;
    if (!offer || Date.parse(offer.expiresAt) <= at.epochMilliseconds) return err({ code: 'limits.offer-ended' });
    return ok({ terms: offer.terms as WireTerms, acceptsOffer: offerId });
  });
}

type Successor = { terms: WireTerms; acceptsOffer?: string };

/** The old question is lost and a new one takes its place, once, however often it is pressed. */
function replaceAsk(
  deps: Deps, actor: Actor, askId: string, successorOf: (ask: AskOfRequest, at: Temporal.Instant) => Result<Successor, Problem>,
): Promise<Result<AskedAgain>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const requestId = await lockRequestOfAsk(tx, askId);
    const request = requestId === undefined ? undefined : await readRequest(tx, requestId);
    const ask = request?.asks.find((each) => each.id === askId);
    if (!request || !ask || request.purchaserId !== actor.userId) return err({ code: 'not-found' });
    if (request.state !== 'OPEN') return err({ code: 'limits.request-closed' });
    if (ask.institution.status !== 'ACTIVE') return err({ code: 'limits.lender-rests' });
    const successor = successorOf(ask, at);
    if (!successor.ok) return successor;
    if (ask.approval) await endApproval(tx, ask.approval.id, 'EXPIRED', at, 'asked-again');
    await moveAsk(tx, askId, { to: 'LOST' });
    return ok({ askId: await insertSuccessor(tx, { actor, request, ask, successor: successor.value, at }) });
  });
}

interface Replacing {
  actor: Actor;
  request: RequestWithAsks;
  ask: AskOfRequest;
  successor: Successor;
  at: Temporal.Instant;
}

async function insertSuccessor(tx: Tx, { actor, request, ask, successor, at }: Replacing): Promise<string> {
  const answerBy = at.add({ minutes: ANSWER_MINUTES });
  const { purchaserId, sellerId, institutionId } = ask;
  const id = await insertAsk(tx, { limitRequestId: request.id, purchaserId, sellerId, institutionId, ...successor, answerBy, at });
  await queueQuestion(tx, { askId: id, sellerId, lender: { id: institutionId, kind: ask.institution.kind }, at });
  await extendAnswerBy(tx, request.id, answerBy);
  const action = successor.acceptsOffer === undefined ? 'limit.asked-again' : 'limit.offer-taken';
  await audit(tx, {
    actor, action, subject: { type: 'limit_request', id: request.id }, data: { askId: id, before: ask.id, lender: ask.institution.code, ...successor }, at,
  });
  return id;
}
