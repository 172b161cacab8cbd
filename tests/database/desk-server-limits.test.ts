import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalTerms, canonicalText, termsSha256 } from '@/lib/kernel/canonical-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { decideTenantRequest } from '@/lib/desk-server/decide-tenant-request';
import { deliverCallback } from '@/lib/desk-server/deliver-callback';
import { limitDecision, type LimitDecision } from '@/lib/institutions/model/answers';
import type { ContractBody, LimitRequestBody } from '@/lib/institutions/model/protocol';
import { readQuotedTerms, readTerms } from '@/lib/institutions/model/wire-terms';
import { signedBy } from '@/lib/institutions/transport/keys';
import { verifiedWebhook } from '@/lib/institutions/transport/webhook';
import { verifyQuote } from '@/lib/kernel/canonical-terms';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { DeskCaller, type Answer } from '@/tests/support/desk-caller';
import { limitRequestOf, type AskedCase } from '@/tests/support/limit-request-body';

let database: TestDatabase;
let mall: DeskCaller;
let inbox: Server;
let counter = 0;
/** What the mall's address for callbacks was sent, and what it answers next. */
const received: { headers: Headers; raw: Buffer }[] = [];
let answersNext: number[] = [];

const SELLER = { reference: 's_1', name: '한빛전자', businessNumber: '1208147521' };

beforeAll(async () => {
  database = await testDatabase();
  inbox = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: new Headers(request.headers as Record<string, string>), raw: Buffer.concat(chunks) });
      response.writeHead(answersNext.shift() ?? 202).end();
    });
  });
  await new Promise<void>((resolve) => { inbox.listen(0, '127.0.0.1', resolve); });
  mall = await new DeskCaller(database.deps, 'mall', `http://127.0.0.1:${(inbox.address() as AddressInfo).port}/events`).register();
  await sellerLimit('s_1', '100000000');
});
afterAll(() => new Promise((resolve) => { inbox.close(resolve); }));

const nextId = (prefix = 'lr') => {
  counter += 1;
  return `${prefix}_${counter}`;
};
const sellerLimit = (reference: string, requested: string) => {
  const requestId = nextId('sr');
  return mall.post('/seller-limits', { requestId, seller: { ...SELLER, reference }, requested }, { key: requestId });
};

async function ask(asked: Partial<AskedCase> = {}): Promise<{ answer: Answer; body: LimitRequestBody; decision: LimitDecision }> {
  const body = limitRequestOf({ requestId: nextId(), ...asked });
  const answer = await mall.post('/limit-requests', body, { key: body.requestId });
  return { answer, body, decision: limitDecision.parse(answer.body) };
}

async function approved(asked: Partial<AskedCase> = {}) {
  const { decision, body } = await ask({ purchaser: nextId('p'), ...asked });
  if (decision.status !== 'APPROVED') throw new Error(decision.status);
  return { ...decision.approval, body };
}
type Approved = Awaited<ReturnType<typeof approved>>;

const UNTIL_MINUTES = 30;
const taking = (approval: Approved, orderId: string) => ({ orderId, amount: approval.approvedAmount, monthlyInstalment: approval.monthlyInstalment });
const hold = (approval: Approved, orderId: string, change: object = {}) => mall.post(`/approvals/${approval.approvalId}/hold`, {
  ...taking(approval, orderId), until: database.clock.now().add({ minutes: UNTIL_MINUTES }).toString(), ...change,
}, { key: nextId(`${orderId}:hold`) });
const use = (approval: Approved, orderId: string, change: object = {}) =>
  mall.post(`/approvals/${approval.approvalId}/use`, { ...taking(approval, orderId), ...change }, { key: nextId(`${orderId}:use`) });
const release = (approval: Approved, orderId: string) => mall.post(`/approvals/${approval.approvalId}/release`, { orderId }, { key: nextId(`${orderId}:release`) });
const type = (answer: Answer) => String(answer.body.type).replace('urn:dalmada:problem:', '');

