import { later, monthsOn, workingDaysOn, workingFrom } from './days';
import { payBy, sumOf, type Bill, type Lease, type Rest } from './lease';
import { feeToCome, shareHalfUp } from './payoff';

/* How a lease is left: the goods are bought, given back, or at the end of the term used on. */

export type Choice = 'BUY' | 'RETURN' | 'EXTEND';

interface Buyout { bill: Bill; validOn: string; state: 'OPEN' | 'PAID' | 'LAPSED' }
interface Return { state: 'LABELLED' | 'SENT' | 'ARRIVED' | 'INSPECTED' | 'DISPUTED' | 'SETTLED' | 'CANCELLED'; free: boolean; refused: boolean; early: boolean; charge: bigint; since: string; claimed: bigint; rest: Rest | null }

/** Days to send the goods, to look them over, and to object to a claim for wear; so many days at the most, a tenth of what is left at the most. */
const [SEND_DAYS, LOOK_DAYS, OBJECT_DAYS, QUOTE_DAYS, HIGHEST_CHARGE] = [14, 7, 7, 30, 1000];
/** Days in which the residual may be paid once the term is over. */
const RESIDUAL_DAYS = 30;

export class Endings {
  buyout: Buyout | null = null;
  giving: Return | null = null;
  /** The guarantee was broken twice: the goods may be given back at no charge. */
  mayGoFree = false;
  /** Whether its goods were there, of which payment was refused. */
  cameToRefuse = false;
  /** For the end of the term; silence gives the goods back. */
  choice: Choice = 'RETURN';

  constructor(readonly lease: Lease) {}

  /** Whether the purchaser may begin to leave. */
  get mayLeave(): boolean {
    const { lease } = this;
    return lease.isActive && !lease.refused && !lease.rests.some(({ cause, until }) => cause === 'REFUSAL' && until === null) && this.buyout?.state !== 'OPEN' && this.buyout?.state !== 'PAID'
      && (this.giving === null || this.giving.state === 'CANCELLED') && !lease.open.some(({ kind }) => kind === 'ACCELERATION' || kind === 'SETTLEMENT');
  }

  /** The goods are bought at the price of a day: what falls due after it, and the residual, less the fee for the days to come. */
  buy(day: string, on: string): void {
    if (!this.mayLeave || on < day || on > later(day, QUOTE_DAYS)) throw new Error('bought although it may not be');
    this.call(day, on, workingFrom(on));
  }

  private call(day: string, on: string, validOn: string): void {
    const { lease } = this;
    const rows = lease.months.filter(({ state, billed, dueOn }) => state === 'DUE' && !billed && dueOn > on);
    const [left, fee, rebate] = [sumOf(rows, ({ amount }) => amount), sumOf(rows, ({ interest }) => interest), feeToCome(lease, on)];
    const whole = left + lease.facts.residual;
    for (const row of rows) row.state = 'MERGED';
    const bill = lease.bill({
      kind: 'BUYOUT', seq: null, billedOn: day, dueOn: validOn, amount: whole - rebate,
      lines: lease.facts.inHouse
        ? [['billed-receivable', whole - rebate], ['lease-receivable', -whole], ['unearned-income', fee], ['interest-income', rebate - fee]]
        : [['billed-receivable', whole - rebate], ['serviced-receivable', -whole], ['financier-claim', rebate]],
    });
    this.buyout = { bill, validOn, state: 'OPEN' };
    lease.useCredits(bill);
  }

  /** Paid, and nothing else owed: the goods are the purchaser's. Not paid by its day: the instalments come again. */
  closeBuyout(day: string): void {
    const { lease, buyout } = this;
    if (buyout?.state !== 'OPEN') return;
    if (buyout.bill.state === 'CANCELLED') buyout.state = 'LAPSED';
    else if (buyout.bill.state === 'PAID' && lease.isActive && lease.open.length === 0 && !lease.rows.some(({ state, amount }) => state === 'DUE' && amount > 0n)) {
      buyout.state = 'PAID';
      lease.end('BOUGHT_OUT', day);
    } else if (buyout.bill.state === 'OPEN' && buyout.validOn < day) {
      buyout.state = 'LAPSED';
      lease.cancel(buyout.bill);
      for (const row of lease.months) if (row.state === 'MERGED') row.state = 'DUE';
    }
  }

  /** The term is over: what was chosen takes effect. */
  endTerm(day: string): void {
    const { lease } = this;
    const { endsOn, unit } = lease.facts;
    if (day < endsOn || !this.mayLeave || lease.rows.some(({ state }) => state === 'MERGED')) return;
    if (this.choice === 'BUY') this.call(day, day, workingFrom(later(day, RESIDUAL_DAYS)));
    else if (this.choice === 'RETURN') this.askReturn(day);
    else {
      const months = lease.bills.filter(({ kind }) => kind === 'EXTENSION').length;
      const from = monthsOn(endsOn, months);
      if (from > day) return;
      const half = (lease.months.at(-2)?.amount ?? 0n) / 2n;
      const amount = half - (half % unit);
      lease.useCredits(lease.bill({ kind: 'EXTENSION', seq: null, billedOn: day, dueOn: workingDaysOn(day, 1), amount, lines: [['billed-receivable', amount], [lease.facts.inHouse ? 'extension-income' : 'financier-claim', -amount]] }));
    }
  }

