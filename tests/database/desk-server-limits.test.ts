import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideTenantRequest } from '@/lib/desk-server/decide-tenant-request';
import { deliverCallback } from '@/lib/desk-server/deliver-callback';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { readQuotedTerms, readTerms } from '@/lib/institutions/model/wire-terms';
import { verifiedWebhook } from '@/lib/institutions/transport/webhook';
import { verifyQuote } from '@/lib/kernel/canonical-terms';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { DeskCaller } from '@/tests/support/desk-caller';
import { deskLimits, nextId, problemOf, UNTIL_MINUTES } from '@/tests/support/desk-limits';

let database: TestDatabase;
let mall: DeskCaller;
let desk: ReturnType<typeof deskLimits>;
let inbox: Server;
/** What the mall's address for callbacks was sent, and what it answers next. */
const received: { headers: Headers; raw: Buffer }[] = [];
let answersNext: number[] = [];

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
  desk = deskLimits(mall, database.clock);
  await desk.sellerLimit('s_1', '100000000');
});
afterAll(() => new Promise((resolve) => { inbox.close(resolve); }));

describe('a limit request', () => {
  it('is approved at the lender’s own rate, with prices that follow from it', async () => {
    const { decision, body } = await desk.ask();
    if (decision.status !== 'APPROVED') throw new Error(decision.status);
    const terms = readTerms('KRW', { ...body.terms, annualRate: decision.approval.annualRate });
    expect(decision.approval).toMatchObject({ approvedAmount: '1990000', annualRate: '0.069', monthlyInstalment: '61400', monthlyCap: '61400', totalCost: '2208585', totalToOwn: '2208585' });
    expect(terms.ok && verifyQuote(terms.value, decision.approval).ok).toBe(true);
    expect((await mall.get(`/limit-requests/${body.requestId}`)).body).toEqual(decision);
  });

  it('of a seller without a live limit is declined as such', async () => {
    const { decision } = await desk.ask({ seller: 's_unknown' });
    expect(decision).toMatchObject({ status: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }] });
    await desk.sellerLimit('s_short', '100000000');
    expect((await desk.ask({ seller: 's_short' })).decision.status).toBe('APPROVED');
    database.clock.advance({ hours: 24 * 181 });
    expect((await desk.ask({ seller: 's_short' })).decision).toMatchObject({ status: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }] });
    await desk.sellerLimit('s_1', '100000000');
  });

  it('is declined with reasons in both languages', async () => {
    const { decision } = await desk.ask({ annualIncome: '12000000' });
    expect(decision).toMatchObject({ status: 'DECLINED', version: 1 });
    expect(decision.status === 'DECLINED' && decision.reasons.map((reason) => reason.code)).toContain('LOW_INCOME');
  });

  it('that is too heavy a month is countered, cheapest first, and an offer is taken once', async () => {
    const heavy = { cashPriceMinor: 3_600_000n, termMonths: 12, annualIncome: '24000000', monthlyObligations: '450000', purchaser: nextId('p') };
    const { decision, body } = await desk.ask(heavy);
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
    expect(problemOf(await take({ purchaser: { ...body.purchaser, reference: 'p_other' } }))).toBe('approval-ended');
    const taken = await take();
    expect(taken).toMatchObject({ status: 200, body: { status: 'APPROVED', approval: { totalToOwn: offer.terms.totalToOwn, monthlyInstalment: offer.terms.monthlyInstalment } } });
    expect([(await take()).status, problemOf(await take())]).toEqual([410, 'approval-ended']);
  });

  it('takes an offer no more when it has expired', async () => {
    const { decision, body } = await desk.ask({ cashPriceMinor: 3_600_000n, termMonths: 12, annualIncome: '24000000', monthlyObligations: '450000', purchaser: nextId('p') });
    if (decision.status !== 'COUNTER_OFFER' || !decision.offers[0]) throw new Error(decision.status);
    database.clock.advance({ hours: 24 * 8 });
    const requestId = nextId();
    const late = await mall.post('/limit-requests', { ...body, requestId, terms: decision.offers[0].terms, acceptsOffer: decision.offers[0].offerId }, { key: requestId });
    expect(late.status).toBe(410);
  });

  it('counts what the purchaser already uses here', async () => {
    const purchaser = nextId('p');
    const first = await desk.approved({ purchaser, cashPriceMinor: 3_900_000n, termMonths: 12 });
    expect((await desk.use(first, nextId('o'))).status).toBe(200);
    const { decision } = await desk.ask({ purchaser, cashPriceMinor: 3_900_000n, termMonths: 6 });
    expect(decision.status).not.toBe('APPROVED');
  });
});