describe('a limit request', () => {
  it('is approved at the lender’s own rate, with prices that follow from it', async () => {
    const { decision, body } = await ask();
    if (decision.status !== 'APPROVED') throw new Error(decision.status);
    const terms = readTerms('KRW', { ...body.terms, annualRate: decision.approval.annualRate });
    expect(decision.approval).toMatchObject({ approvedAmount: '1990000', annualRate: '0.069', monthlyInstalment: '61400', monthlyCap: '61400', totalCost: '2208585', totalToOwn: '2208585' });
    expect(terms.ok && verifyQuote(terms.value, decision.approval).ok).toBe(true);
    expect((await mall.get(`/limit-requests/${body.requestId}`)).body).toEqual(decision);
  });

  it('of a seller without a live limit is declined as such', async () => {
    const { decision } = await ask({ seller: 's_unknown' });
    expect(decision).toMatchObject({ status: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }] });
    await sellerLimit('s_short', '100000000');
    expect((await ask({ seller: 's_short' })).decision.status).toBe('APPROVED');
    database.clock.advance({ hours: 24 * 181 });
    expect((await ask({ seller: 's_short' })).decision).toMatchObject({ status: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }] });
    await sellerLimit('s_1', '100000000');
  });

  it('is declined with reasons in both languages', async () => {
    const { decision } = await ask({ annualIncome: '12000000' });
    expect(decision).toMatchObject({ status: 'DECLINED', version: 1 });
    expect(decision.status === 'DECLINED' && decision.reasons.map((reason) => reason.code)).toContain('LOW_INCOME');
  });

  it('that is too heavy a month is countered, cheapest first, and an offer is taken once', async () => {
    const heavy = { cashPriceMinor: 3_600_000n, termMonths: 12, annualIncome: '24000000', monthlyObligations: '450000', purchaser: nextId('p') };
    const { decision, body } = await ask(heavy);
    if (decision.status !== 'COUNTER_OFFER') throw new Error(decision.status);
    const costs = decision.offers.map(({ terms }) => {
      const read = readQuotedTerms('KRW', terms);
      expect(read.ok).toBe(true);
      return read.ok ? read.value.totalToOwnMinor : 0n;
    });
    expect(costs).toEqual([...costs].sort((a, b) => (a < b ? -1 : 1)));
    const [offer] = decision.offers;
    if (!offer) throw new Error('no offer');
    const take = (change: Partial<LimitRequestBody> = {}) => {
      const requestId = nextId();
      return mall.post('/limit-requests', { ...body, requestId, terms: offer.terms, acceptsOffer: offer.offerId, ...change }, { key: requestId });
    };
    expect(await take({ terms: body.terms })).toMatchObject({ status: 422 });
    expect(type(await take({ purchaser: { ...body.purchaser, reference: 'p_other' } }))).toBe('approval-ended');
    const taken = await take();
    expect(taken).toMatchObject({ status: 200, body: { status: 'APPROVED', approval: { totalToOwn: offer.terms.totalToOwn, monthlyInstalment: offer.terms.monthlyInstalment } } });
    expect([(await take()).status, type(await take())]).toEqual([410, 'approval-ended']);
  });

  it('takes an offer no more when it has expired', async () => {
    const { decision, body } = await ask({ cashPriceMinor: 3_600_000n, termMonths: 12, annualIncome: '24000000', monthlyObligations: '450000', purchaser: nextId('p') });
    if (decision.status !== 'COUNTER_OFFER' || !decision.offers[0]) throw new Error(decision.status);
    database.clock.advance({ hours: 24 * 8 });
    const requestId = nextId();
    const late = await mall.post('/limit-requests', { ...body, requestId, terms: decision.offers[0].terms, acceptsOffer: decision.offers[0].offerId }, { key: requestId });
    expect(late.status).toBe(410);
  });

  it('counts what the purchaser already uses here', async () => {
    const purchaser = nextId('p');
    const first = await approved({ purchaser, cashPriceMinor: 3_900_000n, termMonths: 12 });
    expect((await use(first, nextId('o'))).status).toBe(200);
    const { decision } = await ask({ purchaser, cashPriceMinor: 3_900_000n, termMonths: 6 });
    expect(decision.status).not.toBe('APPROVED');
  });
});

