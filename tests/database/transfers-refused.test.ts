import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { acceptBuyout } from '@/lib/endings/accept-buyout';
import { askReturn } from '@/lib/endings/ask-return';
import { openClaim } from '@/lib/guarantee/open-claim';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { endPreApprovalWith } from '@/lib/limits/end-pre-approval';
import { toPlainDate } from '@/lib/platform/clock';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { askTransfer } from '@/lib/transfers/ask-transfer';
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { decideTransfer } from '@/lib/transfers/decide-transfer';
import { findSuccessors } from '@/lib/transfers/find-successors';
import { lapseTransfers } from '@/lib/transfers/lapse-transfers';
import { signTransfer } from '@/lib/transfers/sign-transfer';
import { transferOffer } from '@/lib/transfers/views/lists';
import { transferSight } from '@/lib/transfers/views/transfer';
import { withdrawTransfer } from '@/lib/transfers/withdraw-transfer';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { payOpen, quoteOf } from '@/tests/support/endings';
import { figuresOf } from '@/lib/endings/store/returns';
import { findEndingLease } from '@/lib/endings/store/leases';
import { aLease, openRoad, told, type Road, type Walk } from '@/tests/support/rights';
import { aCard, agree, agreed, aLimit, approved, asked, aSuccessor, emailOf, handedOver, leftOf, runningLease, sign, signed } from '@/tests/support/transfers';

let road: Road;
let successor: Actor;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const ask = async ({ purchaser, leaseId }: Walk, email?: string) => errorOf(await askTransfer(road.deps, purchaser, { leaseId, email: email ?? await emailOf(road, successor) }))?.code;
const stateOf = async (id: string) => (await road.db.leaseTransfer.findUniqueOrThrow({ where: { id } })).state;
const day = () => plainDateIn(road.clock.now());
const tomorrow = () => { road.clock.set(`${addDays(day(), 1)}T01:00:00Z`); };