describe('a large request', () => {
  const large = { cashPriceMinor: 5_000_000n, annualIncome: '90000000', monthlyObligations: '0' };

  it('is pending at first, and decided by a signed callback whose id stays the same until it is taken', async () => {
    const { answer, decision, body } = await desk.ask(large);
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
    const { body } = await desk.ask(large);
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
    const approval = await desk.approved();
    const orderId = nextId('o');
    expect((await desk.hold(approval, orderId)).body).toMatchObject({ approvalId: approval.approvalId, held: '1990000', used: '0', available: '0' });
    expect((await desk.hold(approval, orderId)).body).toMatchObject({ held: '1990000', available: '0' });
    expect((await desk.use(approval, orderId)).body).toMatchObject({ held: '0', used: '1990000' });
    expect((await desk.use(approval, orderId)).body).toMatchObject({ held: '0', used: '1990000' });
    expect((await desk.hold(approval, orderId)).body).toMatchObject({ held: '0', used: '1990000' });
    expect((await desk.release(approval, orderId)).body).toMatchObject({ held: '0', used: '0', available: '1990000' });
    expect((await desk.release(approval, orderId)).status).toBe(200);
    expect((await desk.use(approval, nextId('o'))).status).toBe(200);
  });

  it('raises its version with every change', async () => {
    const approval = await desk.approved();
    const versions = [await desk.hold(approval, 'o_v'), await desk.use(approval, 'o_v'), await desk.release(approval, 'o_v')].map((answer) => Number(answer.body.version));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
  });

  it('gives no more than was approved, of the amount and of the month', async () => {
    const approval = await desk.approved();
    expect(problemOf(await desk.hold(approval, nextId('o'), { amount: '1990001' }))).toBe('limit-exceeded');
    expect(problemOf(await desk.hold(approval, nextId('o'), { monthlyInstalment: '61401' }))).toBe('limit-exceeded');
    await desk.hold(approval, 'o_first');
    const second = await desk.hold(approval, nextId('o'), { amount: '1', monthlyInstalment: '1' });
    expect([second.status, problemOf(second)]).toEqual([409, 'limit-exceeded']);
  });

  it('asked for by fifty orders at once is used by as many as fit', async () => {
    const approval = await desk.approved();
    const part = { amount: '284000', monthlyInstalment: '8700' };
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => desk.use(approval, `o_many_${index}`, part)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(7);
    expect(answers.filter((answer) => answer.status !== 200).every((answer) => problemOf(answer) === 'limit-exceeded')).toBe(true);
  }, 120_000);

  it('lets a hold go by itself when its time has come, and an order may still use it then', async () => {
    const approval = await desk.approved();
    const [late, other] = [nextId('o'), nextId('o')];
    await desk.hold(approval, late);
    expect((await desk.hold(approval, other)).status).toBe(409);
    database.clock.advance({ minutes: UNTIL_MINUTES });
    expect((await desk.hold(approval, other)).status).toBe(200);
    expect((await desk.use(approval, late)).status).toBe(409);
    await desk.release(approval, other);
    expect((await desk.use(approval, late)).status).toBe(200);
  });

  it('that has expired is not used any more, but what was used may be given back', async () => {
    const [approval, spent] = [await desk.approved(), await desk.approved()];
    await desk.hold(approval, 'o_exp');
    await desk.use(spent, 'o_spent');
    database.clock.advance({ hours: 24 * 8 });
    const expired = await desk.use(approval, 'o_exp');
    expect([expired.status, problemOf(expired)]).toEqual([410, 'approval-ended']);
    expect((await desk.hold(approval, nextId('o'))).status).toBe(410);
    expect((await desk.use(spent, 'o_spent')).status).toBe(200);
    expect((await desk.release(spent, 'o_spent')).body).toMatchObject({ used: '0' });
  });

  it('that was declined by the purchaser ends, and says so', async () => {
    const approval = await desk.approved();
    await desk.hold(approval, 'o_dec');
    const decline = () => mall.post(`/approvals/${approval.approvalId}/decline`, {}, { key: `${approval.approvalId}:decline` });
    expect((await decline()).body).toMatchObject({ held: '0' });
    expect((await decline()).status).toBe(200);
    expect((await desk.use(approval, 'o_dec')).status).toBe(410);
  });

  it('is bounded by what the lender gives the seller', async () => {
    const seller = nextId('s');
    await desk.sellerLimit(seller, '3000000');
    const [one, two] = [await desk.approved({ seller }), await desk.approved({ seller })];
    expect((await desk.use(one, nextId('o'))).status).toBe(200);
    expect(problemOf(await desk.use(two, nextId('o')))).toBe('limit-exceeded');
    expect((await desk.sellerLimit(seller, '4000000')).body).toMatchObject({ approvedAmount: '4000000', used: '1990000' });
    expect((await desk.use(two, nextId('o'))).status).toBe(200);
  });

  it('of another seller cannot be asked for by the number of an earlier question', async () => {
    const seller = { name: '한빛전자', businessNumber: '1208147521' };
    const requestId = nextId('sr');
    const asked = (reference: string, key: string) => mall.post('/seller-limits', { requestId, seller: { ...seller, reference }, requested: '1000000' }, { key });
    expect((await asked(nextId('s'), 'one')).status).toBe(200);
    expect((await asked(nextId('s'), 'two')).status).toBe(422);
  });

  it('of a seller is given once to two purchasers who want the rest of it at once', async () => {
    const seller = nextId('s');
    await desk.sellerLimit(seller, '10000000');
    const approvals = await Promise.all(Array.from({ length: 8 }, () => desk.approved({ seller })));
    const answers = await Promise.all(approvals.map((approval) => desk.use(approval, nextId('o'))));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5);
  });
});
