/*
 * What the books of a lease must say, from its contract and from what happened to it alone: reckoned here anew, by plain
 * additions, without anything of the mall's own code.
 */

export interface Event {
  day: string;
  what: 'PAID' | 'WITHDRAWN' | 'REFUNDED' | 'REFUSED' | 'REJECTED' | 'STANDS';
  seq?: number;
}

export interface Facts {
  inHouse: boolean;
  startsOn: string;
  cashPrice: bigint;
  firstPayment: bigint;
  residual: bigint;
  rows: readonly { seq: number; dueOn: string; amount: bigint; interest: bigint }[];
}

export interface Reckoned {
  /** seq → the day on which it was billed. */
  billed: Map<number, string>;
  paid: Set<number>;
  /** Account → debits less credits. */
  balances: Record<string, bigint>;
}

type Row = Facts['rows'][number];
const sum = (rows: readonly Row[], of: 'amount' | 'interest') => rows.reduce((total, row) => total + row[of], 0n);

/** `days`: those on which the run was at work, each once, in order. What happened on a day happened after its run. */
export function reckon(facts: Facts, events: readonly Event[], days: readonly string[]): Reckoned {
  const rows: Row[] = [{ seq: 0, dueOn: facts.startsOn, amount: facts.firstPayment, interest: 0n }, ...facts.rows].filter(({ amount }) => amount > 0n);
  const billed = new Map<number, string>();
  const paid = new Set<number>();
  let [rests, over]: [string | null, Event['what'] | null] = [null, null];
  for (const day of days) {
    if (over === null && rests === null) for (const row of rows) if (row.dueOn <= day && !billed.has(row.seq)) billed.set(row.seq, day);
    for (const event of events.filter((each) => each.day === day)) {
      if (event.what === 'PAID') paid.add(event.seq ?? -1);
      if (event.what === 'REFUSED') rests = day;
      if (event.what === 'REJECTED') rests = null;
      if (event.what === 'WITHDRAWN' || event.what === 'STANDS' || event.what === 'REFUNDED') over = event.what;
    }
  }
  return { billed, paid, balances: balancesOf(facts, rows, { billed, paid, over }) };
}

interface Standing { billed: Map<number, string>; paid: Set<number>; over: Event['what'] | null }

function balancesOf(facts: Facts, rows: readonly Row[], { billed, paid, over }: Standing): Record<string, bigint> {
  const paidRows = rows.filter(({ seq }) => paid.has(seq));
  const took = sum(paidRows, 'amount');
  const tookMonths = sum(paidRows.filter(({ seq }) => seq > 0), 'amount');
  if (over === 'WITHDRAWN') return { 'cash-in-transit': took, 'refund-payable': -took };
  if (over === 'REFUNDED') return { 'cash-in-transit': took, cash: -took };
  const months = rows.filter(({ seq }) => seq > 0);
  const earned = over === 'STANDS' ? paidRows : rows.filter(({ seq }) => billed.has(seq));
  const left = months.filter(({ seq }) => !billed.has(seq));
  const gone = over === 'STANDS';
  const whole = sum(months, 'amount') + facts.residual;
  const owedToSeller = facts.inHouse ? -facts.cashPrice : -facts.firstPayment;
  const firstOpen = gone && !paid.has(0) ? facts.firstPayment : 0n;
  const common = {
    'cash-in-transit': took,
    'billed-receivable': gone ? 0n : sum(earned, 'amount') - took,
    'seller-payable': owedToSeller,
  };
  if (!facts.inHouse) {
    const serviced = gone ? 0n : sum(left, 'amount') + facts.residual;
    return { ...common, 'serviced-receivable': serviced, 'financier-claim': -(gone ? 0n : whole - tookMonths), 'remittance-payable': -tookMonths, 'recourse-receivable': firstOpen };
  }
  const interest = sum(earned, 'interest');
  return {
    ...common, 'lease-receivable': gone ? 0n : sum(left, 'amount') + facts.residual, 'unearned-income': gone ? 0n : -sum(left, 'interest'), 'interest-income': -interest,
    'recourse-receivable': gone ? whole - tookMonths - (sum(months, 'interest') - interest) + firstOpen : 0n,
  };
}
