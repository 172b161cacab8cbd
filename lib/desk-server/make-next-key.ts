import { findEveryKeyId, findMallKeys } from '@/lib/institutions/key-store';
import { makeNextKey as makeKey } from '@/lib/institutions/turn-key';
import type { RegisteredKey } from '@/lib/institutions/transport/keys';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { findCallersByKey, saveCaller } from './store/callers';

/**
 * Makes the key that will sign next, so that the financiers can be told before it does. The lenders that we play ourselves
 * are told at once, and forget the keys that signed in earlier times. Error: `not-found`.
 */
export function makeNextKey(deps: Deps, actor: Actor): Promise<Result<RegisteredKey>> {
  return write(deps, async (tx) => {
    const made = await makeKey({ ...deps, tx }, actor);
    if (made.ok) await tellOwnLenders(deps, tx, actor);
    return made;
  });
}

async function tellOwnLenders({ clock }: Deps, tx: Tx, actor: Actor): Promise<void> {
  const [ours, at] = [await findEveryKeyId(tx), clock.now()];
  const now = (await findMallKeys(tx)).map(({ keyId, pem }) => ({ keyId, pem }));
  for (const caller of await findCallersByKey(tx, ours)) {
    const publicKeys = [...caller.publicKeys.filter(({ keyId }) => !ours.includes(keyId)), ...now];
    await saveCaller(tx, { ...caller, publicKeys }, at);
    await audit(tx, {
      actor, action: 'tenant-caller.registered', subject: { type: 'tenant-caller', id: `${caller.tenantCode}:${caller.code}` },
      data: { callbackUrl: caller.callbackUrl, keys: publicKeys.map(({ keyId }) => keyId) }, at,
    });
  }
}
