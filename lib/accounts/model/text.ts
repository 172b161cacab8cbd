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

/**
 * Lets a rule over several fields be looked at while others are still wrong, so that all is said at once. The rule then
 * sees values as they were typed.
 */
export const EVEN_IF_WRONG = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null };

/** A reason that goes into the audit log. */
export const reason = line(500);

/** Several lines, otherwise the same rules: line ends as \n, at most one blank line between paragraphs. May be empty. */
export const optionalText = (max: number) =>
  z.string({ error: 'required' })
    .transform((typed) => typed.normalize('NFC').replaceAll(/\r\n?/g, '\n'))
    .refine((typed) => !HIDDEN.test(typed.replaceAll('\n', ' ').replaceAll('\t', ' ')), 'accounts.hidden-characters')
    .transform((typed) => typed.split('\n').map((each) => each.replaceAll(/\s+/g, ' ').trim()).join('\n').replaceAll(/\n{3,}/g, '\n\n').trim())
    .refine((text) => [...text].length <= max, 'too-long');
