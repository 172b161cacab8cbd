import { daysFrom, later, monthsOn, workingDaysOn, workingFrom } from './days';
import { isOwn, lateSince, openOf, payBy, sumOf, type Bill, type Lease } from './lease';
import { feeToCome } from './payoff';

/*
 * What is not paid: five business days of grace, a reminder, five days on the late charge, fourteen days on the written
 * demand with at least fourteen days to pay (art. 11); whatever is paid brings the lease back. On days of rest nothing runs.
 */

const [GRACE, REMINDED, LATE, DEMANDED] = ['GRACE', 'REMINDED', 'LATE', 'DEMANDED'] as const;
const [GRACE_DAYS, TO_CHARGE, TO_DEMAND, TO_PAY] = [5, 5, 14, 14];
/** Days in which a part that was agreed on may be late, and in which an offer may be taken. */
const [PART_LATE, TO_ANSWER] = [10, 14];

export type OverdueState = 'CURRENT' | 'GRACE' | 'REMINDED' | 'LATE' | 'DEMANDED' | 'ACCELERATED' | 'DEFERRED' | 'SETTLING' | 'WRITTEN_OFF';
export interface Overdue { state: OverdueState; since: string; nextOn: string; demand: { sentOn: string; untilOn: string } | null }

const isPast = (bill: Bill, day: string) => bill.state === 'OPEN' && payBy(bill) < day;
const hasPast = (lease: Lease, day: string) => lease.bills.some((bill) => isPast(bill, day));

/** Days after the first up to the last, those left out on which the lease rested. */
function runningDays(lease: Lease, after: string, to: string): number {
  let days = 0;
  for (let day = later(after, 1); day <= to; day = later(day, 1)) if (!lease.restsOn(day)) days += 1;
  return days;
}

/** Another sum, in so many parts from a day on, in place of what is open. */
export interface Agreement { total: bigint; parts: number; firstOn: string }

export class Arrears {
  overdue: Overdue | null = null;
  offer: { since: string; state: 'OPEN' | 'ANSWERED' | 'LAPSED' } | null = null;
  /** How often a part that was agreed on came too late. */
  broken = 0;
  constructor(readonly lease: Lease) {}

  private move(state: OverdueState, since: string, nextOn = ''): void {
    this.overdue = { state, since, nextOn, demand: this.overdue?.demand ?? null };
  }

  /** Late charges of what was paid are asked for, once nothing rests, and a lease of which nothing is past due is where it was before. */
  clear(day: string): void {
    const { overdue, lease } = this;
    if (!overdue || overdue.state === 'DEFERRED' || overdue.state === 'WRITTEN_OFF') return;
    const isFinal = overdue.state === 'ACCELERATED' || overdue.state === 'SETTLING';
    const rests = lease.withdrawn || lease.refused || lease.restsOn(day, ['REFUSAL', 'GOODS_BACK']);
    const owing = rests ? [] : lease.rows.filter((row) => row.state === 'PAID' && row.late > 0n && !row.lateAsked);
    if (isFinal ? lease.open.length > 0 : owing.length === 0 && hasPast(lease, day)) return;
    for (const { seq } of owing) this.askCharge(seq, day);
    if (overdue.state === 'CURRENT' || (isFinal ? lease.open.length > 0 : hasPast(lease, day))) return;
    this.move('CURRENT', day);
  }

  private get isBeingBought(): boolean {
    return this.lease.bills.some(({ kind, state }) => kind === 'BUYOUT' && (state === 'OPEN' || state === 'PAID'));
  }

  private askCharge(seq: number, day: string): void {
    const row = this.lease.row(seq);
    if (!row || row.late === 0n || row.lateAsked) return;
    row.lateAsked = true;
    this.lease.bill({ kind: 'LATE_CHARGE', seq, billedOn: day, dueOn: this.isBeingBought ? workingDaysOn(day, 1) : later(day, TO_PAY), amount: row.late, lines: [['billed-receivable', row.late], ['late-charge-income', -row.late]] });
  }