describe('a large request', () => {
  const large = { cashPriceMinor: 5_000_000n, annualIncome: '90000000', monthlyObligations: '0' };

  it('is pending at first, and decided by a signed callback whose id stays the same until it is taken', async () => {
    const { answer, decision, body } = await ask(large);
    expect([answer.status, decision.status, decision.version]).toEqual([202, 'PENDING', 1]);
    expect((await mall.get(`/limit-requests/${body.requestId}`)).status).toBe(202);
    const party = { tenantCode: 'hanbit', callerCode: 'mall', requestId: body.requestId };
    const done = await Promise.all([1, 2, 3].map(() => decideTenantRequest(database.deps, party)));
    expect(done.filter((result) => result.ok && result.value.decided)).toHaveLength(1);
    const looked = await mall.get(`/limit-requests/${body.requestId}`);
    expect(looked).toMatchObject({ status: 200, body: { status: 'APPROVED', version: 2 } });
    const callback = await database.db.tenantCallback.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    answersNext = [500, 307, 202];
    for (const _ of [1, 2]) await expect(deliverCallback(database.deps, { callbackId: callback.id })).rejects.toThrow('was not taken');
    database.clock.advance({ minutes: 10 });
    await deliverCallback(database.deps, { callbackId: callback.id });
    await deliverCallback(database.deps, { callbackId: callback.id });
    expect(received).toHaveLength(3);
    expect(received.map(({ headers }) => headers.get('webhook-id'))).toEqual([callback.id, callback.id, callback.id]);
    const [last] = received.slice(-1);
    const text = last && verifiedWebhook(mall.secret, last.headers, last.raw, database.clock.now());
    expect(JSON.parse(text ?? '{}')).toMatchObject({ type: 'limit.decided', data: looked.body });
    expect(await database.db.tenantCallback.findUniqueOrThrow({ where: { id: callback.id } })).toMatchObject({ attempts: 3, lastStatus: 202 });
  });

  it('gives its decision and its callback to the jobs, in the transactions that make them', async () => {
    const { body } = await ask(large);
    const jobs = async (name: string) => database.db.$queryRaw<{ payload: Record<string, string>; max_attempts: number }[]>`
      SELECT j.payload, j.max_attempts FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = ${name} ORDER BY j.id DESC LIMIT 1`;
    expect((await jobs('decide-tenant-request'))[0]?.payload).toEqual({ tenantCode: 'hanbit', callerCode: 'mall', requestId: body.requestId });
    await decideTenantRequest(database.deps, { tenantCode: 'hanbit', callerCode: 'mall', requestId: body.requestId });
    const [deliver] = await jobs('deliver-callback');
    const days = Array.from({ length: (deliver?.max_attempts ?? 0) - 1 }, (_, index) => Math.exp(Math.min(10, index + 1))).reduce((a, b) => a + b, 0) / 86_400;
    expect(days).toBeGreaterThan(3);
  });
});

