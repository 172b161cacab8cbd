import { Temporal } from 'temporal-polyfill';
import { quoteOf } from '@/lib/kernel/canonical-terms';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { ContractBody, LimitRequestBody } from '@/lib/institutions/model/protocol';
import { readTerms, wireTermsOf } from '@/lib/institutions/model/wire-terms';

/** What it may decide about a limit request. */
export type Decision =
  | { answer: 'approve'; annualRate?: string; approvedAmount?: string; monthlyCap?: string; validMinutes?: number }
  /** An approval whose instalment does not follow from its own rate. */
  | { answer: 'wrong-amounts' }
  | { answer: 'decline'; code?: string }
  /** One offer for each term, cheapest first. */
  | { answer: 'counter'; termMonths: number[]; annualRate?: string; validMinutes?: number }
  | { answer: 'refer' }
  | { answer: 'pending' };

export interface ScriptedHold { amount: bigint; monthly: bigint; state: 'HELD' | 'USED' | 'RELEASED'; until?: string }

export interface ScriptedApproval {
  approvalId: string;
  requestId: string;
  approved: bigint;
  monthlyCap: bigint;
  expiresAt: string;
  status: 'LIVE' | 'DECLINED' | 'REVOKED';
  version: number;
  holds: Map<string, ScriptedHold>;
}

const DEFAULT_RATE = '0.069';

/** What the scripted institution believes: the oracle that a test compares the mall with. */
export class Books {
  readonly requests = new Map<string, { body: LimitRequestBody; decision: LimitDecision }>();
  readonly approvals = new Map<string, ScriptedApproval>();
  /** What was remitted of each instalment, by contract. */
  readonly remitted = new Map<string, Map<number, bigint>>();
  readonly contracts = new Map<string, { contractId: string; body: ContractBody; answer: Record<string, unknown> }>();
  /** Contracts that were issued and have ended, by the mall's events. */
  readonly endedContracts = new Set<string>();
  /** Approvals whose figures it said wrongly. */
  readonly wrong = new Set<string>();
  readonly sellerLimits = new Map<string, { sellerLimitId: string; approved: bigint }>();
  private counter = 0;

  constructor(readonly code: string, readonly now: () => Temporal.Instant) {}

  nextId(prefix: string): string {
    this.counter += 1;
    return `${prefix}_${this.code}_${this.counter}`;
  }

  /** Decides, keeps the decision and returns it; the version rises with each. */
  decide(body: LimitRequestBody, how: Decision): LimitDecision {
    const version = (this.requests.get(body.requestId)?.decision.version ?? 0) + 1;
    const about = { requestId: body.requestId, version, decidedAt: this.now().toString() };
    const decision = this.decision(body, how, about);
    this.requests.set(body.requestId, { body, decision });
    return decision;
  }

  private decision(body: LimitRequestBody, how: Decision, about: { requestId: string; version: number; decidedAt: string }): LimitDecision {
    const answerBy = this.in(60);
    switch (how.answer) {
      case 'pending': return { ...about, status: 'PENDING', answerBy };
      case 'refer': return { ...about, status: 'REFERRED', answerBy };
      case 'decline': return { ...about, status: 'DECLINED', reasons: [{ code: how.code ?? 'INCOME', ko: '소득에 비해 부담이 큽니다.', en: 'The burden is high for the income.' }] };
      case 'counter': return {
        ...about, status: 'COUNTER_OFFER',
        offers: how.termMonths.map((termMonths) => ({
          offerId: this.nextId('of'), terms: wireTermsOf(this.priced(body, how.annualRate ?? DEFAULT_RATE, termMonths)), expiresAt: this.in(how.validMinutes ?? 1440),
        })),
      };
      default: return { ...about, status: 'APPROVED', approval: this.approve(body, how) };
    }
  }

  private approve(body: LimitRequestBody, how: Extract<Decision, { answer: 'approve' | 'wrong-amounts' }>) {
    const settings: Partial<Extract<Decision, { answer: 'approve' }>> = how.answer === 'approve' ? how : {};
    const schedule = this.priced(body, settings.annualRate ?? DEFAULT_RATE, body.terms.termMonths);
    const quote = quoteOf(schedule);
    const [approvalId, expiresAt] = [this.nextId('ap'), this.in(settings.validMinutes ?? 1440)];
    const approvedAmount = settings.approvedAmount ?? schedule.financedMinor.toString();
    const monthlyCap = settings.monthlyCap ?? quote.monthlyInstalment;
    this.approvals.set(approvalId, {
      approvalId, requestId: body.requestId, approved: BigInt(approvedAmount), monthlyCap: BigInt(monthlyCap), expiresAt, status: 'LIVE', version: 1, holds: new Map(),
    });
    if (how.answer === 'wrong-amounts') this.wrong.add(approvalId);
    const monthlyInstalment = how.answer === 'wrong-amounts' ? (schedule.instalmentMinor + 100n).toString() : quote.monthlyInstalment;
    return { approvalId, approvedAmount, monthlyCap, annualRate: settings.annualRate ?? DEFAULT_RATE, ...quote, monthlyInstalment, expiresAt };
  }

  private priced(body: LimitRequestBody, annualRate: string, termMonths: number): Schedule {
    const terms = readTerms(body.currency, { ...body.terms, annualRate, termMonths });
    const built = terms.ok ? buildSchedule(terms.value) : terms;
    if (!built.ok) throw new Error(`The script cannot price ${body.requestId}: ${built.error.code}`);
    return built.value;
  }

  private in(minutes: number): string {
    return this.now().add({ minutes }).toString();
  }

  /** Sums of an approval's holds: those whose `until` has passed are gone by themselves. */
  sums(approval: ScriptedApproval, except?: string): { held: bigint; used: bigint; monthly: bigint } {
    const sums = { held: 0n, used: 0n, monthly: 0n };
    for (const [orderId, hold] of approval.holds) {
      const lapsed = hold.state === 'HELD' && hold.until && Temporal.Instant.compare(hold.until, this.now()) <= 0;
      if (orderId === except || hold.state === 'RELEASED' || lapsed) continue;
      if (hold.state === 'HELD') sums.held += hold.amount;
      else sums.used += hold.amount;
      sums.monthly += hold.monthly;
    }
    return sums;
  }
}
