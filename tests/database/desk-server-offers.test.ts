import { describe, expect, it } from 'vitest';
import type { OfferAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { isUniqueViolation } from '@/lib/platform/db';
import type { Answer } from '@/tests/support/desk-caller';
import { nextId, problemOf } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall, desk } = await deskWorld();

interface Countered {
  body: LimitRequestBody;
  offer: OfferAnswer;
}

/** A plan that is too heavy a month for its purchaser, and the cheapest offer instead. */
async function countered(seller = 's_1'): Promise<Countered> {
  const { decision, body } = await desk.ask({ cashPriceMinor: 3_600_000n, termMonths: 12, annualIncome: '24000000', monthlyObligations: '450000', purchaser: nextId('p'), seller });
  if (decision.status !== 'COUNTER_OFFER' || !decision.offers[0]) throw new Error(decision.status);
  return { body, offer: decision.offers[0] };
}

function take({ body, offer }: Countered, change: Partial<LimitRequestBody> = {}): Promise<Answer> {
  const requestId = nextId();
  return mall.post('/limit-requests', { ...body, requestId, terms: offer.terms, acceptsOffer: offer.offerId, ...change }, { key: requestId });
}

const pointersOf = ({ body }: Answer) => (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
const takings = ({ offer }: Countered) => database.db.tenantApproval.count({ where: { offerId: offer.offerId } });

describe('an offer', () => {
  it('that eight take at once, each in a request of its own, is one approval and 410 for the others', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await countered();
      const answers = await Promise.all(Array.from({ length: 8 }, () => take(one)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(410)]);
      expect(answers.filter(({ status }) => status === 410).map(problemOf)).toEqual(Array<string>(7).fill('approval-ended'));
      expect(await takings(one)).toBe(1);
      expect(await database.db.tenantLimitRequest.count({ where: { body: { path: ['acceptsOffer'], equals: one.offer.offerId } } })).toBe(1);
    }
  }, 60_000);

  it('is given to one approval by the database too', async () => {
    const one = await countered();
    expect((await take(one)).status).toBe(200);
    const other = await desk.approved();
    const twice = database.db.tenantApproval.update({ where: { id: other.approvalId }, data: { offerId: one.offer.offerId } });
    expect(await twice.then(() => false, isUniqueViolation)).toBe(true);
  });

  it('is not there for another seller, with a limit or without, and is still there for its own', async () => {
    const one = await countered();
    await desk.sellerLimit('s_other', '100000000');
    for (const reference of ['s_other', 's_none']) {
      const refused = await take(one, { seller: { ...one.body.seller, reference } });
      expect([refused.status, problemOf(refused), pointersOf(refused)]).toEqual([422, 'field', ['/seller/reference']]);
    }
    expect(await takings(one)).toBe(0);
    expect(await take(one)).toMatchObject({ status: 200, body: { status: 'APPROVED' } });
  });

  it('is not there for another plan, whose terms are named', async () => {
    const one = await countered();
    expect(pointersOf(await take(one, { terms: one.body.terms }))).toEqual(['/terms/firstPayment']);
    expect(pointersOf(await take(one, { terms: { ...one.offer.terms, endOfTerm: 'RETURN_OR_BUYOUT' } }))).toEqual(['/terms/endOfTerm']);
    expect(await takings(one)).toBe(0);
  });

  it('is declined where its seller’s limit has ended meanwhile, and is still there once the seller has one again', async () => {
    const seller = nextId('s');
    await desk.sellerLimit(seller, '100000000');
    database.clock.advance({ hours: 24 * 178 });
    const one = await countered(seller);
    database.clock.advance({ hours: 24 * 3 });
    const declined = await take(one);
    expect(declined).toMatchObject({ status: 200, body: { status: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }] } });
    expect((await mall.get(`/limit-requests/${String(declined.body.requestId)}`)).body).toEqual(declined.body);
    expect(await takings(one)).toBe(0);
    await desk.sellerLimit(seller, '100000000');
    expect(await take(one)).toMatchObject({ status: 200, body: { status: 'APPROVED' } });
    expect((await take(one)).status).toBe(410);
    await desk.sellerLimit('s_1', '100000000');
  });

  it('keeps its price when the lender’s rate has changed since', async () => {
    const one = await countered();
    await mall.lender({ annualRate: '0.079' });
    const taken = await take(one);
    await mall.lender();
    const { annualRate, monthlyInstalment, totalCost, totalToOwn } = one.offer.terms;
    expect(taken).toMatchObject({ status: 200, body: { status: 'APPROVED', approval: { annualRate, monthlyInstalment, monthlyCap: monthlyInstalment, totalCost, totalToOwn } } });
  });
});
