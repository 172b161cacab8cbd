import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { quoteOf } from '@/lib/kernel/canonical-terms';
import { termsFromJson } from '@/lib/kernel/fields';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import type { Mutant } from './mutants';

interface Hold { amount: bigint; monthly: bigint; state: 'HELD' | 'USED' | 'RELEASED'; until: string | undefined }

export interface Approval {
  id: string;
  approved: bigint;
  monthlyCap: bigint;
  expiresAt: string;
  ended: boolean;
  version: number;
  holds: Map<string, Hold>;
}

export interface Contract { contractId: string; body: string; answer: Record<string, unknown> }

export interface Rules {
  /** Its own rate, and a second one that only its mutants use. */
  annualRate: string;
  /** From which amount financed it thinks first, has other terms, declines. */
  pendingAbove: bigint;
  counterAbove: bigint;
  declineAbove: bigint;
  /** Shorter than this it has other terms. */
  shortestMonths: number;
}
export const RULES: Rules = { annualRate: '0.069', pendingAbove: 4_000_000n, counterAbove: 8_000_000n, declineAbove: 50_000_000n, shortestMonths: 6 };

const OTHER_RATE = '0.079';
const LONGER = [24, 36, 48, 60];
const SHARES = [20n, 30n];
const MOST_OFFERS = 3;

export const newId = (prefix: string): string => `${prefix}_${randomUUID()}`;

/** What the reference institution knows, and how it decides. */
export class Books {
  readonly requests = new Map<string, { body: LimitRequestBody; decision: LimitDecision }>();
  readonly approvals = new Map<string, Approval>();
  readonly sellers = new Map<string, { id: string; requested: bigint }>();
  readonly contracts = new Map<string, Contract>();
  private readonly takenOffers = new Set<string>();

  constructor(private readonly rules: Rules, private readonly is: (mutant: Mutant) => boolean, readonly now: () => Temporal.Instant) {}

  in(seconds: number): string { return this.now().add({ seconds }).toString(); }

  over(instant: string): boolean { return Temporal.Instant.compare(instant, this.now()) <= 0; }

  priced({ currency, terms }: LimitRequestBody, change: object): Schedule {
    const { monthlyInstalment: _m, totalCost: _c, totalToOwn: _o, ...plan } = terms;
    const broken = {
      ...(this.is('arrears-only') && { timing: 'ARREARS' }), ...(this.is('own-rounding') && { rounding: { unit: '100', mode: 'HALF_UP', interest: 'HALF_EVEN' } }),
      ...(this.is('forgets-residual') && { residual: '0' }),
    };
    const built = buildSchedule(termsFromJson.parse({ ...plan, currency, ...change, ...broken }));
    if (!built.ok) throw new Error(built.error.code);
    return built.value;
  }

  /** The first answer: a decision, or that it takes time. */
  firstDecision(body: LimitRequestBody): LimitDecision | 'no-such-offer' {
    if (body.acceptsOffer !== undefined) return this.offerTaken(body, body.acceptsOffer);
    const financed = BigInt(body.terms.cashPrice) - BigInt(body.terms.firstPayment);
    if (!this.sellers.has(body.seller.reference) && !this.is('no-seller-check')) return this.declined(body, 1, 'SELLER_LIMIT', '판매자의 한도가 없습니다.', 'The seller has no limit.');
    if (financed > this.rules.pendingAbove && financed <= this.rules.declineAbove) {
      return { ...this.about(body, 1), status: 'PENDING', answerBy: this.in(1) };
    }
    return this.decided(body, 1);
  }

  /** The decision itself. */
  decided(body: LimitRequestBody, version: number): LimitDecision {
    const financed = BigInt(body.terms.cashPrice) - BigInt(body.terms.firstPayment);
    if (financed > this.rules.declineAbove) return this.declined(body, version, 'TOO_HIGH', '한 사람에게 드릴 수 있는 금액을 넘습니다.', this.is('korean-only') ? '한도 초과' : 'It is more than one person can have.');
    if (financed > this.rules.counterAbove || body.terms.termMonths < this.rules.shortestMonths) {
      return { ...this.about(body, version), status: 'COUNTER_OFFER', offers: this.offers(body) };
    }
    return this.approved(body, version, this.rules.annualRate);
  }

