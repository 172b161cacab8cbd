import { beforeAll, describe, expect, it } from 'vitest';
import { createSignatureSync } from 'http-message-sig';
import { DESK_TENANT } from '@/lib/desk-server/model/caller-input';
import { makeNextKey } from '@/lib/desk-server/make-next-key';
import { registerCaller } from '@/lib/desk-server/register-tenant';
import { findCaller } from '@/lib/desk-server/store/callers';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { contentDigest } from '@/lib/institutions/transport/digest';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { turnKey } from '@/lib/institutions/turn-key';
import { SYSTEM } from '@/lib/kernel/actor';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { DeskCaller, type AskOptions } from '@/tests/support/desk-caller';
import { limitRequestOf } from '@/tests/support/limit-request-body';

let database: TestDatabase;
let mall: DeskCaller;
let counter = 0;

const SELLER = { reference: 's_1', name: '한빛전자', businessNumber: '1208147521' };

beforeAll(async () => {
  database = await testDatabase();
  mall = await new DeskCaller(database.deps).register();
  await mall.post('/seller-limits', { requestId: 'sr_1', seller: SELLER, requested: '100000000' }, { key: 'sr_1' });
});

const nextId = () => {
  counter += 1;
  return `lr_${counter}`;
};
const ask = (options: AskOptions = {}, requestId = nextId()) => mall.post('/limit-requests', limitRequestOf({ requestId }), { key: requestId, ...options });
const type = (answer: { body: Record<string, unknown> }) => String(answer.body.type).replace('urn:dalmada:problem:', '');
const requests = () => database.db.tenantLimitRequest.count();

