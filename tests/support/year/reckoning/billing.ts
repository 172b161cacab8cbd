import type { Lease, Row } from './lease';

/** What has fallen due is asked for, the oldest first, with what is to the lease's good taken off it; not while billing rests. */
export function billDue(lease: Lease, day: string): void {
  if (!lease.isActive || lease.restsOn(day, ['REFUSAL', 'GOODS_BACK'])) return;
  const due = lease.rows.filter(({ state, billed, dueOn, amount }) => state === 'DUE' && !billed && dueOn <= day && amount > 0n);
  for (const bill of due.map((row) => billRow(lease, row, day))) lease.useCredits(bill);
}

function billRow(lease: Lease, row: Row, day: string) {
  const { seq, amount, interest, dueOn } = row;
  row.billed = true;
  const from = seq === 0 ? 'first-payment-receivable' : lease.facts.inHouse ? 'lease-receivable' : 'serviced-receivable';
  const earned = seq > 0 && lease.facts.inHouse ? [['unearned-income', interest], ['interest-income', -interest]] as const : [];
  return lease.bill({ kind: 'INSTALMENT', seq, billedOn: day, dueOn, amount, lines: [['billed-receivable', amount], [from, -amount], ...earned] });
}

/** A lease that is over has credits left: they come off what it owes, and the rest is given back in money by a person. */
export function giveCreditsBack(lease: Lease): void {
  if (lease.isActive || lease.credits.every(({ amount, used }) => used === amount)) return;
  for (const bill of [...lease.open].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) lease.useCredits(bill);
  for (const credit of lease.credits) {
    const rest = credit.amount - credit.used;
    credit.used = credit.amount;
    lease.refundOwed += rest;
    lease.post([['service-credit-payable', rest], ['refund-payable', -rest]]);
  }
}

export function payCreditsBack(lease: Lease): void {
  lease.post([['refund-payable', lease.refundOwed], ['cash', -lease.refundOwed]]);
  lease.refundOwed = 0n;
}
