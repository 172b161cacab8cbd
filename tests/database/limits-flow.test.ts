import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { askAgain, takeOffer } from '@/lib/limits/ask-again';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { holdLimits } from '@/lib/limits/hold-limits';
import { markChosen } from '@/lib/limits/mark-chosen';
import { releaseLimits } from '@/lib/limits/release-limits';
import { requestLimit } from '@/lib/limits/request-limit';
import { useApproval } from '@/lib/limits/use-approval';
import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { errorOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { forgetJobs, jobs, workOff } from '../support/jobs';
import { asksOf, askOf, limitForm, limitWorld, requested, type LimitWorld } from '../support/limits';
import { signingInput, somePurchaser } from '../support/orders';
import { startScriptedInstitution, type ScriptedEvent, type ScriptedInstitution } from '../support/scripted-institution';
import { introduce } from '../support/scripted-registration';
import { signOrderForm } from '@/lib/orders/sign-order-form';

const ASKING = ['ask-seller-limit', 'ask-financier'];

let database: TestDatabase;
let deps: Deps;
let world: LimitWorld;
let bank: ScriptedInstitution;
let purchaser: Actor;

beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
  world = await limitWorld(deps);
  await deps.db.unit.createMany({ data: Array.from({ length: 8 }, (_, i) => ({ id: `u_${i}`, listingId: world.listingId, serial: `S-${i}`, createdAt: new Date(0) })) });
  bank = await startScriptedInstitution({ code: 'script', now: () => database.clock.now() });
  await introduce(deps, bank);
});
afterAll(() => bank.close());
beforeEach(async () => {
  purchaser = await somePurchaser(deps);
  await forgetJobs(deps.db);
});

const both = { lenders: ['desk', 'script'] };
const ask = (change: Record<string, unknown> = both) => requested(deps, purchaser, world.listingId, change);
const noticesOf = async (userId: string) => (await deps.db.notification.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

/** A callback as it comes over the wire, and what the job behind it does. */
async function callBack(event: ScriptedEvent): Promise<Error[]> {
  const { headers, body } = bank.sign(event);
  valueOf(await receiveInstitutionEvent(deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) }) as never);
  return workOff(deps, 'apply-institution-event');
}

