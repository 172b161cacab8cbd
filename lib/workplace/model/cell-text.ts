/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'['=+\-@\t\r\n＝＋－＠]/;

/**
 * A text as it may stand in a spreadsheet: what would begin a formula has an apostrophe before it. So has what begins
 * with an apostrophe itself, so that {@link unguarded} gives every text back as it was.
 */
export const guarded = (text: string): string => (FORMULA.test(text) || GUARDED.test(text) ? `'${text}` : text);

export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** A number that a spreadsheet has rounded away: 1.23E+12. */
export const isRoundedNumber = (text: string): boolean => /^[0-9](?:[.,][0-9]+)?E\+?[0-9]+$/i.test(text.trim());
