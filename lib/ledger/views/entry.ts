import type { Actor } from '@/lib/kernel/actor';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { readsBooks } from './readers';

export interface EntryLine {
  line: number;
  account: string;
  side: 'DEBIT' | 'CREDIT';
  amountMinor: bigint;
  partyId: string | null;
  leaseId: string | null;
}

export interface EntryDetail {
  id: string;
  sourceType: string;
  sourceId: string;
  kind: string;
  currency: string;
  occurredOn: string;
  postedAt: string;
  lines: EntryLine[];
  /** Other entries from the same source, the oldest first: its payment, its reversal. */
  others: { id: string; kind: string; occurredOn: string }[];
}

/** One entry whole; null for who does not read the books, and where there is none. */
export async function entryDetail(db: Db, actor: Actor, id: string): Promise<EntryDetail | null> {
  const entry = readsBooks(actor) && isId(id) ? await db.journalEntry.findUnique({ where: { id }, include: { lines: { orderBy: { line: 'asc' } } } }) : null;
  if (!entry) return null;
  const { sourceType, sourceId } = entry;
  const others = await db.journalEntry.findMany({ where: { sourceType, sourceId, NOT: { id } }, orderBy: [{ postedAt: 'asc' }, { id: 'asc' }], take: 20, select: { id: true, kind: true, occurredOn: true } });
  return {
    id, sourceType, sourceId, kind: entry.kind, currency: entry.currency, occurredOn: toPlainDate(entry.occurredOn), postedAt: entry.postedAt.toISOString(),
    lines: entry.lines.map(({ line, accountCode, side, amountMinor, partyId, leaseId }) => ({ line, account: accountCode, side, amountMinor, partyId, leaseId })),
    others: others.map((other) => ({ ...other, occurredOn: toPlainDate(other.occurredOn) })),
  };
}
