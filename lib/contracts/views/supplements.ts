import type { Change } from '@/lib/kernel/amendment';
import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { Db } from '@/lib/platform/db';
import type { Contract, SupplementOutcome } from '@/lib/platform/generated/client';
import { isOpenSupplement, type ContractState } from '../model/states';

export interface SupplementRow {
  id: string;
  number: string;
  kind: Change['kind'];
  state: ContractState;
  /** Whether it came into the lease; null until that is known. */
  fate: 'APPLIED' | 'KEPT_OUT' | null;
  /** It waits for somebody. */
  open: boolean;
  /** Until when it waits for the signature, RFC 3339. */
  signBy: string | null;
  /** RFC 3339. */
  askedAt: string;
  /** There is a document to read. */
  delivered: boolean;
}

const rowOf = ({ id, number, change, state, signBy, createdAt, deliveredAt, outcome }: Contract & { outcome: SupplementOutcome | null }): SupplementRow => ({
  id, number, kind: (change as unknown as Change).kind, state, fate: outcome?.fate ?? null, open: isOpenSupplement(state) || (state === 'SEALED' && !outcome),
  signBy: state === 'DELIVERED' ? signBy?.toISOString() ?? null : null, askedAt: createdAt.toISOString(), delivered: deliveredAt !== null,
});

/** A purchaser's own; what the desk has begun is theirs to see once it is delivered. */
const seenBy = ({ userId }: Actor) => ({ purchaserId: userId, supplementNo: { gt: 0 }, OR: [{ askedById: userId }, { deliveredAt: { not: null } }] });

/** The supplements of a purchaser's own contract, in their order. */
export async function supplementsOf(db: Db, actor: Actor, orderId: string): Promise<SupplementRow[]> {
  const rows = await db.contract.findMany({ where: { orderId, ...seenBy(actor) }, orderBy: { supplementNo: 'asc' }, include: { outcome: true } });
  return rows.map(rowOf);
}

export interface PurchaserSupplement extends SupplementRow {
  change: Change;
  currency: string;
  contract: { id: string; number: string };
  leaseId: string | null;
  /** Of what was delivered to be read, and of what was sealed. */
  documentSha256: string | null;
  sealedSha256: string | null;
  verifyCode: string | null;
  /** It was the purchaser who asked for it. */
  own: boolean;
  /** Why the desk asks for it, in its words. */
  askNote: string | null;
  /** How it ended: `withdrawn`, `lapsed`, or an admin's words. */
  endNote: string | null;
}

/** One supplement of the purchaser who asks, or null. */
export async function purchaserSupplement(db: Db, actor: Actor, id: string): Promise<PurchaserSupplement | null> {
  const found = await db.contract.findFirst({ where: { id, ...seenBy(actor) }, include: { outcome: true } });
  const contract = found && await db.contract.findUnique({ where: { orderId_supplementNo: { orderId: found.orderId, supplementNo: 0 } }, select: { id: true, number: true, lease: { select: { id: true } } } });
  if (!contract) return null;
  return {
    ...rowOf(found), change: found.change as unknown as Change, currency: (found.terms as unknown as CanonicalTerms).currency, contract: { id: contract.id, number: contract.number },
    leaseId: contract.lease?.id ?? null, documentSha256: found.documentSha256, sealedSha256: found.sealedSha256, verifyCode: found.verifyCode,
    own: found.askedById === actor.userId, askNote: found.askNote, endNote: found.abandonNote,
  };
}
