import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askReturn } from '@/lib/endings/ask-return';
import { endRefused } from '@/lib/endings/end-refused';
import { acceptDamage, confirmArrival, inspectReturn, settleOverdueReturns } from '@/lib/endings/inspect-return';
import { MISSING_DAYS, SHIP_DAYS } from '@/lib/endings/model/returns';
import { remindReturns } from '@/lib/endings/remind-returns';
import { cancelReturn, shipReturn } from '@/lib/endings/ship-return';
import { findEndingLease } from '@/lib/endings/store/leases';
import { figuresOf } from '@/lib/endings/store/returns';
import { returnSight } from '@/lib/endings/views/returns';
import { beginGuarantee } from '@/lib/guarantee/begin-guarantee';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { keepCareCalendar } from '@/lib/guarantee/keep-care';
import { openClaim } from '@/lib/guarantee/open-claim';
import { withConnection } from '@/lib/host/postgres/connect';
import { deskWaits } from '@/lib/insights/views/what-waits';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import type { AccountCode } from '@/lib/ledger/model';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { decideCase } from '@/lib/rights/decide-case';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, shownBy } from '@/tests/support/endings';
import { staff } from '@/tests/support/people';
import { openRoad, told, type Road, type Walk } from '@/tests/support/rights';
import { runningLease } from '@/tests/support/transfers';

/* Goods are on their way back, and their purchaser refuses to pay what is left (art. 16). */
let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const WHY = '제품 점검 결과 하자가 없었고, 점검표를 보냈습니다.';
const refuse = async ({ purchaser, leaseId }: Walk) => valueOf(await refusePayment(road.deps, purchaser, { leaseId, ground: 'DEFECT', facts: '소리가 나지 않는 건반이 셋 있습니다.' })).refusalId;
const reject = async ({ seller }: Walk, refusalId: string) => {
  for (const actor of [seller, road.deskPerson]) valueOf(await answerRefusal(road.deps, actor, { refusalId, answer: 'REJECTED', reason: WHY }));
};
const look = (walk: Walk, returnId: string, worn: { claimedMinor: bigint; photos: string[] } | null) =>
  inspectReturn(road.deps, walk.seller, { returnId, complete: 'yes', works: 'yes', ...(worn ? { wear: 'BEYOND' as const, note: '뒷면이 깊게 긁혔습니다.', ...worn } : { wear: 'NORMAL' as const, note: '', claimedMinor: 0n, photos: [] }) });
const books = async ({ leaseId }: Walk, ...accounts: AccountCode[]) => Promise.all(accounts.map((account) => balanceOf(road, leaseId, account)));

