import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimSight } from '@/lib/guarantee/views/claim';
import { leaseService } from '@/lib/guarantee/views/lists';
import type { Actor } from '@/lib/kernel/actor';
import { purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { contractDocument } from '@/lib/contracts/views/document';
import { purchaserLedger } from '@/lib/limits/views/ledger';
import { ownLimits } from '@/lib/limits/views/own-limits';
import { limitRequestPage } from '@/lib/limits/views/request';
import { limitRequestList } from '@/lib/limits/views/requests';
import { closeAccount } from '@/lib/privacy/close-account';
import { myObstacles } from '@/lib/privacy/views/data-page';
import { personData } from '@/lib/privacy/views/person-data';
import { contractRights } from '@/lib/rights/views/purchaser';
import { deskLeases, leaseChanges } from '@/lib/supplements/views';
import { overdueQueue } from '@/lib/billing/views/overdue';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import { valueOf } from '@/tests/support/catalogue';
import { mendedLate } from '@/tests/support/guarantee';
import { PASSWORD } from '@/tests/support/people';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { agreed, aSuccessor, emailOf, handedOver, HOME, leftOf, runningLease } from '@/tests/support/transfers';

/* What the two of a transfer may know of each other: that the other one is there, and what both have signed. */

let road: Road;
let walk: Walk;
let taker: Actor;
let transferId: string;
let creditedMinor: bigint;
const json = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));

beforeAll(async () => {
  road = await openRoad();
  walk = await runningLease(road);
  creditedMinor = await mendedLate(road, walk, 11);
  taker = await aSuccessor(road, '새이용자');
  transferId = await handedOver(road, walk, taker);
});
afterAll(() => road.close());

test('the contract stays with who made it, and nothing of it is shown to who took the lease over', async () => {
  const now = road.clock.now();
  expect(await purchaserContract(road.db, walk.purchaser, walk.contractId)).toMatchObject({ leaseId: null });
  expect((await contractDocument(road.db, walk.purchaser, walk.contractId))?.data.byteLength).toBeGreaterThan(0);
  expect(await purchaserContract(road.db, taker, walk.contractId)).toBeNull();
  expect(await contractDocument(road.db, taker, walk.contractId)).toBeNull();
  expect(await contractRights(road.db, walk.purchaser, { leaseId: walk.leaseId }, now)).toBeNull();
  expect(await contractRights(road.db, walk.purchaser, { contractId: walk.contractId }, now)).toMatchObject({ leaseId: null, refusal: { may: false } });
  const rights = await contractRights(road.db, taker, { leaseId: walk.leaseId }, now);
  expect(rights).toMatchObject({ withdrawal: { open: false, lastOn: null }, refusal: { may: true } });
  const changes = await leaseChanges(road.db, taker, walk.leaseId, now);
  expect(changes).toMatchObject({ active: false, standing: { address: { road: HOME.road } } });
  const order = await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } });
  const seen = json([rights, changes, await leasePayment(road.db, taker, walk.leaseId, now)]);
  for (const word of [order.road, order.phone, await emailOf(road, walk.purchaser)]) expect(seen).not.toContain(word);
});

test('the limit of who took it over says what is used of it, and nothing of the order of the other', async () => {
  const { approval } = await road.db.leaseTransfer.findUniqueOrThrow({ where: { id: transferId }, include: { approval: { include: { ask: true } } } });
  const page = await limitRequestPage(road.deps, taker, approval?.ask.limitRequestId ?? '');
  expect(page).toMatchObject({ state: 'CHOSEN', chosen: { approvalId: approval?.id, orderId: null } });
  expect((await limitRequestList(road.deps, taker)).length).toBe(1);
  const [mall] = await ownLimits(road.deps, taker);
  for (const id of [mall?.id ?? '', approval?.id ?? '']) {
    const ledger = await purchaserLedger(road.deps, taker, id, {});
    expect(ledger?.rows[0]).toMatchObject({ kind: 'USED', amountMinor: approval?.usedMinor, order: null });
  }
  expect((await purchaserLedger(road.deps, walk.purchaser, walk.approvalId, {}))?.rows[0]).toMatchObject({ kind: 'RELEASED', was: 'USED', order: { id: walk.orderId } });
});

test('the desk finds the lease by the name of who has it now', async () => {
  const find = async (query: string) => (await deskLeases(road.db, road.deskPerson, { query })).rows.filter(({ id }) => id === walk.leaseId);
  expect(await find('새이용자')).toMatchObject([{ purchaser: '새이용자' }]);
  expect(await find(walk.purchaser.name)).toEqual([]);
  expect((await overdueQueue(road.db, road.deskPerson, { query: '새이용자' }, road.clock.now())).rows).toEqual([]);
});

test('a claim stays with who made it; the credit of the lease and its guarantee go along', async () => {
  const now = road.clock.now();
  const claim = await road.db.serviceClaim.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
  expect(claim.formerPurchaserId).toBe(walk.purchaser.userId);
  expect(await claimSight(road.db, walk.purchaser, claim.id, now)).not.toBeNull();
  expect(await claimSight(road.db, taker, claim.id, now)).toBeNull();
  expect(await leaseService(road.db, taker, walk.leaseId, now)).toMatchObject({ claims: [], active: true, plan: expect.any(Object) as object });
  expect(creditedMinor).toBeGreaterThan(0n);
  expect((await leftOf(road, walk.leaseId)).creditsMinor).toBe(creditedMinor);
});

test('each is handed out their own data, with nothing of the other', async () => {
  const [given, taken] = [json(await personData(road.deps, walk.purchaser.userId, road.clock.now())), json(await personData(road.deps, taker.userId, road.clock.now()))];
  for (const own of [HOME.road, HOME.phone, await emailOf(road, taker)]) { expect(given).not.toContain(own); expect(taken).toContain(own); }
  const order = await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } });
  for (const own of [order.road, await emailOf(road, walk.purchaser)]) { expect(taken).not.toContain(own); expect(given).toContain(own); }
  for (const data of [given, taken]) expect(data).toContain(`/transfers/${transferId}/document`);
});

test('who has given a lease over may leave; who has one, or is in the middle of a transfer, may not', async () => {
  const kinds = async (actor: Actor) => (await myObstacles(road.db, actor)).map(({ kind }) => kind);
  expect(await kinds(walk.purchaser)).toEqual([]);
  expect(await kinds(taker)).toEqual(['limit', 'lease']);
  const other = await runningLease(road);
  const next = await aSuccessor(road);
  const open = await agreed(road, other, next);
  expect(await myObstacles(road.db, next)).toEqual([expect.objectContaining({ kind: 'transfer', id: open, href: `/transfers/${open}` })]);
  valueOf(await closeAccount(road.deps, walk.purchaser, { password: PASSWORD, understood: true }));
  expect(await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } })).toMatchObject({ state: 'ACTIVE', purchaserId: taker.userId });
});
