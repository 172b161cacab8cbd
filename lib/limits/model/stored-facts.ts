import { z } from 'zod';
import { minorAmount } from '@/lib/kernel/fields';
import { EMPLOYMENTS, type CreditFacts } from './scorecard';

const storedFacts = z.object({
  ageYears: z.int(),
  employment: z.enum(EMPLOYMENTS),
  annualIncomeMinor: minorAmount,
  monthlyObligationsMinor: minorAmount,
  existingMonthlyMinor: minorAmount,
  existingExposureMinor: minorAmount,
  cashPriceMinor: minorAmount,
  firstPaymentMinor: minorAmount,
  instalmentMinor: minorAmount,
  termMonths: z.int(),
});

/** The facts that rest with a decision; undefined where none do. */
export function readFacts(assessment: unknown): CreditFacts | undefined {
  const facts = assessment && typeof assessment === 'object' && 'facts' in assessment ? assessment.facts : undefined;
  const read = storedFacts.safeParse(facts);
  return read.success ? read.data : undefined;
}
