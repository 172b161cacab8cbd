import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { maySeller, type SellerPermission } from '@/lib/accounts/model/seller-roles';
import type { SessionActor } from '@/lib/accounts/views/session';
import type { Actor, Role } from '@/lib/kernel/actor';
import { err, type Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { Deps } from '@/lib/platform/db';
import { callerAddress } from './caller-address';
import { webDeps } from './deps';
import { currentActor } from './session';
import { unexpected } from './unexpected';

type UseCase<A, I, O> = (deps: Deps, actor: A, input: I) => Promise<Result<O>>;

interface Options {
  /** Show the page anew after success (default). */
  refresh?: boolean;
}

async function run<S extends z.ZodType, A, O>(schema: S, raw: unknown, actor: A, useCase: UseCase<A, z.output<S>, O>, options: Options): Promise<Result<O>> {
  const deps = await webDeps();
  const input = schema.safeParse(raw);
  if (!input.success) return err(inputProblem(input.error));
  try {
    const result = await useCase(deps, actor, input.data);
    if (result.ok && options.refresh !== false) refresh();
    return result;
  } catch (error) {
    return err(unexpected(deps, useCase.name, error));
  }
}

/** Session, role, parse, call, error mapping, refresh: every server action of a role is built by this, in one line. */
const actionFor = (roles: readonly Role[]) =>
  <S extends z.ZodType, O>(schema: S, useCase: UseCase<SessionActor, z.output<S>, O>, options: Options = {}) =>
    async (raw: z.input<S>): Promise<Result<O>> => {
      const actor = await currentActor();
      if (!actor) return err({ code: 'session-ended' });
      if (!roles.includes(actor.role as Role)) return err({ code: 'not-found' });
      return run(schema, raw, actor, useCase, options);
    };

export const purchaserAction = actionFor(['PURCHASER']);
/** A seller's act names what it needs; the use case asks again, since the worker and the seed come to it without an action. */
export const sellerAction = <S extends z.ZodType, O>(permission: SellerPermission, schema: S, useCase: UseCase<Actor, z.output<S>, O>, options: Options = {}) =>
  async (raw: z.input<S>): Promise<Result<O>> => {
    const actor = await currentActor();
    if (!actor) return err({ code: 'session-ended' });
    return maySeller(actor, permission) ? run(schema, raw, actor, useCase, options) : err({ code: 'not-found' });
  };
/** For what leaves evidence: the use case is told where the purchaser calls from, too. */
export const signerAction = <S extends z.ZodType, O>(schema: S, useCase: UseCase<SessionActor & { address: string }, z.output<S>, O>, options: Options = {}) =>
  async (raw: z.input<S>): Promise<Result<O>> => {
    const [actor, sent] = await Promise.all([currentActor(), headers()]);
    if (!actor) return err({ code: 'session-ended' });
    if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
    return run(schema, raw, { ...actor, address: callerAddress(sent.get('x-forwarded-for')) }, useCase, options);
  };
export const deskAction = actionFor(['DESK']);
export const adminAction = actionFor(['ADMIN']);
/** Anybody who is signed in. */
export const memberAction = actionFor(['PURCHASER', 'SELLER', 'DESK', 'ADMIN']);

/** For those who have no session yet: sign up, recover. */
export const visitorAction = <S extends z.ZodType, O>(schema: S, useCase: UseCase<null, z.output<S>, O>, options: Options = {}) =>
  async (raw: z.input<S>): Promise<Result<O>> => run(schema, raw, null, useCase, options);
