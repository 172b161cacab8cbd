import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

export interface AddressRow {
  id: string;
  label: string;
  recipient: string;
  phone: string;
  postcode: string;
  road: string;
  detail: string;
  isDefault: boolean;
}

/** One's own address book, the default first: at most twenty, so there are no pages. */
export const myAddresses = (db: Db, actor: Actor): Promise<AddressRow[]> =>
  db.savedAddress.findMany({
    where: { userId: actor.userId }, orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, label: true, recipient: true, phone: true, postcode: true, road: true, detail: true, isDefault: true },
  });
