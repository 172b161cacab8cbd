import { answerContractQuote, answerQuote, contractQuoteInput, listingQuoteInput, termsQuoteInput, type QuoteAnswer } from '@/lib/catalogue/model/quote';
import { listingQuote } from '@/lib/catalogue/views/quote';
import { err, type Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { Deps } from '@/lib/platform/db';
import { OPEN_TO_ALL, publicProblem, readBody, secondsToWait } from '@/lib/web/public-api';
import { route } from '@/lib/web/route';

/** Terms as a contract carries them bring their own schedule. */
const isContract = (body: object): body is { terms: object } => 'terms' in body && typeof body.terms === 'object' && body.terms !== null && ('schedule' in body.terms || 'version' in body.terms);

/** A quote of terms, of a contract, or, where the body names a listing, of what the mall shows. */
async function quote(deps: Deps, body: object): Promise<Result<QuoteAnswer>> {
  if ('listing' in body) {
    const read = listingQuoteInput.safeParse(body);
    return read.success ? listingQuote(deps.db, read.data) : err(inputProblem(read.error));
  }
  if (isContract(body)) {
    const read = contractQuoteInput.safeParse(body);
    if (!read.success) return err(inputProblem(read.error));
    const { returnChargeBps, payoffOn } = read.data;
    return answerContractQuote(body.terms, { returnChargeBps, payoffOn });
  }
  const read = termsQuoteInput.safeParse(body);
  if (!read.success) return err(inputProblem(read.error));
  const { terms, ...when } = read.data;
  return answerQuote(terms, when);
}

/** Prices terms for anybody: see `/api/v1/openapi.json`. */
export const POST = route(async (deps, request) => {
  const wait = await secondsToWait(request);
  if (wait !== undefined) return publicProblem(request, { code: 'too-many' }, { 'retry-after': String(wait) });
  const body = await readBody(request);
  if (!body.ok) return publicProblem(request, body.error);
  const answer = await quote(deps, body.value);
  if (!answer.ok) return publicProblem(request, answer.error);
  return Response.json(answer.value, { headers: { ...OPEN_TO_ALL, 'cache-control': 'no-store' } });
});

export const OPTIONS = () => new Response(null, { status: 204, headers: { ...OPEN_TO_ALL, 'access-control-max-age': '86400' } });

const notAllowed = (request: Request) => publicProblem(request, { code: 'method' }, { allow: 'POST, OPTIONS' });

export const GET = notAllowed;
export const PUT = notAllowed;
export const PATCH = notAllowed;
export const DELETE = notAllowed;
