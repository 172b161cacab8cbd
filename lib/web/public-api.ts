import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { readJsonText } from '@/lib/kernel/json-text';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { preferredLocale, problemText } from '@/lib/platform/messages';
import { requestBytes } from '@/lib/platform/read-body';
import { callerAddress } from './caller-address';

/** How many requests from one address, in how many seconds, without an account. */
export const ALLOWED = { requests: 20, seconds: 10 };

/** The largest request that a quote needs is far below it. */
const MOST_BYTES = 16 * 1024;

/** The same of checking contracts: a file costs more than a quote, and a code of sixty bits is guessed by nobody at this rate. */
export const ALLOWED_CHECKS = { requests: 60, seconds: 60 };

// In this process alone: a quote costs a millisecond, and what is counted need not outlive a restart.
const limiterOf = ({ requests, seconds }: typeof ALLOWED) => new RateLimiterMemory({ points: requests, duration: seconds });
const LIMITERS = { quotes: limiterOf(ALLOWED), checks: limiterOf(ALLOWED_CHECKS) };

/** Anybody's page may ask, since nothing here is anybody's own. */
export const OPEN_TO_ALL = {
  'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, POST, OPTIONS', 'access-control-allow-headers': 'content-type',
};

/** Seconds until this caller may ask again; undefined where it may now. */
export async function secondsToWait(request: Request, of: keyof typeof LIMITERS = 'quotes'): Promise<number | undefined> {
  try {
    await LIMITERS[of].consume(callerAddress(request.headers.get('x-forwarded-for')));
    return undefined;
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return Math.max(1, Math.ceil(rejected.msBeforeNext / 1000));
    throw rejected;
  }
}

/** A request's JSON object. Errors: `too-large`, `json`, `repeated-key`, `not-an-object`. */
export async function readBody(request: Request): Promise<Result<object>> {
  const bytes = await requestBytes(request.body, MOST_BYTES);
  if (!bytes) return err({ code: 'too-large' });
  const read = readJsonText(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  if (!read.ok) return read;
  const { value } = read;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? ok(value) : err({ code: 'not-an-object' });
}

/** What a form's fields are told is of little use to a program: it reads the description, and writes strings of minor units. */
const OF_PROGRAMS: Readonly<Record<string, string>> = {
  amount: 'terms.minor-text', required: 'terms.api-required', invalid: 'terms.api-invalid', number: 'terms.api-invalid', date: 'terms.api-date', 'unexpected-field': 'terms.api-unknown',
};

const STATUS: Readonly<Record<string, number>> = { json: 400, 'repeated-key': 400, 'not-an-object': 400, 'too-large': 413, 'not-found': 404, method: 405, 'file-size': 413, 'file-broken': 400, input: 422, 'too-many': 429, busy: 503 };

/** RFC 6901, of a dotted path. */
const pointer = (path: string): string => (path === '' ? '' : `/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '/')}`);

/** RFC 9457 in the caller's language: a sentence for every field, by its JSON pointer. */
export function publicProblem(request: Request, problem: Problem, headers: Record<string, string> = {}): Response {
  const locale = preferredLocale(request.headers.get('accept-language') ?? 'en');
  const say = (code: string) => problemText(locale, OF_PROGRAMS[code] ?? code);
  const errors = Object.entries(problem.fields ?? {}).map(([path, code]) => ({ pointer: pointer(path), code, detail: say(code) }));
  const status = STATUS[problem.code] ?? 422;
  return Response.json(
    { type: `urn:dalmada:problem:${problem.code === 'input' ? 'field' : problem.code}`, title: say(problem.code), status, ...(errors.length > 0 && { errors }) },
    { status, headers: { ...OPEN_TO_ALL, ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