describe('a lease cannot be given over', () => {
  beforeAll(async () => { road.clock.set('2026-03-03T01:00:00Z'); successor = await aSuccessor(road); });

  test('within the days of withdrawal, while anything due is unpaid, and in the last month', async () => {
    const walk = await aLease(road);
    await billLease(road.deps, { leaseId: walk.leaseId });
    expect(await ask(walk)).toBe('transfers.unpaid');
    await payOpen(road, walk.leaseId);
    expect(await ask(walk)).toBe('transfers.withdrawal-days');
    const { endsOn } = await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } });
    road.clock.set(`${toPlainDate(endsOn)}T03:00:00Z`);
    expect(await ask(walk)).toBe('transfers.unpaid');
  });

  test('while a claim, a payment refusal, a deferral, a return, a buyout or an amendment is open', async () => {
    const walk = await runningLease(road);
    const { deps } = road;
    const { purchaser, leaseId } = walk;
    valueOf(await requestSupplement(deps, purchaser, { kind: 'ADDRESS', leaseId, postcode: '06236', road: '서울특별시 강남구 새길 1', detail: '' }));
    expect(await ask(walk)).toBe('transfers.amending');
    const claimed = await runningLease(road);
    valueOf(await openClaim(deps, claimed.purchaser, openClaimInput.parse({ leaseId: claimed.leaseId, text: '건반 하나가 눌린 채로 올라오지 않습니다.', sinceOn: day(), serial: claimed.serial, usable: 'yes', photos: [] })));
    expect(await ask(claimed)).toBe('transfers.claim');
    const refused = await runningLease(road);
    valueOf(await refusePayment(deps, refused.purchaser, { leaseId: refused.leaseId, ground: 'DEFECT', facts: '소리가 나지 않는 건반이 셋 있습니다.' }));
    expect(await ask(refused)).toBe('transfers.refusing');
    const poor = await runningLease(road);
    const { requestId } = valueOf(await askDeferral(deps, poor.purchaser, { leaseId: poor.leaseId, months: 1, canPayMinor: 0n, reason: '일을 잠시 쉬게 되어 한 달을 미루고 싶습니다.' }));
    expect(await ask(poor)).toBe('transfers.deferral');
    valueOf(await decideDeferral(deps, road.deskPerson, { requestId, decision: 'GRANTED', note: '사정을 읽고 서류를 확인하였습니다.' }));
    expect(await ask(poor), 'what falls due is put off for this purchaser, not for the next').toBe('transfers.deferral');
    const back = await runningLease(road);
    const ending = await findEndingLease(road.db, { id: back.leaseId });
    if (!ending) throw new Error('no lease');
    valueOf(await askReturn(deps, back.purchaser, { leaseId: back.leaseId, chargeMinor: (await figuresOf(road.db, ending, day())).chargeMinor }));
    expect(await ask(back)).toBe('transfers.returning');
    const bought = await runningLease(road);
    valueOf(await acceptBuyout(deps, bought.purchaser, { leaseId: bought.leaseId, on: day(), amountMinor: (await quoteOf(road, bought.leaseId, day())).amountMinor }));
    expect(await ask(bought)).toBe('transfers.buying');
  });

  test('where another financier has it, and its page says how that one is reached', async () => {
    const walk = await runningLease(road, { lender: 'script' });
    expect(await ask(walk)).toBe('transfers.outside');
    expect(await transferOffer(road.db, walk.purchaser, walk.leaseId, road.clock.now())).toMatchObject({ obstacle: 'outside', reach: { phone: expect.any(String) as string } });
  });

  test('to oneself, by another, or twice at once', async () => {
    const walk = await runningLease(road);
    expect(errorOf(await askTransfer(road.deps, walk.purchaser, { leaseId: walk.leaseId, email: await emailOf(road, walk.purchaser) }))).toMatchObject({ fields: { email: 'transfers.own-email' } });
    expect(errorOf(await askTransfer(road.deps, successor, { leaseId: walk.leaseId, email: 'someone@dalmada.test' }))?.code).toBe('not-found');
    const both = await Promise.all([ask(walk), ask(walk)]);
    expect(both.toSorted()).toEqual(['transfers.open-already', undefined].toSorted());
  });
});

