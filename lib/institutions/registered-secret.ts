import type { Deps } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/secret-box';
import { findInstitutionByCode } from './store';

/** The callback secret that is registered for an institution; undefined when there is none that our key opens. */
export async function registeredSecret(deps: Deps, code: string): Promise<string | undefined> {
  const known = await findInstitutionByCode(deps.tx ?? deps.db, code);
  if (!known?.secretBox) return undefined;
  try {
    return unseal(known.secretBox, deps.env.encryptionKey);
  } catch {
    return undefined;
  }
}
