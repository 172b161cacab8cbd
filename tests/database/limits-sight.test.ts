import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askSellerLimit } from '@/lib/limits/ask-seller-limit';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { expireApprovals } from '@/lib/limits/expire-approvals';
import { markChosen } from '@/lib/limits/mark-chosen';
import { objectToDecline } from '@/lib/limits/object-to-decline';
import { revokeApproval } from '@/lib/limits/revoke-approval';
import { askAgain, takeOffer } from '@/lib/limits/ask-again';
import { sellerExposure } from '@/lib/limits/views/exposure';
import { ownLimits } from '@/lib/limits/views/own-limits';
import { limitProgress, limitRequestPage } from '@/lib/limits/views/request';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { SYSTEM } from '@/lib/kernel/actor';
import { write } from '@/lib/platform/db';
import { someSeller, valueOf } from '../support/catalogue';
import { workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf, asksOf, somePiano } from '../support/limits';

/* What a purchaser's pages of limits say of what happened. */

const REASON = '제출한 소득 자료와 달랐습니다.';

let stage: LimitStage;
beforeAll(async () => { stage = await LimitStage.open(); });
beforeEach(() => stage.newPurchaser());
afterAll(() => stage.bank.close());

async function shown(id: string) {
  const page = await limitRequestPage(stage.deps, stage.purchaser, id);
  if (!page) throw new Error('the request is not there');
  return page;
}
const keyOf = async (id: string) => (await askOf(stage.deps, id, 'script')).id;

/** The desk has approved, and the bank's offer of other terms is taken up. */
async function taking(...termMonths: number[]): Promise<string> {
  stage.bank.next('limit-requests', { answer: 'counter', termMonths: termMonths.length > 0 ? termMonths : [36], annualRate: '0.031' });
  const id = await stage.ask();
  await workOff(stage.deps, ...ASKING);
  const { id: askId, offers } = await askOf(stage.deps, id, 'script');
  const [offer] = offers as { offerId: string }[];
  valueOf(await takeOffer(stage.deps, stage.purchaser, { askId, offerId: offer?.offerId ?? '' }));
  return id;
}

async function chosen(lenders = ['script']): Promise<{ id: string; approvalId: string }> {
  if (lenders.includes('script')) stage.bank.next('limit-requests', { answer: 'approve' });
  const id = await stage.ask({ lenders });
  await workOff(stage.deps, ...ASKING);
  const approvalId = (await askOf(stage.deps, id, lenders[0] ?? '')).approval?.id ?? '';
  valueOf(await write(stage.deps, (tx) => markChosen(tx, { approvalId, actor: stage.purchaser, at: stage.database.clock.now() })));
  return { id, approvalId };
}

async function revoke(approvalId: string, reason = REASON): Promise<void> {
  const { institutionId, externalId, version } = await stage.deps.db.approval.findUniqueOrThrow({ where: { id: approvalId } });
  valueOf(await revokeApproval(stage.deps, SYSTEM, { institutionId, externalId, version: version + 1, reason }));
}

describe('an offer that was taken up', () => {
  it('is the one that is waited for, with its own terms, and its approval comes in the same place', async () => {
    const id = await taking();
    const key = await keyOf(id);
    const page = await shown(id);
    expect(page).toMatchObject({ taken: { key, refusedKey: null }, offers: [{ lender: { code: 'desk' } }], waiting: [{ key, taken: { termMonths: 36 } }] });
    expect(page.waiting[0]?.taken?.instalmentMinor).toBeGreaterThan(page.offers[0]?.instalmentMinor ?? 0n);
    expect(page.terms, 'above offers that have others the terms stay those asked for').toEqual({ termMonths: 48, firstPaymentMinor: 548_000n });
    expect([page.answered, page.asked], 'the bank has answered once').toEqual([2, 2]);
    expect(await limitProgress(stage.deps.db, stage.purchaser, id)).toMatchObject({ answered: 2, asked: 2 });
    stage.bank.next('limit-requests', { answer: 'approve', annualRate: '0.031' });
    await workOff(stage.deps, ...ASKING);
    const approved = await shown(id);
    expect(approved).toMatchObject({ taken: { key, refusedKey: null }, waiting: [] });
    expect(approved.offers.find((offer) => offer.key === key)).toMatchObject({ termMonths: 36, offerId: null });
  });

  it('keeps its place, and says of how many others of its bank it was the end', async () => {
    const id = await taking(36, 24);
    const [before, own] = (await asksOf(stage.deps, id)).filter(({ lender }) => lender === 'script');
    const [offer] = before?.offers as { offerId: string }[];
    const takenUp = { key: `${before?.id}:${offer?.offerId}`, others: 1 };
    expect(await shown(id)).toMatchObject({ waiting: [{ key: own?.id, takenUp }], offers: [{ lender: { code: 'desk' }, takenUp: null }] });
    stage.bank.next('limit-requests', { answer: 'approve', annualRate: '0.031' });
    await workOff(stage.deps, ...ASKING);
    expect((await shown(id)).offers.find(({ key }) => key === own?.id)).toMatchObject({ takenUp });
  });

  it('and is refused says so, and nothing is taken any more', async () => {
    const id = await taking();
    stage.bank.next('limit-requests', { answer: 'decline', code: 'INCOME' });
    await workOff(stage.deps, ...ASKING);
    const key = await keyOf(id);
    expect(await shown(id)).toMatchObject({ state: 'OPEN', taken: { key: null, refusedKey: key }, offers: [{ lender: { code: 'desk' } }], ended: [{ key, what: 'DECLINED' }], answered: 2 });
  });
});

