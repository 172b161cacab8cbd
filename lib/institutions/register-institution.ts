import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { seal, unseal } from '@/lib/platform/secret-box';
import type { InstitutionInput } from './model/institution';
import { findRegistered, saveInstitution, type RegisteredRow } from './store';

export interface Registered {
  institutionId: string;
  changed: boolean;
}

/** What was signed before a secret changed is on its way for no longer. */
const OLD_SECRET_HOURS = 24;

/**
 * Registers a financier under its code, or changes what is registered; the same again changes nothing. One that was
 * removed is there again.
 */
export async function registerInstitution(deps: Deps, actor: Actor, input: InstitutionInput): Promise<Result<Registered>> {
  return write(deps, async (tx) => {
    const known = await findRegistered(tx, input.code);
    const back = known?.status === 'REMOVED';
    if (known && !back && !differs(known, input, deps.env.encryptionKey)) return ok({ institutionId: known.id, changed: false });
    const { secret, ...rest } = input;
    const [id, at] = [known?.id ?? newId('i'), deps.clock.now()];
    const before = openedSecret(known?.secretBox ?? null, deps.env.encryptionKey);
    const sameSecret = before === secret;
    const secretBox = sameSecret ? known?.secretBox ?? null : secret === null ? null : seal(secret, deps.env.encryptionKey);
    const oldSecret = !sameSecret && before && known?.secretBox ? { box: known.secretBox, until: at.add({ hours: OLD_SECRET_HOURS }) } : undefined;
    await saveInstitution(tx, { ...rest, id, status: back ? 'ACTIVE' : known?.status ?? 'ACTIVE', secretBox, ...(oldSecret && { oldSecret }) }, at);
    await audit(tx, {
      actor, action: known ? 'institution.changed' : 'institution.registered', subject: { type: 'institution', id },
      data: { code: input.code, baseUrl: input.baseUrl, keys: input.publicKeys.map((key) => key.keyId), policy: input.policy }, at,
    });
    return ok({ institutionId: id, changed: true });
  });
}

function differs(known: RegisteredRow, input: InstitutionInput, encryptionKey: string): boolean {
  const { id: _, status: _status, secretBox, ...row } = known;
  return stable({ ...row, secret: openedSecret(secretBox, encryptionKey) }) !== stable(input);
}

/** A box that no key of ours opens (the key was changed) is no secret: it is written anew. */
function openedSecret(box: string | null, encryptionKey: string): string | null {
  if (box === null) return null;
  try {
    return unseal(box, encryptionKey);
  } catch {
    return '';
  }
}

/** JSON with its members in one order: what the database gives back is ordered by itself. */
const stable = (value: unknown): string => JSON.stringify(value, (_, part: unknown) =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part);
