import { z } from 'zod';

/** Control and format characters (NUL, bidi, zero-width), and the Hangul fillers that look like nothing. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u;

const tidy = (typed: string) => typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** One line that a person typed: NFC, single spaces, nothing that cannot be seen. May be empty. */
export const optionalLine = (max: number) =>
  z.string({ error: 'required' })
    .refine((typed) => !HIDDEN.test(typed), 'accounts.hidden-characters')
    .transform(tidy)
    .refine((line) => [...line].length <= max, `too-long?max=${max}`);

/** The same, and not empty. */
export const line = (max: number) => optionalLine(max).refine((text) => text.length > 0, 'required');

/** Letters of any script with their marks, spaces, and the signs that names are written with. Begins with a letter. */
const NAME = /^\p{L}[\p{L}\p{M} .·'-]*$/u;
const SHORTEST_NAME = 2;
const LONGEST_NAME = 50;

/** Phones type the curly apostrophe, and several input methods have a middle dot of their own. */
const plainSigns = (typed: string) => typed.replaceAll('’', "'").replaceAll(/[・ㆍ‧]/g, '·');

const isName = (text: string) => [...text].length >= SHORTEST_NAME && NAME.test(text);

/** What a person is called: 2 to 50 characters after NFC, letters and `. · ' -`. Errors: `required`, `too-long`, `accounts.person-name`. */
export const personName = line(LONGEST_NAME).transform(plainSigns).refine((text) => text.length === 0 || isName(text), 'accounts.person-name');

/** One or more people, as a business names its joint representatives: `김철수, 이영희`. */
export const personNames = line(2 * LONGEST_NAME).transform((typed) => plainSigns(typed).replaceAll(/\s*,\s*/g, ', '))
  .refine((text) => text.length === 0 || text.split(', ').every((name) => [...name].length <= LONGEST_NAME && isName(name)), 'accounts.person-name');

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
    .refine((text) => [...text].length <= max, `too-long?max=${max}`);
