/** 10 to 16 digits, however they are grouped. */
const ACCOUNT = /^[0-9]{10,16}$/;
const MASKED = /^\*{6,12}[0-9]{4}$/;

/**
 * All but the last four digits starred: `110-123-456789` → `********6789`. Undefined for what is no account number.
 * The browser masks before anything is sent: no charge is made yet, so the mall has no business with the number.
 */
export function maskAccount(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return ACCOUNT.test(digits) ? `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}` : undefined;
}

export const isMaskedAccount = (text: string) => MASKED.test(text);

/** `···4821` */
export const shortAccount = (masked: string) => `···${masked.slice(-4)}`;
