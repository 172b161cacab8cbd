import { z } from 'zod';

const MOBILE = /^(010\d{8}|01[16789]\d{7,8})$/;
/** 02, 031–064 area codes, 070 internet, 050x virtual, and 15xx/16xx/18xx without an area code. */
const LAND = /^(02\d{7,8}|0[3-6]\d\d{7,8}|070\d{8}|050\d{8,9}|1[568]\d{6})$/;

const digitsOf = (typed: string) => typed.normalize('NFKC').replaceAll(/[\s().-]/g, '').replace(/^\+820?/, '0');

/** `01012345678` → `010-1234-5678`, `0212345678` → `02-1234-5678`, `15881234` → `1588-1234` */
export function dashedPhone(digits: string): string {
  if (digits.length === 8) return `${digits.slice(0, 4)}-${digits.slice(4)}`;
  const area = digits.startsWith('02') ? 2 : digits.startsWith('050') ? 4 : 3;
  return `${digits.slice(0, area)}-${digits.slice(area, -4)}-${digits.slice(-4)}`;
}

const phone = (form: (digits: string) => boolean) =>
  z.string({ error: 'required' })
    .transform(digitsOf)
    .refine((digits) => digits.length > 0, 'required')
    .refine((digits) => digits.length === 0 || form(digits), 'phone')
    .transform(dashedPhone);

/** A Korean mobile number, kept as `010-1234-5678`. */
export const mobilePhone = phone((digits) => MOBILE.test(digits));

/** Any Korean number a business may be called at. */
export const businessPhone = phone((digits) => MOBILE.test(digits) || LAND.test(digits));
