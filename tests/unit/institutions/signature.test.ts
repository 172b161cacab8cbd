import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createSignatureSync } from 'http-message-sig';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { contentDigest } from '@/lib/institutions/transport/digest';
import { newKeyPair, signBytes, signedBy, thumbprint } from '@/lib/institutions/transport/keys';
import { signedHeaders, signerOf, type IncomingRequest } from '@/lib/institutions/transport/signature';

/** RFC 9421, B.1.4: test-key-ed25519 */
const PRIVATE_PEM = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----`;
const PUBLIC_PEM = createPublicKey(createPrivateKey(PRIVATE_PEM)).export({ type: 'spki', format: 'pem' }).toString();
const KEY = { keyId: 'test-key-ed25519', pem: PUBLIC_PEM };
const NOW = Temporal.Instant.fromEpochMilliseconds(1795449600_000);
const URL = 'https://bank.example/v1/limit-requests';
const BODY = '{"requestId":"lr_1","currency":"KRW"}';
const SIGNER = { keyId: KEY.keyId, privatePem: PRIVATE_PEM };

const posted = (change: Partial<IncomingRequest> & { header?: [string, string | null] } = {}): IncomingRequest => {
  const headers = new Headers(signedHeaders({ method: 'POST', url: URL, body: BODY, key: 'lr_1' }, SIGNER, NOW));
  if (change.header?.[1] === null) headers.delete(change.header[0]);
  else if (change.header) headers.set(change.header[0], change.header[1] ?? '');
  return { method: 'POST', targetUris: [URL], headers, body: Buffer.from(BODY), ...change };
};
const signer = (request: IncomingRequest, seconds = 0, keys = [KEY]) => signerOf(request, keys, NOW.add({ seconds }));

describe('a signed request', () => {
  it('is the worked example of the protocol, byte for byte', () => {
    const headers = signedHeaders({ method: 'POST', url: URL, body: BODY, key: 'lr_1' }, SIGNER, NOW);
    expect(headers['content-digest']).toBe('sha-256=:vLM9ne0YT0Ej+Dy9UTyF60MyAgtpJUJpEdUvrhMaPXg=:');
    expect(headers['signature-input']).toBe('sig1=("@method" "@target-uri" "content-digest" "idempotency-key");created=1795449600;keyid="test-key-ed25519";alg="ed25519"');
    expect(headers.signature).toBe('sig1=:snQcdcLK1xJ+Ezv6B+YoXhz5DaBMSGAm9s/Nxcg7Yvgq0HM7ITA2fIv8gUVL0+s6Yp5WNes08I81HZ5YO3HcBw==:');
  });

  it('is recognised by its key', async () => {
    expect(await signer(posted())).toEqual(KEY);
  });

  it('is recognised by any key of a set, under the id that was registered', async () => {
    const other = newKeyPair();
    const keys = [{ keyId: other.keyId, pem: other.publicPem }, KEY];
    expect(await signer(posted(), 0, keys)).toEqual(KEY);
    expect(await signer(posted(), 0, [{ keyId: KEY.keyId, pem: other.publicPem }, KEY])).toEqual(KEY);
  });

  it.each([[-299, true], [299, true], [-300, true], [300, true], [-301, false], [301, false]])('read %i s off is accepted: %s', async (seconds, good) => {
    expect((await signer(posted(), seconds)) !== undefined).toBe(good);
  });

  it('covers the components in any order, under any label, with others beside them', async () => {
    const fields = { 'content-digest': contentDigest(Buffer.from(BODY)), 'idempotency-key': 'lr_1', 'content-type': 'application/json' };
    const made = createSignatureSync(
      { kind: 'request', method: 'POST', targetUri: URL, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) },
      {
        label: 'bank-7', components: ['idempotency-key', 'content-type', 'content-digest', '@target-uri', '@method'],
        parameters: { keyid: KEY.keyId, alg: 'ed25519', created: 1795449600 },
        signer: { algorithm: 'ed25519', sign: (data) => signBytes(data, PRIVATE_PEM) },
      },
    );
    const headers = new Headers({ ...fields, signature: made.signature, 'signature-input': made.signatureInput });
    expect(await signer(posted({ headers }))).toEqual(KEY);
  });

  it('holds when one of two signatures is by a key that is known, as while keys are changed', async () => {
    const next = newKeyPair();
    const request = posted();
    const second = signedHeaders({ method: 'POST', url: URL, body: BODY, key: 'lr_1' }, next, NOW);
    request.headers.set('signature', `${second.signature?.replace('sig1', 'sig2')}, ${request.headers.get('signature')}`);
    request.headers.set('signature-input', `${second['signature-input']?.replace('sig1', 'sig2')}, ${request.headers.get('signature-input')}`);
    expect(await signer(request)).toEqual(KEY);
    expect(await signer(request, 0, [{ keyId: next.keyId, pem: next.publicPem }])).toMatchObject({ keyId: next.keyId });
  });

  it.each<[string, Parameters<typeof posted>[0]]>([
    ['another body', { body: Buffer.from('{"requestId":"lr_2","currency":"KRW"}') }],
    ['a body written anew with the same meaning', { body: Buffer.from('{"currency":"KRW","requestId":"lr_1"}') }],
    ['the digest of another body', { header: ['content-digest', contentDigest(Buffer.from('{}'))] }],
    ['another body with its own digest', { body: Buffer.from('{}'), header: ['content-digest', contentDigest(Buffer.from('{}'))] }],
    ['no digest', { header: ['content-digest', null] }],
    ['a digest of another algorithm alone', { header: ['content-digest', 'sha-512=:AAAA:'] }],
    ['another idempotency key', { header: ['idempotency-key', 'lr_2'] }],
    ['its idempotency key removed', { header: ['idempotency-key', null] }],
    ['another path', { targetUris: ['https://bank.example/v1/seller-limits'] }],
    ['a query added', { targetUris: [`${URL}?all=1`] }],
    ['another host', { targetUris: ['https://other.example/v1/limit-requests'] }],
    ['no signature', { header: ['signature', null] }],
    ['no signature input', { header: ['signature-input', null] }],
    ['a broken signature input', { header: ['signature-input', 'sig1=("@method'] }],
    ['a signature under another label', { header: ['signature', 'sig2=:AAAA:'] }],
    ['another method', { method: 'PUT' }],
  ])('with %s is refused', async (_, change) => {
    expect(await signer(posted(change))).toBeUndefined();
  });

  it('by a key that was not registered is refused, also under a registered id', async () => {
    const other = newKeyPair();
    const headers = new Headers(signedHeaders({ method: 'POST', url: URL, body: BODY, key: 'lr_1' }, { keyId: KEY.keyId, privatePem: other.privatePem }, NOW));
    expect(await signer(posted({ headers }))).toBeUndefined();
    expect(await signer(posted(), 0, [{ keyId: other.keyId, pem: other.publicPem }])).toBeUndefined();
    expect(await signer(posted(), 0, [{ keyId: KEY.keyId, pem: 'no key at all' }])).toBeUndefined();
  });

  it('that leaves out a component, or alg, or created, is refused', async () => {
    const fields = [{ name: 'content-digest', value: contentDigest(Buffer.from(BODY)) }, { name: 'idempotency-key', value: 'lr_1' }];
    const all = ['@method', '@target-uri', 'content-digest', 'idempotency-key'];
    const sign = (components: string[], parameters: Record<string, string | number>) => {
      const made = createSignatureSync({ kind: 'request', method: 'POST', targetUri: URL, fields }, {
        components, parameters, signer: { algorithm: 'ed25519', sign: (data) => signBytes(data, PRIVATE_PEM) },
      });
      return new Headers({ ...Object.fromEntries(fields.map(({ name, value }) => [name, value])), signature: made.signature, 'signature-input': made.signatureInput });
    };
    const whole = { created: 1795449600, keyid: KEY.keyId, alg: 'ed25519' };
    expect(await signer(posted({ headers: sign(all, whole) }))).toEqual(KEY);
    for (const left of all) expect(await signer(posted({ headers: sign(all.filter((name) => name !== left), whole) }))).toBeUndefined();
    for (const left of ['created', 'keyid', 'alg']) {
      const parameters = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== left)) as Record<string, string | number>;
      expect(await signer(posted({ headers: sign(all, parameters) }))).toBeUndefined();
    }
  });

  it.each([[undefined, true], [300, true], [0, true], [-1, false], [-60, false], [-299, false]])('that says it ends %s s from now is accepted: %s', async (ends, good) => {
    const fields = { 'content-digest': contentDigest(Buffer.from(BODY)), 'idempotency-key': 'lr_1' };
    const now = Math.floor(NOW.epochMilliseconds / 1000);
    const made = createSignatureSync({ kind: 'request', method: 'POST', targetUri: URL, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) }, {
      components: ['@method', '@target-uri', 'content-digest', 'idempotency-key'],
      parameters: { created: now - 290, keyid: KEY.keyId, alg: 'ed25519', ...(ends !== undefined && { expires: now + ends }) },
      signer: { algorithm: 'ed25519', sign: (data) => signBytes(data, PRIVATE_PEM) },
    });
    const headers = new Headers({ ...fields, signature: made.signature, 'signature-input': made.signatureInput });
    expect((await signer(posted({ headers }))) !== undefined).toBe(good);
  });

  it('without an idempotency key is recognised when the other three are signed, so that it can be told', async () => {
    const digest = contentDigest(Buffer.from(BODY));
    const made = createSignatureSync({ kind: 'request', method: 'POST', targetUri: URL, fields: [{ name: 'content-digest', value: digest }] }, {
      components: ['@method', '@target-uri', 'content-digest'], parameters: { created: 1795449600, keyid: KEY.keyId, alg: 'ed25519' },
      signer: { algorithm: 'ed25519', sign: (data) => signBytes(data, PRIVATE_PEM) },
    });
    const headers = new Headers({ 'content-digest': digest, signature: made.signature, 'signature-input': made.signatureInput });
    expect(await signer(posted({ headers }))).toEqual(KEY);
    headers.set('idempotency-key', 'added-on-the-way');
    expect(await signer(posted({ headers }))).toBeUndefined();
  });

  it('by GET covers method and target alone', async () => {
    const url = 'https://bank.example/v1/limit-requests/lr_1';
    const headers = new Headers(signedHeaders({ method: 'GET', url }, SIGNER, NOW));
    expect([...headers.keys()]).toEqual(['signature', 'signature-input']);
    const request = { method: 'GET', targetUris: [url], headers, body: new Uint8Array() };
    expect(await signer(request)).toEqual(KEY);
    expect(await signer({ ...request, targetUris: ['https://bank.example/v1/limit-requests/lr_2'] })).toBeUndefined();
    expect(await signer({ ...request, method: 'POST' })).toBeUndefined();
  });

  it('survives headers that nobody signed and that are not ASCII', async () => {
    expect(await signer(posted({ header: ['x-forwarded-name', 'caf\u00e9'] }))).toEqual(KEY);
  });
});

describe('keys', () => {
  it('have the thumbprint of RFC 8037, A.3', () => {
    const pem = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
    expect(thumbprint(pem)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('verify the signature of RFC 9421, B.2.6', () => {
    const base = '"date": Tue, 20 Apr 2021 02:07:55 GMT\n"@method": POST\n"@path": /foo\n"@authority": example.com\n"content-type": application/json\n"content-length": 18\n'
      + '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
    const signature = Buffer.from('wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==', 'base64');
    expect(signedBy(Buffer.from(base), signature, PUBLIC_PEM)).toBe(true);
    expect(signedBy(Buffer.from(`${base} `), signature, PUBLIC_PEM)).toBe(false);
  });
});
