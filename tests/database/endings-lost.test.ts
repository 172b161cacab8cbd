import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import { confirmArrival, disputeDamage, inspectReturn } from '@/lib/endings/inspect-return';
import { loseReturn } from '@/lib/endings/lose-return';
import { LOST_DUE_DAYS, MISSING_DAYS, returnMoves, SHIP_DAYS, type ReturnState } from '@/lib/endings/model/returns';
import { remindReturns } from '@/lib/endings/remind-returns';
import { leavePortal } from '@/lib/endings/views/portal';
import { returnSight, returnsWaiting } from '@/lib/endings/views/returns';
import { withConnection } from '@/lib/host/postgres/connect';
import { deskWaits } from '@/lib/insights/views/what-waits';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { allPairs } from '@/lib/kernel/transitions';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { clawBack } from '@/lib/settlements/claw-back';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, payOpen, shownBy } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { earlyReturn, returnAtTerm, returnOfRefused, sendsBack, type Back } from '@/tests/support/returns';
import { openRoad, type Road } from '@/tests/support/rights';

/* Goods that do not come back. */
let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const GONE = ['lease-receivable', 'serviced-receivable', 'unearned-income', 'recovered-goods'] as const;
const WHY = '세 번 전화했고 물건이 없다고 하셨습니다.';
/** How often somebody is told something of a return. */
const toldOf = (what: string, id: string, userId: string) => road.db.notification.count({ where: { eventKey: `${what}:${id}`, userId } });
const lease = (id: string) => road.db.lease.findUniqueOrThrow({ where: { id }, include: { instalments: { orderBy: { seq: 'asc' } }, unit: true, invoices: true } });
const row = (id: string) => road.db.leaseReturn.findUniqueOrThrow({ where: { id } });
const setDay = (day: string) => road.clock.set(`${day}T03:00:00Z`);
const later = (days: number) => setDay(addDays(plainDateIn(road.clock.now()), days));

const ship = (back: Back) => sendsBack(road, back);
const lose = ({ returnId }: Back, amountMinor: bigint, actor: Actor = road.deskPerson) => loseReturn(road.deps, actor, { returnId, amountMinor, note: WHY });
const early = (lender?: 'desk' | 'script', exit?: boolean) => earlyReturn(road, lender, exit);
const overdue = (lender?: 'desk' | 'script') => returnAtTerm(road, lender);
const refused = () => returnOfRefused(road);

test('goods that were sent and do not arrive are asked of their shop, and are the desk’s to see to', async () => {
  const walk = await early();
  valueOf(await ship(walk));
  const seen = async () => (await deskWaits(road.db, road.deskPerson, road.clock.now())).find(({ key }) => key === 'returns')?.count ?? 0;
  const notices = async () => [await toldOf('return-unarrived-seller', walk.returnId, walk.seller.userId), await toldOf('return-unarrived-desk', walk.returnId, road.deskPerson.userId)];
  const before = await seen();
  const missingFrom = road.clock.now().add({ hours: 24 * MISSING_DAYS }).toString();
  for (const who of [walk.purchaser, walk.seller, road.deskPerson]) expect((await returnSight(road.db, who, walk.returnId, road.clock.now()))?.times.missingFrom, 'all read by when it is looked into').toBe(missingFrom);
  for (const [days, after] of [[MISSING_DAYS - 1, [0, 0]], [1, [1, 1]], [20, [1, 1]]] as const) {
    later(days);
    await Promise.all([remindReturns(road.deps), remindReturns(road.deps)]);
    expect(await notices()).toEqual(after);
  }
  expect(await seen()).toBe(before + 1);
  valueOf(await confirmArrival(road.deps, walk.seller, { returnId: walk.returnId }));
  expect(await seen()).toBe(before);
});

test('what waits for the desk is what its count says, the longest first', async () => {
  const [sent, unsent, unsentEarly, disputed] = [await early(), await overdue(), await early(), await early()];
  setDay('2027-09-01');
  for (const back of [sent, disputed]) valueOf(await ship(back));
  valueOf(await confirmArrival(road.deps, disputed.seller, { returnId: disputed.returnId }));
  valueOf(await inspectReturn(road.deps, disputed.seller, { returnId: disputed.returnId, complete: 'yes', works: 'yes', wear: 'BEYOND', note: '건반 덮개가 깨져 있습니다.', claimedMinor: 50_000n, photos: [await shownBy(road.deps, disputed.seller)] }));
  later(2);
  valueOf(await disputeDamage(road.deps, disputed.purchaser, { returnId: disputed.returnId, text: '받을 때부터 깨져 있었습니다.' }));
  const ours = async () => (await returnsWaiting(road.db, road.deskPerson, road.clock.now())).filter(({ id }) => [sent, unsent, unsentEarly, disputed].some(({ returnId }) => returnId === id)).map(({ id }) => id);
  expect(await ours()).toEqual([unsent.returnId, disputed.returnId]);
  later(MISSING_DAYS);
  expect(await ours()).toEqual([unsent.returnId, sent.returnId, disputed.returnId]);
  const all = await returnsWaiting(road.db, road.deskPerson, road.clock.now());
  expect(all.every(({ by }) => by !== null && Date.parse(by) < road.clock.now().epochMilliseconds), 'each is said to be late').toBe(true);
  expect((await deskWaits(road.db, road.deskPerson, road.clock.now())).find(({ key }) => key === 'returns')?.count).toBe(all.length);
  expect(await returnsWaiting(road.db, sent.seller, road.clock.now()), 'for the desk alone').toEqual([]);
});

