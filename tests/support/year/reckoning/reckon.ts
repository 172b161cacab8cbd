import { billDue, giveCreditsBack, payByHand, payCreditsBack } from './billing';
import { wednesdayOf } from './days';
import { Endings, type Choice } from './endings';
import { Guarantee, type Charge } from './guarantee';
import { Lease, sumOf, type Facts, type Kind } from './lease';
import { Arrears } from './overdue';
import { letSilenceDecide, letStand, refund, refuse, reject, withdraw } from './rights';
import { Pay, Seller, type SellerTerms } from './sellers';

/*
 * What the books must say, from the contracts and from what people did alone: the whole year is lived anew here, day by day,
 * by plain additions, without anything of the mall's own code. What came of itself (bills, credits, late charges, what
 * silence decides, what sellers are paid) is nowhere among the events: it is reckoned.
 */

export interface Event {
  day: string;
  /** None of what is about a seller. */
  leaseId: string;
  what: 'PAID' | 'PAID_BY_HAND' | 'CARD_LOST' | 'CARD_TAKEN' | 'WITHDRAWN' | 'REFUNDED' | 'REFUSED' | 'REJECTED' | 'ACCEPTED' | 'REJECTION_OBJECTED' | 'REJECTION_KEPT' | 'REFUSAL_UPHELD'
    | 'CLAIMED' | 'ANSWERED' | 'REPLACED' | 'WAITED_FOR' | 'GOES_ON' | 'CLAIM_REJECTED' | 'CLAIM_OBJECTED' | 'CLAIM_UPHELD' | 'CLAIM_DISMISSED' | 'MENDED' | 'CONFIRMED' | 'BUYS' | 'GIVES_BACK' | 'MAY_NOT_LEAVE' | 'SENT' | 'ARRIVED' | 'INSPECTED' | 'AGREED' | 'OBJECTED' | 'DECIDED'
    | 'ASKS_TIME' | 'DEFERRED' | 'NOT_DEFERRED' | 'CALLED_IN' | 'NOT_CALLED_IN' | 'OFFERED' | 'OFFER_TAKEN' | 'OFFER_DECLINED' | 'WRITTEN_OFF' | 'RECOVERED' | 'CREDIT_PAID' | 'FINANCIER_PAID' | 'SELLER_PAID' | 'CHOSEN'
    | 'ASKS_TRANSFER' | 'TRANSFER_LAPSED' | 'TAKEN_OVER' | 'SELLER_GONE' | 'SUCCESSOR_NAMED';
  kind?: Kind;
  seq?: number | null;
  /** The day that a price is counted to. */
  on?: string;
  amount?: bigint;
  /** Months of time that is given, or parts of what is agreed on. */
  count?: number;
  /** What was chosen, on what ground payment is refused, who gave a lease over, or of a seller, or of a claim: those of one day are seen to in the order of their names. */
  name?: string;
}

type OfSeller = 'SELLER_PAID' | 'SELLER_GONE' | 'SUCCESSOR_NAMED';
const isOfSeller = (what: Event['what']): what is OfSeller => what === 'SELLER_PAID' || what === 'SELLER_GONE' || what === 'SUCCESSOR_NAMED';

export class Case {
  readonly lease: Lease;
  readonly arrears: Arrears;
  readonly endings: Endings;
  readonly guarantee: Guarantee;
  readonly pay: Pay;

  constructor(readonly facts: Facts, terms: SellerTerms) {
    this.lease = new Lease(facts);
    this.arrears = new Arrears(this.lease);
    this.endings = new Endings(this.lease);
    this.guarantee = new Guarantee(this.lease, this.endings);
    this.pay = new Pay(this.lease, terms);
  }
}

export class House {
  readonly cases: Map<string, Case>;
  readonly sellers: Map<string, Seller>;
  private readonly all: Case[];
  /** How often each fund made a credit good. */
  readonly borneBy = { 'its own holdback': 0, 'other holdbacks': 0, 'what its seller was owed': 0, 'the reserve': 0, 'the reserve, its seller gone': 0 };
  private readonly gone = new Set<string>();
  /** How often one condition of article 13 alone was not met. */
  readonly notCalledIn = { 'too little missed': 0, 'none missed after another': 0 };

