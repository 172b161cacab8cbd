import 'server-only';
import type { z } from 'zod';
import type { SessionActor } from '@/lib/accounts/views/session';
import type { Role } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { Deps } from '@/lib/platform/db';
import { limitedBytes } from '@/lib/platform/read-body';
import { problemJson, route } from './route';
import { isSameOrigin } from './same-origin';
import { currentActor } from './session';

/** What such a route needs is a word or two. */
const MOST_BYTES = 1_024;

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** For what pages that are the same for everybody send: they can carry no server action. Session, role, parse and call as an action's wrapper does them. */
export const memberPost = <S extends z.ZodType>(roles: readonly Role[], schema: S, useCase: (deps: Deps, actor: SessionActor, input: z.output<S>) => Promise<Result<unknown>>) =>
  route(async (deps, request) => {
    if (!isSameOrigin(request)) return problemJson({ code: 'foreign' }, 403);
    const actor = await currentActor();
    if (!actor) return problemJson({ code: 'session-ended' });
    if (!roles.includes(actor.role as Role)) return problemJson({ code: 'not-found' });
    const input = schema.safeParse(parsed(await limitedBytes(request.body, MOST_BYTES)));
    if (!input.success) return problemJson(inputProblem(input.error));
    const result = await useCase(deps, actor, input.data);
    return result.ok ? new Response(null, { status: 204 }) : problemJson(result.error);
  });
