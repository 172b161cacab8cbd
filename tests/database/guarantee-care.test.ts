import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { beginGuarantee } from '@/lib/guarantee/begin-guarantee';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { confirmVisit } from '@/lib/guarantee/confirm-visit';
import { contestVisit } from '@/lib/guarantee/contest-visit';
import { decideContest } from '@/lib/guarantee/decide-contest';
import { declareSellerGone } from '@/lib/guarantee/declare-seller-gone';
import { finishVisit } from '@/lib/guarantee/finish-visit';
import { keepCareCalendar } from '@/lib/guarantee/keep-care';
import { letPurchasersGo } from '@/lib/guarantee/let-purchasers-go';
import { nameSuccessorInput, openClaimInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { deskWaits, sellerWaits } from '@/lib/insights/views/what-waits';
import { guaranteeBySeller } from '@/lib/insights/views/sellers';
import { nameSuccessor } from '@/lib/guarantee/name-successor';
import { openClaim } from '@/lib/guarantee/open-claim';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { removeUnsaidPhotos, storeClaimPhoto } from '@/lib/guarantee/store-claim-photo';
import { claimSight } from '@/lib/guarantee/views/claim';
import { contestedCare, leaseService, sellerGone } from '@/lib/guarantee/views/lists';
import { claimPhoto } from '@/lib/guarantee/views/photo';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { aLease, BEGIN, openRoad, told, type Road, type Walk } from '@/tests/support/rights';

/* The care calendar, a seller that disappears, and the pictures of a thread. */
let road: Road;
beforeAll(async () => { road = await openRoad(); });
beforeEach(() => road.clock.set(BEGIN));
afterAll(() => road.close());

const product = { guarantee: { responseHours: '24', repairFree: true, replacement: false, careVisitsPerYear: '2', noteKo: '', noteEn: '' } };
const AGREED = { agreed: true, note: '대표가 전화로 맡겠다고 했습니다.' };
const REASON = '전화도 메일도 닿지 않고 가게가 비어 있습니다.';
const open = (walk: Walk, photos: string[] = []) => openClaim(road.deps, walk.purchaser, openClaimInput.parse({ leaseId: walk.leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: '2026-03-03', serial: walk.serial, usable: 'no', photos }));

test('care is planned over the term as the lease opens, reminded of a week before, confirmed, done, and missed for all to see', async () => {
  const walk = await aLease(road, { product });
  await road.work('begin-guarantee');
  valueOf(await beginGuarantee(road.deps, { leaseId: walk.leaseId }));
  const visits = await road.db.careVisit.findMany({ where: { leaseId: walk.leaseId }, orderBy: { no: 'asc' } });
  expect([visits.length, visits[0]?.plannedOn.toISOString().slice(0, 10)]).toEqual([8, '2026-06-04']);
  road.clock.set('2026-05-27T00:00:00Z');
  await keepCareCalendar(road.deps);
  expect(await told(road, 'guarantee.care-soon', walk.purchaser.userId)).toBe(0);
  road.clock.set('2026-05-28T00:00:00Z');
  await keepCareCalendar(road.deps);
  await keepCareCalendar(road.deps);
  expect([await told(road, 'guarantee.care-soon', walk.purchaser.userId), await told(road, 'guarantee.care-soon-seller', walk.seller.userId)]).toEqual([1, 1]);
  expect(errorOf(await confirmVisit(road.deps, walk.seller, { leaseId: walk.leaseId, no: 1, visitOn: '2026-05-20' }))).toMatchObject({ fields: { visitOn: 'guarantee.visit-past' } });
  valueOf(await confirmVisit(road.deps, walk.seller, { leaseId: walk.leaseId, no: 1, visitOn: '2026-06-05' }));
  road.clock.set('2026-06-05T08:00:00Z');
  valueOf(await finishVisit(road.deps, walk.seller, { leaseId: walk.leaseId, no: 1, doneOn: '2026-06-05', note: '조율하고 먼지를 털었습니다.' }));
  road.clock.set('2027-01-04T00:00:00Z');
  await keepCareCalendar(road.deps);
  const service = await leaseService(road.db, walk.purchaser, walk.leaseId, road.clock.now());
  expect(service?.visits.slice(0, 3).map(({ state }) => state)).toEqual(['DONE', 'MISSED', 'PLANNED']);
  expect(service?.breaches, 'care that is missed is shown, and breaks no clock').toBe(0);
  expect(await guaranteeBySeller(road.deps, road.admin, { currency: 'KRW', months: 12 }), 'and counts in the picture of its seller').toMatchObject([{ sellerId: walk.seller.sellerId, visits: 2, missed: 1, breaches: 0, credited: 0 }]);
});

test('care is set and said for days of its own round; late, its round stays missed, and its purchaser may contest what was said', async () => {
  const walk = await aLease(road, { product });
  valueOf(await beginGuarantee(road.deps, { leaseId: walk.leaseId }));
  const [visit] = await road.db.careVisit.findMany({ where: { leaseId: walk.leaseId }, orderBy: { no: 'asc' } });
  const planned = toPlainDate(visit?.plannedOn ?? new Date(0));
  const at = (days: number) => road.clock.set(`${addDays(planned, days)}T03:00:00Z`);
  const of = { leaseId: walk.leaseId, no: 1 };
  const seen = async () => (await leaseService(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.visits[0];
  at(15);
  await keepCareCalendar(road.deps);
  expect(await seen()).toMatchObject({ state: 'MISSED', missed: true });
  expect(errorOf(await confirmVisit(road.deps, walk.seller, { ...of, visitOn: addDays(planned, 1700) }))).toMatchObject({ fields: { visitOn: 'guarantee.visit-round' } });
  valueOf(await confirmVisit(road.deps, walk.seller, { ...of, visitOn: addDays(planned, 20) }));
  expect(await seen()).toMatchObject({ state: 'CONFIRMED', missed: true });
  at(20);
  const finish = (doneOn: string) => finishVisit(road.deps, walk.seller, { ...of, doneOn, note: '조율하고 먼지를 털었습니다.' });
  expect([errorOf(await finish(addDays(planned, 21))), errorOf(await finish(addDays(planned, -11)))]).toMatchObject([{ fields: { doneOn: 'guarantee.done-when' } }, { fields: { doneOn: 'guarantee.done-when' } }]);
  valueOf(await finish(addDays(planned, 20)));
  expect(await seen()).toMatchObject({ state: 'DONE', missed: true, doneOn: addDays(planned, 20), mayContest: true });
  await expect(road.db.careVisit.update({ where: { leaseId_no: of }, data: { missed: false } })).rejects.toThrow(/cannot change so/);
  const contest = () => contestVisit(road.deps, walk.purchaser, { ...of, text: '그날 아무도 오지 않았습니다.' });
  valueOf(await contest());
  expect(errorOf(await contest())).toEqual({ code: 'guarantee.moved-on' });
  expect(await seen()).toMatchObject({ contest: '그날 아무도 오지 않았습니다.', mayContest: false });
  expect([await told(road, 'guarantee.care-contested-seller', walk.seller.userId), await told(road, 'guarantee.care-contested-desk', road.deskPerson.userId)]).toEqual([1, 1]);
});

test.each(['STANDS', 'NOT_GIVEN'] as const)('contested care is the desk’s to decide, once (%s): both hear it, and what was not given is missed, with what follows', async (outcome) => {
  const walk = await aLease(road, { product, seller: await road.seller(`관리 악기 ${outcome}`) });
  valueOf(await beginGuarantee(road.deps, { leaseId: walk.leaseId }));
  const of = { leaseId: walk.leaseId, no: 1 };
  const visit = () => road.db.careVisit.findUniqueOrThrow({ where: { leaseId_no: of } });
  const planned = toPlainDate((await visit()).plannedOn);
  road.clock.set(`${planned}T08:00:00Z`);
  const finish = () => finishVisit(road.deps, walk.seller, { ...of, doneOn: plainDateIn(road.clock.now()), note: '조율하고 먼지를 털었습니다.' });
  const decide = (by = road.deskPerson) => decideContest(road.deps, by, { ...of, outcome, reason: '방문 기록과 사진을 함께 살폈습니다.' });
  valueOf(await finish());
  expect(errorOf(await decide()), 'nobody contests it').toEqual({ code: 'not-found' });
  valueOf(await contestVisit(road.deps, walk.purchaser, { ...of, text: '그날 아무도 오지 않았습니다.' }));
  const waits = async () => [(await deskWaits(road.db, road.deskPerson, road.clock.now())).find(({ key }) => key === 'contests')?.count, (await contestedCare(road.db, road.deskPerson, road.clock.now())).filter(({ leaseId }) => leaseId === walk.leaseId).length];
  const before = await waits();
  expect(before[1]).toBe(1);
  for (const stranger of [walk.purchaser, walk.seller, road.admin]) expect([errorOf(await decide(stranger)), await contestedCare(road.db, stranger, road.clock.now())]).toEqual([{ code: 'not-found' }, []]);
  expect((await Promise.all([decide(), decide()])).filter(({ ok }) => ok)).toHaveLength(1);
  expect(await waits()).toEqual([(before[0] ?? 0) - 1, 0]);
  const missed = outcome === 'NOT_GIVEN';
  expect(await visit()).toMatchObject(missed ? { state: 'MISSED', missed: true, doneOn: null, contestOutcome: outcome } : { state: 'DONE', missed: false, contestOutcome: outcome });
  const kind = missed ? 'care-not-given' : 'care-stands';
  expect([await told(road, `guarantee.${kind}`, walk.purchaser.userId), await told(road, `guarantee.${kind}-seller`, walk.seller.userId)]).toEqual([1, 1]);
  expect(await road.db.auditEntry.count({ where: { subjectId: walk.leaseId, action: `lease.${kind}`, actorId: road.deskPerson.userId } })).toBe(1);
  expect((await guaranteeBySeller(road.deps, road.admin, { currency: 'KRW', months: 12 })).find(({ sellerId }) => sellerId === walk.seller.sellerId)).toMatchObject({ missed: missed ? 1 : 0 });
  expect((await sellerWaits(road.db, walk.seller, road.clock.now())).find(({ key }) => key === 'missedCare')?.count).toBe(missed ? 1 : 0);
  await expect(road.db.careVisit.update({ where: { leaseId_no: of }, data: { contestReason: '다시 생각해 보았습니다. 그렇습니다.' } })).rejects.toThrow(/cannot change so/);
  if (!missed) await expect(road.db.careVisit.update({ where: { leaseId_no: of }, data: { state: 'MISSED', missed: true, doneOn: null } })).rejects.toThrow(/cannot change so/);
  else valueOf(await finish());
  expect((await leaseService(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.visits[0]).toMatchObject({ state: 'DONE', missed, decision: missed ? null : { outcome } });
});

test('care found not given and said to be done anew may be contested and decided anew, and all of it is told; the words of before stay in the audit', async () => {
  const walk = await aLease(road, { product, seller: await road.seller('두 번 온 악기') });
  valueOf(await beginGuarantee(road.deps, { leaseId: walk.leaseId }));
  const of = { leaseId: walk.leaseId, no: 1 };
  const planned = toPlainDate((await road.db.careVisit.findUniqueOrThrow({ where: { leaseId_no: of } })).plannedOn);
  const seen = async () => (await leaseService(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.visits[0];
  const words = ['그날 아무도 오지 않았습니다.', '이번에도 아무도 오지 않았습니다.'];
  for (const [round, text] of words.entries()) {
    road.clock.set(`${addDays(planned, round * 3)}T08:00:00Z`);
    valueOf(await finishVisit(road.deps, walk.seller, { ...of, doneOn: plainDateIn(road.clock.now()), note: '조율하고 먼지를 털었습니다.' }));
    expect(await seen()).toMatchObject({ state: 'DONE', contest: null, decision: null, mayContest: true });
    valueOf(await contestVisit(road.deps, walk.purchaser, { ...of, text }));
    await expect(road.db.careVisit.update({ where: { leaseId_no: of }, data: { contest: null, contestedAt: null } }), 'not while it is open').rejects.toThrow(/cannot change so/);
    valueOf(await decideContest(road.deps, road.deskPerson, { ...of, outcome: 'NOT_GIVEN', reason: '방문 기록과 사진을 함께 살폈습니다.' }));
    await expect(road.db.careVisit.update({ where: { leaseId_no: of }, data: { state: 'DONE', doneOn: new Date() } }), 'beside an old decision').rejects.toThrow(/care_visit_contested/);
  }
  expect(await seen()).toMatchObject({ state: 'MISSED', contest: words[1], decision: { outcome: 'NOT_GIVEN' } });
  expect(errorOf(await finishVisit(road.deps, walk.seller, { ...of, doneOn: addDays(planned, 2), note: '조율하고 먼지를 털었습니다.' })), 'what was judged is not said again').toMatchObject({ fields: { doneOn: 'guarantee.done-judged' }, params: { judgedOn: plainDateIn(road.clock.now()) } });
  const audited = await road.db.auditEntry.findMany({ where: { subjectId: walk.leaseId, action: 'lease.care-contested' } });
  expect(audited.map(({ reason }) => reason).sort()).toEqual([...words].sort());
  const heard = [['care-done', walk.purchaser], ['care-contested-seller', walk.seller], ['care-not-given', walk.purchaser]] as const;
  expect(await Promise.all(heard.map(([kind, { userId }]) => told(road, `guarantee.${kind}`, userId)))).toEqual([2, 2, 2]);
  expect(await road.db.notification.count({ where: { kind: 'guarantee.care-contested-desk', userId: road.deskPerson.userId, eventKey: { contains: walk.leaseId } } })).toBe(2);
});

test('a visit for a claim is planned within the term and sixty days', async () => {
  const walk = await aLease(road);
  const { claimId } = valueOf(await open(walk));
  const plan = (days: number) => moveClaim(road.deps, walk.seller, { claimId, step: 'VISIT_PLANNED', text: '기사가 찾아갑니다.', plannedOn: addDays(plainDateIn(road.clock.now()), days), photos: [] });
  expect(errorOf(await plan(61))).toMatchObject({ fields: { plannedOn: 'guarantee.visit-far' } });
  valueOf(await plan(60));
});

test('a seller that disappears has a successor named, who has its claims and their threads; purchasers and the desk are told', async () => {
  const walk = await aLease(road, { seller: await road.seller('사라진 악기') });
  const heir = await road.seller('이어받은 악기');
  const claimId = valueOf(await open(walk)).claimId;
  expect(errorOf(await nameSuccessor(road.deps, road.admin, { sellerId: walk.seller.sellerId, successorId: heir.sellerId, ...AGREED }))?.code).toBe('not-found');
  valueOf(await declareSellerGone(road.deps, road.admin, { sellerId: walk.seller.sellerId, reason: REASON }));
  expect(await told(road, 'guarantee.seller-gone', walk.purchaser.userId)).toBe(1);
  expect(await told(road, 'guarantee.seller-gone-desk', road.deskPerson.userId)).toBe(1);
  expect(await claimSight(road.db, heir, claimId, road.clock.now())).toBeNull();
  expect(errorOf(await nameSuccessor(road.deps, road.admin, { sellerId: walk.seller.sellerId, successorId: walk.seller.sellerId, ...AGREED }))).toMatchObject({ fields: { successorId: 'guarantee.no-successor' } });
  valueOf(await nameSuccessor(road.deps, road.admin, { sellerId: walk.seller.sellerId, successorId: heir.sellerId, ...AGREED }));
  expect((await claimSight(road.db, heir, claimId, road.clock.now()))?.steps.map(({ act }) => act)).toEqual(['OPENED', 'HANDED_OVER']);
  valueOf(await sayInClaim(road.deps, heir, { claimId, text: '저희가 맡아 고치겠습니다.', photos: [] }));
  expect((await leaseService(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.keeper?.name).toBe('이어받은 악기');
  road.clock.set('2026-04-30T00:00:00Z');
  await letPurchasersGo(road.deps);
  expect(await road.db.exitRight.findUnique({ where: { leaseId: walk.leaseId } })).toBeNull();
  valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId }));
});

test('what a seller that is gone left late is its own; its successor, who has agreed, has as long as was promised', async () => {
  const walk = await aLease(road, { seller: await road.seller('닫힌 악기'), product });
  const heir = await road.seller('맡은 악기');
  const { claimId } = valueOf(await open(walk));
  valueOf(await declareSellerGone(road.deps, road.admin, { sellerId: walk.seller.sellerId, reason: REASON }));
  road.clock.set('2026-04-30T03:00:00Z');
  expect(nameSuccessorInput.safeParse({ sellerId: walk.seller.sellerId, successorId: heir.sellerId, agreed: false, note: AGREED.note }).success).toBe(false);
  valueOf(await nameSuccessor(road.deps, road.admin, { sellerId: walk.seller.sellerId, successorId: heir.sellerId, ...AGREED }));
  const sight = () => claimSight(road.db, heir, claimId, road.clock.now());
  const handed = await sight();
  const late = handed?.lateDays ?? 0;
  expect([late > 20, handed?.broken.length, handed?.grantedUntil !== null]).toEqual([true, 2, true]);
  road.clock.set('2026-05-06T03:00:00Z');
  expect((await sight())?.lateDays, 'nobody is late while the successor has its time').toBe(late);
  road.clock.set('2026-06-30T03:00:00Z');
  expect((await sight())?.lateDays).toBeGreaterThan(late + 20);
  expect((await claimSight(road.db, road.deskPerson, claimId, road.clock.now()))?.parties, 'the desk reads who is on either side').toMatchObject({ seller: { name: '닫힌 악기' }, keeper: { name: '맡은 악기' }, inHouse: true });
  expect((await sight())?.parties).toBeNull();
  expect((await road.db.auditEntry.findMany({ where: { subjectId: walk.seller.sellerId, action: 'seller.successor-named' } })).map(({ reason }) => reason)).toEqual([AGREED.note]);
});

test('where nobody is named in fourteen days, its purchasers may leave, and an outside financier hears of it once', async () => {
  const walk = await aLease(road, { seller: await road.seller('사라진 가구'), lender: 'script' });
  await road.work('begin-guarantee');
  valueOf(await declareSellerGone(road.deps, road.admin, { sellerId: walk.seller.sellerId, reason: REASON }));
  expect(await sellerGone(road.db, road.admin, walk.seller.sellerId)).toMatchObject({ running: 1, gone: { successor: null } });
  road.clock.set('2026-03-18T02:00:00Z');
  await letPurchasersGo(road.deps);
  await letPurchasersGo(road.deps);
  await road.work('tell-guarantee-breach');
  expect(await road.db.exitRight.findUnique({ where: { leaseId: walk.leaseId } })).toMatchObject({ cause: 'SELLER_GONE' });
  expect(await road.db.contractEvent.count({ where: { contractId: walk.contractId, type: 'GUARANTEE_BREACH' } })).toBe(1);
  expect(await told(road, 'guarantee.seller-gone-exit', walk.purchaser.userId)).toBe(1);
});

test('a picture is drawn anew, seen by the parties alone, said once, and swept away where it was never said', async () => {
  const [walk, other] = [await aLease(road), await aLease(road, { seller: await road.seller('옆 가게') })];
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#884422' } }).withExif({ IFD0: { Copyright: 'somebody' } }).jpeg().toBuffer();
  const put = async () => valueOf(await storeClaimPhoto(road.deps, walk.purchaser, { bytes })).fileId;
  const [said, unsaid] = [await put(), await put()];
  expect(errorOf(await storeClaimPhoto(road.deps, walk.purchaser, { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }))?.code).toBe('file-type');
  expect(errorOf(await storeClaimPhoto(road.deps, road.admin, { bytes }))?.code).toBe('not-found');
  expect(await claimPhoto(road.db, walk.seller, said), 'before it is said').toBeNull();
  const claimId = valueOf(await open(walk, [said])).claimId;
  const seen = async (who: Walk['purchaser']) => (await claimPhoto(road.db, who, said)) !== null;
  expect([await seen(walk.purchaser), await seen(walk.seller), await seen(road.deskPerson)]).toEqual([true, true, true]);
  expect([await seen(other.purchaser), await seen(other.seller), await seen(road.admin)]).toEqual([false, false, false]);
  const file = await claimPhoto(road.db, walk.seller, said);
  expect((await sharp(Buffer.from(file?.data ?? [])).metadata()).exif).toBeUndefined();
  expect(errorOf(await sayInClaim(road.deps, walk.seller, { claimId, text: '보았습니다.', photos: [unsaid] }))?.code, 'another person’s picture').toBe('guarantee.photo-gone');
  road.clock.set('2026-03-04T02:00:00Z');
  await removeUnsaidPhotos(road.deps);
  expect([await road.db.storedFile.count({ where: { id: unsaid } }), await road.db.storedFile.count({ where: { id: said } })]).toEqual([0, 1]);
  await expect(road.db.claimPhoto.delete({ where: { fileId: said } })).rejects.toThrow();
  valueOf(await confirmClaim(road.deps, walk.purchaser, { claimId }));
});