describe('an approval', () => {
  it('is held, used and released, each once for an order', async () => {
    const approval = await approved();
    const orderId = nextId('o');
    expect((await hold(approval, orderId)).body).toMatchObject({ approvalId: approval.approvalId, held: '1990000', used: '0', available: '0' });
    expect((await hold(approval, orderId)).body).toMatchObject({ held: '1990000', available: '0' });
    expect((await use(approval, orderId)).body).toMatchObject({ held: '0', used: '1990000' });
    expect((await use(approval, orderId)).body).toMatchObject({ held: '0', used: '1990000' });
    expect((await hold(approval, orderId)).body).toMatchObject({ held: '0', used: '1990000' });
    expect((await release(approval, orderId)).body).toMatchObject({ held: '0', used: '0', available: '1990000' });
    expect((await release(approval, orderId)).status).toBe(200);
    expect((await use(approval, nextId('o'))).status).toBe(200);
  });

  it('raises its version with every change', async () => {
    const approval = await approved();
    const versions = [await hold(approval, 'o_v'), await use(approval, 'o_v'), await release(approval, 'o_v')].map((answer) => Number(answer.body.version));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
  });

  it('gives no more than was approved, of the amount and of the month', async () => {
    const approval = await approved();
    expect(type(await hold(approval, nextId('o'), { amount: '1990001' }))).toBe('limit-exceeded');
    expect(type(await hold(approval, nextId('o'), { monthlyInstalment: '61401' }))).toBe('limit-exceeded');
    await hold(approval, 'o_first');
    const second = await hold(approval, nextId('o'), { amount: '1', monthlyInstalment: '1' });
    expect([second.status, type(second)]).toEqual([409, 'limit-exceeded']);
  });

  it('asked for by fifty orders at once is used by as many as fit', async () => {
    const approval = await approved();
    const part = { amount: '284000', monthlyInstalment: '8700' };
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => use(approval, `o_many_${index}`, part)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(7);
    expect(answers.filter((answer) => answer.status !== 200).every((answer) => type(answer) === 'limit-exceeded')).toBe(true);
  }, 120_000);

  it('lets a hold go by itself when its time has come, and an order may still use it then', async () => {
    const approval = await approved();
    const [late, other] = [nextId('o'), nextId('o')];
    await hold(approval, late);
    expect((await hold(approval, other)).status).toBe(409);
    database.clock.advance({ minutes: UNTIL_MINUTES });
    expect((await hold(approval, other)).status).toBe(200);
    expect((await use(approval, late)).status).toBe(409);
    await release(approval, other);
    expect((await use(approval, late)).status).toBe(200);
  });

  it('that has expired is not used any more, but what was used may be given back', async () => {
    const [approval, spent] = [await approved(), await approved()];
    await hold(approval, 'o_exp');
    await use(spent, 'o_spent');
    database.clock.advance({ hours: 24 * 8 });
    const expired = await use(approval, 'o_exp');
    expect([expired.status, type(expired)]).toEqual([410, 'approval-ended']);
    expect((await hold(approval, nextId('o'))).status).toBe(410);
    expect((await use(spent, 'o_spent')).status).toBe(200);
    expect((await release(spent, 'o_spent')).body).toMatchObject({ used: '0' });
  });

  it('that was declined by the purchaser ends, and says so', async () => {
    const approval = await approved();
    await hold(approval, 'o_dec');
    const decline = () => mall.post(`/approvals/${approval.approvalId}/decline`, {}, { key: `${approval.approvalId}:decline` });
    expect((await decline()).body).toMatchObject({ held: '0' });
    expect((await decline()).status).toBe(200);
    expect((await use(approval, 'o_dec')).status).toBe(410);
  });

  it('is bounded by what the lender gives the seller', async () => {
    const seller = nextId('s');
    await sellerLimit(seller, '3000000');
    const [one, two] = [await approved({ seller }), await approved({ seller })];
    expect((await use(one, nextId('o'))).status).toBe(200);
    expect(type(await use(two, nextId('o')))).toBe('limit-exceeded');
    expect((await sellerLimit(seller, '4000000')).body).toMatchObject({ approvedAmount: '4000000', used: '1990000' });
    expect((await use(two, nextId('o'))).status).toBe(200);
  });

  it('of a seller is given once to two purchasers who want the rest of it at once', async () => {
    const seller = nextId('s');
    await sellerLimit(seller, '10000000');
    const approvals = await Promise.all(Array.from({ length: 8 }, () => approved({ seller })));
    const answers = await Promise.all(approvals.map((approval) => use(approval, nextId('o'))));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5);
  });
});

