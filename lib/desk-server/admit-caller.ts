import { readPublicKeys } from '@/lib/institutions/transport/keys';
import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { DESK_TENANT, type CallerInput } from './model/caller-input';
import { openDeskTenant } from './open-desk-tenant';
import { registerCaller } from './register-tenant';
import { dismiss, findTenant } from './store/callers';

/**
 * Lets somebody ask our lease desk, or another lender that we play; the same again changes nothing.
 * Errors: `not-found` (nobody of the house), `input` (a key that is none or another caller's, no such lender).
 */
export function admitCaller(deps: Deps, actor: Actor, { publicKeys, ...input }: CallerInput): Promise<Result<{ changed: boolean; keyIds: string[] }>> {
  return write(deps, async (tx) => {
    if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
    const keys = readPublicKeys(publicKeys);
    if (!keys || keys.length === 0) return err({ code: 'input', fields: { publicKeys: 'institutions.public-key' } });
    if (input.tenantCode === DESK_TENANT) await openDeskTenant({ ...deps, tx });
    if (!(await findTenant(tx, input.tenantCode))) return err({ code: 'input', fields: { tenantCode: 'institutions.no-such-lender' } });
    const registered = await registerCaller({ ...deps, tx }, { ...input, publicKeys: keys });
    return registered.ok ? ok({ ...registered.value, keyIds: keys.map(({ keyId }) => keyId) }) : registered;
  });
}

/** From now on it is a stranger; what it was answered stays. Error: `not-found`. */
export function dismissCaller(deps: Deps, actor: Actor, { tenantCode, code }: { tenantCode: string; code: string }): Promise<Result<void>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!isOfTheHouse(actor) || !(await dismiss(tx, tenantCode, code, at))) return err({ code: 'not-found' });
    await audit(tx, { actor, action: 'tenant-caller.dismissed', subject: { type: 'tenant-caller', id: `${tenantCode}:${code}` }, at });
    return ok(undefined);
  });
}
