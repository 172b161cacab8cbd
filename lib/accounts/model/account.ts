import { z } from 'zod';
import { ROLES } from '@/lib/kernel/actor';
import { emailAddress } from './email';
import { givenPassword, newPassword } from './password';
import { locale } from './sign-up';
import { mobilePhone } from './phone';
import { EVEN_IF_WRONG, personName, reason } from './text';

/** A link in a mail works this long. */
export const CONFIRM_HOURS = 24;
export const RESET_HOURS = 1;

/** An account whose mail nobody confirmed is deleted after this; its address and business number are then free. */
export const UNCONFIRMED_DAYS = 7;

const token = z.string().min(1).max(200);

export const confirmEmailInput = z.strictObject({ token, password: givenPassword });
export const requestResetInput = z.strictObject({ email: emailAddress });
export const resetPasswordInput = z.strictObject({ token, password: newPassword });
/** The new one's rules are for the use case, which says them together with a wrong current one. */
export const changePasswordInput = z.strictObject({ current: givenPassword, password: givenPassword });
export const changeProfileInput = z.strictObject({ name: personName, phone: mobilePhone });
export const changeLocaleInput = z.strictObject({ locale });
export const nothing = z.strictObject({});

export const suspendPersonInput = z.strictObject({ userId: z.string(), reason });
export const changeRoleInput = z.strictObject({
  userId: z.string(),
  role: z.enum(ROLES, { error: 'choose' }),
  /** Needed for SELLER: the number of the business the person works for. */
  businessNumber: z.string().transform((typed) => typed.normalize('NFKC').replaceAll(/[\s-]/g, '')),
  reason,
}).superRefine((change, context) => {
  if (change.role === 'SELLER' && !change.businessNumber) context.addIssue({ code: 'custom', message: 'required', path: ['businessNumber'] });
}, EVEN_IF_WRONG);

export const createStaffInput = z.strictObject({ email: emailAddress, name: personName, password: newPassword, role: z.enum(['DESK', 'ADMIN']) });

/** Ten years in seconds: so far ahead may the demo's clock be. Further than any lease, and no date overflows. */
export const furthest = 10 * 366 * 86_400;

/** The clock goes forward only: what happened cannot be undone by turning it back. */
export const moveClockInput = z.strictObject({
  amount: z.string().transform((typed) => typed.trim()).refine((typed) => typed !== '', 'required')
    .refine((typed) => typed === '' || /^[1-9][0-9]{0,3}$/.test(typed), 'accounts.clock-amount').transform(Number),
  unit: z.enum(['hours', 'days'], { error: 'choose' }),
});

export type ConfirmEmail = z.output<typeof confirmEmailInput>;
export type RequestReset = z.output<typeof requestResetInput>;
export type ResetPassword = z.output<typeof resetPasswordInput>;
export type ChangePassword = z.output<typeof changePasswordInput>;
export type ChangeProfile = z.output<typeof changeProfileInput>;
export type ChangeLocale = z.output<typeof changeLocaleInput>;
export type SuspendPerson = z.output<typeof suspendPersonInput>;
export type ChangeRole = z.output<typeof changeRoleInput>;
export type CreateStaff = z.output<typeof createStaffInput>;
export type MoveClock = z.output<typeof moveClockInput>;
