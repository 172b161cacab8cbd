import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { type AccountCode, type Entry, imbalance } from './model';

/**
 * Posts an entry once per source and kind; a repeat posts nothing and says false. Lines of zero are left out.
 * @throws Error when the entry does not balance (the database would refuse it at commit as well).
 */
export async function postEntry(tx: Tx, entry: Entry, at: Temporal.Instant): Promise<boolean> {
  const lines = entry.lines.filter((line) => line.amountMinor !== 0n);
  if (imbalance(lines) !== 0n) throw new Error(`entry ${entry.sourceType} ${entry.sourceId} ${entry.kind} does not balance`);
  const id = newId('j');
  const posted = await tx.$executeRaw`
    INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
    VALUES (${id}, ${entry.sourceType}, ${entry.sourceId}, ${entry.kind}, ${entry.currency}, ${fromPlainDate(entry.occurredOn)}::date, ${toDate(at)})
    ON CONFLICT (source_type, source_id, kind) DO NOTHING`;
  if (posted === 0) return false;
  await tx.journalLine.createMany({
    data: lines.map((line, index) => ({
      entryId: id, line: index + 1, accountCode: line.account, side: line.side, amountMinor: line.amountMinor,
      partyId: line.partyId ?? null, leaseId: line.leaseId ?? null,
    })),
  });
  return true;
}

interface Reversal {
  of: Pick<Entry, 'sourceType' | 'sourceId' | 'kind'>;
  /** Of the entry that takes the other one back. */
  kind: string;
  occurredOn: string;
}

/** Takes an entry back, line by line, once. @throws Error where there is none */
export async function reverseEntry(tx: Tx, { of, kind, occurredOn }: Reversal, at: Temporal.Instant): Promise<boolean> {
  const entry = await tx.journalEntry.findUniqueOrThrow({ where: { sourceType_sourceId_kind: of }, include: { lines: { orderBy: { line: 'asc' } } } });
  const lines = entry.lines.map(({ accountCode, side, amountMinor, partyId, leaseId }) => ({
    account: accountCode as AccountCode, side: side === 'DEBIT' ? 'CREDIT' as const : 'DEBIT' as const, amountMinor,
    ...(partyId !== null && { partyId }), ...(leaseId !== null && { leaseId }),
  }));
  return postEntry(tx, { sourceType: of.sourceType, sourceId: of.sourceId, kind, currency: entry.currency, occurredOn, lines }, at);
}

/** Movements become part of the sums of their days, the oldest first; those that another sweep has are passed over. How many. */
export async function takeTogether(tx: Tx, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH taken AS (
      DELETE FROM account_movement WHERE id IN (SELECT id FROM account_movement ORDER BY id LIMIT ${most}::int FOR UPDATE SKIP LOCKED)
      RETURNING account_code, currency, day, debit_minor, credit_minor),
    summed AS (
      INSERT INTO account_sum AS s (account_code, currency, day, debit_minor, credit_minor)
      SELECT account_code, currency, day, sum(debit_minor), sum(credit_minor) FROM taken GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      ON CONFLICT (account_code, currency, day) DO UPDATE SET debit_minor = s.debit_minor + excluded.debit_minor, credit_minor = s.credit_minor + excluded.credit_minor)
    SELECT count(*)::int AS count FROM taken`;
  return row?.count ?? 0;
}
