import { z } from 'zod';
import { birthDate } from './adult';
import { tick } from './consent';
import { emailAddress } from './email';
import { containsMailName, newPassword } from './password';
import { mobilePhone } from './phone';
import { businessFacts, checkReturnAddress } from './seller';
import { EVEN_IF_WRONG, personName } from './text';

export const locale = z.enum(['ko', 'en']);

const person = {
  email: emailAddress,
  password: newPassword,
  name: personName,
  phone: mobilePhone,
  terms: tick,
  privacy: tick,
  locale,
};

function checkPassword(person: { email: unknown; password: unknown }, context: z.RefinementCtx): void {
  if (typeof person.password !== 'string' || typeof person.email !== 'string' || !containsMailName(person.password, person.email)) return;
  context.addIssue({ code: 'custom', message: 'accounts.password-mail-name', path: ['password'] });
}

export const signUpPurchaserInput = z.strictObject({ ...person, birthDate }).superRefine(checkPassword, EVEN_IF_WRONG);
export type SignUpPurchaser = z.output<typeof signUpPurchaserInput>;

export const signUpSellerInput = z.strictObject({ ...person, ...businessFacts })
  .superRefine(checkPassword, EVEN_IF_WRONG).superRefine(checkReturnAddress, EVEN_IF_WRONG);
export type SignUpSeller = z.output<typeof signUpSellerInput>;

export const resendInput = z.strictObject({ email: emailAddress });