  /** A day as it is walked once it was billed. */
  walk(day: string): void {
    const { lease } = this;
    this.endDeferral(day);
    if (this.offer?.state === 'OPEN' && day > later(this.offer.since, TO_ANSWER)) this.offer.state = 'LAPSED';
    if (!this.overdue || this.overdue.state === 'CURRENT') {
      if (hasPast(lease, day) && !lease.restsOn(day)) this.move(GRACE, day, workingDaysOn(later(day, -1), GRACE_DAYS + 1));
    } else if (this.overdue.state === 'SETTLING') this.breakAgreement(day);
    else if (this.overdue.state === REMINDED && this.isDue(day)) this.move(LATE, day, workingFrom(later(day, TO_DEMAND)));
    else if (this.overdue.state === GRACE && this.isDue(day)) this.move(REMINDED, day, workingFrom(later(day, TO_CHARGE)));
    if (this.overdue?.state === LATE || this.overdue?.state === DEMANDED) this.charge(day);
  }

  private isDue(day: string): boolean {
    const { overdue, lease } = this;
    if (!overdue || overdue.nextOn === '' || overdue.nextOn > day || lease.restsOn(day) || !hasPast(lease, day)) return false;
    return runningDays(lease, overdue.since, day) >= daysFrom(overdue.since, overdue.nextOn);
  }

  /** Open amount × rate × days that are over ÷ 365, rounded down once, where the grace is over. */
  private charge(day: string): void {
    const { lease } = this;
    const { numerator, denominator } = lease.lateRate;
    // The price was agreed to with what had run up until then.
    if (lease.open.some(({ kind }) => kind === 'BUYOUT')) return;
    for (const bill of lease.bills) {
      const row = lease.row(bill.seq);
      if (bill.kind !== 'INSTALMENT' || !isPast(bill, day) || row?.state !== 'DUE' || workingDaysOn(lateSince(bill), GRACE_DAYS) >= day) continue;
      row.late = (openOf(bill) * numerator * BigInt(runningDays(lease, lateSince(bill), later(day, -1)))) / (denominator * 365n);
    }
  }

  demand(day: string): void {
    if (this.overdue?.state !== LATE || !this.isDue(day)) return;
    const untilOn = workingFrom(later(day, TO_PAY));
    this.move(DEMANDED, day, later(untilOn, 1));
    if (this.overdue) this.overdue.demand = { sentOn: day, untilOn };
  }

  /** Art. 13(1) no. 1: whether two instalments are missed one after the other, and whether what is missed is more than a tenth of the instalment price. */
  missed(day: string): { inARow: boolean; overTenth: boolean } {
    const { lease } = this;
    const missed = lease.bills.filter((bill) => bill.kind === 'INSTALMENT' && bill.seq !== 0 && isPast(bill, day));
    const seqs = missed.map(({ seq }) => seq ?? 0);
    return { inARow: seqs.some((seq) => seqs.includes(seq + 1)), overTenth: sumOf(missed, openOf) * 10n > lease.facts.totalCost };
  }

  /** Both, and a written demand whose days are over. */
  mayCallIn(day: string): boolean {
    const { overdue, lease } = this;
    if (overdue?.state !== DEMANDED || !overdue.demand || !lease.isActive || lease.restsOn(day)) return false;
    if (overdue.demand.untilOn >= day || runningDays(lease, overdue.demand.sentOn, later(day, -1)) < TO_PAY) return false;
    if (lease.bills.some(({ kind, state }) => kind === 'BUYOUT' && (state === 'OPEN' || state === 'PAID'))) return false;
    const { inARow, overTenth } = this.missed(day);
    return inARow && overTenth;
  }

  /** All that is left in one bill, less the fee for the days to come (art. 13(2)). */
  callIn(day: string): void {
    const { lease } = this;
    if (!this.mayCallIn(day)) throw new Error('called in against article 13');
    const open = lease.open.filter(({ kind, seq }) => kind === 'INSTALMENT' && seq !== 0);
    for (const { seq } of open) this.askCharge(seq ?? 0, day);
    const [owed, { left, fee, residual }, rebate] = [sumOf(open, openOf), lease.toCome, feeToCome(lease, day)];
    for (const bill of open) bill.state = 'MERGED';
    for (const row of lease.months) if (row.state === 'DUE') row.state = 'MERGED';
    const asked = left + residual - rebate;
    const bill = lease.bill({
      kind: 'ACCELERATION', seq: null, billedOn: day, dueOn: later(day, TO_PAY), amount: owed + asked,
      lines: lease.facts.inHouse
        ? [['billed-receivable', asked], ['lease-receivable', -(left + residual)], ['unearned-income', fee], ['interest-income', rebate - fee]]
        : [['billed-receivable', asked], ['serviced-receivable', -(left + residual)], ['financier-claim', rebate]],
    });
    lease.useCredits(bill);
    this.move('ACCELERATED', day);
  }

