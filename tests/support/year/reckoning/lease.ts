/*
 * One lease as it is reckoned: what was agreed, its bills, credits and days of rest, and its books. Accounts are kept as
 * debits less credits. Nothing of the mall's own code is asked.
 */

import { workingFrom } from './days';

export type Cause = 'WITHDRAWN' | 'BOUGHT_OUT' | 'RETURNED' | 'BREACHED' | 'COMPLETED' | 'DEFAULTED' | 'REFUSED';
export type Kind = 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'RETURN_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' | 'EXTENSION';
export type Lines = readonly (readonly [account: string, debit: bigint])[];

/** What a contract says. Amounts in won, shares in hundredths of a percent. */
export interface Facts {
  id: string;
  sellerId: string;
  inHouse: boolean;
  startsOn: string;
  endsOn: string;
  termMonths: number;
  cashPrice: bigint;
  firstPayment: bigint;
  residual: bigint;
  totalCost: bigint;
  /** A year's, as the contract writes it: `0.099`. */
  lateRate: string;
  returnChargeBps: number;
  responseHours: number;
  repairDays: number;
  /** To which instalments are rounded. */
  unit: bigint;
  rows: readonly { seq: number; dueOn: string; amount: bigint; interest: bigint }[];
}

export interface Row {
  seq: number;
  dueOn: string;
  amount: bigint;
  interest: bigint;
  state: 'DUE' | 'PAID' | 'REFUSED' | 'CANCELLED' | 'MERGED' | 'WRITTEN_OFF';
  billed: boolean;
  /** Reckoned for its days of delay, and whether it was asked for. */
  late: bigint;
  lateAsked: boolean;
}

export interface Credit { amount: bigint; used: bigint; on: string }

export interface Bill {
  kind: Kind;
  seq: number | null;
  billedOn: string;
  dueOn: string;
  amount: bigint;
  credit: bigint;
  state: 'OPEN' | 'DEFERRED' | 'PAID' | 'CANCELLED' | 'MERGED' | 'WRITTEN_OFF';
  lines: Lines;
  uses: { credit: Credit; amount: bigint }[];
  /** To which day somebody in need was given time for it. */
  putOffTo: string | null;
}

export interface Rest { cause: 'REFUSAL' | 'CLAIM' | 'RETURN' | 'GOODS_BACK' | 'DEFERRAL'; from: string; until: string | null }

const least = (a: bigint, b: bigint) => (a < b ? a : b);
export const sumOf = <T>(of: readonly T[], amount: (each: T) => bigint): bigint => of.reduce((sum, each) => sum + amount(each), 0n);
export const openOf = ({ amount, credit }: Bill): bigint => amount - credit;
/** What was billed after its day is not late before it was asked for, and what falls due while offices rest may be paid as they open (Civil Act art. 161). */
export const lateSince = ({ dueOn, billedOn }: Bill): string => workingFrom(dueOn > billedOn ? dueOn : billedOn);
/** The day that it has to be paid by. */
export const payBy = (bill: Bill): string => (bill.putOffTo !== null && bill.putOffTo > lateSince(bill) ? workingFrom(bill.putOffTo) : lateSince(bill));
/** First payments and late charges are the mall's own, all else belongs to who financed the lease. */
export const isOwn = ({ kind, seq }: Pick<Bill, 'kind' | 'seq'>) => kind === 'LATE_CHARGE' || (kind === 'INSTALMENT' && seq === 0);

/** Instalment Transactions Act art. 12(1) with its decree: no more than a fifth a year. */
const HIGHEST = '0.20';

