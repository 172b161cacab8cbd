import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/secret-box';
import { findNextKey } from './key-store';
import { askSigned } from './try-institution';
import { findAskedOutside } from './store';
import { turnKey } from './turn-key';
import type { RegisteredKey } from './transport/keys';

export interface TurnedKey extends RegisteredKey {
  /** Those that refused a question under it, by their names: the key was turned all the same. */
  strangersTo: string[];
  /** Those that could not be asked: nobody knows whether they know it. */
  silent: string[];
}

/**
 * Asks every outside financier that may be asked a question under the key that waits, as `tryInstitution` does under the
 * one that signs, and turns to it where none refuses the signature; `anyway` where one does, too. Errors: `not-found`,
 * `institutions.no-next-key`, `institutions.next-key-unknown` (with the names).
 */
export async function turnKeyWhenKnown(deps: Deps, actor: Actor, { anyway = false }: { anyway?: boolean } = {}): Promise<Result<TurnedKey>> {
  if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
  const next = await findNextKey(deps.db);
  if (!next) return err({ code: 'institutions.no-next-key' });
  const signer = { keyId: next.keyId, privatePem: unseal(next.privateBox, deps.env.encryptionKey) };
  const asked = await Promise.all((await findAskedOutside(deps.db)).map(async ({ id, nameKo, code }) => ({ name: `${nameKo} (${code})`, ...(await askSigned(deps, id, signer)) })));
  const named = (...kinds: (typeof asked)[number]['signed'][]) => asked.filter(({ signed }) => kinds.includes(signed)).map(({ name }) => name);
  const strangersTo = named('refused-signature');
  if (strangersTo.length > 0 && !anyway) return err({ code: 'institutions.next-key-unknown', params: { names: strangersTo.join(', ') } });
  const turned = await turnKey(deps, actor, next.keyId);
  return turned.ok ? ok({ ...turned.value, strangersTo, silent: named('other', 'not-asked') }) : turned;
}
