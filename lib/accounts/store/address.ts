import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

interface Address {
  label: string;
  recipient: string;
  phone: string;
  postcode: string;
  road: string;
  detail: string;
}

/** Two writes to one person's address book wait for each other: one default, and no more than fit. @returns how many there are */
export async function lockAddresses(tx: Tx, userId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`addresses:${userId}`}, 0))`;
  return tx.savedAddress.count({ where: { userId } });
}

export const clearDefault = (tx: Tx, userId: string) => tx.savedAddress.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } });

export async function insertAddress(tx: Tx, userId: string, address: Address & { isDefault: boolean }, at: Temporal.Instant): Promise<string> {
  const id = newId('ad');
  await tx.savedAddress.create({ data: { id, userId, ...address, createdAt: toDate(at) }, select: { id: true } });
  return id;
}

export async function updateAddress(tx: Tx, userId: string, id: string, data: Partial<Address> & { isDefault?: true }): Promise<boolean> {
  const { count } = await tx.savedAddress.updateMany({ where: { id, userId }, data });
  return count === 1;
}

/** Takes one away; where it was the default, the oldest left becomes it. */
export async function deleteAddress(tx: Tx, userId: string, id: string): Promise<boolean> {
  const [gone] = await tx.$queryRaw<{ wasDefault: boolean }[]>`DELETE FROM saved_address WHERE id = ${id} AND user_id = ${userId} RETURNING is_default AS "wasDefault"`;
  if (gone?.wasDefault) {
    await tx.$executeRaw`
      UPDATE saved_address SET is_default = true
       WHERE id = (SELECT id FROM saved_address WHERE user_id = ${userId} ORDER BY created_at, id LIMIT 1)`;
  }
  return gone !== undefined;
}
