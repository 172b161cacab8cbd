import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { choiceProblems, referencePrice } from '@/lib/catalogue/model/terms';
import type { Schedule } from '@/lib/kernel/schedule';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import type { Temporal } from 'temporal-polyfill';
import { queueQuestion } from './queue-question';
import { ANSWER_MINUTES, REQUESTS_A_DAY, SAME_REQUEST_SECONDS, type LimitRequestInput } from './model/limit-request';
import { caseOf, mayBeAsked } from './model/policy';
import { countRequestsSince, findApplicant, findLenders, findOfferedListing, findSameRequest, lockPurchaser, type LenderRow, type OfferedListing } from './store/applying';
import { insertAsk } from './store/asks';
import { insertLenderConsents, insertRequest } from './store/requests';

export interface LimitRequested {
  requestId: string;
}

/**
 * Asks the chosen financiers for an instalment limit: the request, one question to each, the consents they rest on and
 * the jobs that ask them, in one transaction. Prices are computed here, at the reference rate. The same request within
 * a minute, with the same facts to the same lenders, is the same request.
 *
 * Errors: `not-found` (no such listing, not a purchaser), `input` with the fields that the listing does not offer or
 * lenders that do not fit, `limits.too-many`.
 */
export function requestLimit(deps: Deps, actor: Actor, input: LimitRequestInput): Promise<Result<LimitRequested>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const [applicant, listing] = [await findApplicant(tx, actor.userId), await findOfferedListing(tx, input.listingId)];
    if (actor.role !== 'PURCHASER' || !applicant?.birthDate || !listing) return err({ code: 'not-found' });
    const priced = price(listing, input);
    if (!priced.ok) return priced;
    const lenders = chosenLenders(await findLenders(tx), listing, priced.value, input.lenders);
    if (!lenders.ok) return lenders;
    await lockPurchaser(tx, actor.userId);
    const { listingId: _listing, lenders: _lenders, ...told } = input;
    const same = { purchaserId: actor.userId, listingVersionId: listing.version.id, ...told };
    const before = await findSameRequest(tx, same, lenders.value.map(({ id }) => id), at.subtract({ seconds: SAME_REQUEST_SECONDS }));
    if (before) return ok({ requestId: before });
    if (await countRequestsSince(tx, actor.userId, at.subtract({ hours: 24 })) >= REQUESTS_A_DAY) return err({ code: 'limits.too-many' });
    const birthYear = applicant.birthDate.getUTCFullYear();
    return ok(await open(tx, { actor, input, listing, schedule: priced.value, lenders: lenders.value, birthYear, at }));
  });
}

function price(listing: OfferedListing, { termMonths, firstPaymentMinor }: LimitRequestInput): Result<Schedule> {
  const fields = choiceProblems(listing.version, { termMonths, firstPaymentMinor });
  if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
  const schedule = referencePrice(listing.version, { termMonths, firstPaymentMinor });
  return schedule ? ok(schedule) : err({ code: 'input', fields: { firstPaymentMinor: 'terms.invalid' } });
}

/** The lenders ticked, each of which must be one that may be asked about this. */
function chosenLenders(all: LenderRow[], listing: OfferedListing, schedule: Schedule, codes: string[]): Result<LenderRow[]> {
  const fitting = all.filter((lender) => mayBeAsked(lender, caseOf(listing, schedule)));
  const chosen = [...new Set(codes)].map((code) => fitting.find((lender) => lender.code === code));
  return chosen.every((lender) => lender !== undefined) ? ok(chosen) : err({ code: 'input', fields: { lenders: 'limits.lender-unfit' } });
}

interface Opening {
  actor: Actor;
  input: LimitRequestInput;
  listing: OfferedListing;
  schedule: Schedule;
  lenders: LenderRow[];
  birthYear: number;
  at: Temporal.Instant;
}

async function open(tx: Tx, { actor, input, listing, schedule, lenders, birthYear, at }: Opening): Promise<LimitRequested> {
  const answerBy = at.add({ minutes: ANSWER_MINUTES });
  const terms = wireTermsOf(schedule);
  const request = await insertRequest(tx, {
    purchaserId: actor.userId, sellerId: listing.sellerId, listingId: listing.id, listingVersionId: listing.version.id,
    currency: schedule.currency, termMonths: input.termMonths, firstPaymentMinor: input.firstPaymentMinor, terms, birthYear,
    annualIncomeMinor: input.annualIncomeMinor, employment: input.employment, monthlyObligationsMinor: input.monthlyObligationsMinor,
    answerBy, at,
  });
  await insertLenderConsents(tx, { userId: actor.userId, requestId: request.id, lenders: lenders.map(({ code }) => code), at });
  for (const lender of lenders) {
    const askId = await insertAsk(tx, {
      limitRequestId: request.id, purchaserId: actor.userId, sellerId: listing.sellerId, institutionId: lender.id, terms, answerBy, at,
    });
    await queueQuestion(tx, { askId, sellerId: listing.sellerId, lender, at });
  }
  await audit(tx, {
    actor, action: 'limit.requested', subject: { type: 'limit_request', id: request.id },
    data: { number: request.number, listing: listing.id, lenders: lenders.map(({ code }) => code), terms }, at,
  });
  return { requestId: request.id };
}