/** There, and not looked over. */
async function arrived(lender: 'desk' | 'script'): Promise<Walk & { returnId: string; chargeMinor: bigint }> {
  const walk = await runningLease(road, { lender });
  const lease = await findEndingLease(road.db, { id: walk.leaseId });
  if (!lease) throw new Error('no lease');
  const { chargeMinor } = await figuresOf(road.db, lease, plainDateIn(road.clock.now()));
  const { returnId } = valueOf(await askReturn(road.deps, walk.purchaser, { leaseId: walk.leaseId, chargeMinor }));
  valueOf(await shipReturn(road.deps, walk.purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' }));
  valueOf(await confirmArrival(road.deps, walk.seller, { returnId }));
  return { ...walk, returnId, chargeMinor };
}

describe.each(['desk', 'script'] as const)('a return while a payment refusal is open (%s)', (lender) => {
  test('waits for its outcome; where that stands, leaving costs nothing, and what was to come leaves the books once', async () => {
    const walk = await arrived(lender);
    const { leaseId, returnId } = walk;
    expect(walk.chargeMinor).toBeGreaterThan(0n);
    const refusalId = await refuse(walk);
    expect(errorOf(await look(walk, returnId, null))).toEqual({ code: 'endings.rests' });
    valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED' }));
    const before = await books(walk, 'lease-receivable', 'serviced-receivable', 'unearned-income', 'billed-receivable', 'recourse-receivable');
    expect(before.slice(0, 4)).toEqual([0n, 0n, 0n, 0n]);
    valueOf(await look(walk, returnId, null));
    expect(await road.db.lease.findUniqueOrThrow({ where: { id: leaseId } })).toMatchObject({ state: 'ENDED', endCause: 'RETURNED' });
    expect(await books(walk, 'lease-receivable', 'serviced-receivable', 'unearned-income', 'billed-receivable', 'recourse-receivable')).toEqual(before);
  });

  test('and what is agreed to for wear is asked for all the same', async () => {
    const walk = await arrived(lender);
    const refusalId = await refuse(walk);
    valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED' }));
    valueOf(await look(walk, walk.returnId, { claimedMinor: 70_000n, photos: [await shownBy(road.deps, walk.seller)] }));
    valueOf(await acceptDamage(road.deps, walk.purchaser, { returnId: walk.returnId }));
    expect(await books(walk, 'lease-receivable', 'serviced-receivable', 'billed-receivable')).toEqual([0n, 0n, 70_000n]);
  });

  test('goes on as it was once both have rejected it, and an objection comes too late for what is over', async () => {
    const walk = await arrived(lender);
    const refusalId = await refuse(walk);
    await reject(walk, refusalId);
    valueOf(await objectToRejection(road.deps, walk.purchaser, { refusalId, text: '점검표가 오지 않았습니다. 다시 보아 주십시오.' }));
    valueOf(await look(walk, walk.returnId, null));
    expect(await books(walk, 'lease-receivable', 'serviced-receivable', 'billed-receivable')).toEqual([0n, 0n, walk.chargeMinor]);
    const { id: caseId } = await road.db.rightsCase.findFirstOrThrow({ where: { refusalId, kind: 'OBJECTION' } });
    const decide = async (outcome: 'STANDS' | 'REJECTED') => decideCase(road.deps, await staff(road.deps, 'DESK'), { caseId, outcome, reason: '점검표와 배송 기록을 함께 보았습니다.' });
    expect(errorOf(await decide('STANDS'))).toEqual({ code: 'rights.lease-over' });
    valueOf(await decide('REJECTED'));
  });

  test('is settled by itself only after it, where nobody looks the goods over', async () => {
    const walk = await arrived(lender);
    const state = async () => (await road.db.leaseReturn.findUniqueOrThrow({ where: { id: walk.returnId } })).state;
    road.clock.set(`${addDays(plainDateIn(road.clock.now()), 7)}T01:00:00Z`);
    const refusalId = await refuse(walk);
    road.clock.set(`${addDays(plainDateIn(road.clock.now()), 2)}T01:00:00Z`);
    await settleOverdueReturns(road.deps);
    expect(await state()).toBe('ARRIVED');
    await reject(walk, refusalId);
    await settleOverdueReturns(road.deps);
    expect(await state()).toBe('SETTLED');
  });
});

describe('a lease whose refusal stands', () => {
  const refused = async (ground: 'DEFECT' | 'NOT_SUPPLIED') => {
    const walk = await runningLease(road, { lender: 'desk' });
    await beginGuarantee(road.deps, { leaseId: walk.leaseId });
    await releaseToSellers(road.deps);
    const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground, facts: '소리가 나지 않는 건반이 셋 있습니다.' }));
    const { unit } = await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId }, select: { unit: { select: { serial: true } } } });
    const claiming = () => openClaim(road.deps, walk.purchaser, { leaseId: walk.leaseId, text: '건반 셋에서 소리가 나지 않습니다.', sinceOn: plainDateIn(road.clock.now()), serial: unit.serial, usable: 'yes', photos: [] });
    const { claimId } = valueOf(await claiming());
    valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED' }));
    const end = async () => road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId }, select: { state: true, endCause: true } });
    return { ...walk, claimId, claiming, end };
  };

  test('asks its goods back at no cost, promises nothing more meanwhile, and ends when they are there', async () => {
    const walk = await refused('DEFECT');
    const { leaseId } = walk;
    expect(errorOf(await walk.claiming())).toEqual({ code: 'guarantee.lease-over' });
    await Promise.all([endRefused(road.deps), endRefused(road.deps)]);
    const row = await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId } });
    expect(row).toMatchObject({ cause: 'PAYMENT_REFUSED', state: 'LABELLED', chargeMinor: 0n });
    expect(errorOf(await cancelReturn(road.deps, walk.purchaser, { returnId: row.id }))).toEqual({ code: 'endings.moved-on' });
    await closeSilentClaims(road.deps);
    expect(await road.db.serviceClaim.findUniqueOrThrow({ where: { id: walk.claimId } })).toMatchObject({ state: 'CLOSED', end: 'ENDED' });
    await keepCareCalendar(road.deps);
    expect(await road.db.careVisit.count({ where: { leaseId, state: { not: 'CANCELLED' } } })).toBe(0);
    const held = async () => balanceOf(road, leaseId, 'seller-holdback');
    const before = await held();
    expect(before).not.toBe(0n);
    road.clock.set(`${addDays(plainDateIn(road.clock.now()), 90)}T01:00:00Z`);
    await Promise.all([settleOverdueReturns(road.deps), releaseHoldbacks(road.deps)]);
    expect([(await walk.end()).state, await held()]).toEqual(['ACTIVE', before]);
    valueOf(await shipReturn(road.deps, walk.purchaser, { returnId: row.id, carrier: 'CJ대한통운', trackingNumber: '640012345678' }));
    valueOf(await confirmArrival(road.deps, walk.seller, { returnId: row.id }));
    valueOf(await look(walk, row.id, null));
    expect(await walk.end()).toEqual({ state: 'ENDED', endCause: 'REFUSED' });
    await releaseHoldbacks(road.deps);
    expect(await held()).toBe(0n);
  });

  test('reminds of goods that are not sent back, at no cost, and is the desk’s to see to where they do not come at all', async () => {
    const walk = await refused('DEFECT');
    await endRefused(road.deps);
    const row = await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
    const seen = async () => (await deskWaits(road.db, road.deskPerson, road.clock.now())).find(({ key }) => key === 'returns')?.count ?? 0;
    const [before, href] = [await seen(), `/desk/returns/${row.id}`];
    const notices = async () => [await told(road, 'endings.return-late-bare', walk.purchaser.userId), await road.db.notification.count({ where: { kind: 'endings.return-late-desk', userId: road.deskPerson.userId, href } })];
    await remindReturns(road.deps);
    expect(await notices(), 'not before its day').toEqual([0, 0]);
    for (const [days, after] of [[SHIP_DAYS + 1, [1, 0]], [MISSING_DAYS, [1, 1]], [30, [1, 1]]] as const) {
      road.clock.set(`${addDays(plainDateIn(road.clock.now()), days)}T01:00:00Z`);
      await Promise.all([remindReturns(road.deps), remindReturns(road.deps)]);
      expect(await notices()).toEqual(after);
    }
    expect(await told(road, 'endings.return-late', walk.purchaser.userId), 'no amount is named').toBe(0);
    expect(await seen()).toBeGreaterThan(before);
    expect((await returnSight(road.db, walk.purchaser, row.id, road.clock.now()))?.chargeMinor).toBe(0n);
    valueOf(await shipReturn(road.deps, walk.purchaser, { returnId: row.id, carrier: 'CJ대한통운', trackingNumber: '640012345678' }));
    expect(await seen()).toBe(before);
  });

  test('says where it cannot end, with its number and why, and the others end all the same', async () => {
    const [stuck, other] = [await refused('NOT_SUPPLIED'), await refused('NOT_SUPPLIED')];
    const { unitId } = await road.db.lease.findUniqueOrThrow({ where: { id: stuck.leaseId } });
    await withConnection(road.database.migrationUrl, (client) => client.query(`ALTER TABLE unit DISABLE TRIGGER USER; UPDATE unit SET state = 'RETURNING' WHERE id = '${unitId}'; ALTER TABLE unit ENABLE TRIGGER USER`));
    const said: [string, unknown][] = [];
    await endRefused({ ...road.deps, log: { ...road.deps.log, warn: (message, data) => { said.push([message, data]); } } });
    expect(said).toEqual([['refused lease not ended', { id: stuck.leaseId, code: 'endings.unit-elsewhere' }]]);
    expect([(await stuck.end()).state, (await other.end()).state]).toEqual(['ACTIVE', 'ENDED']);
    await withConnection(road.database.migrationUrl, (client) => client.query(`ALTER TABLE unit DISABLE TRIGGER USER; UPDATE unit SET state = 'LEASED' WHERE id = '${unitId}'; ALTER TABLE unit ENABLE TRIGGER USER`));
    await endRefused(road.deps);
    expect((await stuck.end()).state).toBe('ENDED');
  });

  test('ends at once where its goods never came', async () => {
    const walk = await refused('NOT_SUPPLIED');
    await endRefused(road.deps);
    expect(await walk.end()).toEqual({ state: 'ENDED', endCause: 'REFUSED' });
    expect(await road.db.leaseReturn.count({ where: { leaseId: walk.leaseId } })).toBe(0);
  });
});
