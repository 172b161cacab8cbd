import { z } from 'zod';
import { line } from '@/lib/accounts/model/text';
import { minorAmount, positiveAmount, rateText } from '@/lib/kernel/fields';

/** What the desk's person may say to a referred request. */
export const VERDICTS = ['APPROVE', 'DECLINE', 'COUNTER'] as const;
export type Verdict = (typeof VERDICTS)[number];

const askId = z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid');
/** The answer that the person saw: another one since then is not overwritten. */
const version = z.int({ error: 'invalid' }).min(0, 'invalid');
/** For the audit log and the next person; the purchaser does not see it. */
const note = line(500);
const rate = z.string({ error: 'required' }).min(1, 'required').pipe(rateText);

/** A person's decision on a referred request. Amounts in minor units, the rate a decimal per year ("0.069"). */
export const decideAskInput = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('APPROVE'), askId, version, note, annualRate: rate, monthlyCapMinor: positiveAmount }),
  z.strictObject({ verdict: z.literal('DECLINE'), askId, version, note, reasons: z.array(z.string(), { error: 'choose' }).min(1, 'choose').max(10, 'invalid') }),
  z.strictObject({
    verdict: z.literal('COUNTER'), askId, version, note, annualRate: rate,
    termMonths: z.int({ error: 'choose' }).min(1, 'choose').max(120, 'choose'), firstPaymentMinor: minorAmount,
  }),
], { error: 'choose' });
export type DecideAskInput = z.output<typeof decideAskInput>;
