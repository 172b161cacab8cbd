import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { ApprovalAnswer } from '@/lib/institutions/model/answers';
import { readTerms } from '@/lib/institutions/model/wire-terms';
import { quoteOf } from '@/lib/kernel/canonical-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { limitRequestOf, OTHER_PLANS, type Case } from '@/lib/lender-kit/cases';
import { approvalFaults, howCounted } from '@/lib/lender-kit/judge';

const AT = Temporal.Instant.from('2026-11-23T05:00:00Z');
const asked = (plan: Case['plan'] = {}) => limitRequestOf({ requestId: 'lr_1', code: 'bank', at: AT, purchaser: 'p_1', seller: 's_1', cashPriceMinor: 1_990_000n, termMonths: 36, plan });

function approval(body: ReturnType<typeof asked>, annualRate: string, change: Partial<ApprovalAnswer> = {}): ApprovalAnswer {
  const terms = readTerms('KRW', { ...body.terms, annualRate });
  const schedule = terms.ok ? buildSchedule(terms.value) : terms;
  if (!schedule.ok) throw new Error(schedule.error.code);
  const quote = quoteOf(schedule.value);
  return { approvalId: 'ap_1', approvedAmount: schedule.value.financedMinor.toString(), monthlyCap: quote.monthlyInstalment, annualRate, ...quote, expiresAt: '2026-11-30T05:00:00Z', ...change };
}

it('an approval that follows from its rate has no fault', () => {
  for (const plan of [{}, ...OTHER_PLANS]) expect(approvalFaults(asked(plan), approval(asked(plan), '0.069'), AT)).toEqual([]);
});

it('every figure that differs is named with what came and what was expected', () => {
  expect(approvalFaults(asked(), approval(asked(), '0.069', { totalCost: '2208600', totalToOwn: '2208601' }), AT)).toEqual([
    'totalCost is 2208600, and by 0.069 a year it is 2208585', 'totalToOwn is 2208601, and by 0.069 a year it is 2208585',
  ]);
  expect(approvalFaults(asked(), approval(asked(), '0.069', { monthlyInstalment: '61500' }), AT)).toEqual(['monthlyInstalment is 61500, and by 0.069 a year it is 61400']);
});

it('a plan in advance with a residual is told how its last month is counted', () => {
  const { terms } = asked({ timing: 'ADVANCE', residualMinor: 300_000n, endOfTerm: 'RETURN_OR_BUYOUT', termMonths: 24 });
  const said = howCounted('KRW', { ...terms, annualRate: '0.069' });
  expect(said).toContain('PMT(annualRate / 12, 24, -1990000, 300000, 1)');
  expect(said).toContain('the first bears no interest');
  // 298,285 lent for a month at 6.9 % a year bear 1,715, and are 300,000.
  expect(said).toContain('charged with that instalment: 1715, the interest of one month that lifts what is then owed to the residual of 300000');
});

it('a plan in arrears is told that its first instalment bears interest', () => {
  expect(howCounted('KRW', { ...asked().terms, annualRate: '0.069' })).toContain('the first 11442');
  expect(howCounted('KRW', { ...asked().terms, annualRate: '99' })).toBe('');
});
