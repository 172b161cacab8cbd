import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { Registration } from './model/institution';
import { registeredSecret } from './registered-secret';
import { registerInstitution, type Registered } from './register-institution';
import { findRegistered, nextPosition } from './store';
import { readPublicKeys } from './transport/keys';

/**
 * Writes down an outside financier, or changes what is written; the same again changes nothing.
 * Errors: `not-found` (nobody of the house), `input` (a key that is none, no secret, the code of the desk).
 */
export async function saveRegistration(deps: Deps, actor: Actor, input: Registration): Promise<Result<Registered>> {
  return write(deps, async (tx) => {
    if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
    const { code, nameKo, nameEn, baseUrl, policy, businessNumber, addressKo, addressEn, phone } = input;
    const known = await findRegistered(tx, code);
    if (known?.kind === 'DESK') return err({ code: 'input', fields: { code: 'institutions.of-the-desk' } });
    const publicKeys = readPublicKeys(input.publicKeys);
    if (!publicKeys) return err({ code: 'input', fields: { publicKeys: 'institutions.public-key' } });
    const secret = input.secret || await registeredSecret({ ...deps, tx }, code);
    if (!secret) return err({ code: 'input', fields: { secret: 'required' } });
    const site = new URL(baseUrl).origin;
    return registerInstitution({ ...deps, tx }, actor, {
      code, kind: 'HTTP', nameKo, nameEn: nameEn || nameKo, baseUrl, secret, publicKeys, policy,
      position: known?.position ?? await nextPosition(tx),
      profile: { businessNumber, addressKo: addressKo || site, addressEn: addressEn || addressKo || site, phone },
    });
  });
}
