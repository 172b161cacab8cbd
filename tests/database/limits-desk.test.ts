import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { SYSTEM } from '@/lib/kernel/actor';
import { takeOffer } from '@/lib/limits/ask-again';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { grantSellerLimit } from '@/lib/limits/grant-seller-limit';
import { decideAskInput } from '@/lib/limits/model/desk-form';
import { decidedAsks, referredAsks, referredCase } from '@/lib/limits/views/desk';
import { deskToday } from '@/lib/limits/views/desk-today';
import { sellerExposure } from '@/lib/limits/views/exposure';
import { limitProgress, limitRequestPage } from '@/lib/limits/views/request';
import { limitRequestList } from '@/lib/limits/views/requests';
import type { Deps } from '@/lib/platform/db';
import { errorOf, someAdmin, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { decideTogether, somebodyAtDesk } from '../support/desk-people';
import { forgetJobs, workOff } from '../support/jobs';
import { askOf, limitWorld, requested, somePiano, type LimitWorld } from '../support/limits';
import { somePurchaser } from '../support/orders';

let database: TestDatabase;
let deps: Deps;
let world: LimitWorld;
/** Who proposes, and who checks. */
let maker: Actor;
let desk: Actor;
let purchaser: Actor;

beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
  world = await limitWorld(deps);
  [maker, desk] = [await somebodyAtDesk(deps, '배지호'), await somebodyAtDesk(deps)];
});
beforeEach(async () => {
  purchaser = await somePurchaser(deps);
  await forgetJobs(deps.db);
});

/** A request that the scorecard refers: 9,000,000 a year and no steady work. */
async function referred() {
  const requestId = await requested(deps, purchaser, world.listingId, { annualIncomeMinor: '9000000', employment: 'OTHER', monthlyObligationsMinor: '0' });
  await workOff(deps, 'ask-desk');
  return { requestId, ask: await askOf(deps, requestId, 'desk') };
}
const decide = (askId: string, change: Record<string, unknown>, actor = maker) => decideTogether(deps, actor, desk, askId, change);
const approving = { ratePercent: '7.4', monthlyCapMinor: '150000' };

