import { z } from 'zod';

/** Institution codes of the Korea Financial Telecommunications & Clearings Institute; names are in the message files. */
export const BANKS = [
  '004', '088', '020', '081', '011', '003', '090', '092', '089', '023', '007', '002', '031', '032', '034', '035', '037', '039', '045', '048', '071',
] as const;
export type Bank = (typeof BANKS)[number];

export const bank = z.enum(BANKS, { error: 'choose' });

/** Digits of an account, as banks give them with or without dashes. */
export const bankAccount = z.string({ error: 'required' })
  .transform((typed) => typed.normalize('NFKC').replaceAll(/[\s-]/g, ''))
  .refine((digits) => digits.length > 0, 'required')
  .refine((digits) => digits.length === 0 || /^[0-9]{10,16}$/.test(digits), 'accounts.bank-account');

/** `110123456789` → `110******789` */
export const maskedAccount = (digits: string) => `${digits.slice(0, 3)}${'*'.repeat(Math.max(0, digits.length - 6))}${digits.slice(-3)}`;
