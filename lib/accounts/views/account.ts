import type { Actor, Role } from '@/lib/kernel/actor';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { sellerFor } from '../model/seller-roles';
import { payoutAccountOf } from '../payout-account';
import type { SellerStatus } from '../model/seller';

/** Where one's shop stands: for everybody who works there. */
export interface OwnStanding {
  id: string;
  status: SellerStatus;
  reviewNote: string | null;
  businessName: string;
}

export interface OwnSeller extends OwnStanding {
  businessNumber: string;
  representative: string;
  mailOrderNumber: string;
  businessPhone: string;
  businessEmail: string;
  address: { postcode: string; road: string; detail: string };
  returnAddress: { postcode: string; road: string; detail: string };
  payoutBank: string;
  payoutAccount: string;
  payoutHolder: string;
  storyKo: string;
  storyEn: string;
}

export interface OwnAccount {
  email: string;
  name: string;
  phone: string | null;
  birthDate: string | null;
  role: Role;
  locale: string;
  createdAt: string;
  seller: OwnStanding | null;
}

const STANDING = { id: true, status: true, reviewNote: true, businessName: true } as const;

/** What a person sees of themselves, and of the seller they work for. */
export async function myAccount(db: Db, actor: Actor): Promise<OwnAccount | null> {
  const user = await db.user.findUnique({ where: { id: actor.userId }, include: { seller: { select: STANDING } } });
  if (!user) return null;
  return {
    email: user.email, name: user.name, phone: user.phone, birthDate: user.birthDate && toPlainDate(user.birthDate), role: user.role,
    locale: user.locale, createdAt: user.createdAt.toISOString(), seller: user.seller,
  };
}

type SellerRow = NonNullable<Awaited<ReturnType<Db['seller']['findUnique']>>>;

const ownSeller = (row: SellerRow, keyHex: string): OwnSeller => ({
  id: row.id, status: row.status, reviewNote: row.reviewNote, businessName: row.businessName, businessNumber: row.businessNumber,
  representative: row.representative, mailOrderNumber: row.mailOrderNumber ?? '', businessPhone: row.phone, businessEmail: row.email,
  address: { postcode: row.addressPostcode, road: row.addressRoad, detail: row.addressDetail },
  returnAddress: { postcode: row.returnPostcode, road: row.returnRoad, detail: row.returnDetail },
  payoutBank: row.payoutBank, payoutAccount: payoutAccountOf(row.payoutAccount, keyHex), payoutHolder: row.payoutHolder,
  storyKo: row.storyKo, storyEn: row.storyEn,
});

/** The standing of the seller that the actor works for; null for everybody else. */
export async function myShop(db: Db, actor: Actor): Promise<OwnStanding | null> {
  const sellerId = sellerFor(actor, 'desk');
  return sellerId ? db.seller.findUnique({ where: { id: sellerId }, select: STANDING }) : null;
}

/** The business that the actor owns, with where it is paid; null for everybody else. */
export async function mySeller({ db, env }: Pick<Deps, 'db' | 'env'>, actor: Actor): Promise<OwnSeller | null> {
  const sellerId = sellerFor(actor, 'business');
  const row = sellerId && await db.seller.findUnique({ where: { id: sellerId } });
  return row ? ownSeller(row, env.encryptionKey) : null;
}
