import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyInstitutionEvent } from '@/lib/callbacks/apply-institution-event';
import { PATIENCE_MINUTES } from '@/lib/institutions/model/events';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { institutionsForAdmin } from '@/lib/institutions/views';
import { toDate } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/id';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { Random } from '@/tests/support/faults/random';
import { limitRequestOf } from '@/tests/support/limit-request-body';
import { orderWorld, somePurchaser, type OrderWorld } from '@/tests/support/orders';
import { staff } from '@/tests/support/people';
import { startScriptedInstitution, type ScriptedEvent, type ScriptedInstitution, type SendOptions } from '@/tests/support/scripted-institution';
import { introduce } from '@/tests/support/scripted-registration';

let database: TestDatabase;
let bank: ScriptedInstitution;
let institutionId: string;
let world: OrderWorld;

beforeAll(async () => {
  database = await testDatabase();
  bank = await startScriptedInstitution({ code: 'bank', now: () => database.clock.now() });
  institutionId = await introduce(database.deps, bank);
  world = await orderWorld(database.deps);
  await database.db.sellerLimit.create({
    data: { id: newId('sl'), sellerId: world.seller.sellerId, institutionId, status: 'LIVE', approvedMinor: 10n ** 12n, createdAt: toDate(database.clock.now()) },
  });
});
afterAll(() => bank.close());

/** A question to the bank that waits for its answer. */
async function someAsk(): Promise<string> {
  const [purchaser, requestId, askId, at] = [await somePurchaser(database.deps), newId('q'), newId('lr'), database.clock.now()];
  const body = limitRequestOf({ requestId: askId, lender: 'bank', purchaser: purchaser.userId });
  const parties = { purchaserId: purchaser.userId, sellerId: world.seller.sellerId };
  const until = { answerBy: toDate(at.add({ hours: 1 })) };
  await database.db.limitRequest.create({
    data: {
      id: requestId, number: requestId, ...parties, listingId: world.listingId, listingVersionId: world.versionId, currency: 'KRW', termMonths: 36, firstPaymentMinor: 0n,
      terms: { ...body.terms }, birthYear: 1991, annualIncomeMinor: 42_000_000n, employment: 'EMPLOYED', monthlyObligationsMinor: 0n, createdAt: toDate(at), ...until,
    },
  });
  await database.db.limitAsk.create({
    data: { id: askId, limitRequestId: requestId, ...parties, institutionId, terms: { ...body.terms }, askedAt: toDate(at), ...until },
  });
  bank.books.decide(body, { answer: 'pending' });
  return askId;
}

async function receive(event: ScriptedEvent, options: SendOptions = {}, code = 'bank') {
  const { headers, body } = bank.sign(event, options);
  return receiveInstitutionEvent(database.deps, { code, headers: new Headers(headers), raw: Buffer.from(body) });
}

const apply = (event: ScriptedEvent) => applyInstitutionEvent(database.deps, { institutionId, eventId: event.id });
const outcomeOf = async (event: ScriptedEvent) =>
  database.db.institutionEvent.findUniqueOrThrow({ where: { institutionId_eventId: { institutionId, eventId: event.id } } });
const stateOf = async (askId: string) => (await database.db.limitAsk.findUniqueOrThrow({ where: { id: askId } })).state;
const recorded = () => database.db.institutionEvent.count();

