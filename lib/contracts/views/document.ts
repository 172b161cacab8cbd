import { createHash } from 'node:crypto';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

function ownerOf(actor: Actor): Prisma.ContractWhereInput | null {
  const sellerId = sellerFor(actor, 'contracts');
  return sellerId ? { sellerId } : null;
}

/** Its parties: the purchaser, the seller's owners, and the desk where the in-house desk is the financier. */
function partyTo(actor: Actor): Prisma.ContractWhereInput | null {
  switch (actor.role) {
    case 'PURCHASER': return { purchaserId: actor.userId };
    case 'SELLER': return ownerOf(actor);
    case 'DESK': return { institution: { kind: 'DESK' } };
    default: return null;
  }
}

const FILE = { select: { data: true, name: true } } as const;

/**
 * The bytes for a party, or null: not delivered, not yours and not there are the same. Sealed once it is sealed; before,
 * what is to be read and signed.
 * @throws Error when they are no longer the bytes that were kept: a changed one is never given out.
 */
export async function contractDocument(db: Db, actor: Actor, id: string): Promise<{ name: string; data: Uint8Array } | null> {
  const party = partyTo(actor);
  if (!party) return null;
  const contract = await db.contract.findFirst({
    where: { id, deliveredAt: { not: null }, ...party },
    select: { documentSha256: true, documentBytes: true, sealedSha256: true, sealedBytes: true, document: FILE, sealed: FILE },
  });
  const file = contract?.sealed ?? contract?.document;
  if (!contract || !file) return null;
  const { name, data } = file;
  const [sha256, bytes] = contract.sealed ? [contract.sealedSha256, contract.sealedBytes] : [contract.documentSha256, contract.documentBytes];
  if (data.byteLength !== bytes || createHash('sha256').update(data).digest('hex') !== sha256) throw new Error(`document of ${id} differs from its hash`);
  return { name, data };
}
