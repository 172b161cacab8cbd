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

/** Which of a contract's documents: what was delivered to be read and signed, whose hash stands in the signatures, or the sealed one once there is one. */
export type WhichDocument = 'delivered' | 'newest';

/**
 * The bytes for a party, or null: not delivered, not yours and not there are the same.
 * @throws Error when they are no longer the bytes that were kept: a changed one is never given out.
 */
export async function contractDocument(db: Db, actor: Actor, id: string, which: WhichDocument = 'newest'): Promise<{ name: string; data: Uint8Array } | null> {
  const party = partyTo(actor);
  if (!party) return null;
  const contract = await db.contract.findFirst({
    where: { id, deliveredAt: { not: null }, ...party },
    select: { number: true, documentSha256: true, documentBytes: true, sealedSha256: true, sealedBytes: true, document: FILE, sealed: FILE },
  });
  if (!contract) return null;
  const { number, document, sealed, sealedSha256, sealedBytes, documentSha256, documentBytes } = contract;
  const asRead = which === 'delivered' || !sealed;
  const file = asRead ? document : sealed;
  if (!file) return null;
  const { data } = file;
  const [sha256, bytes] = asRead ? [documentSha256, documentBytes] : [sealedSha256, sealedBytes];
  if (data.byteLength !== bytes || createHash('sha256').update(data).digest('hex') !== sha256) throw new Error(`document of ${id} differs from its hash`);
  // Beside the sealed one it has a name of its own: two files of one name would be taken for one another.
  return { name: asRead && sealed ? `${number}-delivered.pdf` : file.name, data };
}