describe('a return whose goods do not come', () => {
  test.each(['desk', 'script'] as const)('at the end of a term of %s: ends by the desk, which asks for the residual at the most, and says why', async (lender) => {
    const walk = await overdue(lender);
    const { leaseId, returnId, residualMinor } = walk;
    const asked = residualMinor / 3n;
    later(SHIP_DAYS + 1);
    await remindReturns(road.deps);
    const reminder = await road.db.notification.findFirstOrThrow({ where: { kind: 'endings.return-late', userId: walk.purchaser.userId } });
    expect(reminder.params, 'who is reminded reads what may come of it').toMatchObject({ mostMinor: residualMinor.toString(), lostOn: addDays(plainDateIn(road.clock.now()), MISSING_DAYS) });
    later(MISSING_DAYS - 1);
    expect(errorOf(await lose(walk, 0n))).toEqual({ code: 'endings.not-lost-yet' });
    later(1);
    for (const actor of [walk.purchaser, walk.seller, road.admin]) expect(errorOf(await lose(walk, 0n, actor))).toEqual({ code: 'not-found' });
    expect((await returnSight(road.db, road.deskPerson, returnId, road.clock.now()))?.lost?.mostMinor).toBe(residualMinor);
    expect((await returnSight(road.db, walk.purchaser, returnId, road.clock.now()))?.lost, 'its purchaser reads the same').toMatchObject({ mostMinor: residualMinor });
    expect((await returnSight(road.db, walk.seller, returnId, road.clock.now()))?.lost, 'what is asked of its purchaser is not its shop’s').toBeNull();
    expect(errorOf(await lose(walk, residualMinor + 1n))).toEqual({ code: 'input', fields: { amountMinor: 'endings.lost-too-high' } });
    const [one, two] = await Promise.all([lose(walk, asked), lose(walk, asked)]);
    expect([one, two].filter(({ ok }) => ok), 'pressed twice').toHaveLength(1);
    expect(await row(returnId)).toMatchObject({ state: 'LOST', lostMinor: asked, decisionNote: WHY, decidedById: road.deskPerson.userId, shippedAt: null });
    const ended = await lease(leaseId);
    expect(ended).toMatchObject({ state: 'ENDED', endCause: 'LOST', unit: { state: 'WITHDRAWN' } });
    expect(ended.invoices.filter(({ state }) => state === 'OPEN').map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([['RETURN_CHARGE', asked]]);
    const dueOn = businessDayFrom(addDays(plainDateIn(road.clock.now()), LOST_DUE_DAYS));
    const [bill] = (await leasePayment(road.db, walk.purchaser, leaseId, road.clock.now()))?.open ?? [];
    expect([bill?.dueOn, bill?.tryOn], 'there is time to be heard before it is taken').toEqual([dueOn, dueOn]);
    for (const account of GONE) expect(await balanceOf(road, leaseId, account), account).toBe(0n);
    expect(await balanceOf(road, leaseId, 'write-off'), 'what nobody asks for is lost by who financed it').toBe(lender === 'desk' ? residualMinor - asked : 0n);
    const [event] = await road.db.contractEvent.findMany({ where: { contractId: walk.contractId, type: 'RETURN' } });
    expect(event?.amounts).toEqual(lender === 'desk' ? undefined : { left: '0', charge: '0', damage: '0', lost: String(asked) });
    await payOpen(road, leaseId);
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(0n);
    expect(valueOf(await clawBack(road.deps, { leaseId })).clawedMinor, 'its seller has nothing to take back').toBe(0n);
    const notice = await road.db.notification.findFirstOrThrow({ where: { kind: 'endings.return-lost-billed', userId: walk.purchaser.userId } });
    expect(notice.params).toMatchObject({ note: WHY, amountMinor: asked.toString(), dueOn });
    expect([await toldOf('return-lost-seller', returnId, walk.seller.userId), await toldOf('return-settled', returnId, walk.purchaser.userId)]).toEqual([1, 0]);
    expect((await road.db.limitHold.findUniqueOrThrow({ where: { orderId: walk.orderId } })).state).toBe('RELEASED');
    await road.work();
    expect(await leavePortal(road.db, walk.purchaser, leaseId, road.clock.now())).toMatchObject({ endCause: 'LOST', title: null });
    expect(await road.db.titleCertificate.count({ where: { leaseId } })).toBe(0);
  });

  test('after a payment refusal that stands: ends at no cost, though the goods stay where they are', async () => {
    const walk = await refused();
    later(SHIP_DAYS + 1 + MISSING_DAYS);
    expect(errorOf(await lose(walk, 1n))?.fields).toEqual({ amountMinor: 'endings.lost-too-high' });
    valueOf(await lose(walk, 0n));
    expect(await lease(walk.leaseId)).toMatchObject({ endCause: 'REFUSED', unit: { state: 'WITHDRAWN' } });
    expect(await row(walk.returnId)).toMatchObject({ state: 'LOST', lostMinor: 0n, invoiceId: null });
    expect([await toldOf('return-lost', walk.returnId, walk.purchaser.userId), await toldOf('return-lost-billed', walk.returnId, walk.purchaser.userId)]).toEqual([1, 0]);
  });

  test('an early one that was sent: the charge stays, nothing is asked for the goods; one that was not sent lapses', async () => {
    const [walk, unsent] = [await early(), await early()];
    valueOf(await ship(walk));
    later(MISSING_DAYS + 1);
    expect(errorOf(await lose(unsent, 0n))).toEqual({ code: 'endings.moved-on' });
    expect(errorOf(await lose(walk, 1n))?.fields).toEqual({ amountMinor: 'endings.lost-too-high' });
    const { chargeMinor } = await row(walk.returnId);
    valueOf(await lose(walk, 0n));
    const ended = await lease(walk.leaseId);
    expect(ended.endCause).toBe('LOST');
    expect(ended.invoices.find(({ kind }) => kind === 'RETURN_CHARGE')?.amountMinor).toBe(chargeMinor);
    for (const account of GONE) expect(await balanceOf(road, walk.leaseId, account), account).toBe(0n);
    expect(await balanceOf(road, walk.leaseId, 'write-off') > 0n).toBe(true);
  });

  test('after a broken guarantee: its seller answers for it as if they were back', async () => {
    const walk = await early('desk', true);
    valueOf(await ship(walk));
    later(MISSING_DAYS + 1);
    valueOf(await lose(walk, 0n));
    expect([(await lease(walk.leaseId)).endCause, await balanceOf(road, walk.leaseId, 'recourse-receivable') > 0n, await balanceOf(road, walk.leaseId, 'write-off')]).toEqual(['BREACHED', true, 0n]);
  });

  test('waits while a payment refusal does', async () => {
    const walk = await early();
    valueOf(await ship(walk));
    later(MISSING_DAYS + 1);
    valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '소리가 나지 않는 건반이 셋 있습니다.' }));
    expect(errorOf(await lose(walk, 0n))).toEqual({ code: 'endings.rests' });
  });

  test.each(['LABELLED', 'SHIPPED'] as const)('is ended once where they arrive at the same moment (%s)', async (state) => {
    const walk = await overdue();
    if (state === 'SHIPPED') valueOf(await ship(walk));
    later(SHIP_DAYS + 1 + MISSING_DAYS);
    const [lost, there] = await Promise.all([lose(walk, 0n), confirmArrival(road.deps, walk.seller, { returnId: walk.returnId })]);
    expect([lost.ok, there.ok].filter(Boolean)).toHaveLength(1);
    expect([errorOf(lost.ok ? there : lost), (await row(walk.returnId)).state]).toEqual([{ code: 'endings.moved-on' }, lost.ok ? 'LOST' : 'ARRIVED']);
  });
});

