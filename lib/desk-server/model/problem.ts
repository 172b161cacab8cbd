import type { z } from 'zod';
import { issueCode } from '@/lib/kernel/zod-problem';

/** RFC 9457 types that this server answers with, after `urn:dalmada:problem:`, and their status. */
const STATUS = {
  json: 400,
  'idempotency-key-missing': 400,
  signature: 401,
  unknown: 404,
  'in-flight': 409,
  'limit-exceeded': 409,
  'approval-ended': 410,
  'too-large': 413,
  field: 422,
  'idempotency-key-reused': 422,
  busy: 503,
} as const;
export type ProblemType = keyof typeof STATUS;

export interface FieldError {
  /** RFC 6901 */
  pointer: string;
  detail: string;
}

/** What is sent back: JSON, of a problem or of what was asked. */
export interface Served {
  status: number;
  body: unknown;
}

export function problem(type: ProblemType, errors?: FieldError[]): Served {
  const status = STATUS[type];
  return { status, body: { type: `urn:dalmada:problem:${type}`, title: type, status, ...(errors ? { errors } : {}) } };
}

export const fieldProblem = (pointer: string, detail: string): Served => problem('field', [{ pointer, detail }]);

/** The first issue of each place; an unknown field is named itself. */
export function zodProblem(error: z.ZodError): Served {
  const details = new Map<string, string>();
  for (const issue of error.issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const at of paths.map(pointer)) if (!details.has(at)) details.set(at, issueCode(issue));
  }
  return problem('field', [...details].map(([at, detail]) => ({ pointer: at, detail })));
}

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Kept for the same key: what was done, and refusals that stand. Never 401, what is in flight, or our own failure. */
export const isKept = ({ status }: Served): boolean => (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 401);
