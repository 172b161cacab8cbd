import type { SellerIdentity } from '@/lib/catalogue/model/disclosure-values';
import type { Tx } from '@/lib/platform/db';
import type { Seller } from '@/lib/platform/generated/client';

export const identityColumns = {
  businessName: true, businessNumber: true, representative: true, mailOrderNumber: true,
  addressPostcode: true, addressRoad: true, addressDetail: true, phone: true, email: true,
} as const;

type IdentityRow = Pick<Seller, keyof typeof identityColumns>;

export function identityOf(row: IdentityRow): SellerIdentity {
  const { businessName, businessNumber, representative, mailOrderNumber, phone, email } = row;
  const street = [row.addressRoad, row.addressDetail].filter(Boolean).join(', ');
  return { businessName, businessNumber, representative, mailOrderNumber, phone, email, address: street && `(${row.addressPostcode}) ${street}` };
}

/** The seller behind a listing, with whether it may offer anything. */
export async function readSeller(tx: Tx, sellerId: string): Promise<{ approved: boolean; identity: SellerIdentity } | null> {
  const row = await tx.seller.findUnique({ where: { id: sellerId }, select: { status: true, ...identityColumns } });
  return row && { approved: row.status === 'APPROVED', identity: identityOf(row) };
}

/** The language in which somebody reads. */
export const localeOfPerson = async (tx: Tx, userId: string): Promise<string | undefined> =>
  (await tx.user.findUnique({ where: { id: userId }, select: { locale: true } }))?.locale;
