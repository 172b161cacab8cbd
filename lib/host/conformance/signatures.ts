import { createHmac, createPrivateKey } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { signBytes, signedBy } from '@/lib/institutions/transport/keys';
import { webhookHeaders } from '@/lib/institutions/transport/webhook';
import { number, text, type Inputs } from './inputs';

const bytes = (inputs: Inputs, name: string): Buffer => Buffer.from(text(inputs, name), 'base64');

/** An Ed25519 public key of RFC 8037 as PEM: the twelve bytes are SPKI's head for it. */
const publicPem = (x: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(x, 'base64url')]).toString('base64')}\n-----END PUBLIC KEY-----\n`;

/** The same of a private key, from its seed (PKCS #8). */
const privatePem = (seed: Buffer): string =>
  createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' }).toString();

/** Signatures of the institution protocol and of the standards it rests on. A signature that is verified is given back where it holds. */
export const SIGNATURES: Readonly<Record<string, (inputs: Inputs, expected: unknown) => string>> = {
  'StandardWebhooks.sign v1': (inputs) =>
    webhookHeaders(text(inputs, 'secret'), text(inputs, 'id'), text(inputs, 'body'), Temporal.Instant.fromEpochMilliseconds(number(inputs, 'timestamp') * 1000))['webhook-signature'] ?? '',
  'StandardWebhooks.sign v1a (ed25519 seed)': (inputs) =>
    `v1a,${signBytes(Buffer.from(`${text(inputs, 'id')}.${number(inputs, 'timestamp')}.${text(inputs, 'body')}`), privatePem(bytes(inputs, 'secret_b64_seed'))).toString('base64')}`,
  'ed25519 verify': (inputs, expected) =>
    (typeof expected === 'string' && signedBy(Buffer.from(text(inputs, 'signature_base')), Buffer.from(expected, 'base64'), publicPem(text(inputs, 'public_jwk_x'))) ? expected : 'no signature of it'),
  'hmac-sha256': (inputs) => createHmac('sha256', bytes(inputs, 'key_b64')).update(text(inputs, 'signature_base')).digest('base64'),
};
