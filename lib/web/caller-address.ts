/** A header, or a field of a JSON body, may hold anything where a text is meant. */
export const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * The last hop's word: our own proxy's, or Next's where there is none. What stands before it anybody can send, and
 * without a proxy all of it; then the account's own count is what slows a guesser.
 */
export const callerAddress = (forwardedFor: unknown) => textOf(forwardedFor).split(',').at(-1)?.trim() || 'local';
