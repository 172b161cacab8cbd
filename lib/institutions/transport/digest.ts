import { createHash, timingSafeEqual } from 'node:crypto';
import { parseDictionary } from 'structured-headers';

/** RFC 9530, `sha-256=:…:` */
export const contentDigest = (body: Uint8Array): string => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/** Whether a Content-Digest names the SHA-256 of these bytes. Other algorithms beside it are not looked at. */
export function digestMatches(header: string | null, body: Uint8Array): boolean {
  const claimed = claimedSha256(header ?? '');
  const actual = createHash('sha256').update(body).digest();
  return claimed?.length === actual.length && timingSafeEqual(claimed, actual);
}

function claimedSha256(header: string): Uint8Array | undefined {
  try {
    const value = parseDictionary(header).get('sha-256')?.[0];
    return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
  } catch {
    return undefined;
  }
}
