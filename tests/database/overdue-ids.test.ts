import { afterAll, beforeAll, expect, test } from 'vitest';
import { accelerateLease } from '@/lib/billing/overdue/accelerate-lease';
import { answerSettlement } from '@/lib/billing/overdue/answer-settlement';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { decideWriteOff } from '@/lib/billing/overdue/decide-write-off';
import { checkSettlement, proposeSettlement } from '@/lib/billing/overdue/propose-settlement';
import { proposeWriteOff } from '@/lib/billing/overdue/propose-write-off';
import { recordRecovery } from '@/lib/billing/overdue/record-recovery';
import { sendDemand } from '@/lib/billing/overdue/send-demand';
import { askedEarly, overdueCase, overdueQueue, ownOverdue } from '@/lib/billing/views/overdue';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { errorOf } from '@/tests/support/catalogue';
import { aLease } from '@/tests/support/rights';
import { openRoad, type Road } from '@/tests/support/road';

/* Invariant 17, of what is overdue: every id, put by everybody into every page and act that takes one. */

type Who = 'nobody' | 'purchaserA' | 'purchaserB' | 'sellerA' | 'desk' | 'admin';
type Id = 'lease' | 'order' | 'hardship' | 'settlement' | 'writeOff' | 'none';
type Act = (deps: Deps, actor: Actor, id: string) => Promise<Result<unknown>>;

const NOTE = '열 글자보다 긴 까닭입니다.';

let road: Road;
let people: Record<Who, Actor>;
let ids: Record<Id, string>;

beforeAll(async () => {
  road = await openRoad();
  const walk = await aLease(road);
  const byDesk = { leaseId: walk.leaseId, currency: 'KRW', reason: NOTE, proposedById: road.deskPerson.userId, proposedAt: new Date(0) };
  const hardship = await road.db.hardshipRequest.create({ data: { id: newId('df'), leaseId: walk.leaseId, months: 1, canPayMinor: 0n, reason: NOTE, askedById: walk.purchaser.userId, askedAt: new Date(0) } });
  const settlement = await road.db.leaseSettlement.create({ data: { id: newId('sg'), owedMinor: 2n, totalMinor: 1n, parts: 1, firstOn: new Date('2026-05-01'), ...byDesk } });
  const writeOff = await road.db.writeOff.create({ data: { id: newId('wo'), amountMinor: 1n, ...byDesk } });
  people = { nobody: { userId: '', role: 'PURCHASER', name: '' }, purchaserA: walk.purchaser, purchaserB: await road.purchaser(), sellerA: walk.seller, desk: road.deskPerson, admin: road.admin };
  ids = { lease: walk.leaseId, order: walk.orderId, hardship: hardship.id, settlement: settlement.id, writeOff: writeOff.id, none: newId('l') };
});
afterAll(() => road.close());

const ACTS: Record<string, [takes: Id, by: Who, act: Act]> = {
  askDeferral: ['lease', 'purchaserA', (deps, actor, leaseId) => askDeferral(deps, actor, { leaseId, months: 1, canPayMinor: 0n, reason: NOTE })],
  decideDeferral: ['hardship', 'desk', (deps, actor, requestId) => decideDeferral(deps, actor, { requestId, decision: 'DECLINED', note: NOTE })],
  sendDemand: ['lease', 'desk', (deps, actor, leaseId) => sendDemand(deps, actor, { leaseId })],
  accelerateLease: ['lease', 'desk', (deps, actor, leaseId) => accelerateLease(deps, actor, { leaseId, totalMinor: 1n, reason: NOTE })],
  proposeSettlement: ['lease', 'desk', (deps, actor, leaseId) => proposeSettlement(deps, actor, { leaseId, totalMinor: 1n, parts: 1, firstOn: '2026-05-01', reason: NOTE })],
  checkSettlement: ['settlement', 'desk', (deps, actor, settlementId) => checkSettlement(deps, actor, { settlementId, decision: 'OFFERED' })],
  answerSettlement: ['settlement', 'purchaserA', (deps, actor, settlementId) => answerSettlement(deps, actor, { settlementId, answer: 'DECLINED' })],
  proposeWriteOff: ['lease', 'desk', (deps, actor, leaseId) => proposeWriteOff(deps, actor, { leaseId, reason: NOTE })],
  recordRecovery: ['lease', 'desk', (deps, actor, leaseId) => recordRecovery(deps, actor, { leaseId, amountMinor: 1n, reference: '1' })],
  decideWriteOff: ['writeOff', 'desk', (deps, actor, writeOffId) => decideWriteOff(deps, actor, { writeOffId, decision: 'REFUSED', note: NOTE })],
};

test.each(Object.keys(ACTS))('%s finds nothing for anybody but its own person, whatever the id', async (name) => {
  const [takes, by, act] = ACTS[name] as [Id, Who, Act];
  const before = await road.db.auditEntry.count();
  for (const [who, actor] of Object.entries(people)) {
    for (const [kind, id] of Object.entries(ids)) {
      if (who !== by || kind !== takes) expect([who, kind, errorOf(await act(road.deps, actor, id))?.code]).toEqual([who, kind, 'not-found']);
    }
  }
  expect(await road.db.auditEntry.count()).toBe(before);
});

test('each page shows a lease to whom it belongs and to the desk, and to nobody else', async () => {
  const now = road.clock.now();
  for (const [who, actor] of Object.entries(people)) {
    for (const [kind, id] of Object.entries(ids)) {
      expect([who, kind, (await ownOverdue(road.db, actor, id, now)) !== null]).toEqual([who, kind, who === 'purchaserA' && kind === 'lease']);
      expect([who, kind, (await overdueCase(road.db, actor, id, now)) !== null]).toEqual([who, kind, who === 'desk' && kind === 'lease']);
    }
    expect([who, (await askedEarly(road.db, actor)).length]).toEqual([who, who === 'desk' ? 1 : 0]);
    expect([who, (await overdueQueue(road.db, actor, {}, now)).rows]).toEqual([who, []]);
  }
  expect((await ownOverdue(road.db, people.purchaserA, ids.lease, now))?.offer, 'an offer that nobody has let out').toBeNull();
});
