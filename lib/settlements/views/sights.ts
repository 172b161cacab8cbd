import type { Locale } from '@/lib/kernel/money';
import { plainDateIn } from '@/lib/kernel/calendar';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import { csvHead } from '@/lib/workplace/csv-text';
import { amountLine } from '../model/csv';
import { holdOf, type SellerHold } from '../store/set-off';
import { lineKind, type LineKind, type SettlementState } from '../model/settlement';

/** Lines that a page shows; a file has all. */
export const SHOWN_LINES = 500;
const BATCH = 2000;

export interface SettlementRow {
  id: string;
  number: string;
  day: string;
  state: SettlementState;
  currency: string;
  totalMinor: bigint;
  seller: string;
  /** Why its seller is paid nothing now. */
  hold: SellerHold | null;
}

export interface SettlementLineSight {
  key: string;
  on: string;
  leaseId: string | null;
  lease: string | null;
  /** The goods of the lease. */
  goods: string | null;
  /** Of what was set off early and stands here as the other half: the number of the settlement that it was taken off. */
  from: string | null;
  kind: LineKind;
  amountMinor: bigint;
}

export interface SettlementSight extends SettlementRow {
  sellerId: string;
  linesMinor: bigint;
  carriedMinor: bigint;
  carriedFromId: string | null;
  paidOn: string | null;
  failedReason: string | null;
  fileId: string | null;
  lines: SettlementLineSight[];
  /** Where there are more than are shown. */
  more: boolean;
  /** Whether some of what is shown is of another financier's leases, which pays the seller itself. */
  outside: boolean;
}

interface Kept { id: string; number: string; day: Date; state: SettlementState; currency: string; totalMinor: bigint; seller: { businessName: string; status: string; gone: object | null } }
export const WITH_SELLER = { seller: { select: { businessName: true, status: true, gone: { select: { sellerId: true } } } } } as const;

export const rowOf = ({ id, number, day, state, currency, totalMinor, seller }: Kept): SettlementRow => ({
  id, number, day: toPlainDate(day), state, currency, totalMinor, seller: seller.businessName, hold: state === 'PAID' || state === 'CARRIED' ? null : holdOf(seller),
});

interface LineRow { entryId: string; line: number; occurredOn: Date; leaseId: string | null; number: string | null; goods: string | null; from: string | null; sourceType: string; kind: string; against: string | null; amountMinor: bigint; outside: boolean }

interface After { lease: string; on: string; entryId: string; line: number }

/** Lines of a settlement by their leases, each lease's by their days; the account on the other side of a pair says what a release is of. */
const linesAfter = (db: Db, id: string, after: After, take: number): Promise<LineRow[]> => db.$queryRaw`
  SELECT x.entry_id AS "entryId", x.line, e.occurred_on AS "occurredOn", j.lease_id AS "leaseId", l.number, g.title AS goods, s.number AS "from", e.source_type AS "sourceType", e.kind, o.account_code AS against, x.amount_minor AS "amountMinor", coalesce(k.kind <> 'DESK', false) AS outside
    FROM settlement_line x JOIN journal_line j ON j.entry_id = x.entry_id AND j.line = x.line JOIN journal_entry e ON e.id = x.entry_id
    LEFT JOIN journal_line o ON o.entry_id = x.entry_id AND o.line = x.line + 1 LEFT JOIN lease l ON l.id = j.lease_id LEFT JOIN institution k ON k.id = l.institution_id
    LEFT JOIN contract c ON c.id = l.contract_id LEFT JOIN lease_order r ON r.id = c.order_id LEFT JOIN listing_version g ON g.id = r.listing_version_id
    LEFT JOIN settlement s ON e.source_type = 'set-off' AND s.id = e.source_id AND s.id <> x.settlement_id
   WHERE x.settlement_id = ${id} AND (coalesce(l.number, '~'), e.occurred_on, x.entry_id, x.line) > (${after.lease}, ${after.on}::date, ${after.entryId}, ${after.line}::int)
   ORDER BY coalesce(l.number, '~'), e.occurred_on, x.entry_id, x.line LIMIT ${take}::int`;

const sightOfLine = (row: LineRow): SettlementLineSight => ({
  key: `${row.entryId}:${row.line}`, on: toPlainDate(row.occurredOn), leaseId: row.leaseId, lease: row.number, goods: row.goods, from: row.from, kind: lineKind(row), amountMinor: row.amountMinor,
});

const START: After = { lease: '', on: '0001-01-01', entryId: '', line: 0 };

/** One settlement with its lines, where the condition lets its reader see it. */
export async function settlementSight(db: Db, where: { id: string; sellerId?: string }): Promise<SettlementSight | null> {
  const row = await db.settlement.findFirst({ where, include: WITH_SELLER });
  if (!row) return null;
  const lines = await linesAfter(db, row.id, START, SHOWN_LINES + 1);
  const { sellerId, linesMinor, carriedMinor, carriedFromId, paidAt, failedReason, fileId } = row;
  return {
    ...rowOf(row), sellerId, linesMinor, carriedMinor, carriedFromId, paidOn: paidAt && plainDateIn(toInstant(paidAt)), failedReason, fileId,
    lines: lines.slice(0, SHOWN_LINES).map(sightOfLine), more: lines.length > SHOWN_LINES, outside: lines.some((line) => line.outside),
  };
}

const kindWords = (line: LineRow, locale: Locale): string =>
  [translate(locale, `settlements.lines.${lineKind(line)}`), ...(line.from === null ? [] : [translate(locale, 'settlements.detail.ofSettlement', { number: line.from })])].join(' · ');

const NO_LEASE = { lease: '', goods: '' };
const HEADINGS = ['id', 'day', 'on', 'lease', 'kind', 'amount', 'currency', 'goods'] as const;

/** A settlement as a file: its lines, what was carried into it, and the total. */
export async function* statementFile(db: Db, where: { id: string; sellerId?: string }, locale: Locale): AsyncGenerator<string> {
  const row = await db.settlement.findFirst({ where });
  if (!row) return;
  const word = (name: string) => translate(locale, `settlements.csv.${name}`);
  const day = toPlainDate(row.day);
  const cells = (on: string, { lease, goods }: { lease: string; goods: string }, kind: string, amountMinor: bigint) => amountLine([row.number, day, on, lease, kind, amountMinor.toString(), row.currency, goods]);
  yield csvHead(locale, [], HEADINGS.map(word));
  for (let after = START; ;) {
    const lines = await linesAfter(db, row.id, after, BATCH);
    const last = lines.at(-1);
    if (!last) break;
    after = { lease: last.number ?? '~', on: toPlainDate(last.occurredOn), entryId: last.entryId, line: last.line };
    yield lines.map((line) => cells(toPlainDate(line.occurredOn), { lease: line.number ?? '', goods: line.goods ?? '' }, kindWords(line, locale), line.amountMinor)).join('');
  }
  yield cells('', NO_LEASE, word('carried'), row.carriedMinor) + cells('', NO_LEASE, word('total'), row.totalMinor);
}
