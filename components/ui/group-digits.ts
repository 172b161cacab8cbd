/** Without grouping, and in half width: a Korean keyboard may be left in full width. */
export const bareDigits = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s,]/g, '');

/** Groups what is digits alone; anything else is left as it was typed, for the schema to refuse. */
export function groupDigits(typed: string): string {
  const digits = bareDigits(typed);
  return /^\d+$/.test(digits) ? digits.replaceAll(/\B(?=(\d{3})+$)/g, ',') : typed;
}
