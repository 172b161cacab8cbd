import type { Actor } from '@/lib/kernel/actor';
import { fromPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { ACCOUNTS, balanceOf, type AccountCode, type AccountKind } from '../model';
import { readsBooks } from './readers';
import { ACCOUNT_DAYS } from './sums';

export interface BalanceRow {
  account: AccountCode;
  kind: AccountKind;
  nameKo: string;
  nameEn: string;
  debitMinor: bigint;
  creditMinor: bigint;
  /** On the side on which the account stands. */
  balanceMinor: bigint;
}

export interface TrialBalance {
  currency: string;
  /** Accounts with anything in them, in the order of the chart. */
  rows: BalanceRow[];
  debitMinor: bigint;
  creditMinor: bigint;
}

/** What all accounts come to at the end of a day, each currency by itself; null for who does not read the books. */
export async function trialBalance(db: Db, actor: Actor, day: string): Promise<TrialBalance[] | null> {
  if (!readsBooks(actor)) return null;
  const found = await db.$queryRaw<{ currency: string; account: string; debit: bigint; credit: bigint }[]>`
    SELECT d.currency, d.account_code AS account, sum(d.debit_minor)::bigint AS debit, sum(d.credit_minor)::bigint AS credit
      FROM ${ACCOUNT_DAYS} WHERE d.day <= ${fromPlainDate(day)}::date GROUP BY 1, 2`;
  return [...new Set(found.map(({ currency }) => currency))].sort().map((currency) => {
    const rows = ACCOUNTS.flatMap(({ code, kind, nameKo, nameEn }) => {
      const row = found.find((each) => each.currency === currency && each.account === code);
      return row ? [{ account: code, kind, nameKo, nameEn, debitMinor: row.debit, creditMinor: row.credit, balanceMinor: balanceOf(kind, row.debit, row.credit) }] : [];
    });
    const sum = (side: 'debitMinor' | 'creditMinor') => rows.reduce((total, row) => total + row[side], 0n);
    return { currency, rows, debitMinor: sum('debitMinor'), creditMinor: sum('creditMinor') };
  });
}
