import type { z } from 'zod';
import { issueCode } from '@/lib/kernel/zod-problem';
import { fieldSentence } from './field-sentences';

interface About {
  status: number;
  /** The same in every answer of the type. */
  title: string;
  /** What to do about it. */
  detail: string;
}

/** RFC 9457 types that this server answers with, after `urn:dalmada:problem:`, in words for whoever reads them. */
const PROBLEMS = {
  json: { status: 400, title: 'The body is not JSON', detail: 'Send one JSON value in UTF-8, and nothing after it.' },
  'idempotency-key-missing': { status: 400, title: 'The idempotency key is missing', detail: 'Every POST carries Idempotency-Key, of 1 to 255 characters.' },
  signature: {
    status: 401, title: 'No good signature of a registered key',
    detail: 'Sign by RFC 9421 with a registered Ed25519 key; cover @method, @target-uri and, of a POST, content-digest and idempotency-key; created lies within 300 s of our clock, and expires, if there is one, has not passed.',
  },
  unknown: { status: 404, title: 'There is nothing here', detail: 'Nothing of this name was made for you, or the protocol has no such call.' },
  method: { status: 405, title: 'The protocol has no such method', detail: 'Calls are GET or POST, callbacks POST alone.' },
  'in-flight': { status: 409, title: 'The same is being worked on', detail: 'Another request with this key, or about the same thing, is not finished. Ask again under the same key.' },
  'limit-exceeded': { status: 409, title: 'There is not so much left', detail: 'It is more than is left of the approval, of its month, of the seller’s limit, of what one purchaser is given, or than the order has used; or an issued contract binds it.' },
  'approval-ended': { status: 410, title: 'The approval or offer has ended', detail: 'It expired, was declined or revoked, was taken before, or was never made to this purchaser.' },
  'too-large': { status: 413, title: 'The body is too large', detail: 'At most 256 KiB are read. The connection is closed after this answer.' },
  field: { status: 422, title: 'Some fields are not what they have to be', detail: 'Each is named in errors by its JSON pointer.' },
  'idempotency-key-reused': { status: 422, title: 'The key or id stands for another request', detail: 'Under this idempotency key, or this requestId or remittanceId, something else was asked. Ask a new thing under a new one.' },
  unexpected: { status: 500, title: 'Something failed here', detail: 'Nothing was kept. Ask again under the same key.' },
  busy: { status: 503, title: 'This could not be done just now', detail: 'Nothing was kept. Ask again under the same key, after Retry-After.' },
} as const satisfies Record<string, About>;
export type ProblemType = keyof typeof PROBLEMS;

export interface FieldError {
  /** RFC 6901 */
  pointer: string;
  /** For machines. */
  code: string;
  /** A sentence; by the code where it is not said. */
  detail?: string | undefined;
}

/** What is sent back: JSON, of a problem or of what was asked. */
export interface Served {
  status: number;
  body: unknown;
  /** Refused for now: what stands in the way may end, and then the same key is answered anew. */
  forNow?: true;
}

/** @param said what to do about it here, where the type has more than one meaning */
export function problem(type: ProblemType, errors?: readonly FieldError[], said?: string): Served & { body: object } {
  const { status, title, detail } = PROBLEMS[type];
  const places = errors?.map((error) => ({ pointer: error.pointer, detail: error.detail ?? fieldSentence(error.code), code: error.code }));
  return { status, body: { type: `urn:dalmada:problem:${type}`, title, status, detail: said ?? detail, ...(places ? { errors: places } : {}) } };
}

export const fieldProblem = (pointer: string, code: string, detail?: string): Served => problem('field', [{ pointer, code, detail }]);

/** The first issue of each place; an unknown field is named itself. */
export function zodProblem(error: z.ZodError): Served {
  const errors = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const at of paths.map(pointer)) if (!errors.has(at)) errors.set(at, { pointer: at, code: issueCode(issue), detail: choices(issue) });
  }
  return problem('field', [...errors.values()]);
}

const choices = (issue: z.core.$ZodIssue): string | undefined => (issue.code === 'invalid_value' ? `Write ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.` : undefined);

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Kept for the same key: what was done, and refusals that stand. Never 401, what is in flight, what is refused for now, or our own failure. */
export const isKept = ({ status, forNow }: Served): boolean => !forNow && ((status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 401));
