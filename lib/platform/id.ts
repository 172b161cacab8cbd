import { ulid } from 'ulid';

/** What an id begins with says what it names: p purchaser or other person, s seller, g listing (goods), lr limit ask… */
export type IdPrefix =
  | 'p' | 's' | 'g' | 'gv' | 'u' | 'q' | 'lr' | 'ap' | 'sl' | 'o' | 'c' | 'l' | 'f' | 'm' | 'n' | 'j' | 'cl' | 'k' | 'cs' | 'i' | 't' | 'ev';

/** A sortable id that reads `o_01K…`. */
export const newId = (prefix: IdPrefix) => `${prefix}_${ulid()}`;

/** Whether a text has the form of one of our ids: what comes out of an address may be anything. */
export const isId = (text: string | undefined): text is string => /^[a-z]{1,3}_[0-9A-HJKMNP-TV-Z]{26}$/.test(text ?? '');
