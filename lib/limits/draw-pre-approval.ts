import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Schedule } from '@/lib/kernel/schedule';
import { choiceProblems, referencePrice } from '@/lib/catalogue/model/terms';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { audit } from '@/lib/platform/audit';
import { toDate, toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { deskApproval } from './model/desk-decision';
import { ANSWER_MINUTES, REQUESTS_A_DAY, SAME_REQUEST_SECONDS } from './model/limit-request';
import { roomOf } from './model/pre-approval';
import type { DrawInput } from './model/pre-approval-form';
import { priced } from './model/terms';
import { recordDecision } from './record-decision';
import type { LimitRequested } from './request-limit';
import { sumExposure } from './store/approvals';
import { countRequestsSince, findOfferedListing, findSameRequest, lockPurchaser, type OfferedListing } from './store/applying';
import { insertAsk } from './store/asks';
import { findLivePreApproval } from './store/pre-approvals';
import { activeScorecard } from './store/scorecards';
import { insertRequest } from './store/requests';

/**
 * Takes goods on chosen terms out of the purchaser's limit for the whole mall: a request to the desk alone, answered in
 * the same transaction with an approval of just that plan. Only an order form takes room, so several may stand side by
 * side. The same within a minute is the same request.
 *
 * Errors: `not-found`, `input` with what the listing does not offer, `limits.pre-none` (none, or it is over),
 * `limits.pre-too-little`, `limits.too-many`, those of `recordDecision`.
 */
export function drawPreApproval(deps: Deps, actor: Actor, input: DrawInput): Promise<Result<LimitRequested>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const listing = await findOfferedListing(tx, input.listingId);
    if (actor.role !== 'PURCHASER' || !listing) return err({ code: 'not-found' });
    const fields = choiceProblems(listing.version, input);
    const asked = Object.keys(fields).length === 0 ? referencePrice(listing.version, input) : undefined;
    if (!asked) return err({ code: 'input', fields: Object.keys(fields).length > 0 ? fields : { firstPaymentMinor: 'terms.invalid' } });
    await lockPurchaser(tx, actor.userId);
    const limit = await findLivePreApproval(tx, actor.userId);
    if (!limit || limit.expiresAt <= toDate(at) || limit.currency !== asked.currency) return err({ code: 'limits.pre-none' });
    const schedule = priced(asked.currency, wireTermsOf(asked), limit.annualRate);
    const before = await findSameRequest(tx, sameOf(actor, listing, input, limit), [limit.institutionId], at.subtract({ seconds: SAME_REQUEST_SECONDS }));
    if (before) return ok({ requestId: before });
    const room = roomOf(limit, await activeScorecard(tx), await sumExposure(tx, actor.userId, limit.institutionId));
    if (schedule.financedMinor > room.totalMinor || schedule.instalmentMinor > room.monthlyMinor) return err({ code: 'limits.pre-too-little' });
    if (await countRequestsSince(tx, actor.userId, at.subtract({ hours: 24 })) >= REQUESTS_A_DAY) return err({ code: 'limits.too-many' });
    return draw({ ...deps, tx }, { actor, listing, limit, asked, schedule, at });
  });
}

type Limit = NonNullable<Awaited<ReturnType<typeof findLivePreApproval>>>;

const statedIn = ({ annualIncomeMinor, employment, monthlyObligationsMinor }: Limit) => ({ annualIncomeMinor, employment, monthlyObligationsMinor });

const sameOf = (actor: Actor, listing: OfferedListing, { termMonths, firstPaymentMinor }: DrawInput, limit: Limit) =>
  ({ purchaserId: actor.userId, listingVersionId: listing.version.id, termMonths, firstPaymentMinor, ...statedIn(limit) });

interface Drawing {
  actor: Actor;
  listing: OfferedListing;
  limit: Limit;
  /** At the mall's reference rate, as it was shown. */
  asked: Schedule;
  /** At the limit's own rate. */
  schedule: Schedule;
  at: Temporal.Instant;
}

async function draw(deps: Deps & { tx: Tx }, { actor, listing, limit, asked, schedule, at }: Drawing): Promise<Result<LimitRequested>> {
  const { tx } = deps;
  const answerBy = at.add({ minutes: ANSWER_MINUTES });
  const terms = wireTermsOf(asked);
  const parties = { purchaserId: actor.userId, sellerId: listing.sellerId };
  const request = await insertRequest(tx, {
    ...parties, listingId: listing.id, listingVersionId: listing.version.id, currency: asked.currency, termMonths: asked.terms.termMonths,
    firstPaymentMinor: asked.terms.firstPaymentMinor, terms, birthYear: limit.birthYear, ...statedIn(limit), answerBy, at,
  });
  const askId = await insertAsk(tx, { limitRequestId: request.id, ...parties, institutionId: limit.institutionId, terms, answerBy, at });
  await audit(tx, {
    actor, action: 'limit.drawn', subject: { type: 'limit_request', id: request.id },
    data: { number: request.number, listing: listing.id, preApprovalId: limit.id, askId, terms }, at,
  });
  const answered = await recordDecision(deps, SYSTEM, {
    institutionId: limit.institutionId, preApprovalId: limit.id,
    decision: deskApproval(
      { requestId: askId, version: 1, decidedAt: at.toString(), expiresAt: toInstant(limit.expiresAt).toString() }, schedule, schedule.instalmentMinor,
    ),
  });
  return answered.ok ? ok({ requestId: request.id }) : answered;
}
