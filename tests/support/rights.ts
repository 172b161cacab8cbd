import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { billOfLease } from '@/lib/billing/store/run';
import { plainDateIn } from '@/lib/kernel/calendar';
import { openSigning } from '@/lib/signing/open-signing';
import { openRoad, type Road, type Walk, type WalkOptions } from './road';

export { openRoad, type Road, type Walk, type WalkOptions };

/** Where the clock of these tests begins: Tuesday 3 March 2026, 10:00 in Seoul; the day before was a substitute holiday. */
export const BEGIN = '2026-03-03T01:00:00Z';
/** The seventh day after it is a Tuesday: the last moment to withdraw, and the first one after. */
export const LAST = '2026-03-10T14:59:59.999Z';
export const OVER = '2026-03-10T15:00:00Z';

/** A lease that began at {@link BEGIN}. */
export async function aLease(road: Road, options: WalkOptions = {}): Promise<Walk> {
  road.clock.set(BEGIN);
  return road.walk('LEASE', options);
}

/** A delivered contract that its purchaser has begun to read. */
export async function unsigned(road: Road, options: WalkOptions = {}): Promise<Walk> {
  road.clock.set(BEGIN);
  const walk = await road.walk('DELIVERED', options);
  await openSigning(road.deps, walk.purchaser, { contractId: walk.contractId });
  return walk;
}

/** Instalments are billed, ahead of their day too, and paid through a gateway; what was paid. */
export async function paid(road: Road, leaseId: string, ...seqs: number[]): Promise<bigint> {
  const at = road.clock.now();
  return road.db.$transaction(async (tx) => {
    await billOfLease(tx, leaseId, { seqs }, { day: plainDateIn(at), tryOn: null, at });
    let sum = 0n;
    for (const { id } of await tx.invoice.findMany({ where: { leaseId, seq: { in: seqs } } })) {
      const invoice = await lockInvoice(tx, id);
      if (!invoice || !await settleInvoice(tx, invoice, { gateway: 'sandbox', at })) throw new Error(`invoice ${id} is not open`);
      sum += invoice.amountMinor;
    }
    return sum;
  });
}

export const told = (road: Road, kind: string, userId?: string) => road.db.notification.count({ where: { kind, ...(userId && { userId }) } });

/** How money was sent by hand. */
export const HOW = '한빛은행 이체 20260305-17';