describe('a limit request', () => {
  it('asks the desk and the bank over HTTP, first for the seller and then for the purchaser', async () => {
    bank.always('limit-requests', { answer: 'approve', annualRate: '0.069' });
    const id = await ask();
    expect(await jobs(deps.db, 'ask-financier')).toHaveLength(1);
    expect(await workOff(deps, ...ASKING)).toEqual([]);
    expect(bank.log.map(({ call, signature }) => [call, signature])).toEqual([['seller-limits', 'ok'], ['limit-requests', 'ok']]);
    const [desk, script] = [await askOf(deps, id, 'desk'), await askOf(deps, id, 'script')];
    expect(desk).toMatchObject({ state: 'APPROVED', approval: { annualRate: '0.079', instalmentMinor: 100_680n, totalCostMinor: 5_380_828n, status: 'LIVE' } });
    expect(script).toMatchObject({ state: 'APPROVED', approval: { annualRate: '0.069', instalmentMinor: 97_980n, totalCostMinor: 5_251_144n, totalToOwnMinor: 6_347_144n } });
    expect(await noticesOf(purchaser.userId)).toEqual(['limits.answered']);
    const body = bank.log[1]?.body as { requestId: string; purchaser: { consents: unknown[] } };
    expect(bank.log[1]?.key).toBe(script.id);
    expect(body.requestId).toBe(script.id);
    expect(body.purchaser).toMatchObject({ birthYear: 1991, annualIncome: '42000000', employment: 'EMPLOYED', monthlyObligations: '350000' });
    // Each lender hears of the consent to itself alone.
    expect(body.purchaser.consents).toEqual([{ code: 'CREDIT_INQUIRY', recipient: 'script', version: '2026-11', givenAt: database.clock.now().toString() }]);
    expect(await deps.db.consent.count({ where: { subjectType: 'limit_request', subjectId: id } })).toBe(2);
  });

  it('asks only whom the purchaser has ticked', async () => {
    const before = bank.log.length;
    const id = await ask({ lenders: ['desk'] });
    await workOff(deps, ...ASKING);
    expect((await asksOf(deps, id)).map(({ lender }) => lender)).toEqual(['desk']);
    expect(bank.log).toHaveLength(before);
  });

  it('never takes an amount from the browser', () => {
    expect(() => limitForm(world.listingId, { monthlyInstalmentMinor: '1' })).toThrow(/unrecognized/i);
    expect(() => limitForm(world.listingId, { annualRate: '0' })).toThrow(/unrecognized/i);
  });

  it.each([
    ['a term that is not offered', { termMonths: 60 }, { termMonths: 'catalogue.term-not-offered' }],
    ['a first payment above what the listing takes', { firstPaymentMinor: '1644001' }, { firstPaymentMinor: 'catalogue.first-payment-too-high' }],
    ['a lender that does not exist', { lenders: ['desk', 'nobody'] }, { lenders: 'limits.lender-unfit' }],
  ])('refuses %s beside its field', async (_, change, fields) => {
    expect(errorOf(await requestLimit(deps, purchaser, limitForm(world.listingId, change)))).toEqual({ code: 'input', fields });
  });

  it('is not found for a listing that is not in the mall, and for a seller or an admin', async () => {
    expect(errorOf(await requestLimit(deps, purchaser, limitForm('g_none')))).toEqual({ code: 'not-found' });
    expect(errorOf(await requestLimit(deps, world.seller, limitForm(world.listingId)))).toEqual({ code: 'not-found' });
  });

  it('by a double click is one request', async () => {
    const results = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(results).size).toBe(1);
    database.clock.advance({ seconds: 61 });
    expect(results).not.toContain(await ask());
  });

  it('can be made twenty times a day', async () => {
    for (let i = 0; i < 20; i += 1) {
      await ask({ lenders: ['desk'] });
      database.clock.advance({ seconds: 61 });
    }
    expect(errorOf(await requestLimit(deps, purchaser, limitForm(world.listingId)))).toEqual({ code: 'limits.too-many' });
    database.clock.advance({ hours: 24 });
    expect((await requestLimit(deps, purchaser, limitForm(world.listingId))).ok).toBe(true);
  });
});

