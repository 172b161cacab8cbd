import { z } from 'zod';
import { COMMON_WORDS, SEQUENCES } from './common-passwords';

/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is the only factor, any character, nothing prescribed about their kinds. */
export const MIN_PASSWORD = 15;
export const MAX_PASSWORD = 128;

/** How much must be left once everything on the block-list is taken out. */
const OWN_CHARACTERS = 8;
const MIN_RUN = 3;

const words = [...COMMON_WORDS].map((word) => word.toLowerCase().normalize('NFC')).sort((a, b) => b.length - a.length);
const runs = SEQUENCES.flatMap((run) => [run, [...run].reverse().join('')]);

/** Length of the known word, the run (`3456`) or the repeat (`aaaa`, `ababab`) that begins here; 0 for none. */
function guessableAt(text: string, at: number): number {
  const rest = text.slice(at);
  const word = words.find((known) => rest.startsWith(known))?.length ?? 0;
  const repeat = /^(.{1,4}?)\1+/su.exec(rest)?.[0].length ?? 0;
  return Math.max(word, repeat >= 4 ? repeat : 0, runLength(rest));
}

function runLength(rest: string): number {
  const head = rest.slice(0, 2);
  let longest = 0;
  for (const run of runs) {
    const start = head.length === 2 ? run.indexOf(head) : -1;
    if (start < 0) continue;
    let length = 2;
    while (length < rest.length && rest[length] === run[start + length]) length += 1;
    if (length >= MIN_RUN) longest = Math.max(longest, length);
  }
  return longest;
}

/** Whether a password is little more than entries of the block-list put together, the mall's own name among them. */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFC').toLowerCase();
  let own = 0;
  for (let at = 0; at < text.length;) {
    const known = guessableAt(text, at);
    if (known === 0) own += 1;
    at += known || 1;
  }
  return own < OWN_CHARACTERS;
}

/** Whether a password holds the name part of the mail address, or the whole address. Names of three letters and less are everywhere. */
export function containsMailName(password: string, email: string): boolean {
  const name = email.slice(0, email.lastIndexOf('@'));
  return name.length > 3 && password.normalize('NFC').toLowerCase().includes(name.toLowerCase());
}

const characters = (text: string) => [...text.normalize('NFC')].length;

/** A password as chosen: its own rules. That it does not hold the mail name is for the form that knows the mail. */
export const newPassword = z.string({ error: 'required' })
  .refine((text) => text.length > 0, 'required')
  .refine((text) => text.length === 0 || characters(text) >= MIN_PASSWORD, 'accounts.password-short')
  .refine((text) => characters(text) <= MAX_PASSWORD, 'accounts.password-long')
  .refine((text) => characters(text) < MIN_PASSWORD || text.length > 4 * MAX_PASSWORD || !isCommonPassword(text), 'accounts.password-common');

/** A password as typed to prove who one is: no rules but a length that hashing can bear. */
export const givenPassword = z.string({ error: 'required' }).min(1, 'required').max(4 * MAX_PASSWORD, 'too-long');
