import { z } from 'zod';
import { line } from '@/lib/accounts/model/text';
import { bpsOf, rateOf } from '@/lib/catalogue/model/percent';
import { minorAmount, positiveAmount } from '@/lib/kernel/fields';

/** What the desk's person may say to a referred request. */
export const VERDICTS = ['APPROVE', 'DECLINE', 'COUNTER'] as const;
export type Verdict = (typeof VERDICTS)[number];

const about = {
  askId: z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid'),
  /** The answer that the person saw: another one since then is not overwritten. */
  version: z.int({ error: 'invalid' }).min(0, 'invalid'),
  /** For the audit log and the next person; the purchaser does not see it. */
  note: line(500),
};

/** A nominal rate per year as a person types it, in percent: "7.4". */
const ratePercent = z.string({ error: 'required' }).min(1, 'required').refine((text) => bpsOf(text) !== undefined, 'rate');

/** The decimal rate of what was typed, "7.4" → "0.074". */
export const typedRate = (percent: string): string => rateOf(bpsOf(percent) ?? 0);

export const approveInput = z.strictObject({ verdict: z.literal('APPROVE'), ...about, ratePercent, monthlyCapMinor: positiveAmount });
export const declineInput = z.strictObject({
  verdict: z.literal('DECLINE'), ...about, reasons: z.array(z.string(), { error: 'choose' }).min(1, 'choose').max(10, 'invalid'),
});
export const counterInput = z.strictObject({
  verdict: z.literal('COUNTER'), ...about, ratePercent,
  termMonths: z.string({ error: 'choose' }).regex(/^[0-9]{1,3}$/, 'choose').transform(Number),
  firstPaymentMinor: minorAmount,
});

/** A person's decision on a referred request. Amounts in minor units. */
export const decideAskInput = z.discriminatedUnion('verdict', [approveInput, declineInput, counterInput], { error: 'choose' });
export type DecideAskInput = z.output<typeof decideAskInput>;