describe('an answer of the bank', () => {
  it('that declines shows its reasons, and with nothing usable the request is closed and the purchaser told', async () => {
    bank.next('limit-requests', { answer: 'decline', code: 'INCOME' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'DECLINED', reasons: [{ code: 'INCOME', ko: '소득에 비해 부담이 큽니다.', en: 'The burden is high for the income.' }] });
    expect(await deps.db.limitRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'CLOSED', closedReason: 'nothing-usable' });
    expect(await noticesOf(purchaser.userId)).toEqual(['limits.closed']);
  });

  it('that counters can be taken up, and becomes an approval on those terms', async () => {
    bank.next('limit-requests', { answer: 'counter', termMonths: [36], annualRate: '0.069' }, { answer: 'approve', annualRate: '0.069' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const countered = await askOf(deps, id, 'script');
    const [offer] = countered.offers as { offerId: string }[];
    expect(countered.state).toBe('COUNTER_OFFER');
    const taken = await Promise.all([1, 2].map(() => takeOffer(deps, purchaser, { askId: countered.id, offerId: offer?.offerId ?? '' })));
    expect(taken.filter((result) => result.ok)).toHaveLength(1);
    await workOff(deps, ...ASKING);
    const approved = await askOf(deps, id, 'script');
    expect(approved).toMatchObject({ state: 'APPROVED', acceptsOffer: offer?.offerId, terms: { termMonths: 36 }, approval: { terms: { termMonths: 36 } } });
    expect((bank.log.at(-1)?.body as { acceptsOffer?: string }).acceptsOffer).toBe(offer?.offerId);
    expect((await asksOf(deps, id)).map(({ state }) => state)).toEqual(['LOST', 'APPROVED']);
  });

  it('to an offer that has ended there meanwhile is a decline that says so', async () => {
    bank.next('limit-requests', { answer: 'counter', termMonths: [36] }, { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    const id = await ask();
    await workOff(deps, ...ASKING);
    const countered = await askOf(deps, id, 'script');
    const [offer] = countered.offers as { offerId: string }[];
    valueOf(await takeOffer(deps, purchaser, { askId: countered.id, offerId: offer?.offerId ?? '' }));
    await workOff(deps, ...ASKING);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'FAILED', reasons: [{ code: 'OFFER_GONE' }] });
  });

  it('that comes by callback is applied once and in order', async () => {
    bank.next('limit-requests', { answer: 'pending' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const pending = await askOf(deps, id, 'script');
    expect(pending).toMatchObject({ state: 'PENDING', version: 1 });
    const referred = bank.decide(pending.id, { answer: 'refer' });
    const approved = bank.decide(pending.id, { answer: 'approve' });
    await callBack(approved);
    await callBack(approved);
    await callBack(referred);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'APPROVED', version: 3 });
    expect(await deps.db.approval.count({ where: { askId: pending.id } })).toBe(1);
    const events = await deps.db.institutionEvent.findMany({ where: { subject: pending.id }, orderBy: { version: 'asc' } });
    expect(events.map(({ version, outcome }) => [version, outcome])).toEqual([[2, 'STALE'], [3, 'APPLIED']]);
    expect(await noticesOf(purchaser.userId)).toEqual(['limits.answered']);
  });

  it('whose figures do not follow from its own terms is kept aside, never applied, and told to the admins', async () => {
    const adminId = (await deps.db.user.create({
      data: { id: `p_admin_${Date.now()}`, email: `a${Date.now()}@dalmada.test`, name: '관리', role: 'ADMIN', passwordHash: '-', createdAt: new Date(0) },
    })).id;
    bank.next('limit-requests', { answer: 'wrong-amounts' });
    const id = await ask();
    await workOff(deps, ...ASKING);
    const wrong = await askOf(deps, id, 'script');
    expect(wrong).toMatchObject({ state: 'FAILED', reasons: [{ code: 'UNREADABLE' }], approval: null });
    expect(await deps.db.notification.findMany({ where: { userId: adminId } })).toMatchObject([{ kind: 'limits.quarantined', params: { note: expect.stringContaining('monthlyInstalment') } }]);
    // A right answer of a later version still joins.
    await callBack(bank.decide(wrong.id, { answer: 'approve' }));
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'APPROVED' });
    expect(await noticesOf(purchaser.userId)).toEqual(['limits.answered', 'limits.late-approved']);
  });

  it('that was lost on its way is asked for under the same key, and decided once', async () => {
    bank.next('limit-requests', { answer: 'approve', loseAnswer: true });
    const id = await ask({ lenders: ['script'] });
    const before = bank.count('limit-requests');
    expect(await workOff(deps, ...ASKING)).toHaveLength(1);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'QUEUED' });
    expect(await workOff(deps, ...ASKING)).toEqual([]);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'APPROVED' });
    expect(bank.count('limit-requests') - before).toBe(1);
  });

  it.each([
    ['of 500', { answer: 'http', status: 500 } as const],
    ['that takes too long', { answer: 'hang' } as const],
  ])('%s is no answer: the desk decides alone when the time is over, and the request goes on', async (_, reaction) => {
    bank.next('limit-requests', reaction);
    const id = await ask();
    expect(await workOff(deps, ...ASKING)).toHaveLength(1);
    database.clock.advance({ minutes: 3 });
    await closeOverdueRequests(deps);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'FAILED', reasons: [{ code: 'NO_ANSWER' }] });
    expect(await askOf(deps, id, 'desk')).toMatchObject({ state: 'APPROVED' });
    expect((await deps.db.limitRequest.findUniqueOrThrow({ where: { id } })).state).toBe('OPEN');
    expect(await noticesOf(purchaser.userId)).toEqual(['limits.answered']);
    expect(await workOff(deps, ...ASKING)).toEqual([]);
  });

  it('that never comes closes a request that asked nobody else', async () => {
    const id = await ask({ lenders: ['script'] });
    database.clock.advance({ minutes: 3 });
    await closeOverdueRequests(deps);
    expect(await deps.db.limitRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'CLOSED' });
    expect(await noticesOf(purchaser.userId)).toEqual(['limits.closed']);
    await workOff(deps, ...ASKING);
    // The question had never arrived, and nobody is asked about a person after the request is closed.
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'FAILED' });
  });

  it('that came while the mall was down is fetched before the question is given up', async () => {
    bank.next('limit-requests', { answer: 'pending' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const pending = await askOf(deps, id, 'script');
    bank.decide(pending.id, { answer: 'approve' });
    database.clock.advance({ minutes: 60 });
    await closeOverdueRequests(deps);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'PENDING' });
    await workOff(deps, ...ASKING);
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'APPROVED' });
  });

  it('without a seller’s limit at that financier is a decline that says it is not the purchaser', async () => {
    bank.next('limit-requests', { answer: 'approve' });
    const id = await ask({ lenders: ['script'] });
    await deps.db.sellerLimit.updateMany({ where: { institution: { code: 'script' } }, data: { approvedMinor: 1n } });
    await workOff(deps, ...ASKING, 'decline-approval');
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }], approval: { status: 'DECLINED', endedReason: 'SELLER_LIMIT' } });
    // The bank hears that its approval is not taken.
    expect(bank.log.at(-1)).toMatchObject({ call: 'decline', status: 200 });
    await deps.db.sellerLimit.updateMany({ where: { institution: { code: 'script' } }, data: { approvedMinor: 200_000_000n } });
  });
});