export class Lease {
  cause: Cause | null = null;
  endedOn: string | null = null;
  readonly rows: Row[];
  readonly bills: Bill[] = [];
  readonly credits: Credit[] = [];
  readonly rests: Rest[] = [];
  books: Record<string, bigint> = {};
  /** Of what its seller is owed, and (less than nothing) owes, in no settlement yet. */
  unsettled = { payable: 0n, recourse: 0n };
  /** The day that is lived, and what of each month is owed to an outside financier. */
  today: string;
  readonly owed = new Map<string, bigint>();
  /** Refunds of credits: that a person is to pay, and that a card is to get back. */
  refundOwed = 0n;
  refundToCard = 0n;
  /** What was paid by a card, and how much of it is there to be given back. */
  readonly byCard: { left: bigint }[] = [];
  refusedOn: string | null = null;
  /** Time that was given to somebody in need. */
  deferral: { from: string; until: string } | null = null;
  /** How often something fell due meanwhile, and was paid all the same. */
  readonly meanwhile = { billed: 0, paid: 0 };
  refused = false;
  /** Since when nothing is left of it to be paid; null while something is. */
  releasedOn: string | null = null;
  withdrawn = false;
  /** Of what was given up all has come. */
  allCame = false;

  constructor(readonly facts: Facts) {
    this.today = facts.startsOn;
    const first = { seq: 0, dueOn: facts.startsOn, amount: facts.firstPayment, interest: 0n };
    this.rows = [first, ...facts.rows].map((row) => ({ ...row, state: 'DUE', billed: false, late: 0n, lateAsked: false }));
    const [whole, interest] = [facts.cashPrice - facts.firstPayment + sumOf(facts.rows, (row) => row.interest), sumOf(facts.rows, (row) => row.interest)];
    this.post(facts.inHouse
      ? [['lease-receivable', whole], ['unearned-income', -interest], ['first-payment-receivable', facts.firstPayment], ['seller-payable', -facts.cashPrice]]
      : [['serviced-receivable', whole], ['financier-claim', -whole], ['first-payment-receivable', facts.firstPayment], ['seller-payable', -facts.firstPayment]]);
  }

  get isActive(): boolean { return this.cause === null; }

  post(lines: Lines): void {
    for (const [account, debit] of lines) {
      this.books[account] = (this.books[account] ?? 0n) + debit;
      if (account === 'seller-payable') this.unsettled.payable -= debit;
      if (account === 'recourse-receivable') this.unsettled.recourse -= debit;
      if (account === 'remittance-payable') this.owed.set(this.today.slice(0, 7), (this.owed.get(this.today.slice(0, 7)) ?? 0n) - debit);
    }
  }

  balance(account: string): bigint { return this.books[account] ?? 0n; }

  get months(): Row[] { return this.rows.filter(({ seq }) => seq > 0); }
  get open(): Bill[] { return this.bills.filter(({ state }) => state === 'OPEN' || state === 'DEFERRED'); }

  row(seq: number | null): Row | undefined { return this.rows.find((row) => row.seq === seq); }

  /** What is not asked for yet: instalments, the fee in them, and the residual until something has asked for it, or it is refused. */
  get toCome(): { left: bigint; fee: bigint; residual: bigint } {
    const rows = this.months.filter(({ state, billed }) => state === 'DUE' && !billed);
    const asked = this.bills.some(({ kind, state }) => (kind === 'BUYOUT' || kind === 'ACCELERATION') && state !== 'CANCELLED');
    return { left: sumOf(rows, ({ amount }) => amount), fee: sumOf(rows, ({ interest }) => interest), residual: asked || this.refused ? 0n : this.facts.residual };
  }

  bill(bill: Omit<Bill, 'credit' | 'state' | 'uses' | 'putOffTo'>): Bill {
    const made: Bill = { ...bill, credit: 0n, state: 'OPEN', uses: [], putOffTo: null };
    this.bills.push(made);
    this.post(bill.lines);
    return made;
  }

  /** What is collected or credited of an outside financier's claim is owed to it. */
  private passOn(bill: Bill, amount: bigint): Lines {
    return this.facts.inHouse || isOwn(bill) ? [] : [['financier-claim', amount], ['remittance-payable', -amount]];
  }

  pay(bill: Bill): void {
    const amount = openOf(bill);
    this.post([['cash-in-transit', amount], ['billed-receivable', -amount], ...this.passOn(bill, amount)]);
    this.settled(bill);
  }

