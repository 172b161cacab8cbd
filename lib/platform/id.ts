import { randomFillSync } from 'node:crypto';
import { encodeTime, ulid } from 'ulid';

/** Random bytes drawn ahead: an id takes 16 of them, and asking the system for each one alone costs more than all else. */
const pool = new Uint8Array(4096);
let next = pool.length;

function fraction(): number {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  next += 1;
  return (pool[next - 1] ?? 0) / 256;
}

/** What an id begins with says what it names: p purchaser or other person, s seller, g listing (goods), lr limit ask… */
export type IdPrefix =
  | 'cf' | 'p' | 'pa' | 's' | 'g' | 'gv' | 'u' | 'q' | 'lr' | 'ap' | 'sl' | 'o' | 'c' | 'l' | 'f' | 'm' | 'n' | 'j' | 'cl' | 'k' | 'cs' | 'i' | 't' | 'ev' | 'si' | 'gi' | 'tt' | 'us' | 'ad' | 'ii' | 'pi' | 'ex' | 'ob' | 'lp' | 'sp' | 'sc' | 'fz' | 'wd' | 'rf' | 'rc' | 'in' | 'pm' | 'at' | 'cr' | 'st' | 'po' | 'rm' | 'cv' | 'ct' | 'df' | 'rt' | 'bo' | 'tr' | 'xt' | 'dm' | 'rv' | 'os' | 'sg' | 'wo' | 'wr';

/** A sortable id that reads `o_01K…`. */
export const newId = (prefix: IdPrefix) => `${prefix}_${ulid(undefined, fraction)}`;

/** What ids made now begin with, after their prefix: ten characters of time. For rows that one statement names by itself. */
export const idTime = () => encodeTime(Date.now(), 10);

/** Whether a text has the form of one of our ids: what comes out of an address may be anything. */
export const isId = (text: string | undefined): text is string => /^[a-z]{1,3}_[0-9A-HJKMNP-TV-Z]{26}$/.test(text ?? '');
