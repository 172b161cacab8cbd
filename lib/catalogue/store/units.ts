import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** Serials of the listing among these that are there already, withdrawn ones left out: those may come back. */
export async function takenSerials(tx: Tx, listingId: string, serials: readonly string[]): Promise<string[]> {
  const found = await tx.unit.findMany({ where: { listingId, serial: { in: [...serials] }, state: { not: 'WITHDRAWN' } }, select: { serial: true } });
  return found.map(({ serial }) => serial);
}

/** Puts units on the shelf; one that was withdrawn comes back under its serial. @throws unique violation when somebody was quicker. */
export async function shelveUnits(tx: Tx, listingId: string, serials: readonly string[], at: Temporal.Instant): Promise<void> {
  const back = await tx.unit.findMany({ where: { listingId, serial: { in: [...serials] }, state: 'WITHDRAWN' }, select: { id: true, serial: true } });
  await tx.unit.updateMany({ where: { id: { in: back.map(({ id }) => id) }, state: 'WITHDRAWN' }, data: { state: 'AVAILABLE' } });
  const known = new Set(back.map(({ serial }) => serial));
  const data = serials.filter((serial) => !known.has(serial)).map((serial) => ({ id: newId('u'), listingId, serial, createdAt: toDate(at) }));
  await tx.unit.createMany({ data });
}

/** The listing a unit belongs to, for the seller who owns it. */
export const ownUnit = (tx: Tx, sellerId: string, listingId: string, unitId: string) =>
  tx.unit.findFirst({ where: { id: unitId, listingId, listing: { sellerId } }, select: { id: true, serial: true, state: true } });
