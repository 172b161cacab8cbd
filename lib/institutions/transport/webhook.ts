import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Temporal } from 'temporal-polyfill';

/** How far `webhook-timestamp` may be from the receiver's clock, either way. */
export const WEBHOOK_TOLERANCE_SECONDS = 300;

/** Standard Webhooks, symmetric v1: the headers of a callback. `secret` is `whsec_…`. */
export function webhookHeaders(secret: string, id: string, body: string, now: Temporal.Instant): Record<string, string> {
  const at = Math.floor(now.epochMilliseconds / 1000);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at * 1000), body),
  };
}

/**
 * The text of a callback whose signature and time are good, else undefined. The library's own `verify` asks the
 * machine's clock and decodes bytes leniently; here the clock is the caller's, and bytes that are not UTF-8 are
 * refused, so that the text signed is exactly the bytes received.
 */
export function verifiedWebhook(secret: string, headers: Headers, raw: Uint8Array, now: Temporal.Instant): string | undefined {
  const [id, stamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers.get(name) ?? '');
  if (!id || !signatures || !stamp || !/^[0-9]{1,12}$/.test(stamp)) return undefined;
  if (Math.abs(Math.floor(now.epochMilliseconds / 1000) - Number(stamp)) > WEBHOOK_TOLERANCE_SECONDS) return undefined;
  const text = strictText(raw);
  if (text === undefined) return undefined;
  const expected = Buffer.from(new Webhook(secret).sign(id, new Date(Number(stamp) * 1000), text));
  const matches = signatures.split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  return matches ? text : undefined;
}

function strictText(raw: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return undefined;
  }
}
