import 'server-only';
import type { Problem } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { webDeps } from './deps';
import { holdsNul } from './nul';
import { unexpected } from './unexpected';

const STATUS: Record<string, number> = { 'not-found': 404, 'session-ended': 401, input: 422, busy: 503, unexpected: 500 };

/** RFC 9457. `busy` says when to come back. */
export function problemJson(problem: Problem, status = STATUS[problem.code] ?? 409): Response {
  const errors = Object.entries(problem.fields ?? {}).map(([path, detail]) => ({ pointer: `/${path.replaceAll('.', '/')}`, detail }));
  return Response.json(
    { type: `urn:dalmada:problem:${problem.code}`, title: problem.code, code: problem.code, status, ...problem.params, ...(errors.length ? { errors } : {}) },
    { status, headers: { 'content-type': 'application/problem+json', ...(status === 503 ? { 'retry-after': '2' } : {}) } },
  );
}

/** Wraps a route handler: dependencies in, whatever nobody foresaw out as problem+json. */
export const route = <C>(handler: (deps: Deps, request: Request, context: C) => Promise<Response>, refuse: (problem: Problem) => Response = problemJson) =>
  async (request: Request, context: C): Promise<Response> => {
    if (holdsNul(request.url)) return refuse({ code: 'not-found' });
    const deps = await webDeps();
    try {
      return await handler(deps, request, context);
    } catch (error) {
      return refuse(unexpected(deps, new URL(request.url).pathname, error));
    }
  };
