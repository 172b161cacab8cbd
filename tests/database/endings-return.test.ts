import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { purchaserMoney } from '@/lib/insights/views/purchaser';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import { billLease } from '@/lib/billing/bill-lease';
import { addUnits } from '@/lib/catalogue/add-units';
import { askReturn } from '@/lib/endings/ask-return';
import { acceptDamage, confirmArrival, decideDamage, disputeDamage, inspectReturn, settleOverdueReturns } from '@/lib/endings/inspect-return';
import { inspectReturnInput, MAX_PHOTOS } from '@/lib/endings/model/returns';
import { openExit } from '@/lib/endings/open-exit';
import { remindReturns } from '@/lib/endings/remind-returns';
import { cancelReturn, shipReturn } from '@/lib/endings/ship-return';
import { removeLooseReturnPhotos, storeReturnPhoto } from '@/lib/endings/store-return-photo';
import { findEndingLease } from '@/lib/endings/store/leases';
import { figuresOf } from '@/lib/endings/store/returns';
import { returnPhoto, returnSight } from '@/lib/endings/views/returns';
import type { Actor } from '@/lib/kernel/actor';
import { returnOffer } from '@/lib/endings/views/returns';
import { addDays, addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { addBusinessDays } from '@/lib/kernel/korean-holidays';
import { toPlainDate } from '@/lib/platform/clock';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, buyOn, offeredOf, payOpen, shownBy } from '@/tests/support/endings';
import { staff } from '@/tests/support/people';
import { aLease, openRoad, paid, told, type Road, type Walk, type WalkOptions } from '@/tests/support/rights';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const GONE = ['lease-receivable', 'serviced-receivable', 'unearned-income'] as const;
const NOTE = '건반 덮개가 깨져 있고 다리 하나가 없습니다.';
const lease = (id: string) => road.db.lease.findUniqueOrThrow({ where: { id }, include: { instalments: { orderBy: { seq: 'asc' } }, unit: true, invoices: true } });
const row = (id: string) => road.db.leaseReturn.findUniqueOrThrow({ where: { id } });
const figures = async (leaseId: string) => {
  const found = await findEndingLease(road.db, { id: leaseId });
  if (!found) throw new Error('no lease');
  return figuresOf(road.db, found, plainDateIn(road.clock.now()));
};
const setDay = (day: string) => road.clock.set(`${day}T03:00:00Z`);

async function runs(lender: 'desk' | 'script', options: WalkOptions = {}): Promise<Walk & { today: string }> {
  const walk = await aLease(road, { lender, ...options });
  await paid(road, walk.leaseId, 0, 1, 2, 3);
  const today = addDays(toPlainDate((await lease(walk.leaseId)).instalments[3]?.dueOn ?? new Date(0)), 10);
  setDay(today);
  return { ...walk, today };
}

/** Its guarantee is, often enough to leave at no charge. */
const breached = (leaseId: string) => road.db.$transaction((tx) => openExit(tx, { leaseId, cause: 'BREACH', sourceId: 'claim' }, road.clock.now()));

