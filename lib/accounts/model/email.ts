import { z } from 'zod';

/** RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets. */
const MAX_EMAIL = 254;

export const normalEmail = (typed: string) => typed.normalize('NFC').trim().toLowerCase();

/** A mail address in the one form in which it is kept and compared. */
export const emailAddress = z.string({ error: 'required' })
  .transform(normalEmail)
  .refine((email) => email.length > 0, 'required')
  .pipe(z.email('email').max(MAX_EMAIL, 'too-long'));

/** `minsu@example.com` → `mi***@example.com`: enough to know one's own, not enough to learn another's. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at))}***${email.slice(at)}`;
}
