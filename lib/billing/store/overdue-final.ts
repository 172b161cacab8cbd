import { isFinanciers } from '@/lib/leases/books';
import { findRemaining } from '@/lib/leases/invoice-store';
import type { Db, Tx } from '@/lib/platform/db';
import type { Invoice } from '@/lib/platform/generated/client';
import { findOpenInvoices, hasOpenAttempt, openMinor, type OverdueLease } from './overdue';

/** What is open of a lease of which nothing is still to come, so that it can be settled or written off. Amounts in minor units. */
export interface FinalDebt {
  /** Nothing more will be billed: it fell due at once, or its term is over and nothing but instalments was agreed. */
  isFinal: boolean;
  attempt: boolean;
  /** What belongs to who financed the lease: a settlement takes its place. */
  invoices: Invoice[];
  owedMinor: bigint;
  /** Late charges: given up first, and whole. */
  charges: Invoice[];
  chargesMinor: bigint;
  /** All that is open. */
  all: Invoice[];
  allMinor: bigint;
}

const sum = (invoices: readonly Invoice[]): bigint => invoices.reduce((total, invoice) => total + openMinor(invoice), 0n);

export async function finalDebt(db: Db | Tx, lease: OverdueLease): Promise<FinalDebt> {
  const [all, remaining, attempt] = await Promise.all([findOpenInvoices(db, lease.id), findRemaining(db, lease.id), hasOpenAttempt(db, lease.id)]);
  const [invoices, charges] = [all.filter(isFinanciers), all.filter(({ kind }) => kind === 'LATE_CHARGE')];
  const calledIn = lease.instalments.some(({ state }) => state === 'MERGED');
  return {
    isFinal: remaining.leftMinor === 0n && (calledIn || lease.state === 'ENDED' || remaining.residualMinor === 0n), attempt,
    invoices, owedMinor: sum(invoices), charges, chargesMinor: sum(charges), all, allMinor: sum(all),
  };
}
