import { z } from 'zod';

/** Direction overrides, zero-width and control characters: nobody types them, and they make a name look like another. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** One spelling of what was typed: composed Hangul (NFC), single spaces, no space at the ends. */
export const oneSpelling = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A line of text as a person types it. Error codes `required`, `too-long`, `invalid`. */
export const typedLine = (max: number) => z.string({ error: 'required' })
  .max(max * 3, 'too-long')
  .transform(oneSpelling)
  .pipe(z.string().min(1, 'required').max(max, 'too-long').refine((text) => !HIDDEN.test(text), 'invalid'));

/** The same, which may be left empty. */
export const optionalLine = (max: number) => z.string({ error: 'invalid' })
  .max(max * 3, 'too-long')
  .transform(oneSpelling)
  .pipe(z.string().max(max, 'too-long').refine((text) => !HIDDEN.test(text), 'invalid'));

/** Several lines: line breaks stay, other control characters are refused. */
export const typedLines = (max: number) => z.string({ error: 'required' })
  .max(max * 3, 'too-long')
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().min(1, 'required').max(max, 'too-long').refine((text) => !HIDDEN.test(text.replace(/[\n\u200d]/g, '')), 'invalid'));
