import { Temporal } from 'temporal-polyfill';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import { limitRequestBody, type LimitRequestBody } from '@/lib/institutions/model/protocol';
import { readQuotedTerms, readTerms } from '@/lib/institutions/model/wire-terms';
import { canonicalText, quoteDifferences } from '@/lib/kernel/canonical-terms';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import { MALL_REASONS } from '@/lib/limits/model/reasons';
import { audit } from '@/lib/platform/audit';
import type { Db, Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { Asking } from '../caller';
import { planDifferences, termsProblem, termsRefused } from '../model/plan';
import { fieldProblem, problem, zodProblem, type Served } from '../model/problem';
import { findRequest, findSellerLimit, insertRequest, lockOffer } from '../store/limits';
import { approvalOf, decideByRules, ownSchedule } from './limit-decision';

const THINKING_MINUTES = 1;

/** 200 with a decision, 202 while it is being made. */
export const decisionAnswer = (decision: LimitDecision): Served =>
  ({ status: decision.status === 'PENDING' || decision.status === 'REFERRED' ? 202 : 200, body: decision });

/** GET /limit-requests/{requestId} */
export async function readLimitRequest({ party }: Asking, db: Db | Tx, requestId: string): Promise<Served> {
  const known = await findRequest(db, party, requestId);
  return known ? decisionAnswer(known.decision) : problem('unknown');
}

/** POST /limit-requests: the same request again, under whatever key, is the same decision. */
export async function answerLimitRequest(asking: Asking, tx: Tx, input: unknown): Promise<Served> {
  const parsed = limitRequestBody.safeParse(input);
  if (!parsed.success) return zodProblem(parsed.error);
  const body = parsed.data;
  const { party, actor, tenant, at } = asking;
  const known = await findRequest(tx, party, body.requestId);
  if (known) return canonicalText(known.body) === canonicalText(body) ? decisionAnswer(known.decision) : problem('idempotency-key-reused');
  const refused = refusal(asking, body);
  if (refused) return refused;
  const schedule = ownSchedule(asking, body);
  if (!schedule.ok) return termsProblem(schedule.error);
  const made = body.acceptsOffer === undefined
    ? await decided(asking, tx, body, schedule.value)
    : await offerTaken(asking, tx, body, schedule.value, body.acceptsOffer);
  if ('status' in made) return made;
  await insertRequest(tx, party, { body, decision: made.decision }, at);
  await made.record?.();
  await audit(tx, {
    actor, action: 'tenant-request.answered', subject: { type: 'tenant-request', id: `${tenant.code}:${body.requestId}` },
    data: { status: made.decision.status, financed: schedule.value.financedMinor }, at,
  });
  return decisionAnswer(made.decision);
}

/** What no lender may look at: another currency, prices that do not follow from their terms, nobody's consent. */
function refusal({ tenant, knownAs }: Asking, body: LimitRequestBody): Served | undefined {
  if (body.currency !== tenant.rules.currency) return fieldProblem('/currency', 'currency', `This lender lends in ${tenant.rules.currency} alone.`);
  const terms = readTerms(body.currency, body.terms);
  const schedule = terms.ok ? buildSchedule(terms.value) : terms;
  if (!schedule.ok) return termsProblem(schedule.error);
  const differences = quoteDifferences(schedule.value, body.terms);
  if (differences.length > 0) return problem('field', differences.map(({ field, own }) => ({ pointer: `/terms/${field}`, code: 'terms.do-not-follow', detail: `The terms beside it make it ${own}.` })));
  if (!costTogether(body.goods, BigInt(body.terms.cashPrice))) return fieldProblem(body.goods.length === 1 ? '/goods/0/cashPrice' : '/goods', 'differs', `terms.cashPrice is ${body.terms.cashPrice}: the goods cost that together.`);
  const agreed = body.purchaser.consents.some(({ code, recipient }) => code === 'CREDIT_INQUIRY' && (knownAs?.includes(recipient) ?? true));
  return agreed ? undefined : fieldProblem('/purchaser/consents', 'required', 'A consent with code CREDIT_INQUIRY is needed whose recipient is this lender.');
}

/** The page does not say whether `cashPrice` is of one piece or of them all: either is taken. */
function costTogether(goods: LimitRequestBody['goods'], cashPriceMinor: bigint): boolean {
  const sum = (each: (one: LimitRequestBody['goods'][number]) => bigint) => goods.reduce((all, one) => all + each(one), 0n);
  return sum(({ cashPrice }) => BigInt(cashPrice)) === cashPriceMinor || sum(({ cashPrice, quantity }) => BigInt(cashPrice) * BigInt(quantity)) === cashPriceMinor;
}

type Made = Awaited<ReturnType<typeof decideByRules>>;

async function decided(asking: Asking, tx: Tx, body: LimitRequestBody, schedule: Schedule): Promise<Made> {
  const { party, tenant, at } = asking;
  const declined = await declinedForSeller(asking, tx, body);
  if (declined) return declined;
  if (schedule.financedMinor <= tenant.rules.pendingAboveMinor) return decideByRules(asking, tx, body, schedule, 1);
  await addJob(tx, 'decide-tenant-request', { ...party, requestId: body.requestId });
  return { decision: { requestId: body.requestId, version: 1, status: 'PENDING', answerBy: at.add({ minutes: THINKING_MINUTES }).toString() } };
}

/** The answer to a request of a seller without a live limit, whatever else it says. */
async function declinedForSeller({ party, at }: Asking, tx: Tx, { requestId, seller }: LimitRequestBody): Promise<Made | undefined> {
  const limit = await findSellerLimit(tx, party, seller.reference, at);
  if (limit?.status === 'APPROVED' && Temporal.Instant.compare(limit.expiresAt, at) > 0) return undefined;
  return { decision: { requestId, version: 1, decidedAt: at.toString(), status: 'DECLINED', reasons: [MALL_REASONS.SELLER_LIMIT] } };
}

/**
 * An approval of the offered terms, or 410: the offer was another's, is over, or was taken before. Whoever takes it says
 * the offered plan at whatever rate; what is approved is the offer's own, also where the lender's rate has changed since.
 */
async function offerTaken(asking: Asking, tx: Tx, body: LimitRequestBody, schedule: Schedule, offerId: string): Promise<Made | Served> {
  const found = await lockOffer(tx, asking.party, body.purchaser.reference, offerId);
  const offers = found?.request.decision.status === 'COUNTER_OFFER' ? found.request.decision.offers : [];
  const offer = offers.find((each) => each.offerId === offerId);
  if (!found || !offer || found.taken || Temporal.Instant.compare(offer.expiresAt, asking.at) <= 0) return problem('approval-ended');
  if (found.request.body.seller.reference !== body.seller.reference) return fieldProblem('/seller/reference', 'not-offered');
  const offered = readQuotedTerms(body.currency, offer.terms);
  if (!offered.ok) throw new Error(`Offer ${offerId} does not follow from its own terms`);
  const others = planDifferences(offered.value.terms, { ...schedule.terms, annualRate: offered.value.terms.annualRate });
  if (others.length > 0) return termsRefused(others, 'not-offered');
  return (await declinedForSeller(asking, tx, body)) ?? approvalOf(asking, tx, body, offered.value, 1);
}
