/** The one form with all conditions of a list; controls outside of it name it. */
export const FORM = 'conditions';
