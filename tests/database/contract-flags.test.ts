import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeProfile } from '@/lib/accounts/change-profile';
import { approveContract } from '@/lib/contracts/approve-contract';
import { contractQueue } from '@/lib/contracts/views/queue';
import { contractReview } from '@/lib/contracts/views/review';
import { acceptBySilence } from '@/lib/deliveries/accept-by-silence';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayOverdueDecisions } from '@/lib/deliveries/relay-overdue-decisions';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { statementsOf } from '@/tests/support/statements';

let road: Road;
beforeAll(async () => {
  road = await openRoad();
  // A seller whose contracts have reached purchasers, so that this alone is no flag.
  await road.walk('DELIVERED');
});
afterAll(() => road.close());

const NOTE = '상자의 번호와 뒷면의 번호가 다릅니다.\n그래도 쓰겠습니다. ' + '아주 '.repeat(200).trim();
const review = async ({ contractId }: Walk) => {
  const found = await contractReview(road.deps, road.admin, contractId);
  if (!found) throw new Error('no review');
  return found;
};
const flagsInQueue = async ({ contractId }: Walk) => (await contractQueue(road.deps, road.admin)).rows.find(({ id }) => id === contractId)?.flags;

/** Another serial number at the inspection, accepted all the same. */
async function otherSerial(): Promise<Walk> {
  const walk = await road.walk('RECEIVED');
  const { orderId, purchaser } = walk;
  valueOf(await recordInspection(road.deps, purchaser, { orderId, serialMatches: 'no' }));
  valueOf(await decidePurchase(road.deps, purchaser, { decision: 'ACCEPTED_WITH_DEFECTS', orderId, note: NOTE }));
  return road.goOn(walk, 'RELAYED', 'DRAWN');
}

describe('the purchase decision before the admin', () => {
  test('is told whole: words, times, serial numbers, and who relayed it', async () => {
    const walk = await otherSerial();
    const at = road.clock.now().toString().replace(/Z$/, '.000Z');
    const found = await review(walk);
    expect(found.decision).toEqual({
      decision: 'ACCEPTED_WITH_DEFECTS', decidedAt: at, carrierDeliveredAt: null, receivedAt: at, inspectedAt: at, serialDiffers: true, note: NOTE,
      relayed: { at, by: 'SELLER' }, seller: found.decision?.seller, serials: [walk.serial], insteadOfSerial: null, serialsConfirmed: [walk.serial],
    });
    expect(found.flags).toEqual(['serial-differs', 'defects']);
    expect(await flagsInQueue(walk)).toEqual(['serial-differs', 'defects']);
    expect([found.approvable, found.checks.filter(({ passed }) => !passed)], 'flags fail no check').toEqual([true, []]);
  });

  test('of silence, relayed in the name of a seller who did not, says so', async () => {
    const walk = await road.walk('RECEIVED');
    const now = road.clock.now();
    road.clock.advance({ hours: 24 * 8 });
    await acceptBySilence(road.deps);
    road.clock.advance({ hours: 25 });
    await relayOverdueDecisions(road.deps);
    await road.goOn(walk, 'DRAWN', 'DRAWN');
    expect(await review(walk)).toMatchObject({ flags: ['silence', 'relayed-by-mall'], decision: { decision: 'BY_SILENCE', inspectedAt: null, note: null, relayed: { by: 'MALL' } } });
    road.clock.set(now);
  });

  test('of a straight road raises no flag', async () => {
    const walk = await road.walk('DRAWN');
    expect([(await review(walk)).flags, await flagsInQueue(walk)]).toEqual([[], []]);
  });
});

describe('what else is looked at', () => {
  test('another unit than the allocated one', async () => {
    const walk = await road.walk('NOTICE_ACCEPTED');
    const free = await road.db.unit.findFirstOrThrow({ where: { listingId: walk.listingId, state: 'AVAILABLE' } });
    const allocated = walk.serial;
    valueOf(await shipGoods(road.deps, walk.seller, { kind: 'ship', orderId: walk.orderId, carrier: 'CJ', trackingNumber: '640012345678', serials: [free.serial] }));
    walk.serial = free.serial;
    await road.goOn(walk, 'RECEIVED', 'DRAWN');
    expect(await review(walk)).toMatchObject({ flags: ['other-unit'], decision: { serials: [free.serial], insteadOfSerial: allocated }, approvable: true });
  });

  test('the first contract of a seller, until it has reached its purchaser', async () => {
    const seller = await road.seller();
    const first = await road.walk('DRAWN', { seller });
    expect(await flagsInQueue(first)).toEqual(['first-of-seller']);
    await road.goOn(first, 'REVIEWED', 'DELIVERED');
    const second = await road.walk('DRAWN', { seller });
    expect(await flagsInQueue(second)).toEqual([]);
  });

  test('names and addresses that have changed', async () => {
    const walk = await road.walk('DRAWN', { seller: await road.seller() });
    valueOf(await changeProfile(road.deps, walk.purchaser, { name: '새이름', phone: '010-1234-5678' }));
    await road.db.seller.update({ where: { id: walk.seller.sellerId }, data: { addressRoad: '서울 중구 을지로 30' } });
    expect((await review(walk)).flags).toEqual(['purchaser-renamed', 'seller-changed', 'first-of-seller']);
  });

  test('costs the list as many queries for many as for few', async () => {
    const count = async () => (await statementsOf(() => contractQueue(road.deps, road.admin))).sent.length;
    const before = await count();
    await road.walk('DRAWN', { seller: await road.seller() });
    await otherSerial();
    expect(await count()).toBe(before);
  });
});

describe('approving goods of another serial number', () => {
  const approve = (walk: Walk, note?: string) => approveContract(road.deps, road.admin, { contractId: walk.contractId, round: 1, ...(note === undefined ? {} : { note }) });
  const approvals = ({ contractId }: Walk) => road.db.auditEntry.findMany({ where: { subjectId: contractId, action: 'contract.approved' }, select: { reason: true, actorId: true } });

  test('needs a written reason, whoever calls the use case, and keeps it in the audit log', async () => {
    const walk = await otherSerial();
    for (const note of [undefined, '', '네']) expect(errorOf(await approve(walk, note))).toEqual({ code: 'input', fields: { note: 'contracts.reason-needed' } });
    expect([(await review(walk)).state, await approvals(walk)]).toEqual(['DRAWN', []]);
    valueOf(await approve(walk, '판매자와 사진으로 확인했습니다.'));
    expect(await approvals(walk)).toEqual([{ reason: '판매자와 사진으로 확인했습니다.', actorId: road.admin.userId }]);
  });

  test('is not asked for where nothing was said, and kept where it is given', async () => {
    const [silent, told] = [await road.walk('DRAWN'), await road.walk('DRAWN')];
    valueOf(await approve(silent));
    valueOf(await approve(told, '전화로 확인했습니다.'));
    expect([await approvals(silent), await approvals(told)].map(([row]) => row?.reason)).toEqual([null, '전화로 확인했습니다.']);
  });
});
