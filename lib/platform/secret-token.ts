import { createHash, randomBytes } from 'node:crypto';

/** What rests in the database of a secret that was sent out. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

/** 256 random bits for a link, and what to keep of them. */
export function newSecretToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}