  /** What is open of a kind, by its number. */
  asked({ kind, seq }: { kind: Kind | undefined; seq: number | null }): Bill {
    const bill = this.open.find((each) => each.kind === kind && each.seq === seq);
    if (!bill) throw new Error(`nothing was asked for: ${kind} ${seq}`);
    return bill;
  }

  private settled(bill: Bill): void {
    bill.state = 'PAID';
    const row = bill.kind === 'INSTALMENT' ? this.row(bill.seq) : undefined;
    if (row) row.state = 'PAID';
  }

  /** Credits come off a bill as it is asked for, the oldest first. */
  useCredits(bill: Bill): void {
    for (const credit of this.credits) {
      const amount = least(credit.amount - credit.used, openOf(bill));
      if (amount <= 0n) continue;
      credit.used += amount;
      bill.credit += amount;
      bill.uses.push({ credit, amount });
      this.post([['service-credit-payable', amount], ['billed-receivable', -amount], ...this.passOn(bill, amount)]);
    }
    if (openOf(bill) === 0n) this.settled(bill);
  }

  /** It is not asked for any more: as if it never was, and what credits took off is there again. */
  cancel(bill: Bill): void {
    bill.state = 'CANCELLED';
    this.post(bill.lines.map(([account, debit]) => [account, -debit] as const));
    for (const { credit, amount } of bill.uses) {
      credit.used -= amount;
      this.post([['service-credit-payable', -amount], ['billed-receivable', amount], ...this.passOn(bill, amount).map(([account, debit]) => [account, -debit] as const)]);
    }
    const row = bill.kind === 'INSTALMENT' ? this.row(bill.seq) : undefined;
    if (row) row.billed = false;
  }

  /** Nobody asks for it before that day. */
  putOff(bill: Bill, until: string): void {
    bill.state = 'DEFERRED';
    bill.putOffTo = until;
  }

  /** In house it is the mall's loss, of a financier's claim its own. */
  lose(amount: bigint, of: Pick<Bill, 'kind' | 'seq'>): void {
    this.post([[this.facts.inHouse || isOwn(of) ? 'write-off' : 'financier-claim', amount], ['billed-receivable', -amount]]);
  }

  writeOff(bill: Bill): void {
    this.lose(openOf(bill), bill);
    bill.state = 'WRITTEN_OFF';
    const row = bill.kind === 'INSTALMENT' ? this.row(bill.seq) : undefined;
    if (row) row.state = 'WRITTEN_OFF';
  }

  end(cause: Cause, day: string): void {
    if (!this.isActive) throw new Error(`ended already: ${this.cause}`);
    this.cause = cause;
    this.endedOn = day;
    for (const row of this.rows) if (row.state === 'DUE' && !row.billed) row.state = 'CANCELLED';
    for (const rest of this.rests) if ((rest.cause === 'RETURN' || rest.cause === 'GOODS_BACK') && rest.until === null) rest.until = day;
  }

  rest(cause: Rest['cause'], from: string): Rest {
    const rest: Rest = { cause, from, until: null };
    this.rests.push(rest);
    return rest;
  }

  /** Whether it rests on a day, by any of these causes. */
  restsOn(day: string, causes: readonly Rest['cause'][] = ['REFUSAL', 'CLAIM', 'RETURN', 'GOODS_BACK', 'DEFERRAL']): boolean {
    return this.withdrawn || this.rests.some(({ cause, from, until }) => causes.includes(cause) && from <= day && (until === null || until >= day));
  }

  /** The part of a year's rate as a fraction. */
  get lateRate(): { numerator: bigint; denominator: bigint } {
    const rate = Number(this.facts.lateRate) < Number(HIGHEST) ? this.facts.lateRate : HIGHEST;
    const decimals = rate.split('.')[1] ?? '';
    return { numerator: BigInt(rate.replace('.', '')), denominator: 10n ** BigInt(decimals.length) };
  }
}
