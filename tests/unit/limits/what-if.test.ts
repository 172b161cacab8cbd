import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_SCORECARD } from '@/lib/limits/model/desk-scorecard';
import { factorsOf } from '@/lib/limits/model/explanation';
import { score } from '@/lib/limits/model/scorecard';
import { cardJson, changedCard, differences, pointRules, scorecardChange, typedOf } from '@/lib/limits/model/scorecard-change';
import { readScorecard } from '@/lib/limits/model/scorecard';
import { rescore, whatIf } from '@/lib/limits/model/what-if';
import { asking, decidedBy } from '@/tests/support/decided-cases';

const card = DESK_SCORECARD;
const codes = pointRules(card).map(({ code }) => code);

describe('what a scorecard would have decided', () => {
  it('is what it decided, where nothing is changed', () => {
    fc.assert(fc.property(fc.array(asking, { minLength: 1, maxLength: 5 }), (people) => {
      const result = whatIf(card, people.map((who, index) => decidedBy(card, who, index).past));
      expect(result).toMatchObject({ total: people.length, otherwise: 0, changed: [] });
    }), { numRuns: 40 });
  });

  it('never turns an approval into a decline by more points for a rule', () => {
    fc.assert(fc.property(asking, fc.constantFrom(...codes), fc.integer({ min: 1, max: 60 }), (who, code, more) => {
      const richer = { ...card, rules: card.rules.map((rule) => (rule.code === code ? { ...rule, points: rule.points + more } : rule)) };
      const { past } = decidedBy(card, who);
      expect(past.then === 'APPROVED' && rescore(richer, past) !== 'APPROVED').toBe(false);
      expect(past.then !== 'DECLINED' && rescore(richer, past) === 'DECLINED').toBe(false);
    }), { numRuns: 80 });
  });

  it('counts every case once, with its amount, and shows the first that differ', () => {
    const people = Array.from({ length: 30 }, (_, index) => ({
      birthYear: 1990, annualIncome: 42_000_000, employment: 'EMPLOYED' as const, monthlyObligations: 350_000, existingExposureMinor: 0n, cashPriceMinor: 5_000_000n, termMonths: 36, firstBps: index % 2 ? 1000 : 0,
    }));
    const cases = people.map((who, index) => decidedBy(card, who, index).past);
    const strict = whatIf({ ...card, declineBelow: 200, referBelow: 200 }, cases);
    expect(strict).toMatchObject({ total: 30, otherwise: 30, cells: [{ then: 'APPROVED', now: 'DECLINED', count: 30, financedMinor: 15n * 5_000_000n + 15n * 4_500_000n }] });
    expect(strict.changed).toHaveLength(20);
  });

  it('prices a case anew at another rate', () => {
    const who = { birthYear: 1990, annualIncome: 42_000_000, employment: 'EMPLOYED' as const, monthlyObligations: 1_190_000, existingExposureMinor: 0n, cashPriceMinor: 5_000_000n, termMonths: 24, firstBps: 0 };
    const { past } = decidedBy(card, who);
    expect(past.then).toBe('APPROVED');
    expect(rescore({ ...card, annualRate: '0.2' }, past)).toBe('COUNTER_OFFER');
  });
});

describe('a changed scorecard', () => {
  it('as it is typed is itself, and goes through JSON', () => {
    const read = scorecardChange.parse(typedOf(card));
    expect(changedCard(card, read)).toEqual(card);
    expect(readScorecard(cardJson(card))).toEqual(card);
    expect(differences(card, card)).toEqual([]);
  });

  it('says each figure that differs, before and after', () => {
    const read = scorecardChange.parse({ ...typedOf(card), ratePercent: '8.25', points: { ...typedOf(card).points, EMPLOYED: '25' } });
    expect(differences(card, changedCard(card, read))).toEqual([
      { field: 'ratePercent', before: '7.9', after: '8.25' }, { field: 'points.EMPLOYED', before: '20', after: '25' },
    ]);
  });

  it.each([
    ['ratePercent', '21', 'limits.card-rate'], ['ratePercent', 'x', 'rate'], ['declineBelow', '4.5', 'number'], ['referBelow', '39', 'limits.card-order'],
    ['maxBurdenPercent', '101', 'limits.card-share'], ['maxExposureMinor', '0', 'amount'], ['approvalDays', '0', 'limits.card-days'],
  ])('cannot have %s as %s', (field, typed, code) => {
    const read = scorecardChange.safeParse({ ...typedOf(card), [field]: typed });
    expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([[field, code]]);
  });
});

describe('the explanation of a decision', () => {
  it('has every rule beside what was measured, and those that held make the points', () => {
    fc.assert(fc.property(asking, (who) => {
      const { facts } = decidedBy(card, who);
      const factors = factorsOf(card, facts);
      const result = score(card, facts);
      expect(factors.map(({ code }) => code)).toEqual(card.rules.map(({ code }) => code));
      expect(factors.filter(({ held }) => held).map(({ code }) => code)).toEqual(result.rules.map(({ code }) => code));
      expect(factors.reduce((sum, { held, points }) => sum + (held ? points : 0), 0)).toBe(result.points);
      expect(factors.every(({ measured }) => measured.length > 0)).toBe(true);
    }), { numRuns: 60 });
  });
});
