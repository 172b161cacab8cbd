import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { seal, unseal } from '@/lib/platform/secret-box';
import { findSigningKey, insertSigningKey, lockSigningKeys } from './key-store';
import { newKeyPair, type KeyPair } from './transport/keys';

/** The mall's signing key; made once, its private half sealed at rest. */
export async function ensureSigningKey(deps: Deps): Promise<Result<KeyPair>> {
  const known = await findSigningKey(deps.tx ?? deps.db);
  if (known) return ok(opened(known, deps.env.encryptionKey));
  return write(deps, async (tx) => {
    await lockSigningKeys(tx);
    const present = await findSigningKey(tx);
    if (present) return ok(opened(present, deps.env.encryptionKey));
    const [made, at] = [newKeyPair(), deps.clock.now()];
    await insertSigningKey(tx, { keyId: made.keyId, publicPem: made.publicPem, privateBox: seal(made.privatePem, deps.env.encryptionKey), signs: true }, at);
    await audit(tx, { actor: SYSTEM, action: 'signing-key.made', subject: { type: 'signing-key', id: made.keyId }, at });
    return ok(made);
  });
}

const opened = (row: { keyId: string; publicPem: string; privateBox: string }, encryptionKey: string): KeyPair => ({
  keyId: row.keyId, publicPem: row.publicPem, privatePem: unseal(row.privateBox, encryptionKey),
});
