import { seal, unseal } from '@/lib/platform/secret-box';

/** A number as it was kept before numbers were encrypted. */
const PLAIN = /^[0-9-]{6,30}$/;

/** The account that a seller is paid to, as it rests in the database: encrypted. */
export const payoutAccountBox = (account: string, keyHex: string): string => seal(account, keyHex);

/** The account's number out of what rests in the database. */
export const payoutAccountOf = (kept: string, keyHex: string): string => (PLAIN.test(kept) ? kept : unseal(kept, keyHex));
