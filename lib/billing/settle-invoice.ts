import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { collectedLines, recoveryCountedLines } from '@/lib/leases/books';
import { partiesOf } from '@/lib/leases/invoice-store';
import { postEntry, reverseEntry } from '@/lib/ledger/store';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { markPaid, type Payable } from './store/invoices';
import { recoveredOf } from './store/recoveries';

/**
 * A gateway has collected an invoice: it and its instalment are paid, and the books say where the money is. What had been
 * written off is owed again as it is paid. The caller holds the invoice's row. False where nothing was open, or a part of
 * it was recovered otherwise: what was collected does not belong here whole, and is put where it does, or given back.
 */
export async function settleInvoice(tx: Tx, invoice: Payable, { gateway, at }: { gateway: string; at: Temporal.Instant }): Promise<boolean> {
  if (await recoveredOf(tx, invoice) > 0n || !await markPaid(tx, invoice, at)) return false;
  const paidMinor = invoice.amountMinor - invoice.creditMinor;
  const occurredOn = plainDateIn(at, invoice.lease.timeZone);
  if (invoice.state === 'WRITTEN_OFF') await takeBackWriteOff(tx, invoice, { recoveredMinor: 0n, occurredOn, at });
  await postEntry(tx, {
    sourceType: 'invoice', sourceId: invoice.id, kind: 'collected', currency: invoice.currency, occurredOn,
    lines: collectedLines({ kind: invoice.kind, seq: invoice.seq, amountMinor: paidMinor }, gateway, partiesOf(invoice.lease)),
  }, at);
  if (invoice.lease.overdue) await addJob(tx, 'after-payment', { leaseId: invoice.leaseId }, { key: `after-payment:${invoice.leaseId}` });
  return true;
}

interface TakenBack { recoveredMinor: bigint; occurredOn: string; at: Temporal.Instant }

/** What was given up is paid after all, or what of it was not recovered: the loss is taken back, and of a first payment its seller is told to be paid what was kept from it. */
export async function takeBackWriteOff(tx: Tx, invoice: Payable, { recoveredMinor, occurredOn, at }: TakenBack): Promise<void> {
  const { id, leaseId, kind, seq, currency, lease } = invoice;
  await reverseEntry(tx, { of: { sourceType: 'invoice', sourceId: id, kind: 'written-off' }, kind: 'recovered', occurredOn }, at);
  if (recoveredMinor > 0n) {
    await postEntry(tx, { sourceType: 'invoice', sourceId: id, kind: 'collected', currency, occurredOn, lines: recoveryCountedLines(invoice, recoveredMinor, partiesOf(lease)) }, at);
  }
  if (kind === 'INSTALMENT' && seq === 0) await addJob(tx, 'pass-on-first-payment', { leaseId }, { key: `pass-on-first-payment:${leaseId}` });
}