describe('a transfer', () => {
  test('waits for who has no account, who is found when they have come', async () => {
    const walk = await runningLease(road);
    const { transferId } = valueOf(await askTransfer(road.deps, walk.purchaser, { leaseId: walk.leaseId, email: 'new-here@dalmada.test' }));
    const mail = await road.db.mailMessage.findFirstOrThrow({ where: { recipient: 'new-here@dalmada.test' } });
    expect(mail.body).toContain('/sign-up');
    await findSuccessors(road.deps);
    expect(await road.db.leaseTransfer.findUniqueOrThrow({ where: { id: transferId } })).toMatchObject({ toId: null });
    const come = await road.purchaser('새손님');
    await road.db.user.update({ where: { id: come.userId }, data: { email: 'new-here@dalmada.test' } });
    await findSuccessors(road.deps);
    await findSuccessors(road.deps);
    expect(await road.db.leaseTransfer.findUniqueOrThrow({ where: { id: transferId } })).toMatchObject({ toId: come.userId });
    expect(await told(road, 'transfers.asked', come.userId)).toBe(1);
    expect(errorOf(await agree(road, walk.leaseId, transferId, come))?.code).toBe('limits.pre-none');
    await aLimit(road, come);
    expect(errorOf(await agree(road, walk.leaseId, transferId, come))?.code).toBe('transfers.no-method');
    await aCard(road, come);
    valueOf(await agree(road, walk.leaseId, transferId, come));
    expect(await stateOf(transferId)).toBe('AGREED');
  });

  test('needs a limit that carries what is left, when it is agreed to, decided and carried out', async () => {
    const walk = await runningLease(road);
    const poor = await road.purchaser();
    const preApprovalId = await aLimit(road, poor);
    await aCard(road, poor);
    const { figures } = await leftOf(road, walk.leaseId);
    await road.db.preApproval.update({ where: { id: preApprovalId }, data: { approvedMinor: figures.financedMinor - 1n } });
    const transferId = await asked(road, walk, poor);
    expect(errorOf(await agree(road, walk.leaseId, transferId, poor))?.code).toBe('limits.pre-too-little');
    await road.db.preApproval.update({ where: { id: preApprovalId }, data: { approvedMinor: figures.financedMinor, monthlyCapMinor: figures.monthlyMinor } });
    valueOf(await agree(road, walk.leaseId, transferId, poor));
    await road.db.$transaction((tx) => endPreApprovalWith(tx, { id: preApprovalId, to: 'REPLACED', actor: poor, at: road.clock.now(), reason: 'given-up' }));
    expect(errorOf(await decideTransfer(road.deps, road.deskPerson, { transferId, decision: 'APPROVE', reason: '' }))?.code).toBe('limits.pre-none');
    const again = await aLimit(road, poor);
    valueOf(await decideTransfer(road.deps, road.deskPerson, { transferId, decision: 'APPROVE', reason: '' }));
    await road.work('draw-transfer');
    valueOf(await sign(road, transferId, walk.purchaser));
    valueOf(await sign(road, transferId, poor));
    await road.work('seal-transfer');
    await road.db.$transaction((tx) => endPreApprovalWith(tx, { id: again, to: 'REPLACED', actor: poor, at: road.clock.now(), reason: 'given-up' }));
    tomorrow();
    await carryOutTransfers(road.deps);
    expect(await stateOf(transferId)).toBe('SIGNED');
    expect((await road.db.limitHold.findUniqueOrThrow({ where: { orderId: walk.orderId } })).approvalId).toBe(walk.approvalId);
    await aLimit(road, poor);
    await carryOutTransfers(road.deps);
    expect(await stateOf(transferId)).toBe('DONE');
  });

  test('is declined with a reason that both read', async () => {
    const walk = await runningLease(road);
    const to = await aSuccessor(road);
    const transferId = await agreed(road, walk, to);
    const reason = '지난달에 거둔 한도가 있어 지금은 승인하지 않습니다.';
    const both = await Promise.all(['DECLINE', 'APPROVE'].map((decision) => decideTransfer(road.deps, road.deskPerson, { transferId, decision: decision as 'DECLINE', reason })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const declined = await runningLease(road);
    const second = await agreed(road, declined, to);
    valueOf(await decideTransfer(road.deps, road.deskPerson, { transferId: second, decision: 'DECLINE', reason }));
    for (const actor of [declined.purchaser, to]) expect((await road.db.notification.findFirstOrThrow({ where: { userId: actor.userId, kind: 'transfers.declined', eventKey: { contains: second } } })).params).toMatchObject({ reason });
    expect(errorOf(await withdrawTransfer(road.deps, to, { transferId: second }))?.code).toBe('transfers.moved-on');
  });

  test('is taken back by either until both have signed', async () => {
    const walk = await runningLease(road);
    const to = await aSuccessor(road);
    const first = await approved(road, walk, to);
    valueOf(await sign(road, first, walk.purchaser));
    valueOf(await withdrawTransfer(road.deps, to, { transferId: first }));
    expect(errorOf(await signTransfer(road.deps, to, { transferId: first, read: 'yes', name: to.name, code: '123456' }))?.code).toBe('transfers.moved-on');
    const second = await signed(road, walk, to);
    for (const actor of [walk.purchaser, to]) expect(errorOf(await withdrawTransfer(road.deps, actor, { transferId: second }))?.code).toBe('transfers.moved-on');
  });

  test('is not signed in another’s name, without a code, or with a wrong one', async () => {
    const walk = await runningLease(road);
    const to = await aSuccessor(road);
    const transferId = await approved(road, walk, to);
    const by = async (input: Partial<Parameters<typeof signTransfer>[2]>) => errorOf(await signTransfer(road.deps, to, { transferId, read: 'yes', name: to.name, code: '000000', ...input }))?.fields;
    expect(await by({ name: walk.purchaser.name })).toEqual({ name: 'signing.name' });
    expect(await by({})).toEqual({ code: 'signing.code-none' });
    expect(await stateOf(transferId)).toBe('APPROVED');
  });

  test('lapses after 14 days, whatever it waits for, and tells both; who never came is forgotten', async () => {
    const walk = await runningLease(road);
    const to = await aSuccessor(road);
    const transferId = await approved(road, walk, to);
    const other = await runningLease(road);
    const { transferId: named } = valueOf(await askTransfer(road.deps, other.purchaser, { leaseId: other.leaseId, email: 'never@dalmada.test' }));
    const last = road.clock.now().add({ hours: 24 * 14 });
    road.clock.set(last.subtract({ seconds: 1 }).toString());
    await lapseTransfers(road.deps);
    expect(await stateOf(named)).toBe('ASKED');
    road.clock.set(last.toString());
    await Promise.all([lapseTransfers(road.deps), lapseTransfers(road.deps)]);
    expect(await stateOf(transferId)).toBe('LAPSED');
    for (const { userId } of [walk.purchaser, to]) expect(await told(road, 'transfers.lapsed', userId)).toBe(1);
    expect(await road.db.leaseTransfer.findUniqueOrThrow({ where: { id: named } })).toMatchObject({ state: 'LAPSED', toEmail: '-', endedWhy: 'ASKED' });
    expect(await transferSight(road.db, other.purchaser, named, road.clock.now())).toMatchObject({ toEmail: null });
  });

  test('signed by both waits while something is billed and unpaid, and what was billed stays who owed it', async () => {
    const walk = await runningLease(road);
    const next = await road.db.leaseInstalment.findFirstOrThrow({ where: { leaseId: walk.leaseId, state: 'DUE' }, orderBy: { seq: 'asc' } });
    road.clock.set(`${addDays(toPlainDate(next.dueOn), -1)}T02:00:00Z`);
    const to = await aSuccessor(road);
    const transferId = await signed(road, walk, to);
    tomorrow();
    await billLease(road.deps, { leaseId: walk.leaseId });
    await carryOutTransfers(road.deps);
    expect(await stateOf(transferId)).toBe('SIGNED');
    await payOpen(road, walk.leaseId);
    tomorrow();
    await carryOutTransfers(road.deps);
    expect(await stateOf(transferId)).toBe('DONE');
    const billed = await road.db.journalLine.findMany({ where: { leaseId: walk.leaseId, accountCode: 'billed-receivable' } });
    expect(new Set(billed.map(({ partyId }) => partyId))).toEqual(new Set([walk.purchaser.userId]));
  });
});

describe('who has taken a lease over', () => {
  test('has the right of defence, and the one before has it no more', async () => {
    const walk = await runningLease(road);
    const to = await aSuccessor(road);
    await handedOver(road, walk, to);
    const facts = '페달이 고장 났는데 고쳐 주지 않습니다.';
    expect(errorOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts }))?.code).toBe('not-found');
    const { refusalId } = valueOf(await refusePayment(road.deps, to, { leaseId: walk.leaseId, ground: 'DEFECT', facts }));
    expect(await told(road, 'rights.refused', to.userId)).toBe(1);
    expect(errorOf(await objectToRejection(road.deps, walk.purchaser, { refusalId, text: facts }))?.code).toBe('not-found');
    expect(errorOf(await requestSupplement(road.deps, to, { kind: 'ADDRESS', leaseId: walk.leaseId, postcode: '06236', road: '서울특별시 강남구 새길 2', detail: '' }))?.code).toBe('supplements.taken-over');
  });

  test('may give it over again', async () => {
    const walk = await runningLease(road);
    const [second, third] = [await aSuccessor(road), await aSuccessor(road)];
    await handedOver(road, walk, second);
    await handedOver(road, { ...walk, purchaser: second }, third);
    expect(await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } })).toMatchObject({ purchaserId: third.userId });
    expect((await road.db.preApproval.findFirstOrThrow({ where: { purchaserId: second.userId, status: 'LIVE' } })).usedMinor).toBe(0n);
  });
});
