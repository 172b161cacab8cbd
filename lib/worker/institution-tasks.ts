import { applyInstitutionEvent } from '@/lib/callbacks/apply-institution-event';
import { decideTenantInput, decideTenantRequest } from '@/lib/desk-server/decide-tenant-request';
import { deliverCallback, deliverCallbackInput } from '@/lib/desk-server/deliver-callback';
import { paySellers } from '@/lib/desk-server/pay-sellers';
import type { Deps } from '@/lib/platform/db';

/** Callbacks that come, and those of the lenders that we play. */
export const INSTITUTION_TASKS = {
  'apply-institution-event': applyInstitutionEvent,
  'decide-tenant-request': async (deps: Deps, payload: unknown) => {
    const decided = await decideTenantRequest(deps, decideTenantInput.parse(payload));
    if (!decided.ok) deps.log.warn('job refused', { task: 'decide-tenant-request', code: decided.error.code });
  },
  'deliver-callback': (deps: Deps, payload: unknown) => deliverCallback(deps, deliverCallbackInput.parse(payload)),
};

export const INSTITUTION_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = { 'pay-sellers': paySellers };
