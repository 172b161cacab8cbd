import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import type { CallerRow, TenantRow } from './store/callers';
import type { Party } from './store/limits';

/** Who asks which lender, and when: what every call of the protocol is given. */
export interface Asking {
  deps: Deps;
  tenant: TenantRow;
  party: Party;
  actor: Actor;
  /** The names by which the caller may call this lender; undefined where we cannot know them. */
  knownAs?: readonly string[];
  at: Temporal.Instant;
}

export function asking(deps: Deps, tenant: TenantRow, caller: Pick<CallerRow, 'code'> & Partial<Pick<CallerRow, 'callbackUrl'>>): Asking {
  // A mall calls its lenders by codes of its own; ours stands in the address of its callbacks.
  const code = /\/institutions\/([^/?]+)\/events$/.exec(caller.callbackUrl ?? '')?.[1];
  return {
    deps, tenant, ...(code !== undefined && { knownAs: [tenant.code, decodeURIComponent(code)] }), party: { tenantCode: tenant.code, callerCode: caller.code },
    actor: { userId: `${tenant.code}:${caller.code}`, role: 'INSTITUTION', name: caller.code }, at: deps.clock.now(),
  };
}
