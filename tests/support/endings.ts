import sharp from 'sharp';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import { ownOverdue } from '@/lib/billing/views/overdue';
import { leaseDetail } from '@/lib/leases/views';
import { contractRights } from '@/lib/rights/views/purchaser';
import { leaseService } from '@/lib/guarantee/views/lists';
import { leaseChanges } from '@/lib/supplements/views';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { acceptBuyout } from '@/lib/endings/accept-buyout';
import { askReturn } from '@/lib/endings/ask-return';
import { confirmArrival, inspectReturn } from '@/lib/endings/inspect-return';
import { buyoutQuote, type BuyoutQuote } from '@/lib/endings/model/buyout';
import { shipReturn } from '@/lib/endings/ship-return';
import { storeReturnPhoto } from '@/lib/endings/store-return-photo';
import { findEndingLease, payable } from '@/lib/endings/store/leases';
import { figuresOf } from '@/lib/endings/store/returns';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Deps } from '@/lib/platform/db';
import { valueOf } from './catalogue';
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

/** The goods go back as they should, today: asked for, sent, arrived and found in order. */
export async function giveBack(road: Road, { purchaser, seller, leaseId }: Walk): Promise<void> {
  const { deps } = road;
  const lease = await findEndingLease(road.db, { id: leaseId });
  if (!lease) throw new Error(`lease ${leaseId} is not there`);
  const { chargeMinor } = await figuresOf(road.db, lease, plainDateIn(road.clock.now()));
  const { returnId } = valueOf(await askReturn(deps, purchaser, { leaseId, chargeMinor }));
  valueOf(await shipReturn(deps, purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' }));
  valueOf(await confirmArrival(deps, seller, { returnId }));
  valueOf(await inspectReturn(deps, seller, { returnId, complete: 'yes', works: 'yes', wear: 'NORMAL', note: '', claimedMinor: 0n }));
}

/** A picture for an inspection, kept for who will show it; from a file that says whose it is. */
export async function shownBy(deps: Deps, by: Actor): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#884422' } }).withExif({ IFD0: { Copyright: 'somebody' } }).jpeg().toBuffer();
  return valueOf(await storeReturnPhoto(deps, by, { bytes })).fileId;
}

/** What a purchaser is shown as next, and what they are offered. */
export async function offeredOf(road: Road, { purchaser, leaseId }: Walk) {
  const at = road.clock.now();
  const [payment, detail, overdue, rights, service, changes] = [
    await leasePayment(road.db, purchaser, leaseId, at), await leaseDetail(road.db, purchaser, leaseId, at), await ownOverdue(road.db, purchaser, leaseId, at),
    await contractRights(road.db, purchaser, { leaseId }, at), await leaseService(road.db, purchaser, leaseId, at), await leaseChanges(road.db, purchaser, leaseId, at),
  ];
  return { next: payment?.next, moon: detail?.next, time: overdue?.mayAskForTime, refusal: rights?.refusal.may, claim: service?.mayClaim, change: changes?.active };
}
