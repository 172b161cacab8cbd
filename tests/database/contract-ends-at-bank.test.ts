import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { declineContract } from '@/lib/signing/decline-contract';
import { returnUnsigned } from '@/lib/signing/return-unsigned';
import { valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

/* A contract that an outside financier has issued binds there what its order used, until the mall says that it has ended. */

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const WHY = '다른 물건을 사기로 했습니다.';
const contractOf = ({ contractId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { id: contractId } });
const holdOf = async ({ orderId }: Walk) => {
  const { approval: { externalId } } = await road.db.limitHold.findUniqueOrThrow({ where: { orderId }, select: { approval: { select: { externalId: true } } } });
  return road.bank.books.approvals.get(externalId)?.holds.get(orderId)?.state;
};

/** What the bank was told of the end, in its order, with its answers. */
async function heard(walk: Walk): Promise<string[]> {
  const { externalId } = await contractOf(walk);
  return road.bank.log
    .filter(({ call, path, body }) => (call === 'events' && path.includes(externalId ?? '?')) || (call === 'release' && (body as { orderId: string }).orderId === walk.orderId))
    .map(({ call, status, body }) => `${call === 'events' ? (body as { type: string }).type : call} ${status}`);
}

const ENDS = {
  'declined by its purchaser': async (walk: Walk) => { valueOf(await declineContract(road.deps, walk.purchaser, { contractId: walk.contractId, reason: WHY })); },
  'withdrawn from before it is signed': async (walk: Walk) => { valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId })); },
  'returned by the desk after fifteen days': async (walk: Walk) => {
    road.clock.advance({ hours: 15 * 24 });
    valueOf(await returnUnsigned(road.deps, road.deskPerson, { contractId: walk.contractId, note: WHY }));
  },
};

test.each(Object.entries(ENDS))('a contract %s ends at its bank before what was used is given back there', async (_, end) => {
  const walk = await road.walk('DELIVERED', { lender: 'script' });
  await end(walk);
  await road.work();
  expect(await heard(walk)).toEqual(['WITHDRAWAL 202', 'release 200']);
  expect(await holdOf(walk)).toBe('RELEASED');
});

test('one that is in force, and withdrawn from, too', async () => {
  const walk = await road.walk('LEASE', { lender: 'script' });
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  await road.work();
  expect([await heard(walk), await holdOf(walk)]).toEqual([['WITHDRAWAL 202', 'release 200'], 'RELEASED']);
});

test('while the bank does not answer nothing is given back there; it is once the bank has heard', async () => {
  const walk = await road.walk('DELIVERED', { lender: 'script' });
  for (let turn = 0; turn < 2; turn += 1) road.bank.next('events', { answer: 'http', status: 503 });
  await ENDS['declined by its purchaser'](walk);
  await road.tryWork();
  expect(await heard(walk)).toEqual(['WITHDRAWAL 503']);
  await road.tryWork();
  expect(await heard(walk)).toEqual(['WITHDRAWAL 503', 'WITHDRAWAL 503']);
  await road.tryWork();
  await road.work();
  expect((await heard(walk)).slice(2)).toEqual(['WITHDRAWAL 202', 'release 200']);
});

test('a bank that refuses to hear of it is a matter for the admins, and the release is tried all the same', async () => {
  const walk = await road.walk('DELIVERED', { lender: 'script' });
  road.bank.next('events', { answer: 'http', status: 409, body: { type: 'urn:dalmada:problem:limit-exceeded' } });
  await ENDS['declined by its purchaser'](walk);
  await road.work();
  expect(await heard(walk)).toEqual(['WITHDRAWAL 409', 'release 409']);
  expect(await road.db.notification.findMany({ where: { kind: 'contracts.end-not-told' }, select: { userId: true, href: true } }))
    .toContainEqual({ userId: road.admin.userId, href: `/admin/contracts/${walk.contractId}` });
});

test('the lease desk is in the house: nobody is told', async () => {
  const walk = await road.walk('DELIVERED');
  await ENDS['declined by its purchaser'](walk);
  await road.work();
  expect(await road.db.contractEvent.count({ where: { contractId: walk.contractId } })).toBe(0);
});
