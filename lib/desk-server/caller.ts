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
  at: Temporal.Instant;
}

export function asking(deps: Deps, tenant: TenantRow, caller: Pick<CallerRow, 'code'>): Asking {
  return {
    deps, tenant, party: { tenantCode: tenant.code, callerCode: caller.code },
    actor: { userId: `${tenant.code}:${caller.code}`, role: 'INSTITUTION', name: caller.code }, at: deps.clock.now(),
  };
}