const ask = async ({ purchaser, leaseId }: Walk) => askReturn(road.deps, purchaser, { leaseId, chargeMinor: (await figures(leaseId)).chargeMinor });
const ship = ({ purchaser }: Walk, returnId: string) => shipReturn(road.deps, purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' });
const shown = (by: Actor) => shownBy(road.deps, by);
const look = async ({ seller }: Walk, returnId: string, claimedMinor = 0n) => inspectReturn(road.deps, seller, {
  returnId, complete: 'yes', works: 'yes', wear: claimedMinor > 0n ? 'BEYOND' : 'NORMAL', note: claimedMinor > 0n ? NOTE : '', claimedMinor, ...(claimedMinor > 0n && { photos: [await shown(seller)] }),
});
/** Asked for, sent and arrived. */
async function arrived(walk: Walk): Promise<string> {
  const { returnId } = valueOf(await ask(walk));
  valueOf(await ship(walk, returnId));
  valueOf(await confirmArrival(road.deps, walk.seller, { returnId }));
  return returnId;
}

describe.each(['desk', 'script'] as const)('a lease of %s whose goods go back', (lender) => {
  test('costs what was shown, is billed until they are sent, and ends when they are looked over', async () => {
    const walk = await runs(lender);
    const shown = await figures(walk.leaseId);
    const left = (await lease(walk.leaseId)).instalments.filter(({ seq }) => seq > 3);
    expect(shown).toMatchObject({ cause: 'EARLY', leftMinor: left.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) });
    expect(shown.chargeMinor, 'a tenth, rounded as in the contract').toBe((shown.leftMinor + 5n) / 10n);
    const { returnId } = valueOf(await ask(walk));
    expect(errorOf(await buyOn(road, walk, walk.today))).toEqual({ code: 'endings.returning' });
    const fourth = toPlainDate(left[0]?.dueOn ?? new Date(0));
    setDay(fourth);
    valueOf(await ship(walk, returnId));
    const charge = (await row(returnId)).chargeMinor;
    expect(charge, 'an instalment was billed meanwhile').toBeLessThan(shown.chargeMinor);
    setDay(addMonthsClamped(fourth, 1));
    await billLease(road.deps, { leaseId: walk.leaseId });
    expect((await lease(walk.leaseId)).invoices, 'nothing is billed once they are sent').toHaveLength(5);
    expect(await offeredOf(road, walk), 'nor taken, and nothing is offered that cannot be done').toEqual({ next: null, moon: null, time: false, refusal: false, claim: false, change: false });
    expect(errorOf(await askDeferral(road.deps, walk.purchaser, { leaseId: walk.leaseId, months: 1, canPayMinor: 0n, reason: '한 달만 미루어 주세요. 부탁드립니다.' }))).toEqual({ code: 'overdue.no-deferral' });
    valueOf(await confirmArrival(road.deps, walk.seller, { returnId }));
    valueOf(await look(walk, returnId));
    const ended = await lease(walk.leaseId);
    expect(ended).toMatchObject({ state: 'ENDED', endCause: 'RETURNED', unit: { state: 'WITHDRAWN' } });
    const goneMinor = left.filter(({ seq }) => seq > 4).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const [event] = await road.db.contractEvent.findMany({ where: { contractId: walk.contractId, type: 'RETURN' } });
    expect(event?.amounts, 'a financier reads what it does not get any more').toEqual(lender === 'desk' ? undefined : { left: String(goneMinor), charge: String(charge), damage: '0' });
    for (const account of GONE) expect(await balanceOf(road, walk.leaseId, account), account).toBe(0n);
    expect(ended.invoices.filter(({ state }) => state === 'OPEN').map(({ kind }) => kind).sort()).toEqual(['INSTALMENT', 'RETURN_CHARGE']);
    const shownDays = (await leasePayment(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.open.find(({ kind }) => kind === 'RETURN_CHARGE');
    expect(shownDays?.tryOn, 'nothing is taken on the day they are looked over').toBe(addBusinessDays(addMonthsClamped(fourth, 1), 1));
    expect(shownDays?.dueOn).toBe(shownDays?.tryOn);
    await payOpen(road, walk.leaseId);
    expect(await balanceOf(road, walk.leaseId, 'billed-receivable')).toBe(0n);
    expect(await purchaserMoney(road.deps, walk.purchaser), 'what is over is not counted with what runs').toMatchObject({ running: 0, paidMinor: 0n, leftMinor: 0n });
    expect((await road.db.limitHold.findUniqueOrThrow({ where: { orderId: walk.orderId } })).state).toBe('RELEASED');
    await road.work();
    expect(errorOf(await addUnits(road.deps, walk.seller, { listingId: walk.listingId, serials: [walk.serial] }))?.fields, 'used goods are not sold as they were').toEqual({ serials: 'catalogue.serial-taken' });
  });

  test('free of charge where its guarantee was broken: its seller answers for the loss', async () => {
    const walk = await runs(lender);
    await breached(walk.leaseId);
    expect(await figures(walk.leaseId)).toMatchObject({ cause: 'EXIT_RIGHT', chargeMinor: 0n });
    valueOf(await look(walk, await arrived(walk)));
    expect((await lease(walk.leaseId)).endCause).toBe('BREACHED');
    for (const account of GONE) expect(await balanceOf(road, walk.leaseId, account), account).toBe(0n);
    expect(await balanceOf(road, walk.leaseId, 'recourse-receivable') > 0n).toBe(lender === 'desk');
    await road.work();
  });
});

describe('wear that is claimed', () => {
  const CLAIM = 300_000n;

  test('is shown first; agreed to, it is asked for with the charge', async () => {
    const walk = await runs('desk');
    const returnId = await arrived(walk);
    valueOf(await look(walk, returnId, CLAIM));
    expect(await row(returnId)).toMatchObject({ state: 'INSPECTED', claimedMinor: CLAIM });
    expect((await lease(walk.leaseId)).state).toBe('ACTIVE');
    valueOf(await acceptDamage(road.deps, walk.purchaser, { returnId }));
    const { chargeMinor } = await row(returnId);
    const asked = (await lease(walk.leaseId)).invoices.find(({ kind }) => kind === 'RETURN_CHARGE');
    expect(asked?.amountMinor).toBe(chargeMinor + CLAIM);
    expect(asked && toPlainDate(asked.dueOn), 'not before it can have been tried').toBe(asked && addBusinessDays(toPlainDate(asked.billedOn), 1));
  });

  test('is disputed and decided by the desk, never by who looked the goods over', async () => {
    const walk = await runs('script');
    const returnId = await arrived(walk);
    valueOf(await inspectReturn(road.deps, road.deskPerson, { returnId, complete: 'no', works: 'yes', wear: 'BEYOND', note: NOTE, claimedMinor: CLAIM, photos: [await shown(road.deskPerson)] }));
    valueOf(await disputeDamage(road.deps, walk.purchaser, { returnId, text: '받을 때부터 깨져 있었습니다.' }));
    const decideBy = `${addDays(plainDateIn(road.clock.now()), 7)}T14:59:00Z`;
    for (const who of [walk.purchaser, walk.seller, road.deskPerson]) expect((await returnSight(road.db, who, returnId, road.clock.now()))?.times.decideBy, 'both sides read by when').toBe(decideBy);
    const decide = { returnId, damageMinor: 100_000n, note: '수리 견적이 그만큼입니다.' };
    expect(errorOf(await decideDamage(road.deps, road.deskPerson, decide))).toEqual({ code: 'endings.other-person' });
    const other = await staff(road.deps, 'DESK');
    expect(errorOf(await decideDamage(road.deps, other, { ...decide, damageMinor: CLAIM + 1n }))?.code).toBe('input');
    const reminded = () => road.db.notification.count({ where: { eventKey: `return-undecided-desk:${returnId}`, userId: road.deskPerson.userId } });
    for (const [at, times] of [[decideBy, 0], [`${addDays(plainDateIn(road.clock.now()), 7)}T15:00:00Z`, 1], [`${addDays(plainDateIn(road.clock.now()), 9)}T03:00:00Z`, 1]] as const) {
      road.clock.set(at);
      await Promise.all([remindReturns(road.deps), remindReturns(road.deps)]);
      expect(await reminded(), `the desk is reminded once, after its day: ${at}`).toBe(times);
    }
    valueOf(await decideDamage(road.deps, other, decide));
    const { chargeMinor, ...settled } = await row(returnId);
    expect(settled).toMatchObject({ state: 'SETTLED', damageMinor: 100_000n });
    const wear = { damageMinor: '100000', note: decide.note };
    const params = async (kind: string, { userId }: Actor) => (await road.db.notification.findMany({ where: { kind, userId } })).map((each) => each.params);
    expect(await params('endings.return-decided', walk.purchaser), 'both sides read what was decided, and why').toMatchObject([{ ...wear, amountMinor: (chargeMinor + 100_000n).toString() }]);
    expect(await params('endings.return-decided-seller', walk.seller)).toMatchObject([wear]);
    expect(await road.db.notification.count({ where: { eventKey: { in: [`return-settled:${returnId}`, `return-settled-seller:${returnId}`] } } })).toBe(0);
    expect(errorOf(await decideDamage(road.deps, other, decide))).toEqual({ code: 'endings.moved-on' });
  });

  test('is shown: up to eight pictures, seen by purchaser, seller and desk alone, which stay as they are', async () => {
    const walk = await runs('desk');
    const returnId = await arrived(walk);
    const claim = { returnId, complete: 'yes' as const, works: 'yes' as const, wear: 'BEYOND' as const, note: NOTE, claimedMinor: '300000' };
    const asked = (photos: string[]) => inspectReturnInput.safeParse({ ...claim, photos }).error?.issues.map(({ message }) => message) ?? [];
    expect([asked([]), asked(Array.from({ length: MAX_PHOTOS + 1 }, (_, n) => `f_${n}`)), asked(['f_1'])]).toEqual([['endings.photos-needed'], ['endings.too-many-photos'], []]);
    expect(inspectReturnInput.safeParse({ ...claim, wear: 'NORMAL', note: '', claimedMinor: '' }).success, 'in order, they need not be').toBe(true);
    const say = (photos: string[]) => inspectReturn(road.deps, walk.seller, { ...claim, claimedMinor: CLAIM, photos });
    await expect(say([]), 'the database asks for one as well').rejects.toThrow(/without a picture/);
    const [first, second, loose, deskPhoto] = [await shown(walk.seller), await shown(walk.seller), await shown(walk.seller), await shown(road.deskPerson)];
    expect(errorOf(await storeReturnPhoto(road.deps, walk.purchaser, { bytes: Buffer.from('x') })), 'a purchaser looks nothing over').toEqual({ code: 'not-found' });
    expect(errorOf(await say([first, deskPhoto]))?.fields, 'another person’s').toEqual({ photos: 'endings.photo-gone' });
    valueOf(await say([second, first]));
    for (const actor of [walk.purchaser, walk.seller, road.deskPerson]) expect((await returnSight(road.db, actor, returnId, road.clock.now()))?.photos).toEqual([second, first]);
    expect((await returnSight(road.db, road.deskPerson, returnId, road.clock.now()))?.phone, 'who has sent the goods need not be called').toBeNull();
    const seen = async (fileId: string) => Promise.all([walk.purchaser, walk.seller, road.deskPerson, await road.purchaser(), await road.seller('다른 악기점'), road.admin].map(async (actor) => (await returnPhoto(road.db, actor, fileId)) !== null));
    expect(await seen(first)).toEqual([true, true, true, false, false, false]);
    expect(await seen(loose)).toEqual([false, true, false, false, false, false]);
    expect((await sharp(Buffer.from((await returnPhoto(road.db, walk.purchaser, first))?.data ?? [])).metadata()).exif, 'drawn anew').toBeUndefined();
    await expect(road.db.returnPhoto.delete({ where: { fileId: first } })).rejects.toThrow();
    await expect(road.db.returnPhoto.update({ where: { fileId: loose }, data: { returnId, no: 3 } }), 'afterwards').rejects.toThrow(/not being looked over/);
    valueOf(await disputeDamage(road.deps, walk.purchaser, { returnId, text: '사진의 흠은 받을 때부터 있었습니다.' }));
    road.clock.advance({ hours: 25 });
    await removeLooseReturnPhotos(road.deps);
    expect(await road.db.storedFile.count({ where: { id: { in: [first, second, loose, deskPhoto] } } })).toBe(2);
  });

  test('stands by silence, as goods that nobody looks over are in order', async () => {
    const [claimed, unseen] = [await runs('desk'), await runs('desk')];
    const [one, two] = [await arrived(claimed), await arrived(unseen)];
    valueOf(await look(claimed, one, CLAIM));
    setDay(addDays(plainDateIn(road.clock.now()), 9));
    await Promise.all([settleOverdueReturns(road.deps), settleOverdueReturns(road.deps)]);
    expect([await row(one), await row(two)]).toMatchObject([{ state: 'SETTLED', damageMinor: CLAIM }, { state: 'SETTLED', damageMinor: 0n }]);
  });
});

describe('a return', () => {
  test.each(['EARLY', 'EXIT_RIGHT'] as const)('is called off as long as nothing is sent, and lapses where nothing is (%s)', async (cause) => {
    const walk = await runs('desk');
    if (cause === 'EXIT_RIGHT') await breached(walk.leaseId);
    const first = valueOf(await ask(walk)).returnId;
    expect(errorOf(await ask(walk))).toEqual({ code: 'endings.returning' });
    expect(errorOf(await ship({ ...walk, purchaser: await road.purchaser() }, first))).toEqual({ code: 'not-found' });
    valueOf(await cancelReturn(road.deps, walk.purchaser, { returnId: first }));
    const { returnId } = valueOf(await ask(walk));
    setDay(addDays(walk.today, 16));
    await settleOverdueReturns(road.deps);
    expect(await row(returnId)).toMatchObject({ cause, state: 'CANCELLED' });
    expect(await told(road, 'endings.return-lapsed', walk.purchaser.userId)).toBe(1);
    expect(errorOf(await ship(walk, returnId))).toEqual({ code: 'endings.moved-on' });
  });

  test('is moved by nobody else, nor past its states by whoever writes to the database', async () => {
    const walk = await runs('desk');
    const returnId = await arrived(walk);
    const stranger = await road.seller('다른 악기');
    expect(errorOf(await inspectReturn(road.deps, stranger, { returnId, complete: 'yes', works: 'yes', wear: 'NORMAL' }))).toEqual({ code: 'not-found' });
    expect(errorOf(await confirmArrival(road.deps, walk.purchaser, { returnId }))).toEqual({ code: 'not-found' });
    expect(errorOf(await decideDamage(road.deps, walk.seller, { returnId, damageMinor: 0n, note: NOTE }))).toEqual({ code: 'not-found' });
    for (const data of [{ state: 'LABELLED' as const }, { chargeMinor: 1n }, { cause: 'TERM' as const }]) await expect(road.db.leaseReturn.update({ where: { id: returnId }, data })).rejects.toThrow();
    await expect(road.db.leaseReturn.delete({ where: { id: returnId } })).rejects.toThrow();
  });
});

test.each(['EARLY', 'EXIT_RIGHT'] as const)('a return that is asked for again and again stops what is overdue once, and again only when the goods are sent (%s)', async (cause) => {
  const walk = await aLease(road, { termMonths: 12 });
  if (cause === 'EXIT_RIGHT') await breached(walk.leaseId);
  await paid(road, walk.leaseId, 0, 1);
  const [, , second] = (await lease(walk.leaseId)).instalments;
  const due = toPlainDate(second?.dueOn ?? new Date(0));
  setDay(due);
  await billLease(road.deps, { leaseId: walk.leaseId });
  const rests = async () => (await road.db.leaseFreeze.findMany({ where: { leaseId: walk.leaseId, untilOn: null } })).map(({ cause }) => cause);
  const early = valueOf(await ask(walk)).returnId;
  expect(await rests(), 'nothing is overdue yet').toEqual(['RETURN']);
  valueOf(await cancelReturn(road.deps, walk.purchaser, { returnId: early }));
  setDay(addDays(due, 5));
  const first = valueOf(await ask(walk)).returnId;
  expect(await rests()).toEqual(['RETURN']);
  valueOf(await cancelReturn(road.deps, walk.purchaser, { returnId: first }));
  setDay(addDays(due, 7));
  expect((await returnOffer(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.rests).toBe(false);
  const again = valueOf(await ask(walk)).returnId;
  expect([await rests(), (await row(again)).rests]).toEqual([[], false]);
  valueOf(await ship(walk, again));
  expect(await rests()).toEqual(['GOODS_BACK']);
});
