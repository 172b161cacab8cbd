import { z } from 'zod';
import { emailAddress } from '@/lib/accounts/model/email';
import { businessPhone } from '@/lib/accounts/model/phone';
import { koreanAddress } from '@/lib/accounts/model/seller';
import { plainCode } from '@/lib/contracts/model/verify';
import { minorAmount } from '@/lib/kernel/fields';
import { CODE_DIGITS } from '@/lib/signing/model/inputs';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'invalid');
const yes = (code: string) => z.literal('yes', { error: code });

export const askTransferInput = z.strictObject({ leaseId: id, email: emailAddress });
/** `leftMinor`: what is left as it was shown, so that nobody agrees to something that has moved. */
export const agreeTransferInput = z.strictObject({ transferId: id, leftMinor: minorAmount, phone: businessPhone, ...koreanAddress.shape, agreed: yes('transfers.not-agreed') });
export const transferInput = z.strictObject({ transferId: id });

/** As long as the database asks of a reason. */
const MIN_REASON = 10;
export const decideTransferInput = z.strictObject({
  transferId: id, decision: z.enum(['APPROVE', 'DECLINE'], { error: 'choose' }), reason: z.string({ error: 'invalid' }).trim().max(1000, 'too-long?max=1000'),
}).superRefine(({ decision, reason }, context) => {
  if (decision === 'DECLINE' && reason.length < MIN_REASON) context.addIssue({ code: 'custom', message: 'transfers.reason-too-short', path: ['reason'] });
});

export const signTransferInput = z.strictObject({
  transferId: id, read: yes('transfers.not-read'),
  name: z.string({ error: 'required' }).trim().min(1, 'required').max(50, 'too-long?max=50'),
  code: z.string({ error: 'required' }).max(40, 'signing.code-form').transform(plainCode).pipe(z.string().min(1, 'required').regex(new RegExp(`^\\d{${CODE_DIGITS}}$`), 'signing.code-form')),
});

export type AskTransfer = z.output<typeof askTransferInput>;
export type AgreeTransfer = z.output<typeof agreeTransferInput>;
export type TransferInput = z.output<typeof transferInput>;
export type DecideTransfer = z.output<typeof decideTransferInput>;
export type SignTransfer = z.output<typeof signTransferInput>;
