import type { Temporal } from 'temporal-polyfill';
import { contentDigest } from '@/lib/institutions/transport/digest';
import { signBytes } from '@/lib/institutions/transport/keys';

/** How a request is signed otherwise than a mall would: what is left out is done right. */
export interface Manner {
  unsigned?: true;
  label?: string;
  components?: string[];
  offsetSeconds?: number;
  keyId?: string;
  /** One bit of the signature is another. */
  spoiled?: true;
  /** The digest is of this text, not of the body. */
  digestOf?: string;
}

export interface Unsigned {
  method: 'GET' | 'POST';
  url: string;
  text?: string;
  key?: string;
}

export interface Signer {
  keyId: string;
  privatePem: string;
}

/**
 * RFC 9421 written out by hand, because a kit must be able to do each part of it wrongly. Whether what it does right is
 * right is held by the worked signature of the protocol, in its test.
 */
export function headersOf({ method, url, text = '', key }: Unsigned, signer: Signer, now: Temporal.Instant, manner: Manner = {}): Record<string, string> {
  const own: Record<string, string> = method === 'GET' ? {} : {
    'content-type': 'application/json',
    'content-digest': contentDigest(Buffer.from(manner.digestOf ?? text, 'utf8')),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  if (manner.unsigned) return own;
  const components = manner.components ?? ['@method', '@target-uri', ...Object.keys(own).filter((name) => name !== 'content-type')];
  const created = Math.floor(now.epochMilliseconds / 1000) + (manner.offsetSeconds ?? 0);
  const parameters = `(${components.map((name) => `"${name}"`).join(' ')});created=${created};keyid="${manner.keyId ?? signer.keyId}";alg="ed25519"`;
  const valueOf = (name: string) => (name === '@method' ? method : name === '@target-uri' ? url : own[name] ?? '');
  const base = [...components.map((name) => `"${name}": ${valueOf(name)}`), `"@signature-params": ${parameters}`].join('\n');
  const signature = signBytes(Buffer.from(base, 'utf8'), signer.privatePem);
  if (manner.spoiled) signature.writeUInt8(signature.readUInt8(0) ^ 1, 0);
  const label = manner.label ?? 'sig1';
  return { ...own, 'signature-input': `${label}=${parameters}`, signature: `${label}=:${signature.toString('base64')}:` };
}
