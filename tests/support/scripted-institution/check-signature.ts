import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/*
 * RFC 9421, RFC 9530 and Standard Webhooks written down a second time, from the protocol page and without the
 * product's code: two that agree by accident would have to make the same mistake.
 */

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** `ok`, or what is wrong with the request's signature. */
export function checkSignature(seen: SeenRequest, keys: ReadonlyMap<string, string>, nowSeconds: number): string {
  const header = (name: string) => String(seen.headers[name] ?? '');
  const input = /^([a-z][a-z0-9_.*-]*)=(\(([^)]*)\)(.*))$/.exec(header('signature-input'));
  if (!input) return 'no signature-input';
  const [, label = '', signatureParams = '', list = '', parameters = ''] = input;
  const components = [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  // Who sends no key is told so, not that the signature is wrong.
  const keyed = header('idempotency-key') === '' ? [] : ['idempotency-key'];
  const needed = seen.method === 'GET' ? ['@method', '@target-uri'] : ['@method', '@target-uri', 'content-digest', ...keyed];
  const missing = needed.find((name) => !components.includes(name));
  if (missing) return `${missing} is not covered`;
  const created = Number(/;created=(\d+)/.exec(parameters)?.[1]);
  if (!(Math.abs(created - nowSeconds) <= 300)) return `created ${created} is too far from ${nowSeconds}`;
  if (!parameters.includes(';alg="ed25519"')) return 'alg is not ed25519';
  const pem = keys.get(/;keyid="([^"]+)"/.exec(parameters)?.[1] ?? '');
  if (!pem) return 'unknown keyid';
  const digest = `sha-256=:${createHash('sha256').update(seen.body).digest('base64')}:`;
  if (seen.method !== 'GET' && header('content-digest') !== digest) return 'content-digest differs from the body';
  const value = (name: string) => (name === '@method' ? seen.method : name === '@target-uri' ? seen.url : header(name));
  const base = [...components.map((name) => `"${name}": ${value(name)}`), `"@signature-params": ${signatureParams}`].join('\n');
  const signature = /^[^=]+=:([^:]+):$/.exec(header('signature'));
  if (!header('signature').startsWith(`${label}=`) || !signature?.[1]) return 'no signature under that label';
  return verify(null, Buffer.from(base), createPublicKey(pem), Buffer.from(signature[1], 'base64')) ? 'ok' : 'wrong signature';
}

/** Headers of a callback, Standard Webhooks v1. */
export function signCallback(secret: string, id: string, body: string, atSeconds: number): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${atSeconds}.${body}`).digest('base64');
  return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(atSeconds), 'webhook-signature': `v1,${mac}` };
}
