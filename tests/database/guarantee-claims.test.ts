import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { beginGuarantee } from '@/lib/guarantee/begin-guarantee';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { decideObjection } from '@/lib/guarantee/decide-objection';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { noteBrokenPromises } from '@/lib/guarantee/note-breaches';
import { objectToExclusion } from '@/lib/guarantee/object-to-exclusion';
import { openClaim } from '@/lib/guarantee/open-claim';
import { reckonDailyCredits } from '@/lib/guarantee/reckon-credits';
import { rejectClaim } from '@/lib/guarantee/reject-claim';
import { reopenClaim } from '@/lib/guarantee/reopen-claim';
import { replaceUnit } from '@/lib/guarantee/replace-unit';
import { resumeClock } from '@/lib/guarantee/resume-clock';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { claimSight } from '@/lib/guarantee/views/claim';
import { claimQueue, leaseService } from '@/lib/guarantee/views/lists';
import { waitForPurchaser } from '@/lib/guarantee/wait-for-purchaser';
import { addDays, daysBetween } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { giveBack } from '@/tests/support/endings';
import { aLease, BEGIN, openRoad, told, type Road, type Walk } from '@/tests/support/rights';

/*
 * A claim's whole life. The listing promises an answer within 48 hours of business and, since it says nothing else, the repair within
 * seven business days. Tuesday 3 March 2026, 10:00 in Seoul: an answer is due on Tuesday 10 March at 13:00, the repair on
 * Thursday 12 March at 18:00.
 */
let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(async () => {
  // What fell due while other tests stood at another time is asked for.
  seoul('2026-07-01T10:00:00');
  await runBilling(road.deps);
  await road.close();
});

const TEXT = '건반 세 개가 눌리지 않습니다.';
const NOTE = '확인했고 부품을 주문했습니다.';
const seoul = (text: string) => road.clock.set(`${text}+09:00`);
const open = (walk: Walk, over: Record<string, unknown> = {}) => openClaim(road.deps, walk.purchaser, openClaimInput.parse({ leaseId: walk.leaseId, text: TEXT, sinceOn: '2026-03-03', serial: walk.serial, usable: 'no', ...over }));
const opened = async (walk: Walk) => valueOf(await open(walk)).claimId;
const move = (walk: Walk, claimId: string, step: 'ANSWERED' | 'REPAIRING' | 'VISIT_PLANNED' | 'DONE', over: object = {}) => moveClaim(road.deps, walk.seller, { claimId, step, text: NOTE, photos: [], ...over });
const row = (id: string) => road.db.serviceClaim.findUniqueOrThrow({ where: { id }, include: { breaches: true, credits: true, pauses: true } });
const sweep = async () => { await noteBrokenPromises(road.deps); await reckonDailyCredits(road.deps); await closeSilentClaims(road.deps); };
const freeze = (claimId: string) => road.db.leaseFreeze.findUniqueOrThrow({ where: { cause_sourceId: { cause: 'CLAIM', sourceId: claimId } } });
const balance = async (account: string, leaseId: string) => (await road.db.journalLine.findMany({ where: { accountCode: account, leaseId } })).reduce((sum, { side, amountMinor }) => sum + (side === 'DEBIT' ? amountMinor : -amountMinor), 0n);

