import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

/** What came before these instants is over: of what was never applied, and of what was. */
export interface Until {
  unused: Temporal.Instant;
  applied: Temporal.Instant;
}

const over = ({ unused, applied }: Until) => Prisma.sql`
  ((state = 'READY' AND created_at < ${toDate(unused)}) OR (state = 'APPLIED' AND applied_at < ${toDate(applied)}))`;

export async function findOldImports(db: Db, until: Until, take: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT id FROM listing_import WHERE ${over(until)} ORDER BY created_at, id LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/** With its rows, under its lock: somebody may be starting it. Null where it is gone, or no longer over. */
export async function deleteImport(tx: Tx, id: string, until: Until): Promise<{ lines: number } | null> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM listing_import WHERE id = ${id} AND ${over(until)} FOR UPDATE`;
  if (!found) return null;
  const { count } = await tx.listingImportRow.deleteMany({ where: { importId: id } });
  await tx.listingImport.delete({ where: { id }, select: { id: true } });
  return { lines: count };
}