describe('a chosen approval', () => {
  it('that its bank takes back is over with its reason, in the answers and in what happened', async () => {
    const { id, approvalId } = await chosen();
    expect(await shown(id)).toMatchObject({ end: null, chosen: { approvalId }, ended: [{ what: 'CHOSEN', said: null }] });
    await revoke(approvalId);
    const page = await shown(id);
    expect(page).toMatchObject({ end: { why: 'REVOKED', reason: REASON }, chosen: { approvalId }, ended: [{ what: 'REVOKED', said: REASON }], terms: { termMonths: 48 } });
    expect(page.log.at(-1)).toMatchObject({ what: 'revoked', lender: { code: 'script' } });
  });

  it('gives no word for machines as a reason, and that of another request is not said here', async () => {
    const [one, other] = [await chosen(), await chosen(['desk'])];
    await revoke(one.approvalId, 'RISK');
    expect(await shown(one.id)).toMatchObject({ end: { why: 'REVOKED', reason: null }, ended: [{ said: null }] });
    expect((await shown(one.id)).log.filter(({ what }) => what === 'revoked')).toHaveLength(1);
    expect((await shown(other.id)).log.filter(({ what }) => what === 'revoked')).toEqual([]);
  });

  it('whose time is over says that, and once it is used stays whatever becomes of it', async () => {
    const { id, approvalId } = await chosen();
    const used = await chosen(['desk']);
    await stage.deps.db.$executeRaw`UPDATE approval SET used_minor = approved_minor, monthly_used_minor = 1 WHERE id = ${used.approvalId}`;
    stage.database.clock.advance({ hours: 24 * 90 });
    await expireApprovals(stage.deps);
    const page = await shown(id);
    expect(page).toMatchObject({ end: { why: 'EXPIRED', reason: null }, ended: [{ what: 'EXPIRED' }] });
    expect(page.log.at(-1)).toMatchObject({ what: 'expired', lender: { code: 'script' } });
    expect(await shown(used.id)).toMatchObject({ end: null, ended: [{ what: 'CHOSEN' }] });
    const rows = await ownLimits(stage.deps, stage.purchaser);
    expect(rows.map((row) => [row.id, row.ended])).toEqual([[used.approvalId, 'EXPIRED'], [approvalId, 'EXPIRED']]);
    await stage.deps.db.$executeRaw`UPDATE approval SET used_minor = 0, monthly_used_minor = 0 WHERE id = ${used.approvalId}`;
  });

  it('leads to the order whose form was opened with it, the last one', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const approvalId = (await askOf(stage.deps, id, 'script')).approval?.id ?? '';
    const { orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId }));
    expect(await shown(id)).toMatchObject({ chosen: { approvalId, orderId } });
    expect(await shown((await chosen()).id), 'where no form was opened there is none').toMatchObject({ chosen: { orderId: null } });
  });

  it('that is over is found among one’s own limits for half a year', async () => {
    const { approvalId } = await chosen();
    await revoke(approvalId);
    expect(await ownLimits(stage.deps, stage.purchaser)).toMatchObject([{ id: approvalId, ended: 'REVOKED', over: true }]);
    stage.database.clock.advance({ hours: 24 * 181 });
    expect(await ownLimits(stage.deps, stage.purchaser)).toEqual([]);
  });
});

