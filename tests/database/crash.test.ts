import { afterAll, beforeAll, expect, test } from 'vitest';
import { toDate } from '@/lib/platform/clock';
import { appProcess, endOf } from '../support/app-process';
import { jobs } from '../support/jobs';
import { openRoad, type Road } from '../support/road';
import { ask, takeOn } from '../support/supplements';

/* The process dies as by kill -9, really: what it left is found by the next one. */

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

/** Does one job in a process of its own, which dies at the named point. @returns the signal that ended it */
function killedAt(point: string, job: string, payload: Record<string, unknown>): Promise<NodeJS.Signals | null> {
  const args = ['tests/support/one-job.ts', job, JSON.stringify(payload), road.clock.now().toString()];
  return endOf(appProcess(road.database.url, args, point));
}

test.each(['deliver-contract:drawn', 'deliver-contract:written'])('killed at %s, a contract is delivered once by the next run', async (point) => {
  const walk = await road.walk('REVIEWED');
  const state = async () => (await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } })).state;
  const files = () => road.db.storedFile.count({ where: { ownerId: walk.contractId } });
  expect(await killedAt(point, 'deliver-contract', { contractId: walk.contractId })).toBe('SIGKILL');
  expect([await state(), await files()], 'nothing is half done').toEqual(['REVIEWED', 0]);
  await road.work();
  expect([await state(), await files()]).toEqual(['DELIVERED', 1]);
  expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'contracts.delivered' } })).toBe(1);
});

test.each([
  'countersign:signed', 'ensure-certificate:made', 'seal-contract:countersigned', 'seal-contract:drawn', 'seal-contract:sealed', 'seal-contract:written',
])('killed at %s, a signed contract is sealed once by the next run, and its lease opened', async (point) => {
  // A lender that has sealed nothing yet: its certificate is made.
  const walk = await road.walk('CONTRACT_SIGNED');
  if (point === 'ensure-certificate:made') await road.db.sealingCertificate.updateMany({ where: { retiredAt: null }, data: { retiredAt: toDate(road.clock.now()) } });
  const state = async () => (await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } })).state;
  const files = () => road.db.storedFile.count({ where: { ownerId: walk.contractId } });
  expect(await killedAt(point, 'seal-contract', { contractId: walk.contractId })).toBe('SIGKILL');
  expect([await state(), await files()], 'nothing is half done').toEqual(['SIGNED', 1]);
  expect(await jobs(road.db, 'open-lease', { contractId: walk.contractId })).toHaveLength(0);
  await road.work();
  expect([await state(), await files()]).toEqual(['SEALED', 2]);
  expect(await road.db.partySignature.count({ where: { contractId: walk.contractId } })).toBe(2);
  expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(1);
  expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'contracts.sealed' } })).toBe(1);
});

test('killed before what a sealed supplement changes is written, the lease is as it was, and changed once by the next run', async () => {
  const walk = await road.walk('LEASE', { form: { dueDay: 25 } });
  const id = await ask(road, walk, { kind: 'DUE_DAY', fromSeq: 1, dueDay: 11 });
  await takeOn(road, walk, id, 'SEALED');
  const dates = async () => (await road.db.leaseInstalment.findMany({ where: { leaseId: walk.leaseId, seq: { gt: 0 } }, orderBy: { seq: 'asc' } })).map(({ dueOn }) => dueOn.toISOString().slice(8, 10));
  expect(await killedAt('apply-supplement:written', 'apply-supplement', { contractId: id })).toBe('SIGKILL');
  expect([...new Set(await dates())], 'nothing is half done').toEqual(['25']);
  expect(await road.db.supplementOutcome.count({ where: { contractId: id } })).toBe(0);
  await road.work();
  expect([...new Set(await dates())]).toEqual(['11']);
  expect(await road.db.auditEntry.count({ where: { subjectId: walk.leaseId, action: 'lease.amended' } })).toBe(1);
});

test.each(['prepare-contract:written', 'draw-up-contract:prepared', 'draw-up-contract:answered', 'record-contract-answer:written'])('killed at %s, the desk’s contract is drawn up once by the next run', async (point) => {
  const walk = await road.walk('RELAYED');
  const states = async () => (await road.db.contract.findMany({ where: { orderId: walk.orderId }, select: { state: true } })).map(({ state }) => state);
  expect(await killedAt(point, 'draw-up-contract', { orderId: walk.orderId })).toBe('SIGKILL');
  expect(await states(), 'nothing is half done').toEqual(point === 'prepare-contract:written' ? [] : ['DRAWING']);
  await road.work();
  expect(await states()).toEqual(['DRAWN']);
  const { id } = await road.db.contract.findFirstOrThrow({ where: { orderId: walk.orderId } });
  expect(await road.db.auditEntry.count({ where: { subjectType: 'contract', subjectId: id } }), 'begun and drawn').toBe(2);
  expect(await road.db.notification.count({ where: { userId: road.admin.userId, kind: 'contracts.drawn', href: `/admin/contracts/${id}` } })).toBe(1);
});

test('killed before its lease is written, a sealed contract has one, once, by the next run', async () => {
  const walk = await road.walk('CONTRACT_SIGNED');
  await road.work('seal-contract');
  const leases = () => road.db.lease.count({ where: { contractId: walk.contractId } });
  expect(await killedAt('open-lease:written', 'open-lease', { contractId: walk.contractId })).toBe('SIGKILL');
  expect([await leases(), await road.db.journalEntry.count({ where: { sourceType: 'lease' } })], 'nothing is half done').toEqual([0, await road.db.lease.count()]);
  await road.work();
  expect(await leases()).toBe(1);
  expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'leases.opened' } })).toBe(1);
});

test('killed after the bank has issued a contract, it is drawn up once, and the bank is asked again under the same key', async () => {
  const walk = await road.walk('RELAYED', { lender: 'script' });
  const issues = () => road.bank.log.filter(({ call }) => call === 'contracts');
  const before = issues().length;
  expect(await killedAt('draw-up-contract:answered', 'draw-up-contract', { orderId: walk.orderId })).toBe('SIGKILL');
  await road.work();
  expect(await road.db.contract.findMany({ where: { orderId: walk.orderId }, select: { state: true } })).toEqual([{ state: 'DRAWN' }]);
  const keys = issues().slice(before).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('killed after the bank has used an approval, the order is placed once, and the bank is asked again under the same key', async () => {
  const walk = await road.walk('SIGNED', { lender: 'script' });
  const uses = () => road.bank.log.filter(({ call }) => call === 'use');
  const before = uses().length;
  expect(await killedAt('use-approval:answered', 'use-approval', { orderId: walk.orderId })).toBe('SIGKILL');
  expect((await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } })).state).toBe('SIGNED');
  await road.work();
  expect((await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } })).state).toBe('PLACED');
  const keys = uses().slice(before).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(await road.db.delivery.count({ where: { orderId: walk.orderId } })).toBe(1);
});
