import type { Actor } from '@/lib/kernel/actor';
import { decimalText } from '@/lib/kernel/money';
import { fromPlainDate, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { readsBooks } from './readers';

/** Lines that are in memory at a time. */
const CHUNK = 2000;

const HEADINGS = ['occurred_on', 'posted_at', 'entry', 'line', 'account', 'side', 'amount', 'currency', 'source', 'source_id', 'kind', 'party', 'lease'];

interface Exported {
  entry: string;
  occurredOn: Date;
  postedAt: Date;
  line: number;
  account: string;
  side: string;
  amountMinor: bigint;
  currency: string;
  sourceType: string;
  sourceId: string;
  kind: string;
  party: string | null;
  lease: string | null;
}

/** RFC 4180. What is written here are ids, codes and figures of ours: nothing that a spreadsheet takes for a formula. */
const csvLine = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;

const cellsOf = (row: Exported): string[] => [
  toPlainDate(row.occurredOn), row.postedAt.toISOString(), row.entry, String(row.line), row.account, row.side, decimalText(row.amountMinor, row.currency), row.currency, row.sourceType, row.sourceId, row.kind,
  row.party ?? '', row.lease ?? '',
];

/** Every line of a currency posted to days of a period, both included, day by day, piece by piece. */
export async function* exportedBooks(db: Db, actor: Actor, { currency, from, to }: { currency: string; from: string; to: string }): AsyncGenerator<string> {
  if (!readsBooks(actor)) return;
  yield `\uFEFF${csvLine(HEADINGS)}`;
  for (let key = { day: fromPlainDate(from), entry: '', line: 0 }; ;) {
    const rows = await db.$queryRaw<Exported[]>`
      SELECT e.id AS entry, e.occurred_on AS "occurredOn", e.posted_at AS "postedAt", j.line, j.account_code AS account, j.side::text, j.amount_minor AS "amountMinor", e.currency, e.source_type AS "sourceType", e.source_id AS "sourceId", e.kind, j.party_id AS party, j.lease_id AS lease
        FROM (SELECT * FROM journal_entry WHERE currency = ${currency} AND occurred_on <= ${fromPlainDate(to)}::date AND (occurred_on, id) >= (${key.day}::date, ${key.entry}) ORDER BY occurred_on, id LIMIT ${CHUNK}::int) e
        JOIN journal_line j ON j.entry_id = e.id WHERE (e.occurred_on, e.id, j.line) > (${key.day}::date, ${key.entry}, ${key.line}::int)
       ORDER BY e.occurred_on, e.id, j.line LIMIT ${CHUNK}::int`;
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    key = { day: last.occurredOn, entry: last.entry, line: last.line };
  }
}