  private chargeOn(day: string): bigint {
    const left = sumOf(this.lease.months.filter(({ state, billed, dueOn }) => state === 'DUE' && !billed && dueOn > day), ({ amount }) => amount);
    return shareHalfUp(left, Math.min(this.lease.facts.returnChargeBps, HIGHEST_CHARGE));
  }

  /** The goods are to be given back: what is overdue rests from now on, before the end of the term once while the same is overdue. */
  askReturn(day: string): void {
    const { lease } = this;
    if (!this.mayLeave) throw new Error('given back although it may not be');
    const early = day < lease.facts.endsOn;
    const free = early && this.mayGoFree;
    this.giving = { state: 'LABELLED', free, refused: false, early, charge: early && !free ? this.chargeOn(day) : 0n, since: day, claimed: 0n, rest: early && this.hasRestedBefore(day) ? null : lease.rest('RETURN', day) };
  }

  private hasRestedBefore(day: string): boolean {
    const [since] = this.lease.open.filter((bill) => bill.state === 'OPEN' && payBy(bill) < day).map((bill) => payBy(bill)).sort();
    return since !== undefined && this.lease.rests.some(({ cause, until }) => cause === 'RETURN' && until !== null && until > since);
  }

  private get held(): Return {
    if (!this.giving) throw new Error('nothing is given back');
    return this.giving;
  }

  private to(state: Return['state'], day: string): Return {
    return Object.assign(this.held, { state, since: day });
  }

  /** Sent: nothing more is billed, and leaving costs no more than it did, or less where an instalment was billed, or the guarantee broken, meanwhile. */
  send(day: string): void {
    const giving = this.to('SENT', day);
    const charge = giving.early && !this.mayGoFree ? this.chargeOn(day) : 0n;
    if (charge < giving.charge) giving.charge = charge;
    this.lease.rest('GOODS_BACK', day);
  }

  arrive(day: string): void { this.to('ARRIVED', day); }

  inspect(day: string, claimed: bigint): void {
    this.to('INSPECTED', day).claimed = claimed;
    if (claimed === 0n) this.settle(day, 0n);
  }

  object(day: string): void { this.to('DISPUTED', day); }

  /** How often what leaving costs waited for a refusal, and came to nothing by it. */
  readonly byRefusal = { waited: 0, free: 0 };

  /** What was not done in its days: not sent, it is off; not looked over, the goods are in order; not objected to, a claim stands. */
  passDays(day: string): void {
    const { giving, lease } = this;
    if (giving?.state === 'LABELLED' && giving.early && day > later(giving.since, SEND_DAYS)) {
      giving.state = 'CANCELLED';
      if (giving.rest) giving.rest.until = day;
    } else if (lease.refusedOn !== null) this.byRefusal.waited += giving?.state === 'ARRIVED' || giving?.state === 'INSPECTED' ? 1 : 0;
    else if (giving?.state === 'ARRIVED' && day > later(giving.since, LOOK_DAYS)) this.settle(day, 0n);
    else if (giving?.state === 'INSPECTED' && day > later(giving.since, OBJECT_DAYS)) this.settle(day, giving.claimed);
  }

  /** Nothing more is to be paid: goods that, so they say, never came do not go back, others do at no cost, unless they are on their way already. */
  endRefused(day: string): void {
    const { lease, giving } = this;
    if (!lease.isActive || lease.releasedOn === null || (giving !== null && giving.state !== 'CANCELLED')) return;
    if (this.cameToRefuse) this.giving = { state: 'LABELLED', free: false, refused: true, early: false, charge: 0n, since: day, claimed: 0n, rest: lease.rest('RETURN', day) };
    else lease.end('REFUSED', day);
  }

  /** One bill for charge and wear; what was to come leaves the books. Where the guarantee was broken its seller answers for it. */
  settle(day: string, damage: bigint): void {
    const { lease } = this;
    const { free, refused, charge: said } = this.to('SETTLED', day);
    if (lease.refusedOn !== null) throw new Error('settled although it waits for a refusal');
    const charge = lease.refused ? 0n : said;
    this.byRefusal.free += lease.refused && !refused ? 1 : 0;
    const { left, fee, residual } = lease.toCome;
    const [whole, asked] = [left + residual, charge + damage];
    const goods = whole - fee - asked;
    const inGoods: [string, bigint] = goods >= 0n ? [free ? 'recourse-receivable' : 'recovered-goods', goods] : ['interest-income', goods];
    const lines = lease.facts.inHouse
      ? [['billed-receivable', asked], ['unearned-income', fee], inGoods, ['lease-receivable', -whole]] as const
      : [['billed-receivable', asked], ['financier-claim', whole - asked], ['serviced-receivable', -whole]] as const;
    if (asked === 0n) lease.post(lines);
    else lease.useCredits(lease.bill({ kind: 'RETURN_CHARGE', seq: null, billedOn: day, dueOn: workingDaysOn(day, 1), amount: asked, lines }));
    lease.end(free ? 'BREACHED' : refused ? 'REFUSED' : 'RETURNED', day);
  }
}
