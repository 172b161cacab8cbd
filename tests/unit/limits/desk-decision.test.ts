import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { PricedVersion } from '@/lib/catalogue/model/terms';
import { listingTerms } from '@/lib/catalogue/model/terms';
import { limitDecision } from '@/lib/institutions/model/answers';
import { buildSchedule } from '@/lib/kernel/schedule';
import { decideByScorecard, deskExpiry } from '@/lib/limits/model/desk-decision';
import { DESK_SCORECARD } from '@/lib/limits/model/desk-scorecard';
import { fitsPolicy, mayBeAsked } from '@/lib/limits/model/policy';

const version: PricedVersion = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
  firstPaymentMinBps: 0, firstPaymentMaxBps: 3000, offers: [24, 36, 48].map((termMonths) => ({ termMonths, residualMinor: '1096000' })),
};
const now = Temporal.Instant.from('2026-11-23T05:00:00Z');

function decide(monthlyObligations: string, termMonths = 24) {
  const built = buildSchedule(listingTerms(version, { termMonths, firstPaymentMinor: 0n, annualRate: DESK_SCORECARD.annualRate }));
  if (!built.ok) throw new Error(built.error.code);
  return decideByScorecard({
    requestId: 'lr_01TEST', scorecard: DESK_SCORECARD, exposure: { existingMonthlyMinor: 0n, existingExposureMinor: 0n }, schedule: built.value, version, now,
    purchaser: { reference: 'p_1', kind: 'PERSON', birthYear: 1991, annualIncome: '42000000', employment: 'EMPLOYED', monthlyObligations, consents: [] },
  });
}

describe('the desk’s answer', () => {
  it('is one of the protocol’s, so that it is recorded like every other', () => {
    for (const obligations of ['350000', '1230000', '1390000']) expect(limitDecision.safeParse(decide(obligations).decision).success).toBe(true);
  });

  it('approves with a cap in round figures, until six in the evening two weeks on', () => {
    const { decision } = decide('350000');
    expect(decision).toMatchObject({ status: 'APPROVED', approval: { approvalId: 'ap_desk_01TEST', monthlyCap: '1050000', annualRate: '0.079', expiresAt: '2026-12-07T09:00:00Z' } });
    expect(deskExpiry(Temporal.Instant.from('2026-11-23T15:30:00Z'), 14)).toBe('2026-12-08T09:00:00Z');
  });

  it('offers a larger first payment and a longer term where only the instalment is too high, cheapest to own first', () => {
    const { decision, result } = decide('1230000');
    expect(result.decision).toBe('OVER');
    expect(decision).toMatchObject({ status: 'COUNTER_OFFER' });
    const offers = decision.status === 'COUNTER_OFFER' ? decision.offers : [];
    expect(offers.map(({ terms }) => [terms.termMonths, terms.firstPayment])).toEqual([[24, '822000'], [36, '0']]);
    expect(BigInt(offers[0]?.terms.totalToOwn ?? 0) <= BigInt(offers[1]?.terms.totalToOwn ?? 0)).toBe(true);
    for (const { terms } of offers) expect(BigInt(terms.monthlyInstalment)).toBeLessThanOrEqual(result.maxMonthlyMinor);
  });

  it('declines with its reason where no terms of the listing would fit', () => {
    expect(decide('1390000').decision).toMatchObject({ status: 'DECLINED', reasons: [{ code: 'INSTALMENT_TOO_HIGH' }] });
  });

  it('is the same when it is asked twice', () => {
    expect(decide('1230000')).toEqual(decide('1230000'));
  });
});

describe('a lender’s policy', () => {
  const piano = { categoryCode: 'instruments', sellerId: 's_1', financedMinor: 5_000_000n, termMonths: 48 };

  it('that says nothing takes everything', () => {
    expect(fitsPolicy({}, piano)).toBe(true);
  });

  it.each([
    [{ categories: ['laptop'] }, false], [{ categories: ['laptop', 'instruments'] }, true], [{ sellers: ['s_2'] }, false], [{ minAmount: '5000000', maxAmount: '5000000' }, true],
    [{ minAmount: '5000001' }, false], [{ maxAmount: '4999999' }, false], [{ maxTermMonths: 47 }, false], [{ minTermMonths: 48, maxTermMonths: 48 }, true], [{ minTermMonths: 49 }, false],
  ])('%j fits the piano: %s', (policy, fits) => {
    expect(fitsPolicy(policy, piano)).toBe(fits);
  });

  it('that cannot be read takes nothing, and the desk may always be asked', () => {
    expect(fitsPolicy({ categories: 'all' }, piano)).toBe(false);
    expect(mayBeAsked({ kind: 'DESK', policy: { categories: [] } }, piano)).toBe(true);
    expect(mayBeAsked({ kind: 'HTTP', policy: { categories: [] } }, piano)).toBe(false);
  });
});