describe('a contract', () => {
  const contractOf = async (approval: Approved, orderId: string, change: Partial<ContractBody> = {}): Promise<ContractBody> => {
    const terms = readTerms('KRW', { ...approval.body.terms, annualRate: approval.annualRate });
    const schedule = terms.ok ? buildSchedule(terms.value) : terms;
    if (!schedule.ok) throw new Error('unpriced');
    const canonical = canonicalTerms(schedule.value, { anchor: '2026-12-31', dueDay: 31 });
    return {
      orderId, approvalId: approval.approvalId, deliveredAt: '2026-11-20T05:00:00Z', acceptedAt: '2026-11-21T05:00:00Z', acceptance: 'ACCEPTED', serials: ['SN-1'],
      parties: {
        purchaser: { name: '김서연', address: '서울 마포구', phone: '010-0000-0000', email: 'a@dalmada.test' },
        seller: { name: '한빛전자', businessNumber: '1208147521', address: '서울' },
      },
      terms: JSON.parse(canonicalText(canonical)) as Record<string, unknown>, termsSha256: await termsSha256(canonical), ...change,
    };
  };
  const issue = async (body: ContractBody, key = nextId('k')) => mall.post('/contracts', body, { key });

  it('is issued for an order that has used its approval, and signed over the hash of its terms', async () => {
    const [approval, orderId] = [await approved(), nextId('o')];
    await use(approval, orderId);
    const body = await contractOf(approval, orderId);
    const issued = await issue(body);
    expect(issued).toMatchObject({ status: 201, body: { orderId, status: 'ISSUED', version: 1, termsSha256: body.termsSha256 } });
    expect(String(issued.body.contractNumber)).toMatch(/^HANBIT-\d{4}-\d{4}$/);
    const { keyid, value } = issued.body.signature as { keyid: string; value: string };
    expect(keyid).toBe(mall.lenderKey.keyId);
    expect(signedBy(Buffer.from(body.termsSha256, 'hex'), Buffer.from(value, 'base64'), mall.lenderKey.pem)).toBe(true);
    expect((await issue(body)).body).toEqual(issued.body);
    expect(await database.db.tenantContract.count({ where: { orderId } })).toBe(1);
    expect((await issue({ ...body, serials: ['SN-2'] })).status).toBe(422);
  });

  it('is refused for an order that has not used it, for other terms and for another hash', async () => {
    const [approval, orderId] = [await approved(), nextId('o')];
    const body = await contractOf(approval, orderId);
    const pointers = async (wrong: ContractBody) => ((await issue(wrong)).body.errors as { pointer: string }[]).map((error) => error.pointer);
    expect(await pointers(body)).toEqual(['/orderId']);
    await use(approval, orderId);
    expect(await pointers({ ...body, termsSha256: '0'.repeat(64) })).toEqual(['/termsSha256']);
    expect(await pointers({ ...body, terms: { ...body.terms, totalCost: '2208586' } })).toEqual(['/terms/totalCost']);
    expect((await issue({ ...body, approvalId: 'ap_none' })).status).toBe(404);
    expect((await issue(body)).status).toBe(201);
  });

  it('hears of events and of remittances that add up', async () => {
    const [approval, orderId] = [await approved(), nextId('o')];
    await use(approval, orderId);
    const { contractId } = (await issue(await contractOf(approval, orderId))).body as { contractId: string };
    const event = { eventId: 'e_1', type: 'WITHDRAWAL', occurredAt: '2026-11-25T00:00:00Z', version: 1, amounts: { refund: '0' } };
    expect((await mall.post(`/contracts/${contractId}/events`, event, { key: 'e_1' })).status).toBe(202);
    const remittance = { remittanceId: 'rm_1', period: '2026-12', currency: 'KRW', lines: [{ seq: 1, amount: '61400' }], total: '61400' };
    expect((await mall.post(`/contracts/${contractId}/remittances`, remittance, { key: 'rm_1' })).status).toBe(201);
    expect((await mall.post(`/contracts/${contractId}/remittances`, { ...remittance, total: '61401' }, { key: 'rm_2' })).status).toBe(422);
    expect((await mall.post('/contracts/c_none/events', { ...event, eventId: 'e_2' }, { key: 'e_2' })).status).toBe(404);
    const trail = await database.db.auditEntry.findMany({ where: { subjectType: 'tenant-contract', subjectId: contractId }, orderBy: { seq: 'asc' } });
    expect(trail.map((entry) => entry.action)).toEqual(['tenant-contract.issued', 'tenant-contract.event', 'tenant-contract.remittance']);
  });
});
