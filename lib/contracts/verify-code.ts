import { randomInt } from 'node:crypto';

/** Without letters that are taken for another (Crockford's alphabet). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** What stands on a contract beside its number, so that who asks about it has held it: 60 random bits. */
export const newVerifyCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