  /** Time for who is in need: what is open, and what falls due meanwhile, is asked for when it is over, and nothing runs. */
  defer(day: string, months: number): void {
    const { lease, overdue } = this;
    if (!lease.isActive || lease.deferral || (overdue && !['CURRENT', GRACE, REMINDED, LATE, DEMANDED].includes(overdue.state))) throw new Error('time was given that may not be');
    const until = workingFrom(monthsOn(day, months));
    for (const bill of lease.open) lease.putOff(bill, until);
    lease.rest('DEFERRAL', day).until = until;
    lease.deferral = { from: day, until };
    this.move('DEFERRED', day, until);
  }

  private endDeferral(day: string): void {
    const { lease } = this;
    if (!lease.deferral || lease.deferral.until > day) return;
    for (const bill of lease.open) bill.state = 'OPEN';
    lease.deferral = null;
    if (this.overdue?.state === 'DEFERRED') this.move('CURRENT', day);
  }

  /** The parts that were agreed on stand for what is open; late charges, and what is over them, are given up. */
  agree(day: string, { total, parts, firstOn }: Agreement): void {
    const { lease } = this;
    if (this.overdue?.state !== 'ACCELERATED' || this.offer?.state !== 'OPEN') throw new Error('nothing was offered');
    this.offer.state = 'ANSWERED';
    const stoodFor = lease.open.filter((bill) => !isOwn(bill));
    for (const bill of lease.open.filter(({ kind }) => kind === 'LATE_CHARGE')) lease.writeOff(bill);
    lease.lose(sumOf(stoodFor, openOf) - total, { kind: 'SETTLEMENT', seq: null });
    for (const bill of stoodFor) bill.state = 'MERGED';
    const each = total / BigInt(parts);
    for (let part = 0; part < parts; part += 1) {
      lease.bill({ kind: 'SETTLEMENT', seq: null, billedOn: day, dueOn: monthsOn(firstOn, part), amount: part === parts - 1 ? total - each * BigInt(parts - 1) : each, lines: [] });
    }
    this.move('SETTLING', day);
  }

  private breakAgreement(day: string): void {
    const { lease } = this;
    if (lease.restsOn(day) || !lease.bills.some(({ kind, state, dueOn }) => kind === 'SETTLEMENT' && state === 'OPEN' && workingFrom(later(workingFrom(dueOn), PART_LATE)) < day)) return;
    this.broken += 1;
    this.move(LATE, day, workingFrom(later(day, TO_DEMAND)));
  }

  /** What was given up and has not come since, and how much of it is an outside financier's. */
  private givenUp = { left: 0n, financiers: 0n };
  passedOn = 0n;

  writeOff(day: string): void {
    const { lease } = this;
    if (!this.overdue || !['ACCELERATED', LATE, DEMANDED].includes(this.overdue.state) || lease.toCome.left > 0n) throw new Error('written off although more is to come');
    const financiers = lease.facts.inHouse ? [] : lease.open.filter((bill) => !isOwn(bill));
    this.givenUp = { left: sumOf(lease.open, openOf), financiers: sumOf(financiers, openOf) };
    for (const bill of lease.open) lease.writeOff(bill);
    this.move('WRITTEN_OFF', day);
    lease.end('DEFAULTED', day);
  }

  /** Of what was given up money comes: the financier's share first, which is owed to it, then what was lost. */
  recover(amount: bigint): void {
    const { lease, givenUp } = this;
    if (lease.cause !== 'DEFAULTED' || amount > givenUp.left) throw new Error('more came than was given up');
    const passed = amount < givenUp.financiers ? amount : givenUp.financiers;
    this.passedOn += passed;
    this.givenUp = { left: givenUp.left - amount, financiers: givenUp.financiers - passed };
    lease.allCame = this.givenUp.left === 0n;
    lease.post([['cash', amount], ['remittance-payable', -passed], ['write-off', passed - amount]]);
  }

  /** What fell due at once is paid, and nothing else is open. */
  complete(day: string): void {
    const { lease } = this;
    if (this.overdue?.state !== 'CURRENT' || !lease.isActive || lease.open.length > 0) return;
    if (lease.bills.some(({ kind, state }) => kind === 'ACCELERATION' && (state === 'PAID' || state === 'MERGED'))) lease.end('COMPLETED', day);
  }
}
