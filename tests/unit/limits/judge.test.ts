import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { quoteOf } from '@/lib/kernel/canonical-terms';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import { allPairs } from '@/lib/kernel/transitions';
import { judge, type AskedFor } from '@/lib/limits/model/judge';
import { askMoves } from '@/lib/limits/model/states';

const PIANO: TermsInput = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, residualMinor: 1_096_000n, termMonths: 48, annualRate: '0.079',
  timing: 'ARREARS', advancePayments: 0, rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'RETURN_OR_BUYOUT',
};
function at(change: Partial<TermsInput>): Schedule {
  const built = buildSchedule({ ...PIANO, ...change });
  if (!built.ok) throw new Error(built.error.code);
  return built.value;
}

const now = Temporal.Instant.from('2026-11-23T05:00:00Z');
const asked: AskedFor = {
  state: 'QUEUED', version: 0, askedAt: now, currency: 'KRW', terms: wireTermsOf(at({})), acceptsOffer: null, wanted: true, sellerFreeMinor: 10n ** 9n, approvalKnown: 'NO',
};
const about = { requestId: 'lr_1', version: 1 };

function approved(rate = '0.069', change: Record<string, string> = {}): LimitDecision {
  const schedule = at({ annualRate: rate });
  return {
    ...about, status: 'APPROVED',
    approval: { approvalId: 'ap_1', approvedAmount: '4932000', monthlyCap: '97980', annualRate: rate, ...quoteOf(schedule), expiresAt: '2026-11-30T09:00:00Z', ...change },
  };
}
const judged = (decision: LimitDecision, change: Partial<AskedFor> = {}) => judge({ ...asked, ...change }, decision, now);

describe('an approval', () => {
  it('is recomputed at its own rate and taken', () => {
    const judgement = judged(approved());
    expect(judgement).toMatchObject({ kind: 'APPROVED', schedule: { instalmentMinor: 97_980n, totalCostMinor: 5_251_144n } });
  });

  it.each([
    ['instalment', { monthlyInstalment: '97970' }],
    ['total', { totalCost: '5251143' }],
    ['sum to own', { totalToOwn: '5251144' }],
    ['amount, less than was asked', { approvedAmount: '4931999' }],
    ['cap, below its own instalment', { monthlyCap: '97979' }],
  ])('whose %s does not follow is kept aside', (_, change) => {
    expect(judged(approved('0.069', change)).kind).toBe('QUARANTINED');
  });

  it('dearer than the law allows is kept aside, and one as dear as it allows is not', () => {
    const cap = { monthlyCap: '999999' };
    expect(judged(approved('0.2', cap)).kind).toBe('APPROVED');
    expect(judged(approved('0.201', cap))).toEqual({ kind: 'QUARANTINED', note: 'approval ap_1: above the statutory maximum' });
  });

  it('declined says why without what would turn the lines around it', () => {
    const reasons = [{ code: 'RISK', ko: '연체\u202e가 \u200b있습니다', en: 'Overdue\u0007' }];
    expect(judged({ ...about, status: 'DECLINED', reasons })).toEqual({ kind: 'DECLINED', reasons: [{ code: 'RISK', ko: '연체 가  있습니다', en: 'Overdue' }] });
  });

  it('that is over when it comes is written down as over, and said to be', () => {
    expect(judged(approved('0.069', { expiresAt: '2026-11-23T05:00:00Z' }))).toMatchObject({ kind: 'UNUSABLE', reason: { code: 'OFFER_GONE' } });
  });

  it('under an offer must be at the offer’s rate', () => {
    expect(judged(approved('0.069'), { acceptsOffer: 'of_1' })).toMatchObject({ kind: 'QUARANTINED' });
    expect(judged(approved('0.079', { monthlyCap: '100680' }), { acceptsOffer: 'of_1' })).toMatchObject({ kind: 'APPROVED' });
    const written = { ...wireTermsOf(at({})), annualRate: '0.0790' };
    expect(judged(approved('0.0790', { monthlyCap: '100680' }), { acceptsOffer: 'of_1', terms: written }), 'a rate in another spelling').toMatchObject({ kind: 'APPROVED' });
  });

  it('needs the seller’s limit: without one it is written down, declined there and explained', () => {
    for (const sellerFreeMinor of [undefined, 0n, 4_931_999n]) {
      expect(judged(approved(), { sellerFreeMinor })).toMatchObject({ kind: 'UNUSABLE', reason: { code: 'SELLER_LIMIT' } });
    }
    expect(judged(approved(), { sellerFreeMinor: 4_932_000n }).kind).toBe('APPROVED');
  });

  it('that nobody waits for any more is written down and declined there, without a reason to show', () => {
    expect(judged(approved(), { wanted: false, state: 'LOST' })).toMatchObject({ kind: 'UNUSABLE', reason: undefined });
    expect(judged(approved(), { wanted: false, state: 'LOST', approvalKnown: 'HERE' })).toEqual({ kind: 'STALE' });
  });

  it('of another question, or a second one for the same, is kept aside', () => {
    expect(judged(approved(), { approvalKnown: 'ELSEWHERE' }).kind).toBe('QUARANTINED');
    expect(judged({ ...approved(), version: 2 }, { approvalKnown: 'HERE', state: 'APPROVED', version: 1 }).kind).toBe('QUARANTINED');
  });

  it('joins late while its request is open', () => {
    expect(judged(approved(), { state: 'FAILED' }).kind).toBe('APPROVED');
  });
});