describe('a claim', () => {
  test('says what is wrong with which thing, starts both clocks, and rests what is overdue', async () => {
    const walk = await aLease(road);
    expect(errorOf(await open(walk, { serial: 'X-1' }))).toMatchObject({ fields: { serial: 'guarantee.other-serial' } });
    expect(errorOf(await open(walk, { sinceOn: '2026-03-04' }))).toMatchObject({ fields: { sinceOn: 'guarantee.since' } });
    const id = await opened(walk);
    expect((await row(id)).respondBy.toISOString()).toBe('2026-03-10T04:00:00.000Z');
    expect((await row(id)).repairBy.toISOString()).toBe('2026-03-12T09:00:00.000Z');
    expect((await freeze(id)).untilOn).toBeNull();
    expect(errorOf(await open(walk))?.code).toBe('guarantee.open-already');
    expect(await told(road, 'guarantee.opened-desk')).toBeGreaterThan(0);
  });

  test('is answered, mended and confirmed in time: nothing is broken, nothing credited, and the lease goes on', async () => {
    const walk = await aLease(road);
    const id = await opened(walk);
    seoul('2026-03-10T12:59:00');
    valueOf(await move(walk, id, 'ANSWERED'));
    seoul('2026-03-12T17:59:00');
    valueOf(await move(walk, id, 'DONE'));
    seoul('2026-03-14T12:00:00');
    await sweep();
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
    expect(await row(id)).toMatchObject({ state: 'CLOSED', end: 'CONFIRMED', breaches: [], credits: [] });
    expect((await freeze(id)).untilOn).not.toBeNull();
    expect(errorOf(await move(walk, id, 'ANSWERED'))?.code).toBe('guarantee.moved-on');
  });

  test('that is done and not answered closes after seven days of silence; said to be broken still, it goes on with what was left', async () => {
    const walk = await aLease(road);
    const id = await opened(walk);
    seoul('2026-03-04T10:00:00');
    valueOf(await move(walk, id, 'DONE'));
    seoul('2026-03-09T10:00:00');
    valueOf(await reopenClaim(road.deps, walk.purchaser, { claimId: id, text: '여전히 눌리지 않습니다.', photos: [] }));
    // Three business days were tried in: Wednesday 10:00 to Monday 10:00.
    expect((await row(id)).repairBy.toISOString()).toBe('2026-03-17T09:00:00.000Z');
    valueOf(await move(walk, id, 'DONE'));
    seoul('2026-03-16T10:01:00');
    await sweep();
    expect(await row(id)).toMatchObject({ state: 'CLOSED', end: 'SILENT', breaches: [] });
  });

  test('of goods accepted with defects begins with the lease', async () => {
    const walk = await aLease(road, { decision: 'ACCEPTED_WITH_DEFECTS' });
    await road.work('begin-guarantee');
    valueOf(await beginGuarantee(road.deps, { leaseId: walk.leaseId }));
    const [claim, ...others] = await road.db.serviceClaim.findMany({ where: { leaseId: walk.leaseId } });
    expect([claim?.text, others]).toEqual(['뒷면에 긁힌 자국이 있습니다.', []]);
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: claim?.id ?? '' }));
    expect(await road.db.claim.findUnique({ where: { id: claim?.defectId ?? '' } })).toMatchObject({ state: 'CLOSED' });
  });
});

describe('a clock', () => {
  test('stands while the purchaser is waited for, and goes on with the purchaser’s word, or the desk’s', async () => {
    const walk = await aLease(road);
    const id = await opened(walk);
    expect(errorOf(await waitForPurchaser(road.deps, walk.seller, { claimId: id, text: '언제 방문하면 될까요? 알려 주세요.' }))?.code).toBe('guarantee.answer-first');
    valueOf(await move(walk, id, 'ANSWERED'));
    valueOf(await waitForPurchaser(road.deps, walk.seller, { claimId: id, text: '언제 방문하면 될까요? 알려 주세요.' }));
    seoul('2026-03-20T10:00:00');
    await sweep();
    expect((await row(id)).breaches).toEqual([]);
    valueOf(await sayInClaim(road.deps, walk.purchaser, { claimId: id, text: '월요일에 됩니다.', photos: [] }));
    // All that was left, from Friday 20 March 10:00: the rest of that day and seven business days.
    expect((await row(id)).repairBy.toISOString()).toBe('2026-03-31T09:00:00.000Z');
    valueOf(await waitForPurchaser(road.deps, walk.seller, { claimId: id, text: '한 번 더 여쭙겠습니다. 알려 주세요.' }));
    valueOf(await resumeClock(road.deps, road.deskPerson, { claimId: id }));
    expect((await row(id)).pauses).toHaveLength(2);
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
  });
});

