import { z } from 'zod';
import { minorAmount } from '@/lib/kernel/fields';
import { GROUNDS } from './refusal';
import { EXCEPTIONS } from './withdrawal';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
/** As long as the database asks of a reason. */
export const MIN_REASON = 10;
const words = (code: string) => z.string({ error: 'required' }).trim().min(MIN_REASON, code).max(2000, 'too-long?max=2000');

export const withdrawInput = z.strictObject({ contractId: id });

export const refusePaymentInput = z.strictObject({ leaseId: id, ground: z.enum(GROUNDS, { error: 'choose' }), facts: words('rights.facts-too-short') });

/** As one form has it: the ground and the words are asked for where something is wrong. */
export const goodsBackInput = z.strictObject({
  withdrawalId: id,
  condition: z.enum(['GOOD', 'EXCEPTED'], { error: 'choose' }),
  ground: z.union([z.enum(EXCEPTIONS), z.literal('')]).optional(),
  note: z.string({ error: 'invalid' }).trim().max(2000, 'too-long?max=2000').optional(),
}).superRefine(({ condition, ground, note = '' }, context) => {
  if (condition !== 'EXCEPTED') return;
  if (!ground) context.addIssue({ code: 'custom', message: 'choose', path: ['ground'] });
  if (note.length < MIN_REASON) context.addIssue({ code: 'custom', message: 'rights.reason-too-short', path: ['note'] });
});

export const answerRefusalInput = z.strictObject({
  refusalId: id,
  answer: z.enum(['ACCEPTED', 'REJECTED'], { error: 'choose' }),
  reason: z.string({ error: 'invalid' }).trim().max(2000, 'too-long?max=2000').optional(),
}).superRefine(({ answer, reason = '' }, context) => {
  if (answer === 'REJECTED' && reason.length < MIN_REASON) context.addIssue({ code: 'custom', message: 'rights.reason-too-short', path: ['reason'] });
});

/** How money was sent by hand, as its sender can show: the bank and its number of the transfer, or the like. */
export const sentHow = z.string({ error: 'required' }).trim().min(4, 'rights.how-too-short').max(200, 'too-long?max=200');

export const recordRefundInput = z.strictObject({ withdrawalId: id, how: sentHow });

export const objectInput = z.strictObject({ refusalId: id, text: words('rights.facts-too-short') });

export const decideCaseInput = z.strictObject({
  caseId: id,
  outcome: z.enum(['SEEN_TO', 'NOT_EXCEPTED', 'EXCEPTED', 'STANDS', 'REJECTED'], { error: 'choose' }),
  reason: words('rights.reason-too-short'),
  /** What the seller may claim for the loss; asked for where an exception is found. */
  lossMinor: z.union([z.literal('').transform(() => undefined), minorAmount]).optional(),
}).superRefine(({ outcome, lossMinor }, context) => {
  if (outcome === 'EXCEPTED' && lossMinor === undefined) context.addIssue({ code: 'custom', message: 'required', path: ['lossMinor'] });
});

export type WithdrawInput = z.output<typeof withdrawInput>;
export type RefusePaymentInput = z.output<typeof refusePaymentInput>;
export type GoodsBackInput = z.output<typeof goodsBackInput>;
export type AnswerRefusalInput = z.output<typeof answerRefusalInput>;
export type RecordRefundInput = z.output<typeof recordRefundInput>;
export type ObjectInput = z.output<typeof objectInput>;
export type DecideCaseInput = z.output<typeof decideCaseInput>;
