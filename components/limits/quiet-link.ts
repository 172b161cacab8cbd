/** A link in its own line, beneath what it is about. */
export const QUIET_LINK = 'inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4 md:min-h-6';
