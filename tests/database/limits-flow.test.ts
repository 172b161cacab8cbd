import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeOffer } from '@/lib/limits/ask-again';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { markChosen } from '@/lib/limits/mark-chosen';
import { requestLimit } from '@/lib/limits/request-limit';
import { limitRequestPage } from '@/lib/limits/views/request';
import { write } from '@/lib/platform/db';
import { errorOf, valueOf } from '../support/catalogue';
import { jobs, workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf, asksOf, limitForm } from '../support/limits';

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(() => stage.newPurchaser());
afterAll(() => stage.bank.close());

describe('a limit request', () => {
  it('asks the desk and the bank over HTTP, first for the seller and then for the purchaser', async () => {
    stage.bank.always('limit-requests', { answer: 'approve', annualRate: '0.069' });
    const id = await stage.ask();
    expect(await jobs(stage.deps.db, 'ask-desk')).toHaveLength(1);
    expect(await workOff(stage.deps, ...ASKING)).toEqual([]);
    expect(stage.bank.log.map(({ call, signature }) => [call, signature])).toEqual([['seller-limits', 'ok'], ['limit-requests', 'ok']]);
    const [desk, script] = [await askOf(stage.deps, id, 'desk'), await askOf(stage.deps, id, 'script')];
    expect(desk).toMatchObject({ state: 'APPROVED', approval: { annualRate: '0.079', instalmentMinor: 100_680n, totalCostMinor: 5_380_828n, status: 'LIVE' } });
    expect(script).toMatchObject({ state: 'APPROVED', approval: { annualRate: '0.069', instalmentMinor: 97_980n, totalCostMinor: 5_251_144n, totalToOwnMinor: 6_347_144n } });
    expect(await stage.notices()).toEqual(['limits.answered']);
    const body = stage.bank.log[1]?.body as { requestId: string; purchaser: { consents: unknown[] } };
    expect(stage.bank.log[1]?.key).toBe(script.id);
    expect(body.requestId).toBe(script.id);
    expect(body.purchaser).toMatchObject({ birthYear: 1991, annualIncome: '42000000', employment: 'EMPLOYED', monthlyObligations: '350000' });
    // Each lender hears of the consent to itself alone.
    expect(body.purchaser.consents).toEqual([{ code: 'CREDIT_INQUIRY', recipient: 'script', version: '2026-11', givenAt: stage.database.clock.now().toString() }]);
    expect(await stage.deps.db.consent.count({ where: { subjectType: 'limit_request', subjectId: id } })).toBe(2);
  });

  it('asks only whom the purchaser has ticked', async () => {
    const before = stage.bank.log.length;
    const id = await stage.ask({ lenders: ['desk'] });
    await workOff(stage.deps, ...ASKING);
    expect((await asksOf(stage.deps, id)).map(({ lender }) => lender)).toEqual(['desk']);
    expect(stage.bank.log).toHaveLength(before);
  });

  it('never takes an amount from the browser', () => {
    expect(() => limitForm(stage.world.listingId, { monthlyInstalmentMinor: '1' })).toThrow(/unrecognized/i);
    expect(() => limitForm(stage.world.listingId, { annualRate: '0' })).toThrow(/unrecognized/i);
  });

  it.each([
    ['a term that is not offered', { termMonths: 60 }, { termMonths: 'catalogue.term-not-offered' }],
    ['a first payment above what the listing takes', { firstPaymentMinor: '1644001' }, { firstPaymentMinor: 'catalogue.first-payment-too-high' }],
    ['a lender that does not exist', { lenders: ['desk', 'nobody'] }, { lenders: 'limits.lender-unfit' }],
  ])('refuses %s beside its field', async (_, change, fields) => {
    expect(errorOf(await requestLimit(stage.deps, stage.purchaser, limitForm(stage.world.listingId, change)))).toEqual({ code: 'input', fields });
  });

  it('is not found for a listing that is not in the mall, and for a seller or an admin', async () => {
    expect(errorOf(await requestLimit(stage.deps, stage.purchaser, limitForm('g_none')))).toEqual({ code: 'not-found' });
    expect(errorOf(await requestLimit(stage.deps, stage.world.seller, limitForm(stage.world.listingId)))).toEqual({ code: 'not-found' });
  });

  it('by a double click is one request', async () => {
    const results = await Promise.all([stage.ask(), stage.ask(), stage.ask()]);
    expect(new Set(results).size).toBe(1);
    stage.database.clock.advance({ seconds: 61 });
    expect(results).not.toContain(await stage.ask());
  });

  it('with other facts, or to other lenders, is another request', async () => {
    const first = await stage.ask({ lenders: ['desk'] });
    expect(await stage.ask({ lenders: ['desk'], monthlyObligationsMinor: '500000' })).not.toBe(first);
    expect(await stage.ask({ lenders: ['desk'], employment: 'SELF_EMPLOYED' })).not.toBe(first);
    expect(await stage.ask({ lenders: ['desk', 'script'] })).not.toBe(first);
    expect(await stage.ask({ lenders: ['desk'] })).toBe(first);
  });

  it('can be made twenty times a day', async () => {
    for (let i = 0; i < 20; i += 1) {
      await stage.ask({ lenders: ['desk'] });
      stage.database.clock.advance({ seconds: 61 });
    }
    expect(errorOf(await requestLimit(stage.deps, stage.purchaser, limitForm(stage.world.listingId)))).toEqual({ code: 'limits.too-many' });
    stage.database.clock.advance({ hours: 24 });
    expect((await requestLimit(stage.deps, stage.purchaser, limitForm(stage.world.listingId))).ok).toBe(true);
  });
});

