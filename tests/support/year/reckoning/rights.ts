import { later, workingDaysOn } from './days';
import { openOf, sumOf, type Lease } from './lease';

/** Art. 16(5): so many business days the seller has to answer a refusal, before its silence decides. */
const ANSWER_DAYS = 5;

/** Art. 8 to 10: a contract that is withdrawn from never was; what was paid is owed back. */
export function withdraw(lease: Lease, day: string): void {
  const paid = lease.bills.filter(({ state }) => state === 'PAID');
  const sum = sumOf(paid, openOf);
  for (const bill of lease.open) lease.cancel(bill);
  lease.end('WITHDRAWN', day);
  for (const row of lease.rows) if (row.state === 'DUE') row.state = 'CANCELLED';
  lease.withdrawn = true;
  lease.books = { 'cash-in-transit': sum, 'refund-payable': -sum };
  lease.unsettled = { payable: 0n, recourse: 0n };
}

export function refund(lease: Lease): void {
  const owed = -lease.balance('refund-payable');
  lease.post([['refund-payable', owed], ['cash', -owed]]);
}

export function refuse(lease: Lease, day: string): void {
  lease.refusedOn = day;
  lease.rest('REFUSAL', day);
}

function endRest(lease: Lease, day: string): void {
  for (const rest of lease.rests) if (rest.cause === 'REFUSAL' && rest.until === null) rest.until = day;
  lease.refusedOn = null;
}

/** Both have rejected it in time: billing goes on. */
export const reject = endRest;

/** Nobody has answered in time. */
export function letSilenceDecide(lease: Lease, day: string): void {
  if (lease.refusedOn !== null && day >= later(workingDaysOn(lease.refusedOn, ANSWER_DAYS), 1)) letStand(lease, day);
}

/** Nothing more is to be paid, and its seller answers for what is left, in house. */
export function letStand(lease: Lease, day: string): void {
  for (const bill of lease.open) {
    lease.cancel(bill);
    if (bill.kind === 'BUYOUT') for (const row of lease.months) if (row.state === 'MERGED') row.state = 'DUE';
  }
  const { left, fee, residual } = lease.toCome;
  const [whole, first] = [left + residual, lease.row(0)?.state === 'DUE' ? lease.facts.firstPayment : 0n];
  for (const row of lease.rows) if (row.state === 'DUE') row.state = 'REFUSED';
  if (lease.rows.some(({ state }) => state === 'REFUSED')) lease.releasedOn = day;
  lease.post([['recourse-receivable', first], ['first-payment-receivable', -first]]);
  lease.post(lease.facts.inHouse
    ? [['unearned-income', fee], ['recourse-receivable', whole - fee], ['lease-receivable', -whole]]
    : [['financier-claim', whole], ['serviced-receivable', -whole]]);
  lease.refused = true;
  endRest(lease, day);
}
