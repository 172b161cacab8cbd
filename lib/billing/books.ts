import { credit, debit, type Line } from '@/lib/ledger/model';

interface Taken { gateway: string; purchaserId: string; leaseId: string; amountMinor: bigint }

/** Money came in for an invoice that was not open any more: it is the purchaser's, until it is given back. */
export const strayLines = ({ gateway, purchaserId, leaseId, amountMinor }: Taken): Line[] =>
  [debit('cash-in-transit', amountMinor, { partyId: gateway, leaseId }), credit('deposits', amountMinor, { partyId: purchaserId, leaseId })];

/** So much of it pays what its lease owes elsewhere: it is to the lease's good, and taken off those bills. */
export const putToDebtLines = ({ purchaserId, leaseId, amountMinor }: Omit<Taken, 'gateway'>): Line[] =>
  [debit('deposits', amountMinor, { partyId: purchaserId, leaseId }), credit('service-credit-payable', amountMinor, { partyId: purchaserId, leaseId })];

/** The gateway gives it back out of what it holds for us. */
export const refundedLines = ({ gateway, purchaserId, leaseId, amountMinor }: Taken): Line[] =>
  [debit('deposits', amountMinor, { partyId: purchaserId, leaseId }), credit('cash-in-transit', amountMinor, { partyId: gateway, leaseId })];

/** A gateway will never give it back: it is owed in money. */
export const strayOwedLines = ({ purchaserId, leaseId, amountMinor }: GivenBack): Line[] =>
  [debit('deposits', amountMinor, { partyId: purchaserId, leaseId }), credit('refund-payable', amountMinor, { partyId: purchaserId, leaseId })];

interface GivenBack { purchaserId: string; leaseId: string; amountMinor: bigint }

/** What was to be taken off bills that do not come any more is owed in money. */
export const creditOwedLines = ({ purchaserId, leaseId, amountMinor }: GivenBack): Line[] =>
  [debit('service-credit-payable', amountMinor, { partyId: purchaserId, leaseId }), credit('refund-payable', amountMinor, { partyId: purchaserId, leaseId })];

/** What is owed in money is paid, out of what a gateway holds for us, or by a person at the desk (null). */
export const paidBackLines = (gateway: string | null, { purchaserId, leaseId, amountMinor }: GivenBack): Line[] =>
  [debit('refund-payable', amountMinor, { partyId: purchaserId, leaseId }), gateway === null ? credit('cash', amountMinor, { partyId: purchaserId, leaseId }) : credit('cash-in-transit', amountMinor, { partyId: gateway, leaseId })];

/**
 * A gateway's payout is on our account: what it took for us, less what it gave back, less its fees. Each stands by itself,
 * since they may come to nothing together, and an entry says what moved even so. Amounts as they count in the payout.
 */
export function paidOutLines(gateway: string, { takenMinor, refundedMinor, feeMinor }: { takenMinor: bigint; refundedMinor: bigint; feeMinor: bigint }): Line[] {
  const of = { partyId: gateway };
  const added = (account: Line['account'], amountMinor: bigint) => (amountMinor >= 0n ? credit(account, amountMinor, of) : debit(account, -amountMinor, of));
  return [added('cash', -(takenMinor + refundedMinor + feeMinor)), added('cash-in-transit', takenMinor), added('cash-in-transit', refundedMinor), added('gateway-fees', feeMinor)];
}
