import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

/** A public key that somebody registered; `keyId` is whatever the parties agreed on. */
export interface RegisteredKey {
  keyId: string;
  /** PEM, SPKI, Ed25519 */
  pem: string;
}

export interface KeyPair {
  /** RFC 7638 thumbprint of the public half. */
  keyId: string;
  /** PEM, SPKI */
  publicPem: string;
  /** PEM, PKCS #8 */
  privatePem: string;
}

/** RFC 7638: SHA-256 of the key's required members in their canonical order, base64url. @throws for a key that is not Ed25519 */
export function thumbprint(publicPem: string): string {
  const { x } = ed25519(createPublicKey(publicPem)).export({ format: 'jwk' });
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${String(x)}"}`).digest('base64url');
}

/** Public keys written one after another, each under its thumbprint; undefined when one of them is no Ed25519 key. */
export function readPublicKeys(text: string): RegisteredKey[] | undefined {
  const pems = text.match(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g) ?? [];
  if (text.replace(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g, '').trim() !== '') return undefined;
  try {
    const keys = pems.map((pem) => ({ keyId: thumbprint(pem), pem: `${pem}\n` }));
    return keys.filter((key, index) => keys.findIndex((other) => other.keyId === key.keyId) === index);
  } catch {
    return undefined;
  }
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { keyId: thumbprint(publicKey), publicPem: publicKey, privatePem: privateKey };
}

export const signBytes = (bytes: Uint8Array, privatePem: string): Buffer => sign(null, bytes, ed25519(createPrivateKey(privatePem)));

/** False for a wrong signature and for a key that is none. */
export function signedBy(bytes: Uint8Array, signature: Uint8Array, publicPem: string): boolean {
  try {
    return verify(null, bytes, ed25519(createPublicKey(publicPem)), signature);
  } catch {
    return false;
  }
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 key');
  return key;
}
