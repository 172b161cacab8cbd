import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import type { Policy } from '@/lib/institutions/model/policy';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import type { ScriptedInstitution } from './scripted-institution';

/** Makes a scripted institution and a mall known to each other; the id under which the mall knows it. */
export async function introduce(deps: Deps, bank: ScriptedInstitution, policy: Policy = {}): Promise<string> {
  const key = await ensureSigningKey(deps);
  if (!key.ok) throw new Error('no signing key');
  bank.trust(key.value.keyId, key.value.publicPem);
  const registered = await registerInstitution(deps, SYSTEM, {
    code: bank.code, nameKo: `${bank.code} 은행`, nameEn: `${bank.code} bank`, kind: 'HTTP', baseUrl: bank.baseUrl, secret: bank.secret,
    publicKeys: [bank.publicKey], policy, position: 9, profile: { businessNumber: '1208147521', addressKo: '서울', addressEn: 'Seoul', phone: '02-000-0000' },
  });
  if (!registered.ok) throw new Error('not registered');
  return registered.value.institutionId;
}
