import { openOf, type Lease, type Row } from './lease';

/** What has fallen due is asked for, the oldest first, with what is to the lease's good taken off it; not while billing rests. */
export function billDue(lease: Lease, day: string): void {
  if (!lease.isActive || lease.restsOn(day, ['REFUSAL', 'GOODS_BACK'])) return;
  const due = lease.rows.filter(({ state, billed, dueOn, amount }) => state === 'DUE' && !billed && dueOn <= day && amount > 0n);
  const { deferral } = lease;
  for (const bill of due.map((row) => billRow(lease, row, day))) {
    // Nothing comes off what is not asked for yet.
    if (deferral && deferral.from <= day && day < deferral.until) {
      lease.putOff(bill, deferral.until);
      lease.meanwhile.billed += 1;
    } else lease.useCredits(bill);
  }
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
    lease.post([['service-credit-payable', rest], ['refund-payable', -rest]]);
    // The way that money came, where one payment has enough of it; the last one first.
    const card = rest > 0n ? lease.byCard.findLast(({ left }) => left >= rest) : undefined;
    if (card) {
      card.left -= rest;
      lease.refundToCard += rest;
    } else lease.refundOwed += rest;
  }
}

/** Paid by its purchaser's own card, now. */
export function payByHand(lease: Lease, what: Parameters<Lease['asked']>[0]): void {
  const bill = lease.asked(what);
  if (bill.state === 'DEFERRED') lease.meanwhile.paid += 1;
  lease.byCard.push({ left: openOf(bill) });
  lease.pay(bill);
}

export function payCreditsBack(lease: Lease): void {
  lease.post([['refund-payable', lease.refundOwed + lease.refundToCard], ['cash', -lease.refundOwed], ['cash-in-transit', -lease.refundToCard]]);
  [lease.refundOwed, lease.refundToCard] = [0n, 0n];
}