  constructor(facts: readonly Facts[], termsOf: (sellerId: string) => SellerTerms) {
    this.all = [...facts].sort((a, b) => (a.id < b.id ? -1 : 1)).map((each) => new Case(each, termsOf(each.sellerId)));
    this.cases = new Map(this.all.map((each) => [each.facts.id, each]));
    this.sellers = new Map([...Map.groupBy(this.all, ({ facts: { sellerId } }) => sellerId)].map(([id, of]) => [id, new Seller(id, of)]));
  }

  /** A day: first what comes of itself, then what people did, in their order. */
  live(day: string, events: readonly Event[]): void {
    for (const { lease } of this.all) {
      lease.today = day;
      letSilenceDecide(lease, day);
    }
    this.seeToClaims(day);
    for (const { lease, arrears, endings } of this.all) {
      billDue(lease, day);
      giveCreditsBack(lease);
      arrears.clear(day);
      arrears.walk(day);
      arrears.demand(day);
      endings.closeBuyout(day);
      arrears.complete(day);
      endings.passDays(day);
      endings.endRefused(day);
      endings.endTerm(day);
    }
    for (const { pay } of this.all) {
      pay.release(day);
      pay.giveHoldbackBack(day);
      pay.clawBack();
    }
    if (wednesdayOf(day) === day) for (const seller of this.sellers.values()) seller.settle();
    for (const event of events) this.hear(event);
  }

  get trialBalance(): Record<string, bigint> {
    const sums: Record<string, bigint> = {};
    for (const books of [...this.all.map(({ lease }) => lease.books), ...[...this.sellers.values()].map((seller) => seller.books)]) {
      for (const [account, balance] of Object.entries(books)) sums[account] = (sums[account] ?? 0n) + balance;
    }
    return sums;
  }

