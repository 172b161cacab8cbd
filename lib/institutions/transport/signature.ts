import { createSignatureSync, verifySignature, type RequestDescriptor } from 'http-message-sig';
import { parseDictionary } from 'structured-headers';
import type { Temporal } from 'temporal-polyfill';
import { contentDigest, digestMatches } from './digest';
import { signBytes, signedBy, type RegisteredKey } from './keys';

/** How far `created` may be from the receiver's clock, either way. */
export const TOLERANCE_SECONDS = 300;

export interface OutgoingRequest {
  method: 'GET' | 'POST';
  /** Absolute, as it is sent. */
  url: string;
  /** POST only, both. */
  body?: string;
  key?: string;
}

const GET_COMPONENTS = ['@method', '@target-uri'];
const POST_COMPONENTS = [...GET_COMPONENTS, 'content-digest', 'idempotency-key'];

/** RFC 9421: the headers that sign a request of the protocol, content digest and idempotency key included. */
export function signedHeaders(request: OutgoingRequest, signer: { keyId: string; privatePem: string }, now: Temporal.Instant): Record<string, string> {
  const own: Record<string, string> = request.method === 'GET' ? {} : {
    'content-type': 'application/json',
    'content-digest': contentDigest(Buffer.from(request.body ?? '', 'utf8')),
    'idempotency-key': request.key ?? '',
  };
  const message: RequestDescriptor = {
    kind: 'request', method: request.method, targetUri: request.url,
    fields: Object.entries(own).map(([name, value]) => ({ name, value })),
  };
  const { signature, signatureInput } = createSignatureSync(message, {
    label: 'sig1',
    components: request.method === 'GET' ? GET_COMPONENTS : POST_COMPONENTS,
    parameters: { created: seconds(now), keyid: signer.keyId, alg: 'ed25519' },
    signer: { algorithm: 'ed25519', sign: (data) => signBytes(data, signer.privatePem) },
  });
  return { ...own, signature, 'signature-input': signatureInput };
}

export interface IncomingRequest {
  method: string;
  /** What the sender may have called us: the signature must be over one of these. */
  targetUris: readonly string[];
  headers: Headers;
  body: Uint8Array;
}

const MOST_SIGNATURES = 4;

/**
 * The registered key that signed a request, or undefined: a missing component, a time off by more than 300 s, an
 * `expires` that has passed, a body that is not the one of the digest, an unknown key. A POST without an idempotency
 * key is judged by the other three components, so that it can be told what it lacks.
 */
export async function signerOf<K extends RegisteredKey>(request: IncomingRequest, keys: readonly K[], now: Temporal.Instant): Promise<K | undefined> {
  const posted = request.method !== 'GET';
  if (posted && !digestMatches(request.headers.get('content-digest'), request.body)) return undefined;
  const required = (posted ? POST_COMPONENTS : GET_COMPONENTS).filter((name) => name !== 'idempotency-key' || request.headers.has(name));
  for (const label of labels(request.headers.get('signature-input'))) {
    for (const targetUri of request.targetUris) {
      const key = await keyOf({ request, targetUri, label, required, keys, now });
      if (key) return key;
    }
  }
  return undefined;
}

interface Attempt<K> {
  request: IncomingRequest;
  targetUri: string;
  label: string;
  required: string[];
  keys: readonly K[];
  now: Temporal.Instant;
}

async function keyOf<K extends RegisteredKey>({ request, targetUri, label, required, keys, now }: Attempt<K>): Promise<K | undefined> {
  const fields = [...request.headers].map(([name, value]) => ({ name, value })).filter(({ value }) => PRINTABLE.test(value));
  try {
    let found: K | undefined;
    await verifySignature({ kind: 'request', method: request.method, targetUri, fields }, {
      label,
      policy: {
        algorithms: ['ed25519'], requiredComponents: required, requiredParameters: ['created', 'keyid', 'alg'],
        now: seconds(now), maxAge: 0, clockSkew: TOLERANCE_SECONDS,
      },
      resolveVerifier: ({ parameters }) => ({
        algorithm: 'ed25519',
        verify: (data, signature) => {
          // Whoever says when a signature ends means it: with the library's tolerance, which is `created`'s, it would end no earlier than without.
          if (parameters.expires !== undefined && parameters.expires < seconds(now)) return false;
          found = keys.find((key) => key.keyId === parameters.keyid && signedBy(data, signature, key.pem));
          return found !== undefined;
        },
      }),
    });
    return found;
  } catch {
    return undefined;
  }
}

/** Headers that nobody signed may hold anything; the library would refuse the whole message for them. */
const PRINTABLE = /^[\t\x20-\x7e]*$/;

function labels(signatureInput: string | null): string[] {
  try {
    return [...parseDictionary(signatureInput ?? '').keys()].slice(0, MOST_SIGNATURES);
  } catch {
    return [];
  }
}

const seconds = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000);
