import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Problem } from '@/lib/kernel/result';
import { preferredLocale, problemText } from '@/lib/platform/messages';
import { limitedBytes } from '@/lib/platform/read-body';
import { callerAddress } from './caller-address';

/** How many requests from one address, in how many seconds, without an account. */
export const ALLOWED = { requests: 20, seconds: 10 };

/** The largest request that a quote needs is far below it. */
const MOST_BYTES = 16 * 1024;

// In this process alone: a quote costs a millisecond, and what is counted need not outlive a restart.
const limiter = new RateLimiterMemory({ points: ALLOWED.requests, duration: ALLOWED.seconds });

/** Anybody's page may ask, since nothing here is anybody's own. */
export const OPEN_TO_ALL = {
  'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, POST, OPTIONS', 'access-control-allow-headers': 'content-type',
};

/** Seconds until this caller may ask again; undefined where it may now. */
export async function secondsToWait(request: Request): Promise<number | undefined> {
  try {
    await limiter.consume(callerAddress(request.headers.get('x-forwarded-for')));
    return undefined;
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return Math.max(1, Math.ceil(rejected.msBeforeNext / 1000));
    throw rejected;
  }
}

/** A request's JSON; undefined for what is none, or too much. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await limitedBytes(request.body, MOST_BYTES);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** What a form's fields are told of amounts is of no use to a program: it writes strings of minor units. */
const OF_PROGRAMS: Readonly<Record<string, string>> = { amount: 'terms.minor-text' };

const STATUS: Readonly<Record<string, number>> = { json: 400, 'not-found': 404, input: 422, 'too-many': 429 };

/** RFC 9457 in the caller's language: a sentence for every field, by its JSON pointer. */
export function publicProblem(request: Request, problem: Problem, headers: Record<string, string> = {}): Response {
  const locale = preferredLocale(request.headers.get('accept-language') ?? 'en');
  const say = (code: string) => problemText(locale, OF_PROGRAMS[code] ?? code);
  const errors = Object.entries(problem.fields ?? {}).map(([path, code]) => ({ pointer: `/${path.replaceAll('.', '/')}`, code, detail: say(code) }));
  const status = STATUS[problem.code] ?? 422;
  return Response.json(
    { type: `urn:dalmada:problem:${problem.code === 'input' ? 'field' : problem.code}`, title: say(problem.code), status, ...(errors.length > 0 && { errors }) },
    { status, headers: { ...OPEN_TO_ALL, ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