describe('the purchaser’s choice', () => {
  it('takes one approval, loses the others with their reason, and tells the bank that lost', async () => {
    bank.next('limit-requests', { answer: 'approve', annualRate: '0.09' });
    const id = await ask();
    await workOff(deps, ...ASKING);
    const [desk, script] = [await askOf(deps, id, 'desk'), await askOf(deps, id, 'script')];
    const at = database.clock.now();
    const choose = (approvalId: string, actor = purchaser) => write(deps, (tx) => markChosen(tx, { approvalId, actor, at }));
    expect(errorOf(await choose(desk.approval?.id ?? '', await somePurchaser(deps)))).toEqual({ code: 'not-found' });
    expect((await choose(desk.approval?.id ?? '')).ok).toBe(true);
    expect((await choose(desk.approval?.id ?? '')).ok).toBe(true);
    expect(errorOf(await choose(script.approval?.id ?? ''))).toEqual({ code: 'limits.approval-ended' });
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'LOST', approval: { status: 'DECLINED', endedReason: 'other-chosen' } });
    await workOff(deps, 'decline-approval');
    expect(bank.books.approvals.get(script.approval?.externalId ?? '')).toMatchObject({ status: 'DECLINED' });
    expect(bank.log.at(-1)).toMatchObject({ call: 'decline', key: `${script.approval?.externalId ?? ''}:decline` });
  });

  it('of two presses on two offers at once takes exactly one', async () => {
    bank.next('limit-requests', { answer: 'approve' });
    const id = await ask();
    await workOff(deps, ...ASKING);
    const approvals = (await asksOf(deps, id)).map(({ approval }) => approval?.id ?? '');
    const results = await Promise.all(approvals.map((approvalId) => write(deps, (tx) => markChosen(tx, { approvalId, actor: purchaser, at: database.clock.now() }))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await deps.db.approval.count({ where: { id: { in: approvals }, status: 'LIVE' } })).toBe(1);
  });

  it('is not overtaken by an approval that comes later: that one is declined at once', async () => {
    bank.next('limit-requests', { answer: 'pending' });
    const id = await ask();
    await workOff(deps, ...ASKING);
    const [desk, script] = [await askOf(deps, id, 'desk'), await askOf(deps, id, 'script')];
    valueOf(await write(deps, (tx) => markChosen(tx, { approvalId: desk.approval?.id ?? '', actor: purchaser, at: database.clock.now() })));
    await callBack(bank.decide(script.id, { answer: 'approve' }));
    await workOff(deps, 'decline-approval');
    expect(await askOf(deps, id, 'script')).toMatchObject({ state: 'LOST', approval: { status: 'DECLINED', endedReason: 'unwanted' } });
    expect(bank.log.at(-1)).toMatchObject({ call: 'decline', status: 200 });
  });

  it('that was asked for again after it expired gets a new answer, by one press', async () => {
    bank.next('limit-requests', { answer: 'approve', validMinutes: 10 }, { answer: 'approve', validMinutes: 60 });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const first = await askOf(deps, id, 'script');
    expect(errorOf(await askAgain(deps, purchaser, { askId: first.id }))).toEqual({ code: 'limits.still-stands' });
    database.clock.advance({ minutes: 11 });
    expect(errorOf(await askAgain(deps, await somePurchaser(deps), { askId: first.id }))).toEqual({ code: 'not-found' });
    const again = await Promise.all([1, 2, 3].map(() => askAgain(deps, purchaser, { askId: first.id })));
    expect(again.filter((result) => result.ok)).toHaveLength(1);
    await workOff(deps, ...ASKING);
    expect((await asksOf(deps, id)).map(({ state, approval }) => [state, approval?.status])).toEqual([['LOST', 'EXPIRED'], ['APPROVED', 'LIVE']]);
  });
});