describe('versions', () => {
  it('must rise: an older answer, or the same again, changes nothing', () => {
    for (const version of [1, 2]) expect(judged({ ...approved(), version }, { state: 'PENDING', version: 2 })).toEqual({ kind: 'STALE' });
    expect(judged({ ...approved(), version: 3 }, { state: 'PENDING', version: 2 }).kind).toBe('APPROVED');
  });

  it('of a question that was given up or lost before anybody answered are news, even 0', () => {
    expect(judged({ ...approved(), version: 0 }, { state: 'FAILED' }).kind).toBe('APPROVED');
    expect(judged({ ...approved(), version: 0 }, { state: 'LOST', wanted: false }).kind).toBe('UNUSABLE');
    expect(judged({ ...approved(), version: 0 }, { state: 'PENDING' })).toEqual({ kind: 'STALE' });
  });

  it('may count from nothing: the first answer is news whatever its number', () => {
    expect(judged({ ...about, version: 0, status: 'PENDING' })).toMatchObject({ kind: 'WAITING', state: 'PENDING' });
  });
});

describe('a counter-offer', () => {
  const countered = (schedule: Schedule, change: Record<string, unknown> = {}): LimitDecision => ({
    ...about, status: 'COUNTER_OFFER', offers: [{ offerId: 'of_1', terms: { ...wireTermsOf(schedule), ...change }, expiresAt: '2026-11-28T09:00:00Z' }],
  });

  it('may change the first payment and the term', () => {
    expect(judged(countered(at({ firstPaymentMinor: 1_096_000n, annualRate: '0.084' }))).kind).toBe('COUNTER_OFFER');
    expect(judged(countered(at({ termMonths: 60 }))).kind).toBe('COUNTER_OFFER');
  });

  it('may not change the goods’ price, the rounding or what happens at the end', () => {
    expect(judged(countered(at({ cashPriceMinor: 5_500_000n }))).kind).toBe('QUARANTINED');
    expect(judged(countered(at({ rounding: { ...PIANO.rounding, unit: 100n } }))).kind).toBe('QUARANTINED');
    expect(judged(countered(at({ residualMinor: 0n, endOfTerm: 'TITLE_TRANSFER' }))).kind).toBe('QUARANTINED');
  });

  it('whose figures do not follow from its own terms is kept aside', () => {
    expect(judged(countered(at({ termMonths: 60 }), { totalCost: '1' }))).toMatchObject({ kind: 'QUARANTINED', note: expect.stringContaining('of_1') as string });
  });
});

describe('somebody who still thinks', () => {
  it('is waited for as long as they say, but never longer than three days', () => {
    const referred = (answerBy?: string): LimitDecision => ({ ...about, status: 'REFERRED', ...(answerBy ? { answerBy } : {}) });
    expect(judged(referred('2026-11-24T05:00:00Z'))).toMatchObject({ answerBy: Temporal.Instant.from('2026-11-24T05:00:00Z') });
    expect(String((judged(referred('2027-11-24T05:00:00Z')) as { answerBy: unknown }).answerBy)).toBe('2026-11-26T05:00:00Z');
    expect(String((judged(referred()) as { answerBy: unknown }).answerBy)).toBe('2026-11-26T05:00:00Z');
    expect(String((judged(referred(), { askedAt: now.subtract({ hours: 70 }) }) as { answerBy: unknown }).answerBy), 'from the question on').toBe('2026-11-23T07:00:00Z');
  });
});

describe('an answer that cannot follow the one before', () => {
  it.each(allPairs(askMoves).filter(({ from, to, legal }) => !legal && from !== to && from !== 'LOST' && ['PENDING', 'REFERRED', 'DECLINED', 'COUNTER_OFFER'].includes(to)))(
    'is kept aside: $to after $from', ({ from, to }) => {
      const answers: Record<string, LimitDecision> = {
        PENDING: { ...about, version: 9, status: 'PENDING' }, REFERRED: { ...about, version: 9, status: 'REFERRED' }, DECLINED: { ...about, version: 9, status: 'DECLINED', reasons: [] },
        COUNTER_OFFER: { ...about, version: 9, status: 'COUNTER_OFFER', offers: [{ offerId: 'of_1', terms: wireTermsOf(at({})), expiresAt: '2026-11-28T09:00:00Z' }] },
      };
      expect(judged(answers[to] as LimitDecision, { state: from, version: 1 }).kind).toBe('QUARANTINED');
    },
  );
});