describe('an answer of the bank', () => {
  it('that declines shows its reasons, and with nothing usable the request is closed and the purchaser told', async () => {
    stage.bank.next('limit-requests', { answer: 'decline', code: 'INCOME' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'DECLINED', reasons: [{ code: 'INCOME', ko: '소득에 비해 부담이 큽니다.', en: 'The burden is high for the income.' }] });
    expect(await stage.deps.db.limitRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'CLOSED', closedReason: 'nothing-usable' });
    expect(await stage.notices()).toEqual(['limits.closed']);
  });

  it('that counters can be taken up, and becomes an approval on those terms', async () => {
    stage.bank.next('limit-requests', { answer: 'counter', termMonths: [36], annualRate: '0.069' }, { answer: 'approve', annualRate: '0.069' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const countered = await askOf(stage.deps, id, 'script');
    const [offer] = countered.offers as { offerId: string }[];
    expect(countered.state).toBe('COUNTER_OFFER');
    const taken = await Promise.all([1, 2].map(() => takeOffer(stage.deps, stage.purchaser, { askId: countered.id, offerId: offer?.offerId ?? '' })));
    expect(taken.filter((result) => result.ok)).toHaveLength(1);
    const shown = () => limitRequestPage(stage.deps, stage.purchaser, id);
    const terms = { goods: { termMonths: 48, firstPaymentMinor: 548_000n }, terms: { termMonths: 36, firstPaymentMinor: 548_000n } };
    expect(await shown(), 'the page is about the offer that was taken, and keeps what was first asked for').toMatchObject({ ...terms, waiting: [{}] });
    await workOff(stage.deps, ...ASKING);
    expect(await shown()).toMatchObject({ ...terms, offers: [{ termMonths: 36 }] });
    const approved = await askOf(stage.deps, id, 'script');
    expect(approved).toMatchObject({ state: 'APPROVED', acceptsOffer: offer?.offerId, terms: { termMonths: 36 }, approval: { terms: { termMonths: 36 } } });
    expect((stage.bank.log.at(-1)?.body as { acceptsOffer?: string }).acceptsOffer).toBe(offer?.offerId);
    expect((await asksOf(stage.deps, id)).map(({ state }) => state)).toEqual(['LOST', 'APPROVED']);
    const choice = { approvalId: approved.approval?.id ?? '', actor: stage.purchaser, at: stage.database.clock.now() };
    valueOf(await write(stage.deps, (tx) => markChosen(tx, choice)));
    expect(await shown()).toMatchObject({ ...terms, state: 'CHOSEN', chosen: { approvalId: choice.approvalId } });
  });

  it('to an offer that has ended there meanwhile is a decline that says so', async () => {
    stage.bank.next('limit-requests', { answer: 'counter', termMonths: [36] }, { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const countered = await askOf(stage.deps, id, 'script');
    const [offer] = countered.offers as { offerId: string }[];
    valueOf(await takeOffer(stage.deps, stage.purchaser, { askId: countered.id, offerId: offer?.offerId ?? '' }));
    await workOff(stage.deps, ...ASKING);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'FAILED', reasons: [{ code: 'OFFER_GONE' }] });
    expect((await limitRequestPage(stage.deps, stage.purchaser, id))?.terms, 'an offer that is gone counts no more').toMatchObject({ termMonths: 48 });
  });

  it('that comes by callback is applied once and in order', async () => {
    stage.bank.next('limit-requests', { answer: 'pending' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const pending = await askOf(stage.deps, id, 'script');
    expect(pending).toMatchObject({ state: 'PENDING', version: 1 });
    const referred = stage.bank.decide(pending.id, { answer: 'refer' });
    const approved = stage.bank.decide(pending.id, { answer: 'approve' });
    await stage.callBack(approved);
    await stage.callBack(approved);
    await stage.callBack(referred);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'APPROVED', version: 3 });
    expect(await stage.deps.db.approval.count({ where: { askId: pending.id } })).toBe(1);
    const events = await stage.deps.db.institutionEvent.findMany({ where: { subject: pending.id }, orderBy: { version: 'asc' } });
    expect(events.map(({ version, outcome }) => [version, outcome])).toEqual([[2, 'STALE'], [3, 'APPLIED']]);
    expect(await stage.notices()).toEqual(['limits.answered']);
  });

  it('whose figures do not follow from its own terms is kept aside, never applied, and told to the admins', async () => {
    const adminId = (await stage.deps.db.user.create({
      data: { id: `p_admin_${Date.now()}`, email: `a${Date.now()}@dalmada.test`, name: '관리', role: 'ADMIN', passwordHash: '-', createdAt: new Date(0) },
    })).id;
    stage.bank.next('limit-requests', { answer: 'wrong-amounts' });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const wrong = await askOf(stage.deps, id, 'script');
    expect(wrong).toMatchObject({ state: 'FAILED', reasons: [{ code: 'UNREADABLE' }], approval: null });
    expect(await stage.deps.db.notification.findMany({ where: { userId: adminId } })).toMatchObject([{ kind: 'limits.quarantined' }]);
    // An admin sees it where callbacks are, once, however often the answer is heard.
    expect(await stage.deps.db.institutionEvent.findMany({ where: { subject: wrong.id } })).toMatchObject([{ type: 'limit.decided', outcome: 'QUARANTINED', version: 1 }]);
    // A right answer of a later version still joins.
    await stage.callBack(stage.bank.decide(wrong.id, { answer: 'approve' }));
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'APPROVED' });
    expect(await stage.notices()).toEqual(['limits.answered', 'limits.late-approved']);
  });

  it('that was lost on its way is asked for under the same key, and decided once', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', loseAnswer: true });
    const id = await stage.ask({ lenders: ['script'] });
    const before = stage.bank.count('limit-requests');
    expect(await workOff(stage.deps, ...ASKING)).toHaveLength(1);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'QUEUED' });
    expect(await workOff(stage.deps, ...ASKING)).toEqual([]);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'APPROVED' });
    expect(stage.bank.count('limit-requests') - before).toBe(1);
  });

  it.each([
    ['of 500', { answer: 'http', status: 500 } as const],
    ['that takes too long', { answer: 'hang' } as const],
  ])('%s is no answer: the desk decides alone when the time is over, and the request goes on', async (_, reaction) => {
    stage.bank.next('limit-requests', reaction);
    const id = await stage.ask();
    expect(await workOff(stage.deps, ...ASKING)).toHaveLength(1);
    stage.database.clock.advance({ minutes: 3 });
    await closeOverdueRequests(stage.deps);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'FAILED', reasons: [{ code: 'NO_ANSWER' }] });
    expect(await askOf(stage.deps, id, 'desk')).toMatchObject({ state: 'APPROVED' });
    expect((await stage.deps.db.limitRequest.findUniqueOrThrow({ where: { id } })).state).toBe('OPEN');
    expect(await stage.notices()).toEqual(['limits.answered']);
    expect(await workOff(stage.deps, ...ASKING)).toEqual([]);
  });

  it('that never comes closes a request that asked nobody else', async () => {
    const id = await stage.ask({ lenders: ['script'] });
    stage.database.clock.advance({ minutes: 3 });
    await closeOverdueRequests(stage.deps);
    expect(await stage.deps.db.limitRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'CLOSED' });
    expect(await stage.notices()).toEqual(['limits.closed']);
    await workOff(stage.deps, ...ASKING);
    // The question had never arrived, and nobody is asked about a person after the request is closed.
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'FAILED' });
  });

  it('that came while the mall was down is fetched before the question is given up', async () => {
    stage.bank.next('limit-requests', { answer: 'pending' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const pending = await askOf(stage.deps, id, 'script');
    stage.bank.decide(pending.id, { answer: 'approve' });
    stage.database.clock.advance({ minutes: 60 });
    await closeOverdueRequests(stage.deps);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'PENDING' });
    await workOff(stage.deps, ...ASKING);
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'APPROVED' });
  });

  it('without a seller’s limit at that financier is a decline that says it is not the purchaser', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await stage.deps.db.sellerLimit.updateMany({ where: { institution: { code: 'script' } }, data: { approvedMinor: 1n } });
    await workOff(stage.deps, ...ASKING, 'decline-approval');
    expect(await askOf(stage.deps, id, 'script')).toMatchObject({ state: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }], approval: { status: 'DECLINED', endedReason: 'SELLER_LIMIT' } });
    // The bank hears that its approval is not taken.
    expect(stage.bank.log.at(-1)).toMatchObject({ call: 'decline', status: 200 });
    await stage.deps.db.sellerLimit.updateMany({ where: { institution: { code: 'script' } }, data: { approvedMinor: 200_000_000n } });
  });
});