  private about({ requestId }: LimitRequestBody, version: number) {
    return { requestId: this.is('other-request') ? `${requestId}x` : requestId, version, decidedAt: this.in(0) };
  }

  private declined(body: LimitRequestBody, version: number, code: string, ko: string, en: string): LimitDecision {
    return { ...this.about(body, version), status: 'DECLINED', reasons: [{ code, ko, en }] };
  }

  private approved(body: LimitRequestBody, version: number, annualRate: string): LimitDecision {
    const schedule = this.priced(body, { annualRate });
    const quote = this.quote(schedule);
    const monthlyCap = schedule.instalmentMinor - (this.is('low-cap') ? 1n : 0n);
    const expiresAt = this.is('over-already') ? this.in(-60) : this.in(7 * 86_400);
    const approval = { id: newId('ap'), approved: schedule.financedMinor, monthlyCap, expiresAt, ended: false, version: 0, holds: new Map<string, Hold>() };
    this.approvals.set(approval.id, approval);
    const monthlyInstalment = this.is('wrong-amount') ? (schedule.instalmentMinor + 100n).toString() : quote.monthlyInstalment;
    return {
      ...this.about(body, version), status: 'APPROVED',
      approval: { approvalId: approval.id, approvedAmount: approval.approved.toString(), monthlyCap: monthlyCap.toString(), annualRate, ...quote, monthlyInstalment, expiresAt },
    };
  }

  private quote(schedule: Schedule) {
    const { timing, residualMinor } = schedule.terms;
    const less = this.is('residual-otherwise') && timing === 'ADVANCE' && residualMinor > 0n ? 100n : 0n;
    return { ...quoteOf(schedule), totalCost: (schedule.totalCostMinor - less).toString(), totalToOwn: (schedule.totalToOwnMinor - less).toString() };
  }

  private offers(body: LimitRequestBody) {
    const { termMonths, cashPrice } = body.terms;
    const first = (share: bigint) => (((BigInt(cashPrice) * share) / 100n / 10_000n) * 10_000n).toString();
    const changes = [...LONGER.filter((months) => months > termMonths).map((months) => ({ termMonths: months })), ...SHARES.map((share) => ({ firstPayment: first(share) }))];
    const priced = changes.map((change) => this.priced(body, { ...change, annualRate: this.rules.annualRate })).sort((a, b) => (a.totalToOwnMinor < b.totalToOwnMinor ? -1 : 1)).slice(0, MOST_OFFERS);
    if (this.is('dearest-first')) priced.reverse();
    return priced.map((schedule) => {
      const terms = wireTermsOf(schedule);
      if (this.is('offer-wrong-price')) terms.totalCost = (schedule.totalCostMinor + 1n).toString();
      return { offerId: newId('of'), terms: this.is('offer-other-goods') ? { ...terms, timing: 'ADVANCE' as const } : terms, expiresAt: this.in(86_400) };
    });
  }

  private offerTaken(body: LimitRequestBody, offerId: string): LimitDecision | 'no-such-offer' {
    const offers = [...this.requests.values()].filter((request) => request.body.purchaser.reference === body.purchaser.reference)
      .flatMap(({ decision }) => (decision.status === 'COUNTER_OFFER' ? decision.offers : []));
    const offer = offers.find((each) => each.offerId === offerId);
    if (!offer && this.is('offer-invented')) return this.approved(body, 1, this.rules.annualRate);
    const again = this.takenOffers.has(offerId) && !this.is('offer-twice');
    if (!offer || again || this.over(offer.expiresAt)) return 'no-such-offer';
    this.takenOffers.add(offerId);
    return this.approved({ ...body, terms: offer.terms }, 1, this.is('offer-other-rate') ? OTHER_RATE : offer.terms.annualRate);
  }

  sums(approval: Approval, exceptOrderId?: string): { held: bigint; used: bigint; monthly: bigint } {
    const sums = { held: 0n, used: 0n, monthly: 0n };
    for (const [orderId, hold] of approval.holds) {
      const lapsed = hold.state === 'HELD' && hold.until !== undefined && this.over(hold.until) && !this.is('until-ignored');
      if (orderId === exceptOrderId || hold.state === 'RELEASED' || lapsed) continue;
      if (hold.state === 'HELD') sums.held += hold.amount;
      else sums.used += hold.amount;
      sums.monthly += hold.monthly;
    }
    return sums;
  }
}
