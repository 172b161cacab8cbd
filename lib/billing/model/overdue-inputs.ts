import { z } from 'zod';
import { minorAmount, plainDate, positiveAmount } from '@/lib/kernel/fields';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
const words = z.string({ error: 'required' }).trim().min(10, 'overdue.reason-too-short').max(2000, 'too-long?max=2000');
const whole = (most: number) => z.string({ error: 'choose' }).regex(/^\d{1,2}$/, 'choose').transform(Number).pipe(z.int({ error: 'choose' }).min(1, 'choose').max(most, 'choose'));

/** Asked from the lease's page; `canPayMinor` is what they can pay a month meanwhile, 0 where nothing. */
export const hardshipInput = z.strictObject({ leaseId: id, months: whole(3), canPayMinor: minorAmount, reason: words });
export const decideHardshipInput = z.strictObject({ requestId: id, decision: z.enum(['GRANTED', 'DECLINED'], { error: 'choose' }), note: words });

export const demandInput = z.strictObject({ leaseId: id });
/** `totalMinor`: what the person saw would fall due; another sum means that something moved on. */
export const accelerateInput = z.strictObject({ leaseId: id, totalMinor: minorAmount, reason: words });

export const proposeSettlementInput = z.strictObject({ leaseId: id, totalMinor: positiveAmount, parts: whole(12), firstOn: plainDate, reason: words });
export const checkSettlementInput = z.strictObject({ settlementId: id, decision: z.enum(['OFFERED', 'REFUSED'], { error: 'choose' }) });
export const answerSettlementInput = z.strictObject({ settlementId: id, answer: z.enum(['ACCEPTED', 'DECLINED'], { error: 'choose' }) });

export const proposeWriteOffInput = z.strictObject({ leaseId: id, reason: words });
export const decideWriteOffInput = z.strictObject({ writeOffId: id, decision: z.enum(['APPROVED', 'REFUSED'], { error: 'choose' }), note: words });

/** Money that came of what was written off; `reference`: as the account's statement calls it. */
export const recordRecoveryInput = z.strictObject({ leaseId: id, amountMinor: positiveAmount, reference: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long?max=100') });

export type HardshipInput = z.output<typeof hardshipInput>;
export type DecideHardshipInput = z.output<typeof decideHardshipInput>;
export type DemandInput = z.output<typeof demandInput>;
export type AccelerateInput = z.output<typeof accelerateInput>;
export type ProposeSettlementInput = z.output<typeof proposeSettlementInput>;
export type CheckSettlementInput = z.output<typeof checkSettlementInput>;
export type AnswerSettlementInput = z.output<typeof answerSettlementInput>;
export type ProposeWriteOffInput = z.output<typeof proposeWriteOffInput>;
export type RecordRecoveryInput = z.output<typeof recordRecoveryInput>;
export type DecideWriteOffInput = z.output<typeof decideWriteOffInput>;