describe('a referred request', () => {
  it('waits in the desk’s queue with its points, its facts and its deadline', async () => {
    const { ask } = await referred();
    expect(ask).toMatchObject({ state: 'REFERRED', version: 1 });
    expect((await referredAsks(deps.db, desk)).find((row) => row.askId === ask.id)).toMatchObject({ points: 54, financedMinor: 4_932_000n });
    expect(await referredCase(deps, desk, ask.id)).toMatchObject({ facts: { annualIncomeMinor: 9_000_000n, employment: 'OTHER' }, decided: null });
    expect(await deps.db.notification.count({ where: { userId: desk.userId, kind: 'limits.referred' } })).toBeGreaterThan(0);
    expect((await deskToday(deps, desk)).counts.waiting).toBeGreaterThan(0);
  });

  it('is approved by a person at a rate of their own, with their name and note', async () => {
    const { requestId, ask } = await referred();
    expect(valueOf(await decide(ask.id, approving))).toEqual({ askId: ask.id, outcome: 'DECIDED' });
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({
      state: 'APPROVED', version: 2, decidedById: desk.userId, note: '소득 증빙 확인', approval: { annualRate: '0.074', monthlyCapMinor: 150_000n, status: 'LIVE' },
    });
    const [entry] = await deps.db.auditEntry.findMany({ where: { subjectId: requestId, action: 'limit.approved' } });
    expect(entry).toMatchObject({ actorId: desk.userId, actorRole: 'DESK', reason: '소득 증빙 확인' });
    expect((await decidedAsks(deps.db, desk))[0]).toMatchObject({ askId: ask.id, decidedBy: '정민서' });
  });

  it('is declined by a person with reasons that the purchaser reads; the note stays in the house', async () => {
    const { requestId, ask } = await referred();
    valueOf(await decide(ask.id, { verdict: 'DECLINE', reasons: ['DESK_BURDEN'] }));
    const page = await limitRequestPage(deps, purchaser, requestId);
    expect(page).toMatchObject({ state: 'CLOSED', ended: [{ what: 'DECLINED', reasons: [{ code: 'DESK_BURDEN' }] }] });
    expect(JSON.stringify(page, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('소득 증빙');
  });

  it('is answered with other terms, which the purchaser takes up', async () => {
    const { requestId, ask } = await referred();
    valueOf(await decide(ask.id, { verdict: 'COUNTER', ratePercent: '7.9', termMonths: '48', firstPaymentMinor: '1096000' }));
    const page = await limitRequestPage(deps, purchaser, requestId);
    const [offer] = page?.offers ?? [];
    expect(offer).toMatchObject({ approvalId: null, firstPaymentMinor: 1_096_000n });
    valueOf(await takeOffer(deps, purchaser, { askId: ask.id, offerId: offer?.offerId ?? '' }));
    await workOff(deps, 'ask-desk');
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ state: 'APPROVED', approval: { approvedMinor: 4_384_000n } });
    expect((await decidedAsks(deps.db, desk)).find((row) => row.askId === ask.id)).toMatchObject({ state: 'COUNTER_OFFER' });
  });

  it.each([
    ['a rate above the scorecard’s', { ...approving, ratePercent: '8' }, { ratePercent: 'limits.rate-too-high' }],
    ['a cap below the instalment', { ...approving, monthlyCapMinor: '50000' }, { monthlyCapMinor: 'limits.cap-below-instalment' }],
    ['a reason that there is not', { verdict: 'DECLINE', reasons: ['BECAUSE'] }, { reasons: 'choose' }],
    ['several of it, all said at once', { verdict: 'COUNTER', ratePercent: '8', termMonths: '60', firstPaymentMinor: '5000000' }, {
      ratePercent: 'limits.rate-too-high', termMonths: 'catalogue.term-not-offered', firstPaymentMinor: 'catalogue.first-payment-too-high',
    }],
    ['a term that the listing does not offer', { verdict: 'COUNTER', ratePercent: '7', termMonths: '60', firstPaymentMinor: '0' }, { termMonths: 'catalogue.term-not-offered' }],
  ])('cannot be decided with %s', async (_, change, fields) => {
    const { ask } = await referred();
    expect(errorOf(await decide(ask.id, change))).toEqual({ code: 'input', fields });
  });

  it('cannot be decided without a note', () => {
    expect(() => decideAskInput.parse({ verdict: 'APPROVE', askId: 'lr_1', version: 1, note: ' ', ...approving })).toThrow(/required/);
  });

  it('is decided once, however many press at the same time', async () => {
    const { ask } = await referred();
    const results = await Promise.all([decide(ask.id, approving), decide(ask.id, { verdict: 'DECLINE', reasons: ['DESK_BURDEN'] }), decide(ask.id, approving)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(errorOf(await decide(ask.id, approving))).toEqual({ code: 'conflict' });
  });

  it('is decided by the desk alone, never by the one who asks', async () => {
    const { ask } = await referred();
    const strangers: Actor[] = [purchaser, world.seller, await someAdmin(deps), { ...purchaser, role: 'DESK' }];
    for (const actor of strangers) expect(errorOf(await decide(ask.id, approving, actor))).toEqual({ code: 'not-found' });
  });

  it('that no person decides in time is given up, and the purchaser told', async () => {
    const { requestId, ask } = await referred();
    const start = database.clock.now();
    database.clock.advance({ hours: 49 });
    await closeOverdueRequests(deps);
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ id: ask.id, state: 'FAILED' });
    expect(await deps.db.limitRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({ state: 'CLOSED' });
    expect(await deps.db.notification.count({ where: { userId: purchaser.userId, kind: 'limits.closed' } })).toBe(1);
    database.clock.set(start);
  });
});

describe('nobody sees another’s', () => {
  it('requests: a page, its progress and the list begin at the purchaser', async () => {
    const { requestId, ask } = await referred();
    const other = await somePurchaser(deps);
    expect((await limitRequestPage(deps, purchaser, requestId))?.id).toBe(requestId);
    expect(await limitProgress(deps.db, purchaser, requestId)).toMatchObject({ asked: 1, answered: 0 });
    for (const actor of [other, world.seller, desk, await someAdmin(deps)]) {
      expect(await limitRequestPage(deps, actor, requestId)).toBeNull();
      expect(await limitProgress(deps.db, actor, requestId)).toBeNull();
      expect(await limitRequestList(deps, actor)).toEqual([]);
    }
    for (const actor of [purchaser, other, world.seller, await someAdmin(deps)]) {
      expect(await referredCase(deps, actor, ask.id)).toBeNull();
      expect(await referredAsks(deps.db, actor)).toEqual([]);
    }
  });

  it('exposure: a seller sees its own, and nobody else sees any', async () => {
    const stranger = await someSeller(deps);
    expect(await sellerExposure(deps, world.seller)).toMatchObject([{ status: 'LIVE', approvedMinor: 200_000_000n }]);
    expect(await sellerExposure(deps, stranger)).toMatchObject([{ status: 'NONE', approvedMinor: 0n }]);
    expect(await sellerExposure(deps, purchaser)).toEqual([]);
  });
});

describe('a seller’s limit at the desk', () => {
  it('is granted to an approved seller once, by the house alone', async () => {
    const seller = await someSeller(deps);
    for (const actor of [seller, purchaser]) expect(errorOf(await grantSellerLimit(deps, actor, { sellerId: seller.sellerId }))).toEqual({ code: 'not-found' });
    const first = valueOf(await grantSellerLimit(deps, SYSTEM, { sellerId: seller.sellerId }));
    expect(valueOf(await grantSellerLimit(deps, SYSTEM, { sellerId: seller.sellerId }))).toEqual(first);
    const pending = await someSeller(deps, { status: 'PENDING' });
    expect(errorOf(await grantSellerLimit(deps, SYSTEM, { sellerId: pending.sellerId }))).toEqual({ code: 'not-found' });
  });

  it('is missed by a purchaser whose seller has none: declined, and told that it is not them', async () => {
    const seller = await someSeller(deps);
    const requestId = await requested(deps, purchaser, await somePiano(deps, seller));
    await workOff(deps, 'ask-desk');
    expect(await askOf(deps, requestId, 'desk')).toMatchObject({ state: 'DECLINED', reasons: [{ code: 'SELLER_LIMIT' }], approval: { status: 'DECLINED' } });
  });
});
