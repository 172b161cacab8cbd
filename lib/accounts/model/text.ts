import { z } from 'zod';

/** Control and format characters (NUL, bidi, zero-width), and the Hangul fillers that look like nothing. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u;

const tidy = (typed: string) => typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** One line that a person typed: NFC, single spaces, nothing that cannot be seen. May be empty. */
export const optionalLine = (max: number) =>
  z.string({ error: 'required' })
    .refine((typed) => !HIDDEN.test(typed), 'accounts.hidden-characters')
    .transform(tidy)
    .refine((line) => [...line].length <= max, 'too-long');

/** The same, and not empty. */
export const line = (max: number) => optionalLine(max).refine((text) => text.length > 0, 'required');

/** A reason that goes into the audit log. */
export const reason = line(500);