describe('a broken promise', () => {
  test('gives back the days that were late, once, as the period closes; the seller pays, and the next bill is less', async () => {
    const walk = await aLease(road);
    await road.work('bill-lease');
    const id = await opened(walk);
    valueOf(await move(walk, id, 'REPAIRING'));
    const first = await road.db.leaseInstalment.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 1 } });
    const due = first.dueOn.toISOString().slice(0, 10);
    seoul('2026-03-12T18:00:00');
    await sweep();
    expect((await row(id)).breaches).toMatchObject([{ promise: 'REPAIR' }]);
    expect((await row(id)).credits).toEqual([]);
    // On the last day of the period it is given, so that the bill of the next morning is less by it.
    seoul(`${new Date(Date.parse(due) - 86_400_000).toISOString().slice(0, 10)}T00:01:00`);
    await sweep();
    seoul(`${due}T00:01:00`);
    await sweep();
    const late = (Date.parse(due) - Date.parse('2026-03-12')) / 86_400_000;
    const whole = (Date.parse(due) - Date.parse('2026-03-03')) / 86_400_000;
    const credit = (first.amountMinor * BigInt(late) + BigInt(whole) - 1n) / BigInt(whole);
    expect((await row(id)).credits).toMatchObject([{ seq: 1, days: late, periodDays: whole, amountMinor: credit }]);
    expect([await balance('service-credit-payable', walk.leaseId), await balance('seller-payable', walk.leaseId)]).toEqual([-credit, credit - 5_480_000n]);
    await runBilling(road.deps);
    expect(await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 1 } })).toMatchObject({ creditMinor: credit });
    expect(await balance('service-credit-payable', walk.leaseId)).toBe(0n);
    valueOf(await move(walk, id, 'DONE'));
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
    const [, second] = (await row(id)).credits;
    expect(second).toMatchObject({ seq: 2, days: 1 });
    expect((await leaseService(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.breaches).toBe(1);
  });

  test('are given back only once the last day of a period is over, where the purchaser is waited for on it', async () => {
    const walk = await aLease(road);
    const id = await opened(walk);
    seoul('2026-03-10T12:00:00');
    valueOf(await move(walk, id, 'ANSWERED'));
    const { dueOn } = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 1 } } });
    const due = toPlainDate(dueOn);
    seoul(`${addDays(due, -2)}T10:00:00`);
    valueOf(await waitForPurchaser(road.deps, walk.seller, { claimId: id, text: '고장 난 곳의 사진을 보내 주세요.' }));
    seoul(`${addDays(due, -1)}T10:00:00`);
    await sweep();
    expect((await row(id)).credits, 'they may be waited for all day').toEqual([]);
    seoul(`${due}T10:00:00`);
    await sweep();
    expect((await row(id)).credits).toMatchObject([{ seq: 1, days: daysBetween('2026-03-12', due) - 1 }]);
  });

  test('seen only after two months of silence gives back each period as if it had been walked', async () => {
    const walk = await aLease(road, { lender: 'script' });
    const id = await opened(walk);
    seoul('2026-06-20T10:00:00');
    await sweep();
    const { credits, breaches } = await row(id);
    expect(breaches.map(({ promise }) => promise).sort()).toEqual(['REPAIR', 'RESPONSE']);
    const rows = await road.db.leaseInstalment.findMany({ where: { leaseId: walk.leaseId, dueOn: { lte: new Date('2026-06-20') }, seq: { gt: 0 } }, orderBy: { seq: 'asc' } });
    expect(credits.map(({ seq }) => seq).sort()).toEqual(rows.map(({ seq }) => seq));
    expect(credits.find(({ seq }) => seq === 2)?.amountMinor, 'a whole period is the whole instalment').toBe(rows[1]?.amountMinor);
    expect(await road.db.exitRight.findUnique({ where: { leaseId: walk.leaseId } })).toMatchObject({ cause: 'BREACH' });
    await road.work('tell-guarantee-breach');
    await road.db.contractEvent.findMany({ where: { contractId: walk.contractId } }).then((events) => expect(events.map(({ type }) => type)).toEqual(['GUARANTEE_BREACH', 'GUARANTEE_BREACH']));
    expect(await told(road, 'guarantee.exit-opened', walk.purchaser.userId)).toBe(1);
  });
});

