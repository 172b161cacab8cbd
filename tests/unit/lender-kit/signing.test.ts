import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { headersOf } from '@/lib/lender-kit/sign';

/** RFC 9421, B.1.4 */
const PRIVATE_JWK = { kty: 'OKP', crv: 'Ed25519', d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' };
const signer = { keyId: 'test-key-ed25519', privatePem: createPrivateKey({ key: PRIVATE_JWK, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString() };
const REQUEST = { method: 'POST' as const, url: 'https://bank.example/v1/limit-requests', text: '{"requestId":"lr_1","currency":"KRW"}', key: 'lr_1' };

it('what the kit signs rightly is the worked signature of the protocol', () => {
  const headers = headersOf(REQUEST, signer, Temporal.Instant.fromEpochMilliseconds(1_795_449_600_000));
  expect(headers['content-digest']).toBe('sha-256=:vLM9ne0YT0Ej+Dy9UTyF60MyAgtpJUJpEdUvrhMaPXg=:');
  expect(headers.signature).toBe('sig1=:snQcdcLK1xJ+Ezv6B+YoXhz5DaBMSGAm9s/Nxcg7Yvgq0HM7ITA2fIv8gUVL0+s6Yp5WNes08I81HZ5YO3HcBw==:');
});

it('spoils what it is to spoil', () => {
  const at = Temporal.Instant.fromEpochMilliseconds(1_795_449_600_000);
  const good = headersOf(REQUEST, signer, at);
  expect(headersOf(REQUEST, signer, at, { spoiled: true }).signature).not.toBe(good.signature);
  expect(headersOf(REQUEST, signer, at, { digestOf: 'x' })['content-digest']).not.toBe(good['content-digest']);
  expect(headersOf(REQUEST, signer, at, { unsigned: true }).signature).toBeUndefined();
});
