/** Korean banks that take a direct debit: financial institution code → names. */
export const BANKS = [
  { code: '004', ko: 'KB국민은행', en: 'KB Kookmin Bank' },
  { code: '088', ko: '신한은행', en: 'Shinhan Bank' },
  { code: '020', ko: '우리은행', en: 'Woori Bank' },
  { code: '081', ko: '하나은행', en: 'Hana Bank' },
  { code: '011', ko: 'NH농협은행', en: 'NH Nonghyup Bank' },
  { code: '003', ko: 'IBK기업은행', en: 'Industrial Bank of Korea' },
  { code: '090', ko: '카카오뱅크', en: 'KakaoBank' },
  { code: '092', ko: '토스뱅크', en: 'Toss Bank' },
  { code: '089', ko: '케이뱅크', en: 'K bank' },
  { code: '045', ko: '새마을금고', en: 'MG Community Credit' },
  { code: '071', ko: '우체국', en: 'Korea Post' },
  { code: '023', ko: 'SC제일은행', en: 'SC First Bank' },
  { code: '031', ko: 'iM뱅크', en: 'iM Bank' },
  { code: '032', ko: '부산은행', en: 'Busan Bank' },
] as const;
export type BankCode = (typeof BANKS)[number]['code'];
export const BANK_CODES = BANKS.map(({ code }) => code);

export const bankName = (code: string, locale: 'ko' | 'en') => BANKS.find((bank) => bank.code === code)?.[locale] ?? code;

/** 10 to 16 digits, however they are grouped. */
const ACCOUNT = /^[0-9]{10,16}$/;
const MASKED = /^\*{6,12}[0-9]{4}$/;

/**
 * All but the last four digits starred: `110-123-456789` → `********6789`. Undefined for what is no account number.
 * The browser masks before anything is sent: no charge is made yet, so the mall has no business with the number.
 */
export function maskAccount(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return ACCOUNT.test(digits) ? `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}` : undefined;
}

export const isMaskedAccount = (text: string) => MASKED.test(text);

/** `···4821` */
export const shortAccount = (masked: string) => `···${masked.slice(-4)}`;
