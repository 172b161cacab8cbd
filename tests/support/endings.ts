import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { acceptBuyout } from '@/lib/endings/accept-buyout';
import { buyoutQuote, type BuyoutQuote } from '@/lib/endings/model/buyout';
import { findEndingLease, payable } from '@/lib/endings/store/leases';
import type { Road, Walk } from './road';

/** What buying the goods on a day takes, as the lease stands. */
export async function quoteOf(road: Road, leaseId: string, on: string): Promise<BuyoutQuote> {
  const lease = await findEndingLease(road.db, { id: leaseId });
  if (!lease) throw new Error(`lease ${leaseId} is not there`);
  return buyoutQuote(await payable(road.db, lease), on);
}

export const buyOn = async (road: Road, { purchaser, leaseId }: Walk, on: string) =>
  acceptBuyout(road.deps, purchaser, { leaseId, on, amountMinor: (await quoteOf(road, leaseId, on)).amountMinor });

/** A gateway collects every open bill of a lease; how many. */
export async function payOpen(road: Road, leaseId: string): Promise<number> {
  const open = await road.db.invoice.findMany({ where: { leaseId, state: 'OPEN' }, orderBy: { id: 'asc' } });
  for (const { id } of open) {
    await road.db.$transaction(async (tx) => {
      const invoice = await lockInvoice(tx, id);
      if (!invoice || !await settleInvoice(tx, invoice, { gateway: 'sandbox', at: road.clock.now() })) throw new Error(`invoice ${id} is not open`);
    });
  }
  return open.length;
}

export async function balanceOf(road: Road, leaseId: string, accountCode: string): Promise<bigint> {
  const lines = await road.db.journalLine.findMany({ where: { leaseId, accountCode } });
  return lines.reduce((sum, { side, amountMinor }) => (side === 'DEBIT' ? sum + amountMinor : sum - amountMinor), 0n);
}
