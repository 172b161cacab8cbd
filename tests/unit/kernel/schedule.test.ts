import { describe, expect, test } from 'vitest';
import { realAnnualRate } from '@/lib/kernel/real-rate';
import { termsFromJson } from '@/lib/kernel/fields';
import { exitRibbon } from '@/lib/kernel/exits';
import { buildSchedule, scheduleFlows, type TermsInput } from '@/lib/kernel/schedule';
import { termsToJson } from '@/lib/kernel/terms';
import { PIANO, priced } from './random-plan';

const LAPTOP: TermsInput = {
  ...PIANO, cashPriceMinor: 1_990_000n, firstPaymentMinor: 0n, residualMinor: 0n, termMonths: 36, annualRate: '0.0745',
  rounding: { unit: 100n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'TITLE_TRANSFER',
};

describe('the piano', () => {
  const piano = priced(PIANO);

  test('costs 97,980 × 47 + 98,084 + 548,000 = 5,251,144 won', () => {
    expect(piano.rows.slice(0, 47).every((row) => row.amountMinor === 97_980n)).toBe(true);
    expect(piano.lastInstalmentMinor).toBe(98_084n);
    expect(piano.totalCostMinor).toBe(5_251_144n);
    expect(piano.totalToOwnMinor).toBe(6_347_144n);
    expect(piano.rows.at(-1)?.balanceMinor).toBe(1_096_000n);
  });

  test('can be kept for 3,145,803 won after 24 months', () => {
    const after24 = exitRibbon(piano, 1000)[24];
    expect(after24).toEqual({
      month: 24, paidMinor: 548_000n + 24n * 97_980n, leftMinor: 23n * 97_980n + 98_084n, unearnedFeeMinor: 301_821n, buyoutMinor: 3_145_803n, returnChargeMinor: 235_162n,
    });
  });

  test.each([[12, 340_730n, 4_636_707n], [24, 180_530n, 4_880_780n], [36, 127_240n, 5_128_832n], [48, 100_680n, 5_380_828n],
    [60, 84_810n, 5_636_754n]])('at 7.9 %% over %s months costs %s a month and %s in all', (termMonths, instalment, total) => {
    const schedule = priced({ ...PIANO, annualRate: '0.079', termMonths });
    expect([schedule.instalmentMinor, schedule.totalCostMinor]).toEqual([instalment, total]);
  });

  test('at 7.9 % may be returned after 24 months for 241,651 won, or owned at the end for 120,170 a month', () => {
    expect(exitRibbon(priced({ ...PIANO, annualRate: '0.079' }), 1000)[24]).toMatchObject({ buyoutMinor: 3_164_800n, returnChargeMinor: 241_651n });
    const owned = priced({ ...PIANO, annualRate: '0.079', residualMinor: 0n, endOfTerm: 'TITLE_TRANSFER' });
    expect([owned.instalmentMinor, owned.totalCostMinor, owned.totalToOwnMinor]).toEqual([120_170n, 6_316_339n, 6_316_339n]);
  });
});

describe('the institution protocol’s laptop', () => {
  test.each([['0.0745', 61_900n, 2_226_620n], ['0.069', 61_400n, 2_208_585n]])('at %s is %s a month and %s in all', (annualRate, instalment, total) => {
    const schedule = priced({ ...LAPTOP, annualRate });
    expect([schedule.instalmentMinor, schedule.totalCostMinor, schedule.totalToOwnMinor]).toEqual([instalment, total, total]);
  });
});

describe('a plan in advance', () => {
  test('asks no interest of the first instalment, and has the HP-12C’s payment', () => {
    const schedule = priced({
      ...LAPTOP, currency: 'USD', cashPriceMinor: 75_000n, termMonths: 12, annualRate: '0.15', timing: 'ADVANCE',
      rounding: { unit: 1n, mode: 'HALF_UP', interest: 'HALF_UP' },
    });
    expect(schedule.instalmentMinor).toBe(6_686n);
    expect(schedule.rows[0]).toMatchObject({ interestMinor: 0n, principalMinor: 6_686n });
    expect(schedule.rows.at(-1)?.balanceMinor).toBe(0n);
  });

  test('carries the residual’s last month in its last instalment, which stays like the others', () => {
    const schedule = priced({ ...PIANO, timing: 'ADVANCE' });
    expect(schedule.rows.at(-1)?.balanceMinor).toBe(PIANO.residualMinor);
    const difference = schedule.lastInstalmentMinor - schedule.instalmentMinor;
    expect(difference < 500n && difference > -500n).toBe(true);
    const found = realAnnualRate(scheduleFlows(schedule));
    expect(found.ok && found.value).toMatch(/^0\.0690/);
  });
});

describe('a plan at the edge', () => {
  test('without interest is the price in equal parts', () => {
    const schedule = priced({ ...LAPTOP, annualRate: '0', cashPriceMinor: 1_000_000n, termMonths: 3, rounding: { ...LAPTOP.rounding, unit: 1n } });
    expect(schedule.rows.map((row) => row.amountMinor)).toEqual([333_333n, 333_333n, 333_334n]);
    expect(schedule.totalCostMinor).toBe(1_000_000n);
  });

  test('of one month is paid at once, with its month’s interest', () => {
    expect(priced({ ...LAPTOP, termMonths: 1, annualRate: '0.12' }).rows).toEqual([
      { seq: 1, amountMinor: 2_009_900n, interestMinor: 19_900n, principalMinor: 1_990_000n, balanceMinor: 0n }]);
  });

  test('of a quintillion is exact', () => {
    const schedule = priced({ ...LAPTOP, cashPriceMinor: 10n ** 18n });
    expect(schedule.rows.reduce((sum, row) => sum + row.principalMinor, 0n)).toBe(10n ** 18n);
  });

  test.each<[string, Partial<TermsInput>, Record<string, string>]>([
    ['a first payment as high as the price', { firstPaymentMinor: 1_990_000n }, { firstPayment: 'terms.first-payment-too-high' }],
    ['a negative first payment', { firstPaymentMinor: -1n }, { firstPayment: 'amount' }],
    ['a residual where title passes', { residualMinor: 1n }, { residual: 'terms.residual-with-title' }],
    ['a residual as high as what is financed', { residualMinor: 1_990_000n, endOfTerm: 'RETURN_OR_BUYOUT' }, { residual: 'terms.residual-too-high' }],
    ['no month', { termMonths: 0 }, { termMonths: 'terms.months' }],
    ['half a month', { termMonths: 1.5 }, { termMonths: 'terms.months' }],
    ['121 months', { termMonths: 121 }, { termMonths: 'terms.months' }],
    ['a rate that is no decimal', { annualRate: '7%' }, { annualRate: 'terms.rate' }],
    ['a rate above 1000 %', { annualRate: '10.1' }, { annualRate: 'terms.rate' }],
    ['more than a quintillion', { cashPriceMinor: 10n ** 18n + 1n }, { cashPrice: 'amount' }],
    ['an unknown currency', { currency: 'ZZZ' }, { currency: 'terms.currency' }],
    ['a unit of nothing', { rounding: { ...LAPTOP.rounding, unit: 0n } }, { 'rounding.unit': 'amount' }],
  ])('with %s is refused beside its field', (_what, change, fields) => {
    expect(buildSchedule({ ...LAPTOP, ...change })).toEqual({ ok: false, error: { code: 'terms.invalid', fields } });
  });

  test('whose rounding unit swallows the instalment is refused, not priced at nothing', () => {
    const coarse = { ...LAPTOP, rounding: { ...LAPTOP.rounding, unit: 1_000_000n } };
    expect(buildSchedule(coarse)).toEqual({ ok: false, error: { code: 'terms.rounding-too-coarse' } });
  });
});

describe('leaving', () => {
  test('costs everything financed at the start, and nothing but the residual at the end', () => {
    const ribbon = exitRibbon(priced(PIANO), 1000);
    expect(ribbon).toHaveLength(49);
    expect(ribbon[0]).toMatchObject({ month: 0, paidMinor: 548_000n, buyoutMinor: 4_932_000n });
    expect(ribbon[48]).toMatchObject({ month: 48, buyoutMinor: 1_096_000n, leftMinor: 0n, returnChargeMinor: 0n });
  });
});

describe('terms in JSON', () => {
  test('come back as they were', () => {
    expect(termsFromJson.parse(JSON.parse(JSON.stringify(termsToJson(PIANO))))).toEqual(PIANO);
  });

  test('with a key that nobody knows are refused', () => {
    expect(termsFromJson.safeParse({ ...termsToJson(PIANO), price: '1' }).success).toBe(false);
  });

  test.each([['cashPrice', 1990000], ['cashPrice', '1e6'], ['cashPrice', '0'], ['termMonths', '36'], ['annualRate', 0.069], ['annualRate', '-0.1'],
    ['timing', 'LATE'], ['advancePayments', 1]])('with %s %j are refused', (field, value) => {
    expect(termsFromJson.safeParse({ ...termsToJson(PIANO), [field]: value }).success).toBe(false);
  });
});