describe('the inbox of callbacks', () => {
  it('records a callback once and queues its application with it', async () => {
    const event = bank.decide(await someAsk(), { answer: 'approve' });
    expect(await receive(event)).toEqual({ ok: true, value: { repeated: false } });
    expect(await receive(event)).toEqual({ ok: true, value: { repeated: true } });
    const jobs = await database.db.$queryRaw<{ payload: { eventId: string } }[]>`
      SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'apply-institution-event'`;
    expect(jobs.map((job) => job.payload.eventId)).toEqual([event.id]);
  });

  it.each([[-299, true], [299, true], [-301, false], [301, false]])('takes a time stamp %i s off: %s', async (offsetSeconds, good) => {
    const before = await recorded();
    const received = await receive(bank.decide(await someAsk(), { answer: 'approve' }), { offsetSeconds });
    expect(received).toEqual(good ? { ok: true, value: { repeated: false } } : { ok: false, error: 'signature' });
    expect(await recorded() - before).toBe(good ? 1 : 0);
  });

  it('refuses another secret, JSON written anew, a replay after five minutes, and an institution that nobody knows', async () => {
    const event = bank.decide(await someAsk(), { answer: 'approve' });
    const before = await recorded();
    const { body } = bank.sign(event);
    expect(await receive(event, { secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}` })).toEqual({ ok: false, error: 'signature' });
    expect(await receive(event, { body: JSON.stringify(JSON.parse(body), null, 2) })).toEqual({ ok: false, error: 'signature' });
    expect(await receive(event, { offsetSeconds: -301 })).toEqual({ ok: false, error: 'signature' });
    expect(await receive(event, {}, 'nobody')).toEqual({ ok: false, error: 'unknown' });
    expect(await receive(event, {}, 'desk')).toEqual({ ok: false, error: 'unknown' });
    expect(await recorded()).toBe(before);
  });

  it('takes a revocation whose words hold what no text of the database can: it binds all the same', async () => {
    const approve = bank.decide(await someAsk(), { answer: 'approve' });
    await receive(approve);
    await apply(approve);
    const { id, externalId } = await database.db.approval.findFirstOrThrow({ where: { institutionId }, orderBy: { createdAt: 'desc' } });
    const revoke = bank.revoke(externalId, '연체가\u0000 확인되었습니다.\ud83d');
    expect(await receive({ ...revoke, data: { ...revoke.data, 'no\u0000te': ['\u0000', '\udc00'] } })).toEqual({ ok: true, value: { repeated: false } });
    await apply(revoke);
    expect(await database.db.approval.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'REVOKED', endedReason: '연체가 확인되었습니다.\ufffd' });
    const deep = bank.event('limit.decided', { requestId: 'x', version: 1, nest: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown });
    expect(await receive(deep)).toEqual({ ok: false, error: 'json' });
  });

  it('refuses what is signed but no event', async () => {
    const { headers } = bank.sign({ id: 'msg_list', type: 'x', timestamp: '', data: {} });
    const signed = bank.sign({ id: 'msg_none', type: 'NOT A TYPE', timestamp: '', data: {} });
    expect(await receiveInstitutionEvent(database.deps, { code: 'bank', headers: new Headers(signed.headers), raw: Buffer.from(signed.body) })).toEqual({ ok: false, error: 'json' });
    expect(await receiveInstitutionEvent(database.deps, { code: 'bank', headers: new Headers(headers), raw: Buffer.from('[]') })).toEqual({ ok: false, error: 'signature' });
  });
});

describe('an event that was recorded', () => {
  it('is applied once, however often its job runs and how many run it', async () => {
    const askId = await someAsk();
    const event = bank.decide(askId, { answer: 'approve' });
    await receive(event);
    await Promise.all(Array.from({ length: 8 }, () => apply(event)));
    expect(await outcomeOf(event)).toMatchObject({ outcome: 'APPLIED', subject: askId, version: 2 });
    expect(await database.db.approval.count({ where: { askId } })).toBe(1);
    const trail = await database.db.auditEntry.findMany({ where: { subjectType: 'institution-event', subjectId: `bank:${event.id}` }, orderBy: { seq: 'asc' } });
    expect(trail.map((entry) => [entry.action, entry.actorRole])).toEqual([['institution-event.received', 'INSTITUTION'], ['institution-event.applied', 'INSTITUTION']]);
  });

  it('that is older than what is known is recorded and ignored', async () => {
    const askId = await someAsk();
    const [older, newer] = [bank.decide(askId, { answer: 'refer' }), bank.decide(askId, { answer: 'decline' })];
    for (const event of [newer, older]) {
      await receive(event);
      await apply(event);
    }
    expect((await outcomeOf(newer)).outcome).toBe('APPLIED');
    expect((await outcomeOf(older)).outcome).toBe('STALE');
    expect(await stateOf(askId)).toBe('DECLINED');
  });

  it('whose amounts do not follow from its own terms is never applied, and the admins are told', async () => {
    const admin = await staff(database.deps, 'ADMIN');
    const askId = await someAsk();
    const event = bank.decide(askId, { answer: 'wrong-amounts' });
    await receive(event);
    await apply(event);
    expect(await outcomeOf(event)).toMatchObject({ outcome: 'QUARANTINED' });
    expect(await database.db.approval.count({ where: { askId } })).toBe(0);
    expect(await database.db.notification.count({ where: { userId: admin.userId, kind: 'limits.quarantined' } })).toBe(1);
  });

  it('that cannot be read is kept aside, and the admins are told', async () => {
    const admin = await staff(database.deps, 'ADMIN');
    const askId = await someAsk();
    const event = bank.event('limit.decided', { requestId: askId, version: 2, status: 'APPROVED', approval: { approvalId: 'ap_x', approvedAmount: '1e6' } });
    await receive(event);
    await apply(event);
    expect(await outcomeOf(event)).toMatchObject({ outcome: 'QUARANTINED' });
    expect(await stateOf(askId)).toBe('QUEUED');
    expect(await database.db.notification.count({ where: { userId: admin.userId, kind: 'institutions.unreadable' } })).toBe(1);
  });

  it('of a type that is not known, or that nobody keeps yet, is recorded and ignored', async () => {
    const events = [bank.event('weather.changed', { requestId: 'lr_1' }), bank.event('settlement.paid', { contractId: 'c_1', amount: '1', version: 1, paidAt: '2026-03-02T00:00:00Z' })];
    for (const event of events) {
      await receive(event);
      await apply(event);
      expect((await outcomeOf(event)).outcome).toBe('IGNORED');
    }
  });

  it('about something that is not known yet is tried again, and closed when an hour has passed', async () => {
    const event = bank.event('approval.revoked', { approvalId: 'ap_later', version: 5, reason: 'RISK' });
    await receive(event);
    await expect(apply(event)).rejects.toThrow('not known yet');
    expect((await outcomeOf(event)).outcome).toBeNull();
    const admin = await staff(database.deps, 'ADMIN');
    const shown = async () => (await institutionsForAdmin(database.db, admin)).flatMap(({ events }) => events).find(({ eventId }) => eventId === event.id);
    expect(await shown(), 'admins read until when').toMatchObject({ waitsUntil: database.clock.now().add({ minutes: PATIENCE_MINUTES }).toString({ smallestUnit: 'millisecond' }) });
    database.clock.advance({ minutes: PATIENCE_MINUTES - 1 });
    await expect(apply(event)).rejects.toThrow('not known yet');
    database.clock.advance({ minutes: 2 });
    await apply(event);
    expect(await outcomeOf(event)).toMatchObject({ outcome: 'IGNORED', note: 'not-found' });
    expect(await shown()).toMatchObject({ waitsUntil: null });
  });

  it('that revokes an approval before the approval was recorded is applied after it', async () => {
    const askId = await someAsk();
    const approved = bank.decide(askId, { answer: 'approve' });
    const approvalId = [...bank.books.approvals.values()].find((approval) => approval.requestId === askId)?.approvalId ?? '';
    const revoked = bank.revoke(approvalId);
    await receive(revoked);
    await expect(apply(revoked)).rejects.toThrow('not known yet');
    await receive(approved);
    await apply(approved);
    await apply(revoked);
    expect(await database.db.approval.findFirstOrThrow({ where: { askId } })).toMatchObject({ status: 'REVOKED' });
  });

  it('of one bank says nothing about the questions of another', async () => {
    const other = await startScriptedInstitution({ code: 'other', now: () => database.clock.now() });
    const otherId = await introduce(database.deps, other);
    const askId = await someAsk();
    other.books.decide(limitRequestOf({ requestId: askId }), { answer: 'pending' });
    const event = other.decide(askId, { answer: 'decline' });
    const { headers, body } = other.sign(event);
    await receiveInstitutionEvent(database.deps, { code: 'other', headers: new Headers(headers), raw: Buffer.from(body) });
    await expect(applyInstitutionEvent(database.deps, { institutionId: otherId, eventId: event.id })).rejects.toThrow('not known yet');
    expect(await stateOf(askId)).toBe('QUEUED');
    await other.close();
  });
});

describe('a thousand callbacks', () => {
  it('shuffled and duplicated are each applied at most once, and the last word of each question stands', async () => {
    const seed = Date.now() % 100_000;
    const finals = ['approve', 'decline', 'approve', 'decline', 'approve'] as const;
    const asks = await Promise.all(Array.from({ length: 84 }, () => someAsk()));
    const events = asks.flatMap((askId, index) => [
      bank.decide(askId, { answer: 'pending' }), bank.decide(askId, { answer: 'refer' }), bank.decide(askId, { answer: finals[index % finals.length] ?? 'decline' }),
    ]);
    const deliveries = new Random(seed).shuffled([...events, ...events, ...events, ...events]).slice(0, 1000);
    const before = await recorded();
    const queue = [...deliveries];
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let event = queue.pop(); event; event = queue.pop()) {
        expect((await receive(event)).ok, `seed ${seed}`).toBe(true);
        await apply(event);
      }
    }));
    const came = [...new Set(deliveries)];
    expect(await recorded() - before, `seed ${seed}`).toBe(came.length);
    for (const askId of asks) {
      const last = came.filter((event) => event.data.requestId === askId).sort((a, b) => Number(b.data.version) - Number(a.data.version))[0];
      expect(await stateOf(askId), `seed ${seed}, ask ${askId}`).toBe(last?.data.status);
      expect(await database.db.approval.count({ where: { askId } }), `seed ${seed}, ask ${askId}`).toBe(last?.data.status === 'APPROVED' ? 1 : 0);
    }
    const outcomes = await database.db.institutionEvent.groupBy({ by: ['outcome'], where: { eventId: { in: came.map((event) => event.id) } }, _count: true });
    expect(outcomes.map(({ outcome }) => outcome).sort(), `seed ${seed}`).toEqual(['APPLIED', 'STALE']);
  }, 180_000);
});
