import { z } from 'zod';
import { minorAmount, plainDate } from '@/lib/kernel/fields';
import { defineTransitions } from '@/lib/kernel/transitions';

export const SETTLEMENT_STATES = ['DRAFT', 'APPROVED', 'IN_FILE', 'PAID', 'FAILED', 'CARRIED'] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/** DRAFT waits for an admin (two above an amount), APPROVED for a payout file, IN_FILE for the bank. FAILED: the bank sent it back; approved anew, it goes into another file. */
export const SETTLEMENT_MOVES = defineTransitions<Exclude<SettlementState, 'CARRIED'>>({
  initial: 'DRAFT',
  moves: { DRAFT: ['APPROVED'], APPROVED: ['IN_FILE'], IN_FILE: ['PAID', 'FAILED'], FAILED: ['APPROVED'], PAID: [] },
  final: ['PAID'],
});

/** NOTHING_LEFT: what its seller owes was all of it. */
export type ApproveOutcome = 'APPROVED' | 'FIRST' | 'NOTHING_LEFT';

/** What became of several. */
export interface ManyApproved {
  done: Record<ApproveOutcome, number>;
  /** Those that were not, each with the code of why. */
  failed: { settlementId: string; code: string }[];
}

/** What a line of a settlement is of; its words are `settlements.lines`. */
export type LineKind = 'sale' | 'first-payment' | 'fee' | 'vat' | 'reserve' | 'holdback' | 'holdback-back' | 'first-missing' | 'withdrawal' | 'refusal' | 'clawback' | 'guarantee' | 'set-off' | 'set-off-done' | 'other';

const OF_RELEASE: Readonly<Record<string, LineKind>> = { 'fee-income': 'fee', 'vat-payable': 'vat', 'guarantee-reserve': 'reserve', 'seller-holdback': 'holdback', 'write-off': 'first-missing' };
const OF_SOURCE: Readonly<Record<string, LineKind>> = { 'lease/commencement': 'sale', 'lease/withdrawal': 'withdrawal', 'lease/clawback': 'clawback', 'refusal/stands': 'refusal' };

/** By the entry that it stands in, and the account on the other side of a release. Of an outside financier's lease the mall owes its seller the first payment alone. */
export function lineKind({ sourceType, kind, against, outside = false }: { sourceType: string; kind: string; against: string | null; outside?: boolean }): LineKind {
  if (outside && sourceType === 'lease' && kind === 'commencement') return 'first-payment';
  if (sourceType === 'lease' && kind === 'released') return OF_RELEASE[against ?? ''] ?? 'other';
  if (sourceType === 'holdback') return 'holdback-back';
  // Its first line is the half that was taken off a payout, its second what that makes good: only beside the first another line follows.
  if (sourceType === 'set-off') return against === null ? 'set-off-done' : 'set-off';
  return OF_SOURCE[`${sourceType}/${kind}`] ?? (/claim|guarantee|credit/.test(`${sourceType}/${kind}`) ? 'guarantee' : 'other');
}

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
const MIN_REASON = 10;
const reason = z.string({ error: 'required' }).trim().min(MIN_REASON, 'settlements.reason-too-short').max(500, 'too-long?max=500');
const share = (most: number) => z.string({ error: 'required' }).trim().regex(/^\d{1,5}$/, 'settlements.bps').transform(Number).refine((bps) => bps <= most, 'settlements.bps');

export const settlementInput = z.strictObject({ settlementId: id });
/** A page of the list at most. */
export const settlementsInput = z.strictObject({ settlementIds: z.array(id, { error: 'invalid' }).min(1, 'choose').max(50, 'invalid') });
export const failedInput = z.strictObject({ settlementId: id, reason });
export const payoutFileInput = z.strictObject({ currency: z.string({ error: 'invalid' }).length(3, 'invalid') });
export const filePaidInput = z.strictObject({ fileId: id });
export const byHandInput = z.strictObject({ remittanceId: id, note: reason });
export const sellerTermsInput = z.strictObject({ sellerId: id, effectiveOn: plainDate, feeBps: share(3000), reserveBps: share(1000), holdbackBps: share(3000), buybackBps: share(10_000) });
export const settlementRuleInput = z.strictObject({
  weekday: z.enum(['1', '2', '3', '4', '5'], { error: 'choose' }),
  twoAboveMinor: minorAmount,
  payerName: z.string({ error: 'required' }).trim().min(1, 'required').max(60, 'too-long?max=60'),
  payerBank: z.string({ error: 'choose' }).regex(/^\d{3}$/, 'choose'),
  payerAccount: z.string({ error: 'required' }).transform((typed) => typed.replace(/[\s-]/g, '')).pipe(z.string().regex(/^\d{8,20}$/, 'settlements.account')),
});

export type SettlementInput = z.output<typeof settlementInput>;
export type SettlementsInput = z.output<typeof settlementsInput>;
export type FailedInput = z.output<typeof failedInput>;
export type PayoutFileInput = z.output<typeof payoutFileInput>;
export type FilePaidInput = z.output<typeof filePaidInput>;
export type ByHandInput = z.output<typeof byHandInput>;
export type SellerTermsInput = z.output<typeof sellerTermsInput>;
export type SettlementRuleInput = z.output<typeof settlementRuleInput>;
