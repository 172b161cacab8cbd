import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import { OUTCOMES, type CellChange, type CellProblem, type Fate, type Outcome, type PricesText, type RowFilter } from '@/lib/workplace/model/fate';

const PAGE = 50;
const LIST = 20;

const head = {
  id: true, kind: true, state: true, name: true, sha256: true, newRows: true, changedRows: true, unchangedRows: true, faultyRows: true, submit: true,
  createdAt: true, applyingSince: true, appliedAt: true,
} as const;

export interface ImportHead {
  id: string;
  kind: 'CSV' | 'BULK';
  state: 'READY' | 'APPLYING' | 'APPLIED';
  name: string;
  newRows: number;
  changedRows: number;
  unchangedRows: number;
  faultyRows: number;
  submit: boolean;
  createdAt: Date;
  appliedAt: Date | null;
}

/** What the seller's people looked through before, newest first. */
export async function sellerImports(db: Db, actor: Actor, page: PageRequest = {}): Promise<Page<ImportHead>> {
  const order = page.before ? 'asc' : 'desc';
  const rows = await db.listingImport.findMany({
    where: { sellerId: sellerFor(actor, 'listings') ?? '', AND: behind('createdAt', 'id', page) },
    orderBy: [{ createdAt: order }, { id: order }], take: LIST + 1, select: head,
  });
  return cutPage(rows, page, LIST, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export interface ImportRow {
  seq: number;
  line: number;
  fate: Fate;
  listingId: string | null;
  number: string;
  title: string;
  changes: CellChange[];
  problems: CellProblem[];
  prices: PricesText | null;
  outcome: Outcome | null;
  remarks: CellProblem[];
}

export interface ImportPage extends ImportHead {
  rows: ImportRow[];
  /** Rows that the pages around this one are asked by. */
  next?: number;
  previous?: number;
  outcomes: Record<Outcome, number>;
  /** When the same file was applied before: its new rows would be made twice. */
  appliedBefore: Date | null;
}

/** Rows of one fate; or those that were not written when the rest was applied. */
const whose = (filter: RowFilter) => {
  if (filter === 'ALL') return {};
  return filter === 'LEFT_OUT' ? { outcome: { in: ['STALE' as const, 'REFUSED' as const] } } : { fate: filter };
};

interface RowsRequest {
  filter: RowFilter;
  /** The row behind which the page begins; 0 is the first page. */
  after: number;
  /** Or the row before which it ends. */
  before?: number;
}

/** One import, with a page of its rows. For the seller's own people. */
export async function importPage(db: Db, actor: Actor, id: string, { filter, after, before = 0 }: RowsRequest): Promise<ImportPage | null> {
  const found = await db.listingImport.findFirst({ where: { id, sellerId: sellerFor(actor, 'listings') ?? '' }, select: head });
  if (!found) return null;
  const backwards = before > 0;
  const [rows, groups, earlier] = await Promise.all([
    db.listingImportRow.findMany({
      where: { importId: id, ...whose(filter), seq: backwards ? { lt: before } : { gt: after } }, orderBy: { seq: backwards ? 'desc' : 'asc' }, take: PAGE + 1,
      select: { seq: true, line: true, fate: true, listingId: true, number: true, title: true, changes: true, problems: true, prices: true, outcome: true, remarks: true },
    }),
    db.listingImportRow.groupBy({ by: ['outcome'], where: { importId: id, outcome: { not: null } }, _count: { _all: true } }),
    found.kind === 'CSV' && found.newRows > 0
      ? db.listingImport.findFirst({ where: { sellerId: sellerFor(actor, 'listings') ?? '', sha256: found.sha256, id: { not: id }, state: { not: 'READY' } }, orderBy: { createdAt: 'desc' }, select: { applyingSince: true } })
      : null,
  ]);
  const more = rows.length > PAGE;
  const shown = (backwards ? rows.slice(0, PAGE).reverse() : rows.slice(0, PAGE)) as unknown as ImportRow[];
  const [first, last] = [shown[0], shown.at(-1)];
  const count = (outcome: Outcome) => groups.find((group) => group.outcome === outcome)?._count._all ?? 0;
  return {
    ...found, rows: shown, appliedBefore: earlier?.applyingSince ?? null,
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Record<Outcome, number>,
    ...((backwards || more) && last && { next: last.seq }), ...((backwards ? more : after > 0) && first && { previous: first.seq }),
  };
}

export interface ImportProgress {
  state: ImportHead['state'];
  done: number;
  of: number;
}

/** How far the worker has come. */
export async function importProgress(db: Db, actor: Actor, id: string): Promise<ImportProgress | null> {
  const found = await db.listingImport.findFirst({ where: { id, sellerId: sellerFor(actor, 'listings') ?? '' }, select: { state: true, newRows: true, changedRows: true } });
  if (!found) return null;
  const done = await db.listingImportRow.count({ where: { importId: id, outcome: { not: null } } });
  return { state: found.state, done, of: found.newRows + found.changedRows };
}

export interface FaultyRow {
  cells: Record<string, string>;
  problems: CellProblem[];
}

/** The rows that were refused, as they were read: what the dry run found, and what could not be written. */
export async function* faultyRows(db: Db, actor: Actor, id: string): AsyncGenerator<FaultyRow[]> {
  for (let after = 0; ;) {
    const rows = await db.listingImportRow.findMany({
      where: { importId: id, import: { sellerId: sellerFor(actor, 'listings') ?? '' }, seq: { gt: after }, OR: [{ fate: 'FAULTY' }, { outcome: { in: ['STALE', 'REFUSED'] } }] },
      orderBy: { seq: 'asc' }, take: 200, select: { seq: true, cells: true, fate: true, problems: true, remarks: true },
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ cells, fate, problems, remarks }) => ({ cells: cells as Record<string, string>, problems: (fate === 'FAULTY' ? problems : remarks) as unknown as CellProblem[] }));
    after = last.seq;
  }
}

