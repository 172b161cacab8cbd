/** A name in the books that leads to what is behind it. */
export const LINK = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';
