import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingTerms } from '@/lib/catalogue/model/terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { DESK_SCORECARD } from '@/lib/limits/model/desk-scorecard';
import { onTerms, type Help } from '@/lib/limits/model/help';
import { score, type CreditFacts } from '@/lib/limits/model/scorecard';
import { asking, decidedBy, type Asking } from '@/tests/support/decided-cases';

const card = DESK_SCORECARD;
const somebody: Asking = { birthYear: 1990, annualIncome: 42_000_000, employment: 'EMPLOYED', monthlyObligations: 0, existingExposureMinor: 0n, cashPriceMinor: 5_480_000n, termMonths: 24, firstBps: 0 };
const helpsFor = (change: Partial<Asking>) => decidedBy(card, { ...somebody, ...change }).helps;
const approves = (facts: CreditFacts) => score(card, facts).decision === 'APPROVED';

describe('what would change a decline', () => {
  it('says nothing where nothing was declined', () => {
    expect(helpsFor({})).toEqual([]);
  });

  it('names the income, in round won, where only that decides', () => {
    expect(helpsFor({ annualIncome: 5_000_000, cashPriceMinor: 600_000n })).toEqual([{ kind: 'INCOME', annualIncomeMinor: '6000000' }]);
  });

  it('names the year of age', () => {
    expect(helpsFor({ birthYear: 2009 })).toEqual([{ kind: 'AGE', ageYears: 19 }]);
  });

  it('names obligations that would leave room', () => {
    const helps = helpsFor({ monthlyObligations: 1_600_000 });
    expect(helps).toContainEqual(expect.objectContaining({ kind: 'OBLIGATIONS' }));
  });

  it('offers a lower price where no terms of these goods would do', () => {
    expect(helpsFor({ existingExposureMinor: 18_000_000n })).toEqual([{ kind: 'AMOUNT', financedMinor: '1910000' }]);
  });

  it('would really be approved, each by itself, whoever asks', () => {
    fc.assert(fc.property(asking, (who) => {
      const { facts, helps, version, decision } = decidedBy(card, who);
      if (decision.status !== 'DECLINED') expect(helps).toEqual([]);
      expect(helps.every((help) => holdsTrue(facts, help, version))).toBe(true);
    }), { numRuns: 150 });
  });
});

function holdsTrue(facts: CreditFacts, help: Help, version: Parameters<typeof listingTerms>[0]): boolean {
  switch (help.kind) {
    case 'INCOME': return approves({ ...facts, annualIncomeMinor: BigInt(help.annualIncomeMinor) });
    case 'OBLIGATIONS': return approves({ ...facts, monthlyObligationsMinor: BigInt(help.monthlyObligationsMinor) });
    case 'AGE': return approves({ ...facts, ageYears: help.ageYears }) && !approves({ ...facts, ageYears: help.ageYears - 1 });
    case 'AMOUNT': return BigInt(help.financedMinor) < facts.cashPriceMinor - facts.firstPaymentMinor;
    default: {
      const built = buildSchedule(listingTerms(version, { termMonths: help.termMonths, firstPaymentMinor: BigInt(help.firstPaymentMinor), annualRate: card.annualRate }));
      return built.ok && approves(onTerms(facts, built.value));
    }
  }
}
