import type { Actor } from '@/lib/kernel/actor';
import { isPlainDate } from '@/lib/kernel/day-text';
import { fromPlainDate, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { cutKeyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { accountOf, balanceOf, historyKey } from '../model';
import { readsBooks } from './readers';
import { ACCOUNT_DAYS } from './sums';

const PAGE = 50;

export interface HistoryFilter extends KeyRequest {
  account: string;
  currency: string;
  /** Ids; empty: of all. */
  party: string;
  lease: string;
  /** Days, both included; what is no day bounds nothing. */
  from: string;
  to: string;
}

export interface HistoryRow {
  /** Where it stands in the list. */
  id: string;
  entryId: string;
  occurredOn: string;
  sourceType: string;
  kind: string;
  side: 'DEBIT' | 'CREDIT';
  amountMinor: bigint;
  partyId: string | null;
  leaseId: string | null;
  /** Of the account, or of that party or lease in it, once this was posted. */
  balanceMinor: bigint;
}

interface Found extends Omit<HistoryRow, 'occurredOn' | 'balanceMinor'> {
  occurredOn: Date;
  line: number;
}

const KEY = /^(\d{4}-\d{2}-\d{2})~(j_[0-9A-HJKMNP-TV-Z]{26})~(\d{1,4})$/;
const isKey = (text = '') => isPlainDate(KEY.exec(text)?.[1] ?? '');

/** The three columns of a key, to be compared at once. */
function keyValues(key: string): Prisma.Sql {
  const [, day = '', entryId = '', line = ''] = KEY.exec(key) ?? [];
  return Prisma.sql`(${fromPlainDate(day)}::date, ${entryId}, ${Number(line)}::int)`;
}

const ofWhat = ({ account, currency, party, lease }: HistoryFilter) => Prisma.sql`
  j.account_code = ${account} AND e.currency = ${currency}
  ${party ? Prisma.sql`AND j.party_id = ${party}` : Prisma.empty} ${lease ? Prisma.sql`AND j.lease_id = ${lease}` : Prisma.empty}`;

const within = ({ from, to }: HistoryFilter) => Prisma.sql`
  ${isPlainDate(from) ? Prisma.sql`AND e.occurred_on >= ${fromPlainDate(from)}::date` : Prisma.empty} ${isPlainDate(to) ? Prisma.sql`AND e.occurred_on <= ${fromPlainDate(to)}::date` : Prisma.empty}`;

function beyond({ after, before }: KeyRequest): Prisma.Sql {
  if (after !== undefined) return Prisma.sql`AND (e.occurred_on, e.id, j.line) < ${keyValues(after)}`;
  return before === undefined ? Prisma.empty : Prisma.sql`AND (e.occurred_on, e.id, j.line) > ${keyValues(before)}`;
}

/** What was posted to an account, the newest day first, each with what it came to; null for who does not read the books, and where there is no such account. */
export async function accountHistory(db: Db, actor: Actor, filter: HistoryFilter): Promise<KeyPage<HistoryRow> | null> {
  const account = accountOf(filter.account);
  if (!account || !readsBooks(actor)) return null;
  const keys = keysOf(filter, isKey);
  const order = keys.before === undefined ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const read = await db.$queryRaw<Found[]>`
    SELECT e.id AS "entryId", j.line, e.occurred_on AS "occurredOn", e.source_type AS "sourceType", e.kind, j.side, j.amount_minor AS "amountMinor", j.party_id AS "partyId", j.lease_id AS "leaseId"
      FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id WHERE ${ofWhat(filter)} ${within(filter)} ${beyond(keys)}
     ORDER BY e.occurred_on ${order}, e.id ${order}, j.line ${order} LIMIT ${PAGE + 1}::int`;
  const found = (keys.before === undefined ? read : read.reverse()).map((row) => ({ ...row, occurredOn: toPlainDate(row.occurredOn) })).map((row) => ({ ...row, id: historyKey(row) }));
  const page = cutKeyed(found, keys, PAGE);
  const [newest] = page.rows;
  let balance = newest ? balanceOf(account.kind, ...await upTo(db, filter, newest.id)) : 0n;
  const rows = page.rows.map(({ line: _, ...row }) => {
    const balanceMinor = balance;
    balance -= balanceOf(account.kind, row.side === 'DEBIT' ? row.amountMinor : 0n, row.side === 'CREDIT' ? row.amountMinor : 0n);
    return { ...row, balanceMinor };
  });
  return { ...page, rows };
}

/** Debits and credits up to a line, itself included. Of an account as a whole the days before are kept as sums. */
async function upTo(db: Db, filter: HistoryFilter, key: string): Promise<[bigint, bigint]> {
  if (!filter.party && !filter.lease) return upToDay(db, filter, key);
  const [row] = await db.$queryRaw<{ debit: bigint; credit: bigint }[]>`
    SELECT coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'DEBIT'), 0)::bigint AS debit, coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'CREDIT'), 0)::bigint AS credit
      FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id WHERE ${ofWhat(filter)} AND (e.occurred_on, e.id, j.line) <= ${keyValues(key)}`;
  return [row?.debit ?? 0n, row?.credit ?? 0n];
}

async function upToDay(db: Db, filter: HistoryFilter, key: string): Promise<[bigint, bigint]> {
  const [day = '', entryId = '', line = ''] = key.split('~');
  const [row] = await db.$queryRaw<{ debit: bigint; credit: bigint }[]>`
    SELECT coalesce(sum(debit), 0)::bigint AS debit, coalesce(sum(credit), 0)::bigint AS credit FROM (
      SELECT d.debit_minor AS debit, d.credit_minor AS credit FROM ${ACCOUNT_DAYS} WHERE d.account_code = ${filter.account} AND d.currency = ${filter.currency} AND d.day < ${fromPlainDate(day)}::date
      UNION ALL
      SELECT CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE 0 END, CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE 0 END
        FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id WHERE ${ofWhat(filter)} AND e.occurred_on = ${fromPlainDate(day)}::date AND (e.id, j.line) <= (${entryId}, ${Number(line)}::int)) x`;
  return [row?.debit ?? 0n, row?.credit ?? 0n];
}

/** Currencies in which anything was posted. */
export async function currenciesOf(db: Db, actor: Actor): Promise<string[]> {
  if (!readsBooks(actor)) return [];
  // One look into the index for each, however many entries there are.
  const found = await db.$queryRaw<{ currency: string }[]>`
    WITH RECURSIVE each AS (
      (SELECT currency FROM journal_entry ORDER BY currency LIMIT 1)
      UNION ALL SELECT (SELECT e.currency FROM journal_entry e WHERE e.currency > each.currency ORDER BY e.currency LIMIT 1) FROM each WHERE each.currency IS NOT NULL)
    SELECT currency FROM each WHERE currency IS NOT NULL`;
  return found.map(({ currency }) => currency);
}