describe('an order under the bank’s approval', () => {
  /** A signed order whose form was opened from the bank's approval. */
  async function signed(): Promise<{ orderId: string; approvalId: string; externalId: string }> {
    bank.next('limit-requests', { answer: 'approve' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const { approval } = await askOf(deps, id, 'script');
    const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId: approval?.id ?? '' }));
    valueOf(await signOrderForm(deps, purchaser, signingInput(orderId, purchaser.name)));
    return { orderId, approvalId: approval?.id ?? '', externalId: approval?.externalId ?? '' };
  }
  const end = (orderId: string) => workOff(deps, 'end-order').then(() => deps.db.order.findUniqueOrThrow({ where: { id: orderId } }));
  const cleanUp = (orderId: string) => write(deps, async (tx) => {
    await releaseLimits(tx, { orderId, at: database.clock.now(), reason: 'test' });
    return ok(undefined);
  });

  /** The seller declines the notice, so that nothing of the order is left. */
  async function cleanUpPlaced(orderId: string) {
    await workOff(deps, 'place-order');
    valueOf(await declineDeliveryNotice(deps, world.seller, { orderId, reason: '재고가 없습니다' }));
  }

  it('is held there when the form opens and used there when it is signed, under the order’s own keys', async () => {
    const { orderId, externalId } = await signed();
    expect(await workOff(deps, 'hold-approval')).toEqual([]);
    expect(bank.log.at(-1)).toMatchObject({ call: 'hold', key: `${orderId}:hold`, status: 200 });
    await useApproval(deps, { orderId });
    expect(bank.log.at(-1)).toMatchObject({ call: 'use', key: `${orderId}:use`, status: 200, body: { orderId, amount: '4932000', monthlyInstalment: '97980' } });
    expect(bank.sums(externalId)).toEqual({ held: 0n, used: 4_932_000n, monthly: 97_980n });
    expect(await jobs(deps.db, 'place-order', { orderId })).toHaveLength(1);
    // Given back, it is given back there too, and a use is reversed.
    await cleanUpPlaced(orderId);
    expect(await workOff(deps, 'release-approval')).toEqual([]);
    expect(bank.log.at(-1)).toMatchObject({ call: 'release', key: `${orderId}:release`, body: { orderId } });
    expect(bank.sums(externalId)).toEqual({ held: 0n, used: 0n, monthly: 0n });
  });

  it('whose use was answered and lost is used once', async () => {
    const { orderId, externalId } = await signed();
    bank.next('use', { answer: 'normal', loseAnswer: true });
    await expect(useApproval(deps, { orderId })).rejects.toThrow(/not known/);
    expect(await deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'HELD' });
    await useApproval(deps, { orderId });
    expect(bank.sums(externalId).used).toBe(4_932_000n);
    expect(bank.log.filter(({ call, body }) => call === 'use' && (body as { orderId: string }).orderId === orderId).map(({ repeated }) => repeated)).toEqual([false, true]);
    expect(await jobs(deps.db, 'place-order', { orderId })).toHaveLength(1);
    await cleanUpPlaced(orderId);
  });

  it.each([
    [409, 'limit-exceeded', 'limit-exceeded'],
    [410, 'approval-ended', 'approval-ended'],
    [422, 'field', 'financier-refused'],
  ])('ends with its reason when the bank answers %i %s', async (status, type, reason) => {
    const { orderId, approvalId } = await signed();
    bank.next('use', { answer: 'http', status, body: { type: `urn:dalmada:problem:${type}` } });
    await useApproval(deps, { orderId });
    expect(await end(orderId)).toMatchObject({ state: 'ENDED', endedReason: reason });
    expect(await deps.db.approval.findUniqueOrThrow({ where: { id: approvalId } })).toMatchObject({ status: 'REVOKED', heldMinor: 0n, usedMinor: 0n });
  });

  it('revoked there before the use ends, and what it held is released', async () => {
    const { orderId, externalId } = await signed();
    await callBack(bank.revoke(externalId));
    expect(await noticesOf(purchaser.userId)).toContain('limits.revoked');
    await useApproval(deps, { orderId });
    expect(await end(orderId)).toMatchObject({ state: 'ENDED', endedReason: 'approval-revoked' });
    expect(await workOff(deps, 'hold-approval', 'release-approval')).toEqual([]);
  });

  it('revoked after the use stays as it is', async () => {
    const { orderId, externalId } = await signed();
    await useApproval(deps, { orderId });
    await callBack(bank.revoke(externalId));
    expect(await deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'USED' });
    expect(await jobs(deps.db, 'end-order', { orderId })).toEqual([]);
    await cleanUpPlaced(orderId);
  });

  it('used there in the moment in which it was revoked here counts: the bank has said yes', async () => {
    const { orderId, approvalId } = await signed();
    bank.next('use', { answer: 'normal', delayMs: 300 });
    const using = useApproval(deps, { orderId });
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    await deps.db.approval.update({ where: { id: approvalId }, data: { status: 'REVOKED' } });
    await using;
    expect(await deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ state: 'USED' });
    await cleanUpPlaced(orderId);
  });

  it('a form whose hold the bank refuses loses its approval, so that nobody signs in vain', async () => {
    bank.next('limit-requests', { answer: 'approve' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const { approval } = await askOf(deps, id, 'script');
    const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId: approval?.id ?? '' }));
    bank.next('hold', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    await workOff(deps, 'hold-approval');
    expect(await deps.db.approval.findUniqueOrThrow({ where: { id: approval?.id ?? '' } })).toMatchObject({ status: 'REVOKED' });
    expect(errorOf(await signOrderForm(deps, purchaser, signingInput(orderId, purchaser.name)))).toMatchObject({ code: 'orders.approval-ended' });
    await cleanUp(orderId);
    await deps.db.order.update({ where: { id: orderId }, data: { state: 'EXPIRED', unitId: null } });
    await deps.db.unit.updateMany({ where: { state: 'HELD' }, data: { state: 'AVAILABLE' } });
  });

  it('taken up anew after a release is another hold, under keys of its own', async () => {
    bank.next('limit-requests', { answer: 'approve' });
    const id = await ask({ lenders: ['script'] });
    await workOff(deps, ...ASKING);
    const { approval } = await askOf(deps, id, 'script');
    const approvalId = approval?.id ?? '';
    const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId }));
    await workOff(deps, 'hold-approval');
    await cleanUp(orderId);
    await workOff(deps, 'release-approval');
    const at = database.clock.now();
    valueOf(await write(deps, (tx) => holdLimits(tx, { orderId, approvalId, until: at.add({ minutes: 30 }), at })));
    await workOff(deps, 'hold-approval');
    expect(bank.log.filter(({ call, body }) => (call === 'hold' || call === 'release') && (body as { orderId: string }).orderId === orderId).map(({ key }) => key))
      .toEqual([`${orderId}:hold`, `${orderId}:release`, `${orderId}:hold:2`]);
    expect(bank.sums(approval?.externalId ?? '').held).toBe(4_932_000n);
    await cleanUp(orderId);
    await deps.db.order.update({ where: { id: orderId }, data: { state: 'EXPIRED', unitId: null } });
    await deps.db.unit.updateMany({ where: { state: 'HELD' }, data: { state: 'AVAILABLE' } });
  });
});
