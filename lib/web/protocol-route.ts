import 'server-only';
import { textOf, type AnsweredText } from '@/lib/desk-server/answer-once';
import { problem, type ProblemType, type Served } from '@/lib/desk-server/model/problem';
import type { Problem } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { route } from './route';

const TYPES: Readonly<Record<string, ProblemType>> = { 'not-found': 'unknown', busy: 'busy' };

/** What the protocol answers: JSON, or a problem. After a body that was too large the connection is no good for another request. */
export function protocolAnswer({ status, text }: AnsweredText): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': status >= 400 ? 'application/problem+json' : 'application/json', 'cache-control': 'no-store',
      ...(status === 413 && { connection: 'close' }), ...(status === 503 && { 'retry-after': '2' }),
    },
  });
}

export const protocolSays = (served: Served): Response => protocolAnswer(textOf(served));

/** @param beside what else is said of it, such as the reference under which the log has it */
export function protocolProblem(type: ProblemType, beside: Problem['params'] = {}): Response {
  const { status, body } = problem(type);
  return protocolSays({ status, body: { ...body, ...beside } });
}

/** No call of the protocol has this method. */
export const methodNotThere = (allowed: string) => (): Response => {
  const answer = protocolProblem('method');
  answer.headers.set('allow', allowed);
  return answer;
};

/** A route of the institution protocol: what nobody foresaw is answered in its words, too. */
export const protocolRoute = <C>(handler: (deps: Deps, request: Request, context: C) => Promise<Response>) =>
  route(handler, ({ code, params }: Problem) => protocolProblem(TYPES[code] ?? 'unexpected', params));
