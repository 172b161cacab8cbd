/** A code as it is printed and read aloud: in groups of four. */
export const groups = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');

/** What somebody typed, as it is kept: without blanks and dashes, and letters that are taken for others as what they were (Crockford). */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
