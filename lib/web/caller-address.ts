/** A header, or a field of a JSON body, may hold anything where a text is meant. */
export const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * The last hop's word: our own proxy's, or the address of the connection where there is none (`front.ts`). What stands
 * before it anybody can send.
 */
export const callerAddress = (forwardedFor: unknown) => textOf(forwardedFor).split(',').at(-1)?.trim() || 'local';
