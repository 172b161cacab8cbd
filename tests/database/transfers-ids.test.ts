import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { agreeTransfer } from '@/lib/transfers/agree-transfer';
import { askTransfer } from '@/lib/transfers/ask-transfer';
import { decideTransfer } from '@/lib/transfers/decide-transfer';
import { sendTransferCode } from '@/lib/transfers/send-transfer-code';
import { signTransfer } from '@/lib/transfers/sign-transfer';
import { givenStatement, transferDocument } from '@/lib/transfers/views/document';
import { deskTransfer, deskTransfers, myTransfers, takenOverBy, transferOffer } from '@/lib/transfers/views/lists';
import { transferSight } from '@/lib/transfers/views/transfer';
import { withdrawTransfer } from '@/lib/transfers/withdraw-transfer';
import { errorOf } from '@/tests/support/catalogue';
import { openRoad, type Road } from '@/tests/support/road';
import { approved, aSuccessor, handedOver, HOME, runningLease } from '@/tests/support/transfers';

/* Invariant 17, of transfers: every id, put by everybody into every page and act that takes one. */

type Who = 'nobody' | 'giver' | 'taker' | 'formerGiver' | 'formerTaker' | 'stranger' | 'seller' | 'desk' | 'admin';
type Id = 'lease' | 'transfer' | 'done' | 'doneLease' | 'order' | 'none';
type Act = (deps: Deps, actor: Actor, id: string) => Promise<Result<unknown>>;

let road: Road;
let people: Record<Who, Actor>;
let ids: Record<Id, string>;

beforeAll(async () => {
  road = await openRoad();
  const done = await runningLease(road);
  const formerTaker = await aSuccessor(road);
  const doneId = await handedOver(road, done, formerTaker);
  const walk = await runningLease(road);
  const taker = await aSuccessor(road);
  const transfer = await approved(road, walk, taker);
  people = { nobody: { userId: '', role: 'PURCHASER', name: '' }, giver: walk.purchaser, taker, formerGiver: done.purchaser, formerTaker, stranger: await road.purchaser(), seller: walk.seller, desk: road.deskPerson, admin: road.admin };
  ids = { lease: walk.leaseId, transfer, done: doneId, doneLease: done.leaseId, order: walk.orderId, none: newId('tr') };
});
afterAll(() => road.close());

const ACTS: Record<string, [takes: Id[], by: Who[], act: Act]> = {
  askTransfer: [['lease', 'doneLease'], ['giver', 'formerTaker'], (deps, actor, leaseId) => askTransfer(deps, actor, { leaseId, email: 'x@dalmada.test' })],
  agreeTransfer: [['transfer', 'done'], ['taker', 'formerTaker'], (deps, actor, transferId) => agreeTransfer(deps, actor, { transferId, leftMinor: 1n, ...HOME, agreed: 'yes' })],
  decideTransfer: [['transfer', 'done'], ['desk'], (deps, actor, transferId) => decideTransfer(deps, actor, { transferId, decision: 'DECLINE', reason: '열 글자보다 긴 까닭입니다.' })],
  sendTransferCode: [['transfer', 'done'], ['giver', 'taker', 'formerGiver', 'formerTaker'], (deps, actor, transferId) => sendTransferCode(deps, actor, { transferId })],
  signTransfer: [['transfer', 'done'], ['giver', 'taker', 'formerGiver', 'formerTaker'], (deps, actor, transferId) => signTransfer(deps, actor, { transferId, read: 'yes', name: actor.name, code: '123456' })],
  withdrawTransfer: [['transfer', 'done'], ['giver', 'taker', 'formerGiver', 'formerTaker'], (deps, actor, transferId) => withdrawTransfer(deps, actor, { transferId })],
};
const OF: Partial<Record<Id, Who[]>> = { lease: ['giver'], transfer: ['giver', 'taker', 'desk'], done: ['formerGiver', 'formerTaker', 'desk'], doneLease: ['formerTaker'] };
const concerns = (who: Who, kind: Id) => OF[kind]?.includes(who) ?? false;

test.each(Object.keys(ACTS))('%s finds nothing for anybody whom it does not concern, whatever the id', async (name) => {
  const [takes, by, act] = ACTS[name] as [Id[], Who[], Act];
  const before = await road.db.auditEntry.count();
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    for (const [kind, id] of Object.entries(ids) as [Id, string][]) {
      if (!(by.includes(who) && takes.includes(kind) && concerns(who, kind))) expect([who, kind, errorOf(await act(road.deps, actor, id))?.code]).toEqual([who, kind, 'not-found']);
    }
  }
  expect(await road.db.auditEntry.count()).toBe(before);
});

test('each page and paper is for its two purchasers and the desk, and for nobody else', async () => {
  const now = road.clock.now();
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    for (const [kind, id] of Object.entries(ids) as [Id, string][]) {
      const [own, isTransfer] = [concerns(who, kind), kind === 'transfer' || kind === 'done'];
      expect([who, kind, (await transferSight(road.db, actor, id, now)) !== null]).toEqual([who, kind, own && isTransfer && who !== 'desk']);
      expect([who, kind, (await deskTransfer(road.db, actor, id, now)) !== null]).toEqual([who, kind, own && isTransfer && who === 'desk']);
      expect([who, kind, (await transferDocument(road.db, actor, id)) !== null]).toEqual([who, kind, own && isTransfer]);
      expect([who, kind, (await givenStatement(road.db, actor, id)) !== null]).toEqual([who, kind, who === 'formerGiver' && kind === 'done']);
      expect([who, kind, (await transferOffer(road.db, actor, id, now)) !== null]).toEqual([who, kind, own && !isTransfer]);
      expect([who, kind, (await takenOverBy(road.db, actor, id)) !== null]).toEqual([who, kind, who === 'formerTaker' && kind === 'doneLease']);
    }
    expect([who, (await deskTransfers(road.db, actor, { tab: 'all' })).rows.length]).toEqual([who, who === 'desk' ? 2 : 0]);
    expect([who, (await myTransfers(road.db, actor)).length]).toEqual([who, ['giver', 'taker', 'formerGiver', 'formerTaker'].includes(who) ? 1 : 0]);
  }
});