describe('what happened so far', () => {
  const failures = async (id: string) => (await shown(id)).log.filter(({ what }) => what === 'failed').map(({ code }) => code);

  it.each([
    [{ answer: 'http', status: 422, body: { type: 'urn:dalmada:problem:field' } }, 'REFUSED'],
    [{ answer: 'http', status: 200, body: { said: 'yes' } }, 'UNREADABLE'],
  ] as const)('says of a bank that answered %j what it did: %s', async (reaction, code) => {
    stage.bank.next('limit-requests', reaction);
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    expect(await failures(id)).toEqual([code]);
  });

  it('says that the offer taken had ended, and that nobody answered in time where nobody did', async () => {
    const id = await taking();
    stage.bank.next('limit-requests', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    await workOff(stage.deps, ...ASKING);
    expect(await failures(id)).toEqual(['OFFER_GONE']);
    stage.bank.next('limit-requests', { answer: 'pending' });
    const late = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    stage.database.clock.advance({ hours: 73 });
    await closeOverdueRequests(stage.deps);
    expect(await failures(late)).toEqual(['NO_ANSWER']);
  });

  it('calls an approval that came when its time was over no decline, and lets its bank be asked again', async () => {
    stage.bank.next('limit-requests', { answer: 'approve', validMinutes: -1 });
    const id = await stage.ask();
    await workOff(stage.deps, ...ASKING);
    const page = await shown(id);
    const key = await keyOf(id);
    expect(page.ended).toMatchObject([{ key, what: 'EXPIRED', reasons: [{ code: 'OFFER_GONE' }], mayAskAgain: true }]);
    expect(page.log.map(({ what }) => what)).toContain('came-expired');
    valueOf(await askAgain(stage.deps, stage.purchaser, { askId: key }));
    await workOff(stage.deps, ...ASKING);
    expect((await shown(id)).offers.map(({ lender }) => lender.code)).toContain('script');
  });

  it('says of a decline after an approval that the approval stands', async () => {
    stage.bank.next('limit-requests', { answer: 'approve' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    const reasons = [{ code: 'INCOME', ko: '소득', en: 'Income' }];
    await stage.callBack(stage.bank.event('limit.decided', { requestId: await keyOf(id), status: 'DECLINED', version: 9, decidedAt: stage.database.clock.now().toString(), reasons }));
    const page = await shown(id);
    expect(page).toMatchObject({ offers: [{ lender: { code: 'script' } }], ended: [] });
    expect(page.log.at(-1)).toMatchObject({ what: 'quarantined', after: { before: 'APPROVED', what: 'DECLINED' } });
  });

  it('keeps what the desk notes to itself, and names the bank whose decline was objected to', async () => {
    stage.bank.next('limit-requests', { answer: 'decline', code: 'INCOME' });
    const id = await stage.ask({ lenders: ['script'] });
    await workOff(stage.deps, ...ASKING);
    valueOf(await objectToDecline(stage.deps, stage.purchaser, { askId: await keyOf(id), text: '소득이 다릅니다. 다시 보아 주세요.' }));
    const { log } = await shown(id);
    expect(log.at(-1)).toMatchObject({ what: 'objected', lender: { code: 'script' } });
    expect(log.filter(({ said }) => said !== null)).toEqual([]);
  });
});

describe('a seller’s limit at a bank', () => {
  it.each([['PENDING', 'ASKED'], ['REFERRED', 'ASKED'], ['DECLINED', 'NOT_GRANTED']] as const)('that it answers with %s is %s to its seller', async (status, seen) => {
    const seller = await someSeller(stage.deps);
    await somePiano(stage.deps, seller);
    const { id: institutionId } = await stage.deps.db.institution.findUniqueOrThrow({ where: { code: 'script' } });
    const row = async () => (await sellerExposure(stage.deps, seller)).find(({ key }) => key === institutionId);
    expect(await row()).toMatchObject({ status: 'NONE' });
    const sellerLimitId = `sl_${status}`;
    await stage.deps.db.sellerLimit.create({ data: { id: sellerLimitId, sellerId: seller.sellerId, institutionId, createdAt: new Date(0) } });
    expect(await row(), 'it has been asked, and has not answered').toMatchObject({ status: 'ASKED' });
    stage.bank.next('seller-limits', { answer: 'http', status: 202, body: { sellerLimitId: `x_${status}`, status, version: 1 } });
    await askSellerLimit(stage.deps, { sellerLimitId });
    expect(await row()).toMatchObject({ status: seen, freeMinor: 0n });
  });
});