  private seeToClaims(day: string): void {
    const open = this.all.flatMap(({ guarantee }) => guarantee.claims.filter(({ state }) => state !== 'CLOSED')).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const claim of open) claim.note(`${day}T10`);
    for (const claim of open) claim.give(day, this.charge);
    for (const claim of open) claim.pass(day, this.charge);
  }

  /** A credit is its seller's to make good: what is held back for the lease, then for its others, the oldest first, then what it is owed, then the reserve of all, and in the end the mall. */
  private readonly charge: Charge = (lease, amount) => {
    let left = amount;
    const take = (there: bigint): bigint => {
      const part = there <= 0n ? 0n : there < left ? there : left;
      left -= part;
      return part;
    };
    const seller = this.sellers.get(lease.facts.sellerId);
    const held = [lease, ...(seller?.leases ?? []).map((each) => each.lease).filter((each) => each !== lease)];
    for (const each of held) {
      const part = take(-each.balance('seller-holdback'));
      each.post([['seller-holdback', part]]);
      if (part > 0n) this.borneBy[each === lease ? 'its own holdback' : 'other holdbacks'] += 1;
    }
    const payable = take(seller?.payable ?? 0n);
    const reserve = take(-sumOf(this.all, (each) => each.lease.balance('guarantee-reserve')));
    if (payable > 0n) this.borneBy['what its seller was owed'] += 1;
    if (reserve > 0n) this.borneBy[this.gone.has(lease.facts.sellerId) ? 'the reserve, its seller gone' : 'the reserve'] += 1;
    lease.post([['seller-payable', payable], ['guarantee-reserve', reserve], ['guarantee-cost', left], ['service-credit-payable', -amount]]);
  };

  private hear(event: Event): void {
    const { what, name = '' } = event;
    if (what === 'SELLER_PAID') this.sellers.get(name)?.payOut();
    if (what === 'SELLER_GONE') this.gone.add(name);
    if (what === 'SUCCESSOR_NAMED') {
      for (const { facts, lease, guarantee } of this.all) if (facts.sellerId === name && lease.isActive && lease.releasedOn === null) for (const claim of guarantee.claims) claim.handOver(event.day);
    }
    if (isOfSeller(what)) return;
    const of = this.cases.get(event.leaseId);
    if (!of) throw new Error(`no lease ${event.leaseId}`);
    try {
      this.act(of, event);
    } catch (error) {
      throw new Error(`lease ${event.leaseId}, ${event.what} on ${event.day}: ${String(error)}`, { cause: error });
    }
  }

  private act({ lease, arrears, endings, guarantee, pay }: Case, { what, day, kind, seq = null, on = day, amount = 0n, count = 0, name = '' }: Event): void {
    const nothing = () => undefined;
    const acts: Record<Exclude<Event['what'], OfSeller>, () => void> = {
      PAID: () => {
        lease.pay(lease.asked({ kind, seq }));
      },
      PAID_BY_HAND: () => {
        payByHand(lease, { kind, seq });
        arrears.clear(day);
      },
      CARD_LOST: nothing,
      CARD_TAKEN: nothing,
      WITHDRAWN: () => withdraw(lease, day),
      REFUNDED: () => refund(lease),
      REFUSED: () => {
        refuse(lease, day);
        endings.cameToRefuse = name !== 'NOT_SUPPLIED';
      },
      REJECTED: () => reject(lease, day),
      ACCEPTED: () => letStand(lease, day),
      REJECTION_OBJECTED: nothing,
      REJECTION_KEPT: nothing,
      REFUSAL_UPHELD: () => letStand(lease, day),
      CLAIMED: () => { guarantee.open(name, day); },
      ANSWERED: () => guarantee.current.answer(day),
      REPLACED: () => guarantee.current.replace(day),
      WAITED_FOR: () => guarantee.current.wait(day),
      GOES_ON: () => guarantee.current.goOn(day),
      CLAIM_REJECTED: () => guarantee.current.reject(day),
      CLAIM_OBJECTED: () => guarantee.current.object(),
      CLAIM_UPHELD: () => guarantee.current.uphold(day),
      CLAIM_DISMISSED: () => guarantee.current.dismiss(day, this.charge),
      MENDED: () => guarantee.current.mend(day),
      CONFIRMED: () => guarantee.current.close(day, this.charge),
      BUYS: () => endings.buy(day, on),
      GIVES_BACK: () => endings.askReturn(day),
      MAY_NOT_LEAVE: () => { if (endings.mayLeave) throw new Error('it could be left'); },
      SENT: () => endings.send(day),
      ARRIVED: () => endings.arrive(day),
      INSPECTED: () => endings.inspect(day, amount),
      AGREED: () => endings.settle(day, amount),
      OBJECTED: () => endings.object(day),
      DECIDED: () => endings.settle(day, amount),
      ASKS_TIME: nothing,
      DEFERRED: () => arrears.defer(day, count),
      NOT_DEFERRED: nothing,
      CALLED_IN: () => arrears.callIn(day),
      NOT_CALLED_IN: () => {
        if (arrears.mayCallIn(day)) throw new Error('all could be called in');
        const { inARow, overTenth } = arrears.missed(day);
        this.notCalledIn['too little missed'] += inARow && !overTenth ? 1 : 0;
        this.notCalledIn['none missed after another'] += !inARow && overTenth ? 1 : 0;
      },
      OFFERED: () => { arrears.offer = { since: day, state: 'OPEN' }; },
      OFFER_TAKEN: () => arrears.agree(day, { total: amount, parts: count, firstOn: on }),
      OFFER_DECLINED: () => { arrears.offer = { since: day, state: 'ANSWERED' }; },
      WRITTEN_OFF: () => arrears.writeOff(day),
      RECOVERED: () => {
        arrears.recover(amount);
        if (lease.allCame) pay.passOn();
      },
      CREDIT_PAID: () => payCreditsBack(lease),
      CHOSEN: () => { endings.choice = name as Choice; },
      FINANCIER_PAID: () => { pay.financierPaid = true; },
      ASKS_TRANSFER: nothing,
      TRANSFER_LAPSED: nothing,
      // What is to come is another's; what becomes of the goods in the end is theirs to say.
      TAKEN_OVER: () => { endings.choice = 'RETURN'; },
    };
    if (!isOfSeller(what)) acts[what]();
  }
}
