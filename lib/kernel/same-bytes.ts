/** Whether two runs of bytes are one; neither is a secret. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, index) => byte === other[index]);
