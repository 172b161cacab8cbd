import { newKeyPair, type KeyPair } from '@/lib/institutions/transport/keys';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { seal, unseal } from '@/lib/platform/secret-box';
import { findSellerKey, insertSellerKey, lockKeys } from './store/keys';

/** The key that signs for a seller, kept by the mall; made at its first contract. */
export async function ensureSellerKey(deps: Deps, sellerId: string): Promise<Result<KeyPair>> {
  const opened = (row: { keyId: string; publicPem: string; privateBox: string }): KeyPair => ({ keyId: row.keyId, publicPem: row.publicPem, privatePem: unseal(row.privateBox, deps.env.encryptionKey) });
  const known = await findSellerKey(deps.tx ?? deps.db, sellerId);
  if (known) return ok(opened(known));
  return write(deps, async (tx) => {
    await lockKeys(tx, sellerId);
    const present = await findSellerKey(tx, sellerId);
    if (present) return ok(opened(present));
    const [made, at] = [newKeyPair(), deps.clock.now()];
    await insertSellerKey(tx, { keyId: made.keyId, sellerId, publicPem: made.publicPem, privateBox: seal(made.privatePem, deps.env.encryptionKey) }, at);
    await audit(tx, { actor: SYSTEM, action: 'seller.key-made', subject: { type: 'seller', id: sellerId }, data: { keyId: made.keyId }, at });
    return ok(made);
  });
}