describe('a rejection', () => {
  const product = { guarantee: { responseHours: '24', repairFree: true, replacement: true, careVisitsPerYear: '0', noteKo: '', noteEn: '', repairDays: '5', visit: 'ON_SITE' as const, exclusionsKo: '물에 빠뜨린 고장\n떨어뜨린 고장', exclusionsEn: '' } };

  test('names an exclusion of the contract; the desk’s person decides on an objection, and the clock has run all the while', async () => {
    const walk = await aLease(road, { product });
    const id = await opened(walk);
    const reject = (exclusion: string) => rejectClaim(road.deps, walk.seller, { claimId: id, exclusion, reason: '안쪽에 물이 들어간 자국이 있습니다.' });
    expect(errorOf(await reject('마음에 들지 않음'))?.code).toBe('guarantee.no-exclusion');
    valueOf(await reject('물에 빠뜨린 고장'));
    seoul('2026-03-06T10:00:00');
    valueOf(await objectToExclusion(road.deps, walk.purchaser, { claimId: id, text: '물에 닿은 적이 없습니다. 사진을 보세요.' }));
    seoul('2026-03-20T10:00:00');
    await sweep();
    expect(await row(id)).toMatchObject({ state: 'REJECTED', breaches: [] });
    valueOf(await decideObjection(road.deps, road.deskPerson, { claimId: id, outcome: 'UPHELD', reason: '사진에 물 자국이 없습니다.' }));
    expect(await row(id)).toMatchObject({ state: 'REOPENED', breaches: [{ promise: 'REPAIR' }] });
    expect(errorOf(await reject('떨어뜨린 고장'))?.code).toBe('guarantee.moved-on');
    valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
    expect((await row(id)).credits).toMatchObject([{ days: 11 }]);
  });

  test('that nobody objects to stands after seven days', async () => {
    const walk = await aLease(road, { product });
    const id = await opened(walk);
    valueOf(await rejectClaim(road.deps, walk.seller, { claimId: id, exclusion: '떨어뜨린 고장', reason: '모서리가 깨져 있습니다. 떨어진 자국입니다.' }));
    seoul('2026-03-10T10:01:00');
    await sweep();
    expect(await row(id)).toMatchObject({ state: 'CLOSED', end: 'REJECTED', breaches: [] });
  });
});

test('a rejection that nobody has objected to stands where the lease ends first: the repair need not have been made', async () => {
  const product = { guarantee: { responseHours: '8', repairFree: true, replacement: true, careVisitsPerYear: '0', noteKo: '', noteEn: '', repairDays: '5', visit: 'ON_SITE' as const, exclusionsKo: '물에 빠뜨린 고장', exclusionsEn: '' } };
  const walk = await aLease(road, { product });
  seoul('2026-04-20T10:00:00');
  const id = await opened(walk);
  seoul('2026-04-24T10:00:00');
  valueOf(await rejectClaim(road.deps, walk.seller, { claimId: id, exclusion: '물에 빠뜨린 고장', reason: '안쪽에 물이 들어간 자국이 있습니다.' }));
  seoul('2026-04-30T10:00:00');
  await giveBack(road, walk);
  await sweep();
  // Nobody had answered from Monday evening to Friday; the repair was promised for Monday the 27th, and the first instalment is for the days up to the 30th.
  expect(await row(id)).toMatchObject({ state: 'CLOSED', end: 'REJECTED', breaches: [{ promise: 'RESPONSE' }], credits: [{ seq: 1, days: 5 }] });
});

test('another thing takes the place of the broken one, on the lease and on its thread', async () => {
  const walk = await aLease(road);
  const id = await opened(walk);
  valueOf(await replaceUnit(road.deps, walk.seller, { claimId: id, serial: 'NEW-0001', text: '' }));
  const lease = await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId }, include: { unit: true } });
  expect(lease.unit).toMatchObject({ serial: 'NEW-0001', state: 'LEASED' });
  expect(await road.db.unit.findFirstOrThrow({ where: { serial: walk.serial } })).toMatchObject({ state: 'WITHDRAWN' });
  const other = await aLease(road);
  expect(errorOf(await replaceUnit(road.deps, walk.seller, { claimId: id, serial: other.serial, text: '' }))).toMatchObject({ fields: { serial: 'guarantee.serial-taken' } });
  const sight = await claimSight(road.db, walk.purchaser, id, road.clock.now());
  expect(sight?.steps.map(({ act }) => act)).toEqual(['OPENED', 'REPLACING']);
  expect((await claimQueue(road.db, walk.seller, { tab: 'due' })).rows.map((line) => line.id)).toContain(id);
  valueOf(await move(walk, id, 'DONE'));
  valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId: id }));
});
