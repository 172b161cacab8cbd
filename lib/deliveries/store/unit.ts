import type { Tx } from '@/lib/platform/db';

/** The serial number of a unit. */
export const findSerial = async (tx: Tx, unitId: string): Promise<string | undefined> =>
  (await tx.unit.findUnique({ where: { id: unitId }, select: { serial: true } }))?.serial;

/** A unit of a listing by its serial number. */
export const findUnit = (tx: Tx, listingId: string, serial: string) =>
  tx.unit.findUnique({ where: { listingId_serial: { listingId, serial } }, select: { id: true, state: true } });
