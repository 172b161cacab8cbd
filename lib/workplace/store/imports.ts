import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import type { CellProblem, Fate, Outcome } from '@/lib/workplace/model/fate';
import type { Wanted } from '@/lib/workplace/model/judge';

/** Rows that one statement writes. */
const CHUNK = 500;

export interface NewImport {
  id: string;
  sellerId: string;
  createdById: string;
  kind: 'CSV' | 'BULK';
  name: string;
  sha256: string;
  data: Uint8Array<ArrayBuffer> | null;
  at: Temporal.Instant;
}

export interface NewRow {
  line: number;
  fate: Fate;
  listingId: string | null;
  number: string;
  title: string;
  cells: object;
  wanted: Wanted | null;
  changes: readonly object[];
  problems: readonly object[];
  prices: object | null;
  fingerprint: string | null;
  remarks: readonly object[];
}

const plain = (value: object) => value as unknown as Prisma.InputJsonValue;

export async function insertImport(tx: Tx, { at, ...made }: NewImport, rows: readonly NewRow[]): Promise<void> {
  const count = (fate: Fate) => rows.filter((row) => row.fate === fate).length;
  await tx.listingImport.create({
    data: { ...made, newRows: count('NEW'), changedRows: count('CHANGED'), unchangedRows: count('UNCHANGED'), faultyRows: count('FAULTY'), createdAt: toDate(at) },
    select: { id: true },
  });
  const data = rows.map(({ line, fate, listingId, fingerprint, ...row }, index) => ({
    importId: made.id, seq: index + 1, line, fate, listingId, fingerprint,
    number: row.number.slice(0, 40), title: row.title.slice(0, 200), cells: plain(row.cells), changes: plain(row.changes), problems: plain(row.problems), remarks: plain(row.remarks),
    wanted: row.wanted ? plain(row.wanted) : Prisma.DbNull, prices: row.prices ? plain(row.prices) : Prisma.DbNull,
  }));
  for (let from = 0; from < data.length; from += CHUNK) await tx.listingImportRow.createMany({ data: data.slice(from, from + CHUNK) });
}

/** From now on it is being applied; false when it is already, or is another seller's. */
export async function markApplying(tx: Tx, made: { id: string; sellerId: string; submit: boolean; userId: string; at: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.listingImport.updateMany({
    where: { id: made.id, sellerId: made.sellerId, state: 'READY' },
    data: { state: 'APPLYING', submit: made.submit, appliedById: made.userId, applyingSince: toDate(made.at) },
  });
  return count === 1;
}

export async function findImport(tx: Tx, id: string) {
  return tx.listingImport.findUnique({ where: { id }, select: { id: true, sellerId: true, state: true, submit: true, appliedById: true, name: true, kind: true } });
}

export const workerOf = (tx: Tx, userId: string) => tx.user.findUnique({ where: { id: userId }, select: { name: true, suspendedAt: true, sellerRoles: true } });

const LEFT = { outcome: null, fate: { in: ['NEW', 'CHANGED'] } } satisfies Prisma.ListingImportRowWhereInput;

/** The next rows that nothing has become of yet. */
export async function rowsLeft(tx: Tx, importId: string, take: number): Promise<number[]> {
  const rows = await tx.listingImportRow.findMany({ where: { importId, ...LEFT }, orderBy: { seq: 'asc' }, take, select: { seq: true } });
  return rows.map(({ seq }) => seq);
}

export interface WaitingRow {
  seq: number;
  listingId: string | null;
  fingerprint: string | null;
  wanted: Wanted;
  remarks: CellProblem[];
}

/** A row that waits, locked so that nobody applies it beside us; null when it was applied meanwhile. */
export async function lockRow(tx: Tx, importId: string, seq: number): Promise<WaitingRow | null> {
  const rows = await tx.$queryRaw<WaitingRow[]>`
    SELECT seq, listing_id AS "listingId", fingerprint, wanted, remarks FROM listing_import_row
     WHERE import_id = ${importId} AND seq = ${seq} AND outcome IS NULL AND fate IN ('NEW', 'CHANGED') FOR UPDATE`;
  return rows[0] ?? null;
}

export async function writeOutcome(tx: Tx, row: { importId: string; seq: number; outcome: Outcome; remarks: readonly CellProblem[]; listingId?: string }): Promise<boolean> {
  const { importId, seq, outcome, remarks, listingId } = row;
  const { count } = await tx.listingImportRow.updateMany({
    where: { importId, seq, outcome: null }, data: { outcome, remarks: plain(remarks), ...(listingId !== undefined && { listingId }) },
  });
  return count === 1;
}

/** Nothing is left of it; false when another run said so first. */
export async function markApplied(tx: Tx, importId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.listingImport.updateMany({ where: { id: importId, state: 'APPLYING', rows: { none: LEFT } }, data: { state: 'APPLIED', appliedAt: toDate(at) } });
  return count === 1;
}

/** How many rows came to which end. */
export async function outcomeCounts(tx: Tx, importId: string): Promise<Partial<Record<Outcome, number>>> {
  const groups = await tx.listingImportRow.groupBy({ by: ['outcome'], where: { importId, outcome: { not: null } }, _count: { _all: true } });
  return Object.fromEntries(groups.flatMap(({ outcome, _count }) => (outcome ? [[outcome, _count._all] as const] : [])));
}

/** Ids of the units that stand free in a listing under these serials. */
export async function freeUnits(tx: Tx, listingId: string, serials: readonly string[]): Promise<{ id: string; serial: string }[]> {
  return tx.unit.findMany({ where: { listingId, serial: { in: [...serials] }, state: 'AVAILABLE' }, select: { id: true, serial: true } });
}
