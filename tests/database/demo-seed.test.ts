import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { DECISIONS, DELIVERY_STATES } from '@/lib/deliveries/model/states';
import { seedDemo } from '@/lib/host/seed';
import { plainDateIn } from '@/lib/kernel/calendar';
import { APPROVAL_STATUSES, ASK_STATES, HOLD_STATES, REQUEST_STATES } from '@/lib/limits/model/states';
import { ORDER_STATES } from '@/lib/orders/model/states';
import { toInstant } from '@/lib/platform/clock';
import { endOfMonth, lastRemitted, remittedOn } from '@/lib/settlements/model/shares';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  database.clock.set(Temporal.Now.instant());
  const began = performance.now();
  await seedDemo(database.deps);
  process.stdout.write(`  the demo is seeded in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}, 600_000);

/** Each value of a column, once. */
const values = async <T extends string>(rows: Promise<(T | null)[]>) => new Set((await rows).filter((value) => value !== null));

describe('the whole demo', () => {
  test('has limit requests, orders, deliveries, decisions and contracts in every state', async () => {
    const { db } = database;
    expect(await values(db.limitRequest.findMany().then((all) => all.map(({ state }) => state)))).toEqual(new Set(REQUEST_STATES));
    expect(await values(db.limitAsk.findMany().then((all) => all.map(({ state }) => state)))).toEqual(new Set(ASK_STATES));
    expect(await values(db.approval.findMany().then((all) => all.map(({ status }) => status)))).toEqual(new Set(APPROVAL_STATUSES));
    expect(await values(db.limitHold.findMany().then((all) => all.map(({ state }) => state)))).toEqual(new Set(HOLD_STATES));
    expect(await values(db.order.findMany().then((all) => all.map(({ state }) => state)))).toEqual(new Set(ORDER_STATES));
    expect(await values(db.delivery.findMany().then((all) => all.map(({ state }) => state)))).toEqual(new Set(DELIVERY_STATES));
    expect(await values(db.delivery.findMany().then((all) => all.map(({ decision }) => decision)))).toEqual(new Set(DECISIONS));
    expect(await values(db.contract.findMany().then((all) => all.map(({ state }) => state)))).toEqual(
      new Set(['DRAWING', 'DRAWN', 'RETURNED', 'REVIEWED', 'DELIVERED', 'SEALED', 'REFUSED', 'ABANDONED']));
  });

  test('has questions that a person at the desk may decide, and one whose decision waits for another', async () => {
    const referred = await database.db.limitAsk.findMany({ where: { state: 'REFERRED' }, select: { proposals: { where: { state: 'OPEN' }, select: { id: true } } } });
    expect(referred.map(({ proposals }) => proposals.length).sort()).toEqual([0, 1]);
  });

  test('has answers of the outside bank, which its own books know, and no seller waits for its limit there', async () => {
    const { db } = database;
    const asks = await db.limitAsk.findMany({ where: { institution: { code: 'hanbit' } }, select: { id: true, state: true, approval: { select: { status: true, externalId: true } } } });
    expect(new Set(asks.map(({ state }) => state))).toEqual(new Set(['QUEUED', 'PENDING', 'APPROVED', 'DECLINED', 'FAILED', 'LOST']));
    expect(new Set(asks.flatMap(({ approval }) => approval?.status ?? []))).toEqual(new Set(['LIVE', 'DECLINED', 'EXPIRED']));
    const answered = asks.filter(({ state, approval }) => approval !== null || state === 'PENDING' || state === 'DECLINED');
    expect(await db.tenantLimitRequest.count({ where: { requestId: { in: answered.map(({ id }) => id) } } })).toBe(answered.length);
    const declined = asks.flatMap(({ approval }) => (approval?.status === 'DECLINED' ? [approval.externalId] : []));
    expect(new Set((await db.tenantApproval.findMany({ where: { id: { in: declined } } })).map(({ status }) => status))).toEqual(new Set(['DECLINED']));
    const limits = await db.sellerLimit.findMany({ where: { institution: { code: 'hanbit' } }, select: { status: true } });
    expect([limits.length > 2, new Set(limits.map(({ status }) => status))]).toEqual([true, new Set(['LIVE'])]);
  });

  test('has a contract that waits for its signature, one that nobody signed in time, and a large one under review', async () => {
    const { db, clock } = database;
    const waiting = await db.contract.findMany({ where: { state: 'DELIVERED' }, select: { signBy: true } });
    expect(waiting.map(({ signBy }) => (signBy?.getTime() ?? 0) > clock.now().epochMilliseconds).sort()).toEqual([false, true]);
    expect(await db.contract.count({ where: { state: 'DRAWN', order: { financedMinor: { gte: 10_000_000n } } } })).toBe(1);
  });

  test('has an objection that waits for a person at the desk', async () => {
    const open = await database.db.limitObjection.findMany({ where: { answeredAt: null }, select: { answerBy: true, text: true } });
    expect(open).toHaveLength(1);
    expect(open[0]?.answerBy.getTime()).toBeGreaterThan(database.clock.now().epochMilliseconds);
  });

  test('has favourites of purchasers whom no browser test walks with', async () => {
    const marked = await database.db.favourite.findMany({ select: { user: { select: { email: true } } } });
    expect(new Set(marked.map(({ user }) => user.email))).toEqual(new Set(['purchaser3@dalmada.test', 'purchaser6@dalmada.test']));
  });

  test('has been read by everybody, but for what was told in the last two days', async () => {
    const { db, clock } = database;
    const unread = await db.notification.findMany({ where: { readAt: null }, select: { createdAt: true } });
    expect(unread.length).toBeGreaterThan(5);
    expect(Math.min(...unread.map(({ createdAt }) => createdAt.getTime()))).toBeGreaterThan(clock.now().epochMilliseconds - 3 * 86_400_000);
    expect(await db.notification.count({ where: { readAt: { lt: db.notification.fields.createdAt } } })).toBe(0);
  });

  test('has leases that have run for up to two years, and nothing later than now', async () => {
    const { db, clock } = database;
    const leases = await db.contract.findMany({ where: { state: 'SEALED' }, select: { deliveredAt: true, lease: { select: { id: true } } } });
    expect(leases.length).toBeGreaterThanOrEqual(10);
    expect(leases.every(({ lease }) => lease !== null)).toBe(true);
    const months = leases.map(({ deliveredAt }) => (clock.now().epochMilliseconds - (deliveredAt?.getTime() ?? 0)) / (30 * 86_400_000));
    expect(Math.max(...months)).toBeGreaterThan(22);
    expect(Math.min(...months)).toBeLessThan(4);
    const [latest] = await db.auditEntry.findMany({ orderBy: { at: 'desc' }, take: 1 });
    expect(latest?.at.getTime()).toBeLessThanOrEqual(clock.now().epochMilliseconds);
  });

  test('has settled with its sellers and paid them, but for the last weeks, which wait, and fees that no first payment covers, which are carried on; of every seller something is held back', async () => {
    const { db, clock } = database;
    const old = new Date(clock.now().epochMilliseconds - 36 * 86_400_000);
    expect(await values(db.settlement.findMany({ where: { day: { lt: old } } }).then((all) => all.map(({ state }) => state)))).toEqual(new Set(['PAID', 'CARRIED']));
    expect(await db.settlement.count({ where: { day: { gte: old }, state: 'DRAFT' } })).toBeGreaterThan(0);
    const held = await db.$queryRaw<{ held: bigint }[]>`
      SELECT sum(CASE side WHEN 'CREDIT' THEN amount_minor ELSE -amount_minor END)::bigint AS held FROM journal_line WHERE account_code = 'seller-holdback' GROUP BY party_id`;
    expect([held.length > 2, held.every((each) => each.held >= 0n)]).toEqual([true, true]);
    const days = (await db.journalEntry.findMany({ where: { sourceType: 'lease', kind: 'released' }, select: { occurredOn: true } })).map(({ occurredOn }) => occurredOn.getTime());
    expect(Math.max(...days) - Math.min(...days)).toBeGreaterThan(500 * 86_400_000);
  });

  test('has leases of the outside bank, whose contracts it issued, and to which every month that is over has gone', async () => {
    const { db, clock } = database;
    const leases = await db.lease.findMany({ where: { institution: { code: 'hanbit' } }, include: { contract: true, remittances: { orderBy: { period: 'asc' } } }, orderBy: { createdAt: 'asc' } });
    const people = await db.user.findMany({ where: { id: { in: leases.map(({ purchaserId }) => purchaserId) } }, select: { id: true, email: true } });
    expect(leases.map(({ purchaserId, state, contract }) => [people.find(({ id }) => id === purchaserId)?.email, state, contract.state])).toEqual(
      ['purchaser3', 'purchaser', 'purchaser8'].map((who) => [`${who}@dalmada.test`, 'ACTIVE', 'SEALED']));
    const issued = await db.tenantContract.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true, status: true, endedAt: true } });
    expect(issued).toEqual(leases.map(({ contract }) => ({ id: contract.externalId, status: 'ISSUED', endedAt: null })));
    expect((await db.tenantSettlement.findMany({ select: { state: true } })).map(({ state }) => state)).toEqual(['PAID', 'PAID', 'PAID']);
    expect(await db.institutionEvent.count({ where: { type: 'settlement.paid', outcome: 'APPLIED' } })).toBe(3);
    const [acknowledged, remitted] = [await db.tenantRemittance.count(), leases.flatMap(({ remittances }) => remittances)];
    expect([remitted.length > 15, acknowledged, await values(Promise.resolve(remitted.map(({ state }) => state)))]).toEqual([true, remitted.length, new Set(['SENT'])]);
    for (const { period, settledAt } of remitted) expect(plainDateIn(toInstant(settledAt ?? new Date(0)))).toBe(remittedOn(period));
    // What came since the last month that was remitted waits for its own.
    const open = await db.journalLine.findMany({ where: { accountCode: 'remittance-payable', side: 'CREDIT', entry: { occurredOn: { lte: new Date(endOfMonth(lastRemitted(plainDateIn(clock.now())))) } } }, select: { entryId: true, line: true } });
    expect(await db.remittanceLine.count({ where: { OR: open } })).toBe(open.length);
    expect(await db.institutionCall.count({ where: { OR: [{ status: null }, { status: { gte: 300 } }] } })).toBe(0);
  });

  test('has one lease that is late, whose card is tried again by its plan, and the rest paid', async () => {
    const open = await database.db.invoice.findMany({ where: { state: 'OPEN', dueOn: { lt: new Date(database.clock.now().epochMilliseconds - 5 * 86_400_000) } }, select: { lease: { select: { purchaserId: true, number: true } }, attempts: { select: { state: true } } } });
    const people = await database.db.user.findMany({ where: { id: { in: open.map(({ lease }) => lease.purchaserId) } }, select: { email: true } });
    expect(people).toEqual([{ email: 'purchaser9@dalmada.test' }]);
    expect(new Set(open.flatMap(({ attempts }) => attempts.map(({ state }) => state)))).toEqual(new Set(['DECLINED']));
  });

  test('has sellers who came to most of their care, and mended in time what was claimed', async () => {
    const { db } = database;
    const visits = await db.careVisit.groupBy({ by: ['state'], _count: true, where: { state: { in: ['DONE', 'MISSED'] } } });
    const of = (state: string) => visits.find((each) => each.state === state)?._count ?? 0;
    expect([of('DONE') > 3 * of('MISSED'), of('MISSED') > 0]).toEqual([true, true]);
    expect(await db.serviceClaim.count({ where: { end: 'CONFIRMED', breaches: { none: {} } } })).toBe(4);
  });

  test('is there once: a second seeding adds nothing', async () => {
    const { db } = database;
    const counts = () => Promise.all([db.auditEntry.count(), db.order.count(), db.limitRequest.count(), db.listing.count(), db.user.count(), db.storedFile.count(), db.mailMessage.count(), db.favourite.count(), db.journalEntry.count(), db.settlementDay.count(), db.serviceClaim.count(), db.institutionCall.count(), db.remittance.count()]);
    const before = await counts();
    await seedDemo(database.deps);
    expect(await counts()).toEqual(before);
  }, 120_000);
});
