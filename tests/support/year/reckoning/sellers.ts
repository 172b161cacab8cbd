import { later, monthsOn } from './days';
import { sumOf, type Lease } from './lease';

/*
 * What a seller is paid: price (or, where an outside financier pays it, the first payment) less fee with VAT, reserve and
 * holdback, once the days of withdrawal are over; the holdback month by month, each month that the guarantee was kept; what
 * it owes is taken off. Shares in hundredths of a percent of the price, rounded down.
 */

export interface SellerTerms { fee: number; reserve: number; holdback: number; buyback: number }

/** Art. 8(1): days in which a contract may be withdrawn from. VAT Act art. 30: a tenth. */
const [WITHDRAWAL_DAYS, VAT] = [7, 10n];
const share = (amount: bigint, bps: number) => (amount * BigInt(bps)) / 10_000n;

export class Pay {
  financierPaid = false;
  private held: { whole: bigint; month: number; clean: number; over: boolean } | null = null;
  private clawed = false;
  private kept = 0n;
  passedOn = false;

  constructor(readonly lease: Lease, private readonly terms: SellerTerms) {}

  get isReleased(): boolean { return this.held !== null; }

  release(day: string): void {
    const { lease, terms } = this;
    const { cashPrice, firstPayment, inHouse, startsOn } = lease.facts;
    if (this.held || lease.withdrawn || lease.refusedOn !== null || day <= later(startsOn, WITHDRAWAL_DAYS)) return;
    const first = lease.row(0);
    if ((first?.amount ?? 0n) > 0n && first?.state === 'DUE') return;
    if (!inHouse && !this.financierPaid) return;
    const [fee, reserve, wanted] = [share(cashPrice, terms.fee), share(cashPrice, terms.reserve), share(cashPrice, terms.holdback)];
    const vat = (fee * VAT) / 100n;
    const left = (inHouse ? cashPrice : firstPayment) - fee - vat - reserve;
    const whole = left <= 0n ? 0n : left < wanted ? left : wanted;
    const missing = first?.state === 'WRITTEN_OFF' && !lease.allCame ? firstPayment : 0n;
    this.kept = missing;
    this.held = { whole, month: 1, clean: 0, over: false };
    lease.post([['fee-income', -fee], ['vat-payable', -vat], ['guarantee-reserve', -reserve], ['seller-holdback', -whole], ['write-off', -missing], ['seller-payable', fee + vat + reserve + whole + missing]]);
  }

  /** What was kept of a first payment that was given up has come after all. */
  passOn(): void {
    this.lease.post([['write-off', this.kept], ['seller-payable', -this.kept]]);
    this.passedOn = this.kept > 0n;
    this.kept = 0n;
  }

  /** A month without a credit of the guarantee gives its part back, the last one and the lease's end the rest; none while its goods are waited for after a refusal. */
  giveHoldbackBack(day: string): void {
    const { held, lease } = this;
    if (!held || (lease.isActive && lease.releasedOn !== null)) return;
    const { startsOn, termMonths } = lease.facts;
    while (!held.over && (!lease.isActive || monthsOn(startsOn, held.month) <= day)) {
      const [from, to] = [monthsOn(startsOn, held.month - 1), monthsOn(startsOn, held.month)];
      const kept = !lease.isActive || !lease.credits.some(({ on }) => on >= from && on < to);
      const balance = -lease.balance('seller-holdback');
      const even = held.whole / BigInt(termMonths);
      const part = !kept ? 0n : !lease.isActive || held.clean + 1 >= termMonths || balance < even ? balance : even;
      lease.post([['seller-holdback', part], ['seller-payable', -part]]);
      held.month += 1;
      held.clean += kept ? 1 : 0;
      held.over = balance - part <= 0n;
    }
  }

  /** In house, goods that came back are taken back for the share that was agreed. */
  clawBack(): void {
    const { lease } = this;
    if (!this.held || this.clawed || !lease.facts.inHouse || lease.cause !== 'RETURNED') return;
    this.clawed = true;
    const standing = lease.balance('recovered-goods');
    const taken = standing <= 0n ? 0n : share(standing, this.terms.buyback);
    lease.post([['recourse-receivable', taken], ['recovered-goods', -taken]]);
  }
}

/** One seller with all its leases. */
export class Seller {
  /** Of no lease: what was paid out, and set off. */
  readonly books: Record<string, bigint> = {};
  private waiting: bigint[] = [];
  private carried = 0n;
  /** Set off before money left, and in no settlement yet. */
  private setOff = 0n;
  paidOut = 0n;

  constructor(readonly id: string, readonly leases: readonly { lease: Lease; pay: Pay }[]) {}

  private post(lines: readonly (readonly [string, bigint])[]): void {
    for (const [account, debit] of lines) this.books[account] = (this.books[account] ?? 0n) + debit;
  }

  get payable(): bigint { return -sumOf(this.leases, ({ lease }) => lease.balance('seller-payable')) - (this.books['seller-payable'] ?? 0n); }

  /** What is owed on a settlement day, of leases that are released and not refused; less than nothing is carried to the next. */
  settle(): void {
    const [of, lines] = [this.leases.filter(({ lease, pay }) => pay.isReleased && lease.refusedOn === null), { payable: 0n, recourse: 0n }];
    for (const { lease } of of) {
      lines.payable += lease.unsettled.payable;
      lines.recourse += lease.unsettled.recourse;
      lease.unsettled = { payable: 0n, recourse: 0n };
    }
    this.post([['seller-payable', -lines.recourse], ['recourse-receivable', lines.recourse]]);
    const total = lines.payable + lines.recourse + this.carried + this.setOff;
    this.setOff = 0n;
    this.carried = total > 0n ? 0n : total;
    if (total > 0n) this.waiting.push(total);
  }

  /** What it owes beyond what it is owed in no settlement yet; of a lease that is not to be settled only what it owes counts. */
  private get owes(): bigint {
    const open = sumOf(this.leases, ({ lease, pay }) => {
      const of = lease.unsettled.payable + lease.unsettled.recourse;
      return of < 0n || (pay.isReleased && lease.refusedOn === null) ? of : 0n;
    });
    const all = open + this.carried + this.setOff;
    return all < 0n ? -all : 0n;
  }

  /** What waits is paid, less what it owes. */
  payOut(): void {
    let total = 0n;
    for (const each of this.waiting) {
      const taken = each < this.owes ? each : this.owes;
      this.setOff += taken;
      total += each - taken;
    }
    this.waiting = [];
    this.paidOut += total;
    this.post([['seller-payable', total], ['cash', -total]]);
  }
}

/** What an outside financier is sent, month by month, up to one: a month that comes to less than nothing is taken off the next. */
export function remittances({ owed }: Lease, upTo: string): string[] {
  const sent: string[] = [];
  let rest = 0n;
  for (const [month, amount] of [...owed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    rest += amount;
    if (month > upTo || rest < 0n) continue;
    sent.push(`${month} ${rest}`);
    rest = 0n;
  }
  return sent;
}
