/** The page's one filled button. A link dressed by hand: the general button would double what this page loads for it. */
export const ASK = 'inline-flex items-center justify-center rounded-md border border-accent bg-accent text-center text-base font-semibold text-accent-ink transition-colors duration-quick hover:border-accent-hover hover:bg-accent-hover';
