import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { verifiedWebhook, webhookHeaders } from '@/lib/institutions/transport/webhook';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BODY = '{"type":"limit.decided","timestamp":"2026-11-23T00:00:00Z","data":{"requestId":"lr_1","status":"PENDING","version":1}}';
const NOW = Temporal.Instant.fromEpochMilliseconds(1795449600_000);

const verified = (change: { body?: Uint8Array; header?: [string, string | null]; seconds?: number; secret?: string } = {}) => {
  const headers = new Headers(webhookHeaders(SECRET, 'msg_1', BODY, NOW));
  if (change.header?.[1] === null) headers.delete(change.header[0]);
  else if (change.header) headers.set(change.header[0], change.header[1] ?? '');
  return verifiedWebhook(change.secret ?? SECRET, headers, change.body ?? Buffer.from(BODY), NOW.add({ seconds: change.seconds ?? 0 }));
};

describe('a callback', () => {
  it('is signed as in the worked example of the protocol', () => {
    expect(webhookHeaders(SECRET, 'msg_1', BODY, NOW)).toEqual({
      'content-type': 'application/json', 'webhook-id': 'msg_1', 'webhook-timestamp': '1795449600',
      'webhook-signature': 'v1,TSDNoHP9djT1LyDkIs8VwgGZOwsN8hObhspqT8FNdoM=',
    });
  });

  it('is signed as in the vector of Standard Webhooks', () => {
    const headers = webhookHeaders(SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', Temporal.Instant.fromEpochMilliseconds(1614265330_000));
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is read as the text that was signed', () => {
    expect(verified()).toBe(BODY);
  });

  it.each([[-299, true], [299, true], [-300, true], [300, true], [-301, false], [301, false]])('read %i s off is accepted: %s', (seconds, good) => {
    expect(verified({ seconds }) !== undefined).toBe(good);
  });

  it('holds when one of several signatures does', () => {
    expect(verified({ header: ['webhook-signature', 'v1a,AAAA v1,AAAA v1,TSDNoHP9djT1LyDkIs8VwgGZOwsN8hObhspqT8FNdoM='] })).toBe(BODY);
  });

  it.each<[string, Parameters<typeof verified>[0]]>([
    ['JSON that was written anew', { body: Buffer.from(JSON.stringify(JSON.parse(BODY), null, 1)) }],
    ['one byte changed', { body: Buffer.from(BODY.replace('"version":1', '"version":2')) }],
    ['bytes that are not UTF-8 at its end', { body: Buffer.concat([Buffer.from(BODY), Buffer.from([0xff])]) }],
    ['another id', { header: ['webhook-id', 'msg_2'] }],
    ['another time', { header: ['webhook-timestamp', '1795449601'] }],
    ['a time with something behind it', { header: ['webhook-timestamp', '1795449600x'] }],
    ['another secret', { secret: 'whsec_AAAAr8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
    ['no id', { header: ['webhook-id', null] }],
    ['no time', { header: ['webhook-timestamp', null] }],
    ['no signature', { header: ['webhook-signature', null] }],
    ['another version of signature', { header: ['webhook-signature', 'v1a,TSDNoHP9djT1LyDkIs8VwgGZOwsN8hObhspqT8FNdoM='] }],
  ])('with %s is refused', (_, change) => {
    expect(verified(change)).toBeUndefined();
  });

  it('whose bytes are replaced by the mark that a lenient decoder puts for them is refused', () => {
    const text = '{"note":"\uFFFD"}';
    const headers = new Headers(webhookHeaders(SECRET, 'msg_1', text, NOW));
    expect(verifiedWebhook(SECRET, headers, Buffer.from(text), NOW)).toBe(text);
    const lenient = Buffer.concat([Buffer.from('{"note":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(verifiedWebhook(SECRET, headers, lenient, NOW)).toBeUndefined();
  });
});
