import { describe, expect, test } from 'vitest';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { decideAskInput, decisionForm, decisionOf, type DecisionForm } from '@/lib/limits/model/desk-form';
import { VERDICTS, type DecidedOn } from '@/lib/limits/model/desk-rules';
import { PIANO } from '../../support/orders';

const asked = buildSchedule(PIANO);
if (!asked.ok) throw new Error(asked.error.code);

/** The piano at the desk: 4,932,000 financed, at most 7.9 %. */
const desk: DecidedOn = {
  currency: 'KRW', terms: wireTermsOf(asked.value), maxRate: '0.079', maxFinancedMinor: 5_000_000n,
  version: {
    currency: 'KRW', cashPriceMinor: 5_480_000n, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
    firstPaymentMinBps: 0, firstPaymentMaxBps: 3000, offers: [24, 36, 48].map((termMonths) => ({ termMonths, residualMinor: '1096000' })),
  },
};
const form: DecisionForm = {
  verdict: 'APPROVE', askId: 'lr_1', version: 1, note: '소득 증빙 확인', ratePercent: '7.4', monthlyCapMinor: '150000', reasons: ['DESK_BURDEN'], termMonths: '36', firstPaymentMinor: '1096000',
};
/** Field → code, all that is said at once. */
function wrong(change: Partial<DecisionForm>, on = desk): Record<string, string> {
  const read = decisionForm(on).safeParse({ ...form, ...change });
  return read.success ? {} : inputProblem(read.error).fields ?? {};
}

describe('the form of a decision', () => {
  test.each(VERDICTS)('filled in well is what the action takes: %s', (verdict) => {
    expect(wrong({ verdict })).toEqual({});
    expect(decideAskInput.safeParse(decisionOf({ ...form, verdict })).success).toBe(true);
  });

  test('says at once what cannot be read and what the desk may not do, each beside its field', () => {
    expect(wrong({ note: ' ', ratePercent: '8', monthlyCapMinor: '50000' })).toEqual({ note: 'required', ratePercent: 'limits.rate-too-high', monthlyCapMinor: 'limits.cap-below-instalment' });
    expect(wrong({ note: '', ratePercent: 'high', monthlyCapMinor: '50000' })).toEqual({ note: 'required', ratePercent: 'rate', monthlyCapMinor: 'limits.cap-below-instalment' });
    expect(wrong({ note: '', ratePercent: '8', monthlyCapMinor: '백만' })).toEqual({ note: 'required', ratePercent: 'limits.rate-too-high', monthlyCapMinor: 'amount' });
    expect(wrong({ verdict: 'COUNTER', note: '', ratePercent: '', termMonths: '60', firstPaymentMinor: '2000000' })).toEqual({
      note: 'required', ratePercent: 'required', termMonths: 'catalogue.term-not-offered', firstPaymentMinor: 'catalogue.first-payment-too-high',
    });
    expect(wrong({ verdict: 'COUNTER', note: '', termMonths: '', firstPaymentMinor: '' })).toEqual({ note: 'required', termMonths: 'choose', firstPaymentMinor: 'amount' });
    expect(wrong({ verdict: 'DECLINE', note: '', reasons: [] })).toEqual({ note: 'required', reasons: 'choose' });
    expect(wrong({ verdict: 'DECLINE', note: '', reasons: ['BECAUSE'] })).toEqual({ note: 'required', reasons: 'choose' });
  });

  test('looks at the fields of its verdict alone', () => {
    expect(wrong({ verdict: 'DECLINE', ratePercent: 'x', monthlyCapMinor: '', termMonths: '', firstPaymentMinor: '' })).toEqual({});
    expect(wrong({ verdict: 'APPROVE', reasons: [], termMonths: '', firstPaymentMinor: '' })).toEqual({});
    expect(wrong({ verdict: 'COUNTER', reasons: [], monthlyCapMinor: '' })).toEqual({});
  });

  test('takes no slip of the hand for a decision: a cap above all that is financed, or just the terms that were asked for', () => {
    expect(wrong({ monthlyCapMinor: '99999999999999999' })).toEqual({ monthlyCapMinor: 'limits.cap-above-amount' });
    const { terms } = asked.value;
    expect(wrong({ verdict: 'COUNTER', termMonths: String(terms.termMonths), firstPaymentMinor: terms.firstPaymentMinor.toString() })).toEqual({ termMonths: 'limits.same-terms' });
  });

  test('says what is more than this purchaser may have where it can be mended', () => {
    const full = { ...desk, maxFinancedMinor: 4_400_000n };
    expect(wrong({}, full)).toEqual({ verdict: 'limits.over-exposure' });
    expect(wrong({ verdict: 'COUNTER', firstPaymentMinor: '548000', ratePercent: '9' }, full)).toEqual({ firstPaymentMinor: 'limits.over-exposure', ratePercent: 'limits.rate-too-high' });
    expect(wrong({ verdict: 'COUNTER' }, full)).toEqual({});
  });
});
