/** Months a seller may offer. */
export const TERM_CHOICES = [12, 24, 36, 48, 60] as const;
