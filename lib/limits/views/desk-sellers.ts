import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import type { ProposalState } from '../model/states';

const PAGE = 20;

/** A seller's exposure at the desk. */
export interface DeskSellerRow {
  id: string;
  name: string;
  currency: string;
  approvedMinor: bigint;
  heldMinor: bigint;
  usedMinor: bigint;
  freeMinor: bigint;
  /** What waits for another person's decision. */
  proposedMinor: bigint | null;
}

export interface SellerProposalView {
  id: string;
  state: ProposalState;
  amountMinor: bigint;
  beforeMinor: bigint;
  note: string;
  proposedBy: string;
  proposedAt: string;
  own: boolean;
  decided: { by: string; note: string } | null;
}

const here = { status: 'LIVE', institution: { kind: 'DESK' }, seller: { status: 'APPROVED' } } as const;
const INCLUDE = { seller: { select: { businessName: true } }, proposals: { where: { state: 'OPEN' }, select: { amountMinor: true } } } as const;

interface Row {
  id: string;
  currency: string;
  approvedMinor: bigint;
  heldMinor: bigint;
  usedMinor: bigint;
  seller: { businessName: string };
  proposals: { amountMinor: bigint }[];
}

const rowOf = ({ id, currency, approvedMinor, heldMinor, usedMinor, seller, proposals: [open] }: Row): DeskSellerRow => ({
  id, name: seller.businessName, currency, approvedMinor, heldMinor, usedMinor, freeMinor: approvedMinor - heldMinor - usedMinor, proposedMinor: open?.amountMinor ?? null,
});

/** Approved sellers with their exposure at the desk, the newest first; by name where it is asked. For the desk alone. */
export async function deskSellers(db: Db, actor: Actor, { query, ...request }: KeyRequest & { query?: string | undefined }): Promise<KeyPage<DeskSellerRow>> {
  if (actor.role !== 'DESK') return { rows: [], next: null, previous: null };
  const keys = keysOf(request);
  const words = query?.trim();
  const found = await db.sellerLimit.findMany({
    where: { ...here, ...(words && { seller: { ...here.seller, businessName: { contains: words, mode: 'insensitive' } } }) },
    orderBy: { id: 'desc' }, ...keyed(keys, PAGE), include: INCLUDE,
  });
  const page = cutKeyed(found, keys, PAGE);
  return { ...page, rows: page.rows.map(rowOf) };
}

/** Proposals for sellers that wait for a decision, the oldest first. For the desk alone. */
export async function sellersToDecide(db: Db, actor: Actor): Promise<DeskSellerRow[]> {
  if (actor.role !== 'DESK') return [];
  const found = await db.sellerLimit.findMany({ where: { ...here, proposals: { some: { state: 'OPEN' } } }, orderBy: { id: 'asc' }, take: 100, include: INCLUDE });
  return found.map(rowOf);
}

export interface DeskSeller extends DeskSellerRow {
  proposal: SellerProposalView | null;
  past: SellerProposalView[];
}

/** One seller at the desk; null for everybody else. */
export async function deskSeller(db: Db, actor: Actor, id: string): Promise<DeskSeller | null> {
  if (actor.role !== 'DESK' || !isId(id)) return null;
  const found = await db.sellerLimit.findFirst({ where: { id, ...here }, include: INCLUDE });
  if (!found) return null;
  const rows = await db.sellerLimitProposal.findMany({
    where: { sellerLimitId: id }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], take: 20,
    include: { proposedBy: { select: { name: true } }, decidedBy: { select: { name: true } } },
  });
  const views = rows.map(({ id: proposalId, state, amountMinor, beforeMinor, note, proposedBy, proposedById, proposedAt, decidedBy, decidedNote }): SellerProposalView => ({
    id: proposalId, state, amountMinor, beforeMinor, note, proposedBy: proposedBy.name, proposedAt: proposedAt.toISOString(), own: proposedById === actor.userId,
    decided: decidedBy && { by: decidedBy.name, note: decidedNote ?? '' },
  }));
  return { ...rowOf(found), proposal: views.find(({ state }) => state === 'OPEN') ?? null, past: views.filter(({ state }) => state !== 'OPEN') };
}
