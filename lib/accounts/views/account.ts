import type { Actor, Role } from '@/lib/kernel/actor';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { SellerStatus } from '../model/seller';

export interface OwnSeller {
  id: string;
  status: SellerStatus;
  reviewNote: string | null;
  businessName: string;
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
}

export interface OwnAccount {
  email: string;
  name: string;
  phone: string | null;
  birthDate: string | null;
  role: Role;
  locale: string;
  createdAt: string;
  seller: OwnSeller | null;
}

/** What a person sees of themselves, and of the seller they work for. */
export async function myAccount(db: Db, actor: Actor): Promise<OwnAccount | null> {
  const user = await db.user.findUnique({ where: { id: actor.userId }, include: { seller: true } });
  if (!user) return null;
  return {
    email: user.email, name: user.name, phone: user.phone, birthDate: user.birthDate && toPlainDate(user.birthDate), role: user.role,
    locale: user.locale, createdAt: user.createdAt.toISOString(), seller: user.seller && ownSeller(user.seller),
  };
}

type SellerRow = NonNullable<Awaited<ReturnType<Db['seller']['findUnique']>>>;

const ownSeller = (row: SellerRow): OwnSeller => ({
  id: row.id, status: row.status, reviewNote: row.reviewNote, businessName: row.businessName, businessNumber: row.businessNumber,
  representative: row.representative, mailOrderNumber: row.mailOrderNumber ?? '', businessPhone: row.phone, businessEmail: row.email,
  address: { postcode: row.addressPostcode, road: row.addressRoad, detail: row.addressDetail },
  returnAddress: { postcode: row.returnPostcode, road: row.returnRoad, detail: row.returnDetail },
  payoutBank: row.payoutBank, payoutAccount: row.payoutAccount, payoutHolder: row.payoutHolder,
});

/** The seller that the actor works for; null for everybody else. */
export async function mySeller(db: Db, actor: Actor): Promise<OwnSeller | null> {
  if (actor.role !== 'SELLER' || !actor.sellerId) return null;
  const row = await db.seller.findUnique({ where: { id: actor.sellerId } });
  return row && ownSeller(row);
}
