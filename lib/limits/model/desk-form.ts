import { z } from 'zod';
import { line, optionalText } from '@/lib/accounts/model/text';
import { bpsOf, rateOf } from '@/lib/catalogue/model/percent';
import { minorAmount, positiveAmount } from '@/lib/kernel/fields';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { ruleProblems, VERDICTS, type DecidedOn } from './desk-rules';

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

const approveInput = z.strictObject({ verdict: z.literal('APPROVE'), ...about, ratePercent, monthlyCapMinor: positiveAmount });
const declineInput = z.strictObject({
  verdict: z.literal('DECLINE'), ...about, reasons: z.array(z.string(), { error: 'choose' }).min(1, 'choose').max(10, 'invalid'),
});
const counterInput = z.strictObject({
  verdict: z.literal('COUNTER'), ...about, ratePercent,
  termMonths: z.string({ error: 'choose' }).regex(/^[0-9]{1,3}$/, 'choose').transform(Number),
  firstPaymentMinor: minorAmount,
});

/** What a person proposes for a referred request. Amounts in minor units. */
export const decideAskInput = z.discriminatedUnion('verdict', [approveInput, declineInput, counterInput], { error: 'choose' });
export type DecideAskInput = z.output<typeof decideAskInput>;

/** The same as one form has it: every field is there whatever is decided, so that nothing typed is lost by deciding otherwise. */
const fields = z.object({
  verdict: z.enum(VERDICTS), askId: z.string(), version: z.int(), note: z.string(),
  ratePercent: z.string(), monthlyCapMinor: z.string(), reasons: z.array(z.string()), termMonths: z.string(), firstPaymentMinor: z.string(),
});
export type DecisionForm = z.input<typeof fields>;

/** What is sent: the fields of the verdict alone. */
export function decisionOf({ verdict, askId, version, note, ...form }: DecisionForm): z.input<typeof decideAskInput> {
  const { ratePercent, monthlyCapMinor, reasons, termMonths, firstPaymentMinor } = form;
  switch (verdict) {
    case 'APPROVE': return { verdict, askId, version, note, ratePercent, monthlyCapMinor };
    case 'DECLINE': return { verdict, askId, version, note, reasons };
    case 'COUNTER': return { verdict, askId, version, note, ratePercent, termMonths, firstPaymentMinor };
  }
}

/** Says at once all that is wrong with a decision: what cannot be read, and what the desk may not do in this case. */
export const decisionForm = (desk: DecidedOn) => fields.superRefine((form, context) => {
  const input = decisionOf(form);
  const read = decideAskInput.safeParse(input);
  const problems = { ...ruleProblems(desk, input), ...(read.success ? {} : inputProblem(read.error).fields) };
  for (const [field, message] of Object.entries(problems)) context.addIssue({ code: 'custom', message, path: [field] });
});

/** What was proposed, read back as it was typed; amounts rest as text. */
export const proposedInput = (verdict: unknown): DecideAskInput => {
  const { termMonths, ...typed } = verdict as { termMonths?: number } & Record<string, unknown>;
  return decideAskInput.parse({ ...typed, ...(termMonths !== undefined && { termMonths: String(termMonths) }) });
};

const id = z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid');

/** Another person's look at a proposal. What goes back to its maker says why. */
export const checkProposalInput = z.discriminatedUnion('agreed', [
  z.strictObject({ agreed: z.literal(true), proposalId: id, note: optionalText(500) }),
  z.strictObject({ agreed: z.literal(false), proposalId: id, note: line(500) }),
], { error: 'choose' });
export type CheckProposalInput = z.output<typeof checkProposalInput>;

export const proposalInput = z.strictObject({ proposalId: id });