describe('whoever writes to the database', () => {
  /** What a row in a state has, beside its state. */
  const SENT = "carrier = 'CJ', tracking_number = '640012345678', shipped_at = now() - interval '40 days', arrived_at = NULL";
  const OPEN = 'settled_at = NULL, damage_minor = NULL, lost_minor = NULL';
  const AS: Record<ReturnState, string> = {
    LABELLED: `carrier = NULL, tracking_number = NULL, shipped_at = NULL, arrived_at = NULL, ${OPEN}`, SHIPPED: `${SENT}, ${OPEN}`, ARRIVED: `${SENT}, ${OPEN}`, INSPECTED: `${SENT}, ${OPEN}`,
    DISPUTED: `${SENT}, ${OPEN}, disputed_at = now(), dispute_text = '받을 때부터 그랬습니다.'`, SETTLED: `${SENT}, settled_at = now(), damage_minor = 0, lost_minor = NULL`, CANCELLED: OPEN,
    LOST: `arrived_at = NULL, settled_at = now(), damage_minor = 0, lost_minor = 0, decided_at = now(), decision_note = '${WHY}'`,
  };

  test('moves a return only as its moves allow, and once sent off only for a withdrawal', async () => {
    const { returnId } = await overdue();
    const tried = await withConnection(road.database.superuserUrl, async (client) => {
      const found: Record<string, boolean> = {};
      for (const { from, to } of allPairs(returnMoves)) {
        const set = (state: ReturnState, role: string) => client.query(`SET LOCAL session_replication_role = ${role}; UPDATE lease_return SET state = '${state}', ship_by = now() - interval '40 days', decided_by_id = '${road.deskPerson.userId}', ${AS[state]} WHERE id = '${returnId}'`);
        await client.query('BEGIN');
        await set(from, 'replica');
        found[`${from}>${to}`] = await set(to, 'origin').then(() => true, () => false);
        await client.query('ROLLBACK');
      }
      return found;
    });
    const legal = allPairs(returnMoves).map(({ from, to, legal: may }) => [`${from}>${to}`, from === to ? !returnMoves.final.includes(from) : may && (to !== 'CANCELLED' || from === 'LABELLED')]);
    expect(tried).toEqual(Object.fromEntries(legal));
  });

  test('loses no goods too early, for more than keeping them cost, without a reason, or in another’s name', async () => {
    const walk = await overdue();
    const { returnId, residualMinor } = walk;
    const day = (days: number) => new Date((road.clock.now().add({ hours: 24 * days })).epochMilliseconds);
    const gone = { state: 'LOST' as const, damageMinor: 0n, lostMinor: residualMinor, settledAt: day(40), decidedAt: day(40), decidedById: road.deskPerson.userId, decisionNote: WHY };
    const attack = (data: object, id = returnId) => road.db.$transaction(async (tx) => {
      await tx.leaseReturn.update({ where: { id }, data: { ...gone, ...data } });
      throw new Error('it was taken');
    });
    await expect(attack({})).rejects.toThrow(/it was taken/);
    for (const data of [{ settledAt: day(SHIP_DAYS + MISSING_DAYS) }, { lostMinor: residualMinor + 1n }, { decidedById: walk.seller.userId }]) await expect(attack(data)).rejects.toThrow(/do not count as lost/);
    for (const data of [{ lostMinor: null }, { lostMinor: -1n }, { decisionNote: null }, { decisionNote: '몰라요' }, { decidedById: null }, { arrivedAt: day(1) }]) await expect(attack(data)).rejects.toThrow(/lease_return_lost|do not count as lost/);
    const sent = await early();
    await expect(attack({ lostMinor: 0n }, sent.returnId), 'early goods that were not sent are not missing').rejects.toThrow(/cannot change so/);
    valueOf(await ship(sent));
    await expect(attack({ lostMinor: 1n }, sent.returnId)).rejects.toThrow(/lease_return_lost/);
    await expect(road.db.leaseReturn.update({ where: { id: returnId }, data: { lostMinor: 1n } }), 'nor asks for them while they are awaited').rejects.toThrow(/lease_return_lost/);
  });

  test('cannot hide what was decided', async () => {
    const walk = await overdue();
    later(SHIP_DAYS + 1 + MISSING_DAYS);
    valueOf(await lose(walk, walk.residualMinor));
    await expect(road.db.leaseReturn.update({ where: { id: walk.returnId }, data: { decisionNote: '다른 이유를 적어 둡니다.' } })).rejects.toThrow(/cannot change so/);
    const owner = (sql: string) => withConnection(road.database.migrationUrl, (client) => client.query(`ALTER TABLE lease_return DISABLE TRIGGER USER; ${sql}; ALTER TABLE lease_return ENABLE TRIGGER USER`));
    const { decisionNote, shipBy, lostMinor } = await row(walk.returnId);
    const where = `WHERE id = '${walk.returnId}'`;
    for (const [tampered, mended] of [
      ["decision_note = '다른 이유를 적어 둡니다.'", `decision_note = '${decisionNote}'`], ["ship_by = ship_by + interval '20 days'", `ship_by = '${shipBy.toISOString()}'`], ['lost_minor = lost_minor + 1', `lost_minor = ${lostMinor}`],
    ] as const) {
      await owner(`UPDATE lease_return SET ${tampered} ${where}`);
      expect((await brokenInvariants(road.database.migrationUrl)).some((line) => line.includes('12 return that ended without its goods')), tampered).toBe(true);
      await owner(`UPDATE lease_return SET ${mended} ${where}`);
    }
    expect((await brokenInvariants(road.database.migrationUrl)).filter((line) => line.includes('return'))).toEqual([]);
  });
});