describe('who may ask', () => {
  it('is whoever signs with a registered key', async () => {
    expect(await ask()).toMatchObject({ status: 200, body: { status: 'APPROVED', version: 1 } });
  });

  it('may change keys: both are honoured', async () => {
    await mall.addKey();
    expect((await ask()).status).toBe(200);
  });

  it('is the mall itself, whose next key the lenders that it plays know before it signs, and whose old ones they forget', async () => {
    const before = await ensureSigningKey(database.deps);
    if (!before.ok) throw new Error('no key');
    const [own, other] = [{ keyId: before.value.keyId, pem: before.value.publicPem }, newKeyPair()];
    await registerCaller(database.deps, {
      tenantCode: 'hanbit', code: 'itself', callbackUrl: 'http://127.0.0.1:1/events', secret: mall.secret, publicKeys: [{ keyId: other.keyId, pem: other.publicPem }, own],
    });
    const keysOf = async (code: string) => (await findCaller(database.db, 'hanbit', code))?.publicKeys.map(({ keyId }) => keyId);
    const theirs = await keysOf('mall');
    const turned = async () => {
      const [next, again] = [await makeNextKey(database.deps, SYSTEM), await makeNextKey(database.deps, SYSTEM)];
      expect(again).toEqual(next);
      return next.ok ? next.value.keyId : 'none';
    };
    const second = await turned();
    expect(await keysOf('itself')).toEqual([other.keyId, own.keyId, second]);
    await turnKey(database.deps, SYSTEM);
    expect(await keysOf('itself'), 'what was signed before the turn may still be on its way').toContain(own.keyId);
    const third = await turned();
    expect(await keysOf('itself')).toEqual([other.keyId, second, third]);
    expect(await keysOf('mall'), 'nobody else is touched').toEqual(theirs);
    expect(await makeNextKey(database.deps, { userId: 'u_1', role: 'PURCHASER', name: '김하늘' })).toEqual({ ok: false, error: { code: 'not-found' } });
  });

  it.each([[-299, 200], [299, 200], [-301, 401], [301, 401]])('signed %i s off gets %i', async (offsetSeconds, status) => {
    expect((await ask({ offsetSeconds })).status).toBe(status);
  });

  it.each<[string, AskOptions['spoil']]>([
    ['another body', (request) => ({ ...request, raw: Buffer.from('{}') })],
    ['another digest', (request) => ({ ...request, headers: changed(request.headers, 'content-digest', contentDigest(Buffer.from('{}'))) })],
    ['another idempotency key', (request) => ({ ...request, headers: changed(request.headers, 'idempotency-key', 'other') })],
    ['another address', (request) => ({ ...request, targetUris: ['https://mall.example/api/institution/v1/other/limit-requests'] })],
    ['another method', (request) => ({ ...request, method: 'PUT' })],
    ['no signature', (request) => ({ ...request, headers: changed(request.headers, 'signature', '') })],
  ])('with %s gets 401, and nothing is kept', async (_, spoil) => {
    const [before, requestId] = [await requests(), nextId()];
    const refused = await ask({ spoil: spoil ?? ((request) => request) }, requestId);
    expect([refused.status, type(refused)]).toEqual([401, 'signature']);
    expect(await requests()).toBe(before);
    expect((await ask({}, requestId)).status).toBe(200);
  });

  it('is nobody with a key that was not registered', async () => {
    const stranger = new DeskCaller(database.deps, 'stranger');
    stranger.strange();
    expect(type(await stranger.post('/limit-requests', limitRequestOf({ requestId: 'lr_x' }), { key: 'lr_x' }))).toBe('signature');
  });

  it('is answered 404 by a lender that is not here, and for calls that the protocol does not know', async () => {
    expect(await ask({ spoil: (request) => ({ ...request, tenant: 'nobody' }) })).toMatchObject({ status: 404 });
    expect(type(await mall.post('/limit-request', {}))).toBe('unknown');
    expect(type(await mall.post('/approvals/ap_1/steal', {}))).toBe('unknown');
    expect(type(await mall.get('/approvals/ap_1'))).toBe('unknown');
    expect(type(await mall.get('/limit-requests/lr_none'))).toBe('unknown');
  });

  it('may ask after health unsigned', async () => {
    expect(await mall.send({ tenant: 'hanbit', method: 'GET', segments: ['health'], targetUris: [], headers: new Headers(), raw: new Uint8Array() })).toMatchObject({ status: 200 });
  });

  it('may ask after the desk’s health before anybody may ask it anything else, and is a stranger otherwise', async () => {
    expect(await database.db.tenant.count({ where: { code: DESK_TENANT } })).toBe(0);
    const get = (...segments: string[]) => mall.send({ tenant: DESK_TENANT, method: 'GET', segments, targetUris: [], headers: new Headers(), raw: new Uint8Array() });
    expect(await get('health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const stranger = await get('limit-requests', 'lr_1');
    expect([stranger.status, type(stranger)]).toEqual([401, 'signature']);
    const signed = await ask({ spoil: (request) => ({ ...request, tenant: DESK_TENANT }) });
    expect([signed.status, type(signed)]).toEqual([401, 'signature']);
  });

  it('does not see what another caller asked', async () => {
    const requestId = nextId();
    const mine = await ask({}, requestId);
    const other = await new DeskCaller(database.deps, 'other').register();
    expect((await mall.get(`/limit-requests/${requestId}`)).status).toBe(200);
    expect((await other.get(`/limit-requests/${requestId}`)).status).toBe(404);
    const { approvalId } = mine.body.approval as { approvalId: string };
    const hold = { orderId: 'o_1', amount: '1990000', monthlyInstalment: '61400', until: '2026-03-02T02:00:00Z' };
    expect((await other.post(`/approvals/${approvalId}/hold`, hold)).status).toBe(404);
  });
});

const changed = (headers: Headers, name: string, value: string) => {
  const copy = new Headers(headers);
  copy.set(name, value);
  return copy;
};

describe('a request repeated', () => {
  it('gets the stored answer, byte for byte', async () => {
    const requestId = nextId();
    const first = await ask({}, requestId);
    database.clock.advance({ minutes: 1 });
    expect((await ask({}, requestId)).text).toBe(first.text);
  });

  it('with another body gets 422', async () => {
    const requestId = nextId();
    await ask({}, requestId);
    const other = await mall.post('/limit-requests', limitRequestOf({ requestId, annualIncome: '99000000' }), { key: requestId });
    expect([other.status, type(other)]).toEqual([422, 'idempotency-key-reused']);
  });

  it('twenty times at once is done once; the others get the same answer or are told that it is in flight', async () => {
    const [before, requestId] = [await requests(), nextId()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask({}, requestId)));
    expect(await requests() - before).toBe(1);
    const done = answers.filter((answer) => answer.status === 200);
    expect(new Set(done.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter((answer) => answer.status !== 200).every((answer) => answer.status === 409 && type(answer) === 'in-flight')).toBe(true);
    expect((await ask({}, requestId)).text).toBe(done[0]?.text);
    expect(await database.db.tenantApproval.count({ where: { requestId } })).toBe(1);
  });

  it('under twenty keys at once is one decision still', async () => {
    const requestId = nextId();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask({ key: `${requestId}:${index}` }, requestId)));
    expect(await database.db.tenantLimitRequest.count({ where: { requestId } })).toBe(1);
    const [first, ...others] = answers.filter((answer) => answer.status === 200);
    for (const other of others) expect(other.body).toEqual(first?.body);
  });

  it('is free again after the process that was at it died', async () => {
    const requestId = nextId();
    const [locked, death] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const dying = database.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtextextended(${`idempotency hanbit:mall POST /limit-requests ${requestId}`}, 0))`;
      locked.resolve();
      await death.promise;
      throw new Error('died');
    }).catch(() => undefined);
    await locked.promise;
    expect(type(await ask({}, requestId))).toBe('in-flight');
    death.resolve();
    await dying;
    expect((await ask({}, requestId)).status).toBe(200);
  });

  it('keeps final refusals, by caller, method and path', async () => {
    const wrong = () => mall.post('/limit-requests', { requestId: 'lr_bad' }, { key: 'scoped' });
    const first = await wrong();
    expect(first.status).toBe(422);
    expect((await wrong()).text).toBe(first.text);
    expect((await mall.post('/seller-limits', { requestId: 'sr_scoped', seller: SELLER, requested: '100000000' }, { key: 'scoped' })).status).toBe(200);
  });

  it('without a key, or with an endless one, gets 400', async () => {
    const body = JSON.stringify(limitRequestOf({ requestId: 'lr_nokey' }));
    const keyless = await ask({ spoil: (request) => ({ ...request, ...unkeyed(request.targetUris[0] ?? '', body), raw: Buffer.from(body) }) });
    expect([keyless.status, type(keyless)]).toEqual([400, 'idempotency-key-missing']);
    expect(type(await ask({ key: 'k'.repeat(256) }))).toBe('idempotency-key-missing');
    expect((await ask({ key: 'k'.repeat(255) })).status).toBe(200);
  });

  /** Signed properly, but over three components only: there is no key to cover. */
  function unkeyed(url: string, body: string) {
    const whole = mall.signed({ method: 'POST', url, body, key: 'x' }, 0);
    const keyid = /keyid="([^"]+)"/.exec(whole.get('signature-input') ?? '')?.[1] ?? '';
    const digest = contentDigest(Buffer.from(body));
    const made = createSignatureSync({ kind: 'request', method: 'POST', targetUri: url, fields: [{ name: 'content-digest', value: digest }] }, {
      components: ['@method', '@target-uri', 'content-digest'], parameters: { created: Math.floor(database.clock.now().epochMilliseconds / 1000), keyid, alg: 'ed25519' },
      signer: { algorithm: 'ed25519', sign: (data) => mall.signBytes(data) },
    });
    return { headers: new Headers({ 'content-digest': digest, signature: made.signature, 'signature-input': made.signatureInput }) };
  }
});

describe('what is wrong with a request', () => {
  it('is said as 400 when it is no JSON, or nothing at all', async () => {
    expect(type(await mall.raw('/limit-requests', '{"requestId":', { key: nextId() }))).toBe('json');
    const empty = await mall.raw('/limit-requests', '', { key: nextId() });
    expect([empty.status, type(empty)]).toEqual([400, 'json']);
    expect((await mall.raw('/approvals/ap_none/decline', '', { key: nextId() })).status, 'a decline has nothing to say').toBe(404);
  });

  it('is said by pointer, one for each field', async () => {
    const { goods, ...body } = limitRequestOf({ requestId: nextId() });
    const wrong = { ...body, terms: { ...body.terms, termMonths: 0 }, purchaser: { ...body.purchaser, annualIncome: '1e3', 'a/b~c': 1 }, price: '1' };
    const refused = await mall.post('/limit-requests', wrong, { key: nextId() });
    expect(goods).toHaveLength(1);
    expect([refused.status, type(refused)]).toEqual([422, 'field']);
    const pointers = (refused.body.errors as { pointer: string }[]).map((error) => error.pointer).sort();
    expect(pointers).toEqual(['/goods', '/price', '/purchaser/annualIncome', '/purchaser/a~1b~0c', '/terms/termMonths'].sort());
  });

  it.each<[string, (body: ReturnType<typeof limitRequestOf>) => unknown, string]>([
    ['a price that does not follow from its terms', (body) => ({ ...body, terms: { ...body.terms, monthlyInstalment: '61800' } }), '/terms/monthlyInstalment'],
    ['a total that does not', (body) => ({ ...body, terms: { ...body.terms, totalCost: '1' } }), '/terms/totalCost'],
    ['goods that cost something else than what is financed', (body) => ({ ...body, goods: body.goods.map((each) => ({ ...each, cashPrice: '1990001' })) }), '/goods/0/cashPrice'],
    ['several goods that do', (body) => ({ ...body, goods: [...body.goods, ...body.goods] }), '/goods'],
    ['a first payment of the whole price', (body) => ({ ...body, terms: { ...body.terms, firstPayment: body.terms.cashPrice } }), '/terms/firstPayment'],
    ['another currency', (body) => ({ ...body, currency: 'USD' }), '/currency'],
    ['no consent', (body) => ({ ...body, purchaser: { ...body.purchaser, consents: [] } }), '/purchaser/consents'],
    ['a consent to ask another lender', (body) => limitRequestOf({ requestId: body.requestId, lender: 'other' }), '/purchaser/consents'],
    ['an amount in full-width digits', (body) => ({ ...body, purchaser: { ...body.purchaser, annualIncome: '４２００' } }), '/purchaser/annualIncome'],
    ['an amount over 10^18', (body) => ({ ...body, purchaser: { ...body.purchaser, annualIncome: '1000000000000000001' } }), '/purchaser/annualIncome'],
    ['a negative zero', (body) => ({ ...body, purchaser: { ...body.purchaser, annualIncome: '-0' } }), '/purchaser/annualIncome'],
    ['a day that does not exist', (body) => ({ ...body, createdAt: '2026-02-30T00:00:00Z' }), '/createdAt'],
    ['a time without its zone', (body) => ({ ...body, createdAt: '2026-02-03T00:00:00' }), '/createdAt'],
  ])('%s is named', async (_, spoil, pointer) => {
    const before = await requests();
    const refused = await mall.post('/limit-requests', spoil(limitRequestOf({ requestId: nextId() })), { key: nextId() });
    expect(refused.status).toBe(422);
    expect((refused.body.errors as { pointer: string }[]).map((error) => error.pointer)).toEqual([pointer]);
    expect(await requests()).toBe(before);
  });

  it('is said in words for people, and in codes for machines beside them', async () => {
    const whole = limitRequestOf({ requestId: nextId() });
    const { currency, ...body } = { ...whole, terms: { ...whole.terms, timing: 'LATER', cashPrice: '1e3' }, price: '1' };
    const refused = await mall.post('/limit-requests', body, { key: nextId() });
    expect(currency).toBe('KRW');
    expect(refused.body).toMatchObject({ title: 'Some fields are not what they have to be', detail: expect.stringMatching(/^[A-Z].*\.$/) as string, status: 422 });
    const said = new Map((refused.body.errors as { pointer: string; detail: string; code: string }[]).map(({ pointer, ...rest }) => [pointer, rest]));
    expect(said.get('/currency')).toEqual({ code: 'currency', detail: 'Write an ISO 4217 code in capitals, such as "KRW".' });
    expect(said.get('/terms/timing')).toEqual({ code: 'choice', detail: 'Write "ARREARS" or "ADVANCE".' });
    expect(said.get('/terms/cashPrice')).toMatchObject({ code: 'amount', detail: expect.stringContaining('minor units') as string });
    expect(said.get('/price')).toEqual({ code: 'unexpected-field', detail: 'The protocol has no field of this name here.' });
  });

  it('is said with what the terms make of it, for each price that does not follow', async () => {
    const body = limitRequestOf({ requestId: nextId() });
    const { totalCost, totalToOwn } = body.terms;
    const refused = await mall.post('/limit-requests', { ...body, terms: { ...body.terms, totalCost: '1', totalToOwn: '2' } }, { key: nextId() });
    expect(refused.body.errors).toEqual([
      { pointer: '/terms/totalCost', code: 'terms.do-not-follow', detail: `The terms beside it make it ${totalCost}.` },
      { pointer: '/terms/totalToOwn', code: 'terms.do-not-follow', detail: `The terms beside it make it ${totalToOwn}.` },
    ]);
  });

  it('is not that several things cost together what is financed, each said once or by its quantity', async () => {
    const goodsOf = ({ goods: [one] }: ReturnType<typeof limitRequestOf>, ...parts: { quantity: number; cashPrice: string }[]) => parts.map((part) => ({ ...one, ...part }));
    const body = () => limitRequestOf({ requestId: nextId() });
    for (const parts of [[{ quantity: 1, cashPrice: '1990000' }], [{ quantity: 2, cashPrice: '995000' }], [{ quantity: 2, cashPrice: '1990000' }], [{ quantity: 1, cashPrice: '1900000' }, { quantity: 3, cashPrice: '30000' }]]) {
      const asked = body();
      expect((await mall.post('/limit-requests', { ...asked, goods: goodsOf(asked, ...parts) }, { key: asked.requestId })).status).toBe(200);
    }
    const asked = body();
    const refused = await mall.post('/limit-requests', { ...asked, goods: goodsOf(asked, { quantity: 1, cashPrice: '10' }) }, { key: asked.requestId });
    expect(refused.body.errors).toEqual([{ pointer: '/goods/0/cashPrice', code: 'differs', detail: 'terms.cashPrice is 1990000: the goods cost that together.' }]);
  });

  it('is too much above 256 KB', async () => {
    expect(await ask({ spoil: (request) => ({ ...request, raw: undefined }) })).toMatchObject({ status: 413 });
  });
});
