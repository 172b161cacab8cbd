import type { Temporal } from 'temporal-polyfill';
import { reverseEntry } from '@/lib/ledger/store';
import type { Tx } from '@/lib/platform/db';
import { isFinanciers } from './books';
import { cancelOpenInvoices, giveCreditsBack } from './invoice-store';

/** What had been paid of a lease, and how much of it is owed to who financed it. Amounts in minor units. */
export interface Paid {
  paidMinor: bigint;
  financiersMinor: bigint;
}

/** A lease that is withdrawn from never was: its opening and every bill is taken back. What was paid is left over, and returned; what credits had taken off is to its good again. */
export async function undoBooks(tx: Tx, leaseId: string, occurredOn: string, at: Temporal.Instant): Promise<Paid> {
  await cancelOpenInvoices(tx, leaseId, occurredOn, at);
  const paid = await tx.invoice.findMany({ where: { leaseId, state: 'PAID' }, orderBy: { id: 'asc' } });
  for (const { id, creditMinor } of paid) {
    await reverseEntry(tx, { of: { sourceType: 'invoice', sourceId: id, kind: 'billed' }, kind: 'withdrawal', occurredOn }, at);
    if (creditMinor > 0n) await giveCreditsBack(tx, id, occurredOn, at);
  }
  const opening = await tx.journalEntry.findMany({ where: { sourceType: 'lease', sourceId: leaseId, kind: { in: ['commencement', 'unearned'] } }, select: { kind: true } });
  for (const { kind } of opening) {
    await reverseEntry(tx, { of: { sourceType: 'lease', sourceId: leaseId, kind }, kind: kind === 'commencement' ? 'withdrawal' : 'withdrawal-unearned', occurredOn }, at);
  }
  const sum = (rows: typeof paid) => rows.reduce((total, { amountMinor, creditMinor }) => total + amountMinor - creditMinor, 0n);
  return { paidMinor: sum(paid), financiersMinor: sum(paid.filter(isFinanciers)) };
}
