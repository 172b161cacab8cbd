import { credit, debit, type Line } from '@/lib/ledger/model';

interface Taken { gateway: string; purchaserId: string; leaseId: string; amountMinor: bigint }

/** Money came in for an invoice that was not open any more: it is the purchaser's, until it is given back. */
export const strayLines = ({ gateway, purchaserId, leaseId, amountMinor }: Taken): Line[] =>
  [debit('cash-in-transit', amountMinor, { partyId: gateway, leaseId }), credit('deposits', amountMinor, { partyId: purchaserId, leaseId })];

/** The gateway gives it back out of what it holds for us. */
export const refundedLines = ({ gateway, purchaserId, leaseId, amountMinor }: Taken): Line[] =>
  [debit('deposits', amountMinor, { partyId: purchaserId, leaseId }), credit('cash-in-transit', amountMinor, { partyId: gateway, leaseId })];

/** A gateway's payout is on our account: what it took for us, less what it gave back, less its fees. */
export function paidOutLines(gateway: string, { takenMinor, feeMinor }: { takenMinor: bigint; feeMinor: bigint }): Line[] {
  const of = { partyId: gateway };
  const cash = takenMinor - feeMinor;
  return [cash >= 0n ? debit('cash', cash, of) : credit('cash', -cash, of), feeMinor >= 0n ? debit('gateway-fees', feeMinor, of) : credit('gateway-fees', -feeMinor, of),
    takenMinor >= 0n ? credit('cash-in-transit', takenMinor, of) : debit('cash-in-transit', -takenMinor, of)];
}
