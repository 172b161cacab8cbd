import { z } from 'zod';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { asking } from './caller';
import { decideByRules, ownSchedule } from './calls/limit-decision';
import { findTenant } from './store/callers';
import { queueCallback } from './store/callbacks';
import { decideRequest, findRequest } from './store/limits';

export const decideTenantInput = z.strictObject({ tenantCode: z.string(), callerCode: z.string(), requestId: z.string() });

/** Decides what a lender of ours took time for, and calls back. Again: nothing. */
export async function decideTenantRequest(deps: Deps, input: z.output<typeof decideTenantInput>): Promise<Result<{ decided: boolean }>> {
  return write(deps, async (tx) => {
    const { requestId, ...party } = input;
    const tenant = await findTenant(tx, party.tenantCode);
    const request = await findRequest(tx, party, requestId);
    if (!tenant || !request) return err({ code: 'not-found' });
    if (request.decision.status !== 'PENDING') return ok({ decided: false });
    const who = asking(deps, tenant, { code: party.callerCode });
    const schedule = ownSchedule(who, request.body);
    if (!schedule.ok) return schedule;
    const { decision, record } = await decideByRules(who, tx, request.body, schedule.value, request.decision.version + 1);
    if (!(await decideRequest(tx, party, decision, who.at))) return ok({ decided: false });
    await record?.();
    const body = JSON.stringify({ type: 'limit.decided', timestamp: who.at.toString(), data: decision });
    await queueCallback(tx, party, { id: newId('ev'), body }, who.at);
    await audit(tx, {
      actor: who.actor, action: 'tenant-request.decided', subject: { type: 'tenant-request', id: `${tenant.code}:${requestId}` }, data: { status: decision.status }, at: who.at,
    });
    return ok({ decided: true });
  });
}
