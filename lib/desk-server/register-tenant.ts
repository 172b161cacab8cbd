import { SYSTEM } from '@/lib/kernel/actor';
import { canonicalText } from '@/lib/kernel/canonical-terms';
import { err, ok, type Result } from '@/lib/kernel/result';
import { newKeyPair, type RegisteredKey } from '@/lib/institutions/transport/keys';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { seal, unseal } from '@/lib/platform/secret-box';
import { findCaller, findCallers, findTenant, findTenantText, lockTenant, saveCaller, saveTenant, saveTenantKey, type NewTenant } from './store/callers';

/** Registers a lender that we play, with a signing key of its own, made once. Other rules replace those that were; the same change nothing. */
export async function registerTenant(deps: Deps, tenant: NewTenant): Promise<Result<{ publicKey: RegisteredKey }>> {
  return write(deps, async (tx) => {
    await lockTenant(tx, tenant.code);
    if ((await findTenantText(tx, tenant.code)) !== canonicalText(tenant)) {
      const at = deps.clock.now();
      await saveTenant(tx, tenant, at);
      await audit(tx, { actor: SYSTEM, action: 'tenant.registered', subject: { type: 'tenant', id: tenant.code }, data: { ...tenant }, at });
    }
    const publicKey = await ensureTenantKey(deps, tx, tenant.code);
    return ok({ publicKey });
  });
}

async function ensureTenantKey(deps: Deps, tx: Tx, code: string): Promise<RegisteredKey> {
  const known = await findTenant(tx, code);
  if (known?.signKeyId && known.signKeyPem) return { keyId: known.signKeyId, pem: known.signKeyPem };
  const made = newKeyPair();
  await saveTenantKey(tx, code, { keyId: made.keyId, pem: made.publicPem, box: seal(made.privatePem, deps.env.encryptionKey) });
  await audit(tx, { actor: SYSTEM, action: 'tenant.key-made', subject: { type: 'tenant', id: code }, data: { keyId: made.keyId }, at: deps.clock.now() });
  return { keyId: made.keyId, pem: made.publicPem };
}

export interface CallerInput {
  tenantCode: string;
  code: string;
  publicKeys: RegisteredKey[];
  callbackUrl: string;
  /** Of the callbacks to it, `whsec_…` */
  secret: string;
}

/**
 * Registers who may ask a lender of ours; the same again changes nothing. Error: `input` where a key is another caller's:
 * by its key a caller is known, and the one would be answered what the other asked.
 */
export async function registerCaller(deps: Deps, { secret, ...input }: CallerInput): Promise<Result<{ changed: boolean }>> {
  return write(deps, async (tx) => {
    await lockTenant(tx, input.tenantCode);
    const known = await findCaller(tx, input.tenantCode, input.code);
    const same = known !== null && known.callbackUrl === input.callbackUrl && opens(known.secretBox, deps.env.encryptionKey) === secret
      && JSON.stringify(known.publicKeys.map(({ keyId, pem }) => [keyId, pem])) === JSON.stringify(input.publicKeys.map(({ keyId, pem }) => [keyId, pem]));
    if (same) return ok({ changed: false });
    if (await isTaken(tx, input)) return err({ code: 'input', fields: { publicKeys: 'institutions.key-of-another' } });
    const at = deps.clock.now();
    await saveCaller(tx, { ...input, secretBox: seal(secret, deps.env.encryptionKey) }, at);
    await audit(tx, {
      actor: SYSTEM, action: 'tenant-caller.registered', subject: { type: 'tenant-caller', id: `${input.tenantCode}:${input.code}` },
      data: { callbackUrl: input.callbackUrl, keys: input.publicKeys.map((key) => key.keyId) }, at,
    });
    return ok({ changed: true });
  });
}

async function isTaken(tx: Tx, { tenantCode, code, publicKeys }: Pick<CallerInput, 'tenantCode' | 'code' | 'publicKeys'>): Promise<boolean> {
  const theirs = (await findCallers(tx, tenantCode)).filter((caller) => caller.code !== code).flatMap((caller) => caller.publicKeys);
  return publicKeys.some(({ keyId }) => theirs.some((key) => key.keyId === keyId));
}

function opens(box: string, encryptionKey: string): string | undefined {
  try {
    return unseal(box, encryptionKey);
  } catch {
    return undefined;
  }
}
