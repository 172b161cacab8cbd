import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, pmt } from '@/lib/kernel/annuity';
import { realAnnualRate } from '@/lib/kernel/real-rate';
import { monthlyInterest, monthlyRatio } from '@/lib/kernel/rounding';
import { exitRibbon } from '@/lib/kernel/exits';
import { buildSchedule, exactInstalment, scheduleFlows, type Schedule, type TermsInput } from '@/lib/kernel/schedule';
import { priced, randomPlan } from './random-plan';

const sum = (amounts: bigint[]): bigint => amounts.reduce((total, minor) => total + minor, 0n);

/** What is wrong with a schedule, in words; plain comparisons, since half a million rows pass through here. */
function faults({ rows, terms, financedMinor, ...schedule }: Schedule): string[] {
  const found: string[] = [];
  const must = (holds: boolean, what: string) => { if (!holds) found.push(what); };
  must(rows.length === terms.termMonths, 'number of rows');
  must(sum(rows.map((row) => row.principalMinor)) + terms.residualMinor === financedMinor, 'principal parts and residual');
  must(sum(rows.map((row) => row.amountMinor)) + terms.firstPaymentMinor === schedule.totalCostMinor, 'total cost');
  must(schedule.totalToOwnMinor - schedule.totalCostMinor === terms.residualMinor, 'total to own');
  must(schedule.instalmentMinor % terms.rounding.unit === 0n, 'rounding unit');
  let owed = financedMinor;
  for (const [index, row] of rows.entries()) {
    must(row.seq === index + 1, `number of row ${index}`);
    must(row.amountMinor === row.interestMinor + row.principalMinor, `parts of ${row.seq}`);
    must(row.balanceMinor === owed - row.principalMinor, `balance of ${row.seq}`);
    must(row.amountMinor > 0n && row.interestMinor >= 0n && row.balanceMinor >= 0n, `signs of ${row.seq}`);
    must(row.seq === rows.length || row.amountMinor === schedule.instalmentMinor, `level of ${row.seq}`);
    owed = row.balanceMinor;
  }
  must(owed === terms.residualMinor, 'last balance');
  return found;
}

function expectWhole(schedule: Schedule): void {
  expect(faults(schedule)).toEqual([]);
}

describe('every plan', () => {
  test('is whole: its parts sum to what was financed, 10,000 times', () => {
    fc.assert(fc.property(randomPlan, (terms) => expectWhole(priced(terms))), { numRuns: 10_000 });
  }, 60_000);

  test('has the instalment of Excel’s PMT before it is rounded', () => {
    fc.assert(fc.property(randomPlan, (terms) => {
      const { numerator, denominator } = exactInstalment(terms);
      const exact = new Decimal(numerator.toString()).div(denominator.toString());
      const financed = terms.cashPriceMinor - terms.firstPaymentMinor;
      const monthly = new Decimal(terms.annualRate).div(12);
      const excel = pmt(monthly, terms.termMonths, (-financed).toString(), terms.residualMinor.toString(), terms.timing === 'ADVANCE' ? 1 : 0);
      expect(exact.minus(excel).abs().toNumber()).toBeLessThan(1e-12);
    }), { numRuns: 1_000 });
  });

  test('really costs the rate in its terms, as far as won can express it', () => {
    fc.assert(fc.property(randomPlan.filter((terms) => terms.termMonths >= 3 && terms.rounding.unit === 1n), (terms) => {
      const real = realAnnualRate(scheduleFlows(priced(terms)));
      expect(real.ok && Math.abs(Number(real.value) - Number(terms.annualRate))).toBeLessThan(0.0005);
    }), { numRuns: 300 });
  });

  test('bears interest every month of its term and ends at its residual, in advance as in arrears', () => {
    fc.assert(fc.property(randomPlan, (terms) => {
      const bear = (owed: bigint) => owed + monthlyInterest(owed, monthlyRatio(terms.annualRate), terms.rounding.interest);
      const schedule = priced(terms);
      const owed = schedule.rows.reduce(
        (before, row) => (terms.timing === 'ADVANCE' ? bear(before - row.amountMinor) : bear(before) - row.amountMinor), schedule.financedMinor);
      const miss = owed - terms.residualMinor;
      // Where no whole balance bears interest up to the residual, the nearest one below is a unit short.
      expect(terms.timing === 'ARREARS' ? miss === 0n : miss === 0n || miss === -1n).toBe(true);
    }), { numRuns: 1_000 });
  });

  test('is no dearer a month when it runs longer at the same rate', () => {
    fc.assert(fc.property(randomPlan.filter((terms) => terms.termMonths < 120), fc.nat(119), (terms, more) => {
      const longer = { ...terms, termMonths: Math.min(120, terms.termMonths + 1 + more) };
      expect(priced(longer).instalmentMinor <= priced(terms).instalmentMinor).toBe(true);
    }), { numRuns: 1_000 });
  });

  test('is cheaper to leave with every instalment paid', () => {
    fc.assert(fc.property(randomPlan, fc.integer({ min: 0, max: 1000 }), (terms, bps) => {
      const ribbon = exitRibbon(priced(terms), bps);
      expect(ribbon).toHaveLength(terms.termMonths + 1);
      // In advance the last month still runs: its interest may lift the price to keep the goods up to the residual.
      const until = terms.timing === 'ADVANCE' ? terms.termMonths : terms.termMonths + 1;
      for (const [index, point] of ribbon.slice(1, until).entries()) {
        expect(point.buyoutMinor <= (ribbon[index]?.buyoutMinor ?? -1n)).toBe(true);
        expect(point.returnChargeMinor <= (ribbon[index]?.returnChargeMinor ?? -1n)).toBe(true);
      }
    }), { numRuns: 300 });
  });

  test('however wild, is either whole or refused with a reason', () => {
    const amount = fc.oneof(fc.bigInt({ min: -5n, max: 50n }), fc.bigInt({ min: 0n, max: 10n ** 18n }));
    const wild: fc.Arbitrary<TermsInput> = fc.tuple(randomPlan, amount, amount, amount, fc.integer({ min: -1, max: 130 }), amount).map(
      ([plan, cashPriceMinor, firstPaymentMinor, residualMinor, termMonths, unit]) => ({
        ...plan, cashPriceMinor, firstPaymentMinor, residualMinor, termMonths, rounding: { ...plan.rounding, unit },
      }));
    fc.assert(fc.property(wild, (terms) => {
      const built = buildSchedule(terms);
      if (built.ok) expectWhole(built.value);
      else expect(['terms.invalid', 'terms.rounding-too-coarse']).toContain(built.error.code);
    }), { numRuns: 2_000 });
  });
});
