import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { seal } from '@/lib/platform/secret-box';
import { findMallKeys, insertSigningKey, lockSigningKeys, turnToKey } from './key-store';
import { newKeyPair, type RegisteredKey } from './transport/keys';

/** Makes the key that will sign next, so that the financiers can be told before it does; one that waits already is the one. Error: `not-found`. */
export function makeNextKey(deps: Deps, actor: Actor): Promise<Result<RegisteredKey>> {
  return write(deps, async (tx) => {
    if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
    await lockSigningKeys(tx);
    const waiting = (await findMallKeys(tx)).find((key) => !key.signs);
    if (waiting) return ok({ keyId: waiting.keyId, pem: waiting.pem });
    const [made, at] = [newKeyPair(), deps.clock.now()];
    await insertSigningKey(tx, { keyId: made.keyId, publicPem: made.publicPem, privateBox: seal(made.privatePem, deps.env.encryptionKey), signs: false }, at);
    await audit(tx, { actor, action: 'signing-key.made', subject: { type: 'signing-key', id: made.keyId }, at });
    return ok({ keyId: made.keyId, pem: made.publicPem });
  });
}

/** From now on the key that waited signs, and the one before it never again; `keyId` says which one is meant. Errors: `not-found`, `institutions.no-next-key`. */
export function turnKey(deps: Deps, actor: Actor, keyId?: string): Promise<Result<RegisteredKey>> {
  return write(deps, async (tx) => {
    if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
    await lockSigningKeys(tx);
    const waiting = (await findMallKeys(tx)).find((key) => !key.signs && (keyId === undefined || key.keyId === keyId));
    const at = deps.clock.now();
    if (!waiting || !(await turnToKey(tx, waiting.keyId, at))) return err({ code: 'institutions.no-next-key' });
    await audit(tx, { actor, action: 'signing-key.turned', subject: { type: 'signing-key', id: waiting.keyId }, at });
    return ok({ keyId: waiting.keyId, pem: waiting.pem });
  });
}
