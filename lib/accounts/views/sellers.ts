import type { Actor, SellerRole } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { maskedAccount } from '../model/bank';
import { payoutAccountOf } from '../payout-account';
import { oneLineAddress, type SellerStatus } from '../model/seller';

const PAGE = 25;

export interface SellerListRow {
  id: string;
  businessName: string;
  businessNumber: string;
  representative: string;
  status: SellerStatus;
  createdAt: string;
}

/** One who never confirmed the mail is not waiting for anybody yet. */
const CONFIRMED = { users: { some: { emailConfirmedAt: { not: null } } } } as const;

/** Sellers for an admin; those that wait, the longest waiting first, else the newest first. */
export async function sellerList(
  db: Db, actor: Actor, filter: KeyRequest & { status?: SellerStatus },
): Promise<KeyPage<SellerListRow>> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, previous: null };
  const keys = keysOf(filter);
  const order = filter.status === 'PENDING' ? 'asc' as const : 'desc' as const;
  const found = await db.seller.findMany({
    where: { ...CONFIRMED, ...(filter.status ? { status: filter.status } : {}) },
    orderBy: [{ createdAt: order }, { id: order }], ...keyed(keys, PAGE),
    select: { id: true, businessName: true, businessNumber: true, representative: true, status: true, createdAt: true },
  });
  const page = cutKeyed(found, keys, PAGE);
  return { ...page, rows: page.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
}

/** How many sellers stand where. */
export async function sellerCounts(db: Db, actor: Actor): Promise<Record<SellerStatus, number>> {
  const counts: Record<SellerStatus, number> = { PENDING: 0, APPROVED: 0, REJECTED: 0, SUSPENDED: 0 };
  if (actor.role !== 'ADMIN') return counts;
  const groups = await db.seller.groupBy({ by: ['status'], where: CONFIRMED, _count: true });
  for (const group of groups) counts[group.status] = group._count;
  return counts;
}

export interface SellerDetail {
  id: string;
  status: SellerStatus;
  businessName: string;
  businessNumber: string;
  representative: string;
  mailOrderNumber: string | null;
  phone: string;
  email: string;
  address: string;
  returnAddress: string;
  payoutBank: string;
  payoutAccount: string;
  payoutHolder: string;
  /** The account belongs to neither the representative nor the business. */
  strangeHolder: boolean;
  createdAt: string;
  reviewNote: string | null;
  reviewedBy: string | null;
  reviewedAt: string | null;
  /** Who works there now. */
  members: { id: string; name: string; email: string; roles: SellerRole[]; confirmed: boolean; suspended: boolean }[];
}

const bare = (name: string) => name.replaceAll(/\s|\(주\)|㈜|주식회사/g, '');

/** One seller as an admin sees it; null for everybody else. */
export async function sellerDetail({ db, env }: Pick<Deps, 'db' | 'env'>, actor: Actor, id: string): Promise<SellerDetail | null> {
  if (actor.role !== 'ADMIN' || !isId(id)) return null;
  const row = await db.seller.findUnique({ where: { id }, include: { users: { where: { leftSellerAt: null }, orderBy: { createdAt: 'asc' } } } });
  if (!row) return null;
  const reviewer = row.reviewedById && await db.user.findUnique({ where: { id: row.reviewedById }, select: { name: true } });
  return {
    id: row.id, status: row.status, businessName: row.businessName, businessNumber: row.businessNumber, representative: row.representative,
    mailOrderNumber: row.mailOrderNumber, phone: row.phone, email: row.email,
    address: oneLineAddress({ postcode: row.addressPostcode, road: row.addressRoad, detail: row.addressDetail }),
    returnAddress: oneLineAddress({ postcode: row.returnPostcode, road: row.returnRoad, detail: row.returnDetail }),
    payoutBank: row.payoutBank, payoutAccount: maskedAccount(payoutAccountOf(row.payoutAccount, env.encryptionKey)), payoutHolder: row.payoutHolder,
    strangeHolder: ![row.representative, row.businessName].map(bare).includes(bare(row.payoutHolder)),
    createdAt: row.createdAt.toISOString(), reviewNote: row.reviewNote, reviewedBy: reviewer ? reviewer.name : null,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    members: row.users.map((user) => ({
      id: user.id, name: user.name, email: user.email, roles: user.sellerRoles, confirmed: user.emailConfirmedAt !== null, suspended: user.suspendedAt !== null,
    })),
  };
}
