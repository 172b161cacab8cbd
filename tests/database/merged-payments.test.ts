import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accelerateLease } from '@/lib/billing/overdue/accelerate-lease';
import { afterPayment } from '@/lib/billing/overdue/after-payment';
import { answerSettlement } from '@/lib/billing/overdue/answer-settlement';
import { decideWriteOff } from '@/lib/billing/overdue/decide-write-off';
import { checkSettlement, proposeSettlement } from '@/lib/billing/overdue/propose-settlement';
import { proposeWriteOff } from '@/lib/billing/overdue/propose-write-off';
import { recordRecovery } from '@/lib/billing/overdue/record-recovery';
import { recordCharge } from '@/lib/billing/record-charge';
import { accelerationFigures } from '@/lib/billing/store/overdue-figures';
import { findOverdueLease } from '@/lib/billing/store/overdue';
import { closePaidBuyouts, completeCalledIn } from '@/lib/endings/close-paid-buyouts';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { leavePortal } from '@/lib/endings/views/portal';
import { leaseStatement } from '@/lib/endings/views/statement';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { passOnFirstPayment } from '@/lib/settlements/pass-on-first-payment';
import { plainDateIn } from '@/lib/kernel/calendar';
import { findPaid } from '@/lib/leases/paid-store';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { newId } from '@/lib/platform/id';
import { brokenInvariants } from '@/tests/support/invariants';
import { accelerated } from '@/tests/support/called-in';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, buyOn } from '@/tests/support/endings';
import { firstWrittenOff, pay, stateOf, until } from '@/tests/support/overdue';
import { staff } from '@/tests/support/people';
import { balance, settlementsOf, sweep as settle } from '@/tests/support/settlements';
import { aLease, OVER, paid, told } from '@/tests/support/rights';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

const WHY = '여러 번 연락했으나 답이 없습니다.';

let road: Road;
beforeEach(async () => { road = await openRoad(); });
afterEach(() => road.close());

const open = async (leaseId: string) =>
  (await road.db.invoice.findMany({ where: { leaseId, state: { in: ['OPEN', 'DEFERRED'] } } })).reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, 0n);

/** An attempt for an invoice, of which the gateway had said that nothing was taken. */
async function declined({ purchaser }: Walk, invoice: { id: string; amountMinor: bigint; currency: string }): Promise<string> {
  const [methodId, attemptId, at] = [newId('pm'), newId('at'), new Date(road.clock.now().epochMilliseconds)];
  await road.db.paymentMethod.create({ data: { id: methodId, purchaserId: purchaser.userId, gateway: 'sandbox', state: 'ACTIVE', customer: `cu_${methodId}`, token: `to_${methodId}`, createdAt: at, activeAt: at } });
  const no = await road.db.collectionAttempt.count({ where: { invoiceId: invoice.id } }) + 1;
  await road.db.collectionAttempt.create({ data: {
    id: attemptId, invoiceId: invoice.id, methodId, no, state: 'DECLINED', declineCode: 'insufficient_funds', currency: invoice.currency, amountMinor: invoice.amountMinor, createdAt: at, askedAt: at, settledAt: at,
  } });
  return attemptId;
}

/** And now it says that it was. */
const comes = (attemptId: string) => recordCharge(road.deps, { attemptId, outcome: { state: 'SUCCEEDED', reference: `ch_${attemptId}` }, gateway: 'sandbox' });

/** Two of twelve are missed, one of them was tried, and all that is left falls due at once. */
async function calledIn(lender: 'desk' | 'script'): Promise<{ walk: Walk; attemptId: string; triedMinor: bigint }> {
  const walk = await aLease(road, { termMonths: 12, lender });
  await paid(road, walk.leaseId, 0, 1);
  await until(road, '2026-06-30', { leap: true });
  await until(road, '2026-07-20', { leap: true });
  const tried = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 2, kind: 'INSTALMENT' } });
  const attemptId = await declined(walk, tried);
  const lease = await findOverdueLease(road.db, walk.leaseId);
  if (!lease) throw new Error('no lease');
  const { totalMinor } = await accelerationFigures(road.db, lease, plainDateIn(road.clock.now()));
  valueOf(await accelerateLease(road.deps, road.deskPerson, { leaseId: walk.leaseId, totalMinor, reason: WHY }));
  return { walk, attemptId, triedMinor: tried.amountMinor };
}

describe.each(['desk', 'script'] as const)('money for an instalment that had fallen due with all the rest, of %s,', (lender) => {
  test('pays a part of all that is left: nobody is chased for it, and it is told once, however often it comes', async () => {
    const { walk, attemptId, triedMinor } = await calledIn(lender);
    const before = await open(walk.leaseId);
    await Promise.all([comes(attemptId), comes(attemptId)]);
    await comes(attemptId);
    expect(await open(walk.leaseId)).toBe(before - triedMinor);
    expect(await balanceOf(road, walk.leaseId, 'billed-receivable')).toBe(before - triedMinor);
    expect(await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, kind: 'ACCELERATION' } })).toMatchObject({ state: 'OPEN', creditMinor: triedMinor });
    expect(await road.db.attemptRefund.count()).toBe(0);
    expect([await balanceOf(road, walk.leaseId, 'deposits'), await balanceOf(road, walk.leaseId, 'service-credit-payable')]).toEqual([0n, 0n]);
    expect(await told(road, 'payments.put-to-debt', walk.purchaser.userId)).toBe(1);
    // It is money that was paid, not a credit that was given.
    const [portal, statement] = [await leavePortal(road.db, walk.purchaser, walk.leaseId, road.clock.now()), await leaseStatement(road.db, walk.purchaser, walk.leaseId, road.clock.now())];
    for (const each of [portal, statement]) expect(each).toMatchObject({ paidMinor: await balanceOf(road, walk.leaseId, 'cash-in-transit'), creditedMinor: 0n });
    expect(portal?.bills.find(({ kind }) => kind === 'ACCELERATION')).toMatchObject({ creditMinor: 0n, putMinor: triedMinor });
    await pay(road, walk.leaseId);
    expect(await stateOf(road, walk.leaseId)).toBe('CURRENT');
    await completeCalledIn(road.deps);
    expect((await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } })).endCause).toBe('COMPLETED');
  });

  test('pays the parts that were agreed upon, the oldest first, and what is more than they are is given back', async () => {
    const { walk: { leaseId, purchaser }, attemptId, triedMinor } = await calledIn(lender);
    const totalMinor = triedMinor - 1000n;
    const { settlementId } = valueOf(await proposeSettlement(road.deps, road.deskPerson, { leaseId, totalMinor, parts: 3, firstOn: '2026-08-31', reason: WHY }));
    valueOf(await checkSettlement(road.deps, await staff(road.deps, 'DESK'), { settlementId, decision: 'OFFERED' }));
    valueOf(await answerSettlement(road.deps, purchaser, { settlementId, answer: 'ACCEPTED' }));
    await comes(attemptId);
    expect(await open(leaseId)).toBe(0n);
    expect((await road.db.invoice.findMany({ where: { leaseId, kind: 'SETTLEMENT' } })).map(({ state }) => state)).toEqual(['PAID', 'PAID', 'PAID']);
    expect((await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).amountMinor).toBe(1000n);
    expect(await balanceOf(road, leaseId, 'deposits')).toBe(-1000n);
    await afterPayment(road.deps, { leaseId });
    expect(await stateOf(road, leaseId)).toBe('CURRENT');
  });
});

describe('money that comes once more for an instalment', () => {
  /** Bought on a day, an instalment of it tried and then paid in another way. */
  async function buying(): Promise<{ walk: Walk; attemptId: string; seq1: bigint; price: bigint }> {
    const walk = await aLease(road, { termMonths: 12 });
    await paid(road, walk.leaseId, 0, 1);
    const first = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 1, kind: 'INSTALMENT' } });
    const attemptId = await declined(walk, first);
    valueOf(await buyOn(road, walk, plainDateIn(road.clock.now())));
    const { amountMinor } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, kind: 'BUYOUT' } });
    return { walk, attemptId, seq1: first.amountMinor, price: amountMinor };
  }

  test('while the goods are being bought pays a part of their price', async () => {
    const { walk: { leaseId }, attemptId, seq1, price } = await buying();
    await comes(attemptId);
    expect(await open(leaseId)).toBe(price - seq1);
    await pay(road, leaseId);
    await closePaidBuyouts(road.deps);
    expect((await road.db.lease.findUniqueOrThrow({ where: { id: leaseId } })).endCause).toBe('BOUGHT_OUT');
  });

  test('is to the good of a lease whose buyout lapses: the next bills are less by it', async () => {
    const { walk: { leaseId }, attemptId, seq1 } = await buying();
    await comes(attemptId);
    await until(road, '2026-03-20', { leap: true });
    await lapseBuyouts(road.deps);
    expect(await balanceOf(road, leaseId, 'service-credit-payable')).toBe(-seq1);
    await until(road, '2026-06-02', { leap: true });
    expect(await balanceOf(road, leaseId, 'service-credit-payable')).toBe(0n);
    expect(await road.db.invoice.findFirstOrThrow({ where: { leaseId, seq: 2, kind: 'INSTALMENT' } })).toMatchObject({ state: 'PAID', creditMinor: seq1 });
  });

  test('of a lease that owes nothing else is given back', async () => {
    const walk = await aLease(road, { termMonths: 12 });
    await paid(road, walk.leaseId, 0, 1);
    const attemptId = await declined(walk, await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 1, kind: 'INSTALMENT' } }));
    await comes(attemptId);
    expect((await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).amountMinor).toBe(await balanceOf(road, walk.leaseId, 'cash-in-transit') - await paidOf(walk.leaseId));
    expect(await road.db.leaseCredit.count()).toBe(0);
  });
});

test('money for what was written off meanwhile pays it, and the loss is taken back', async () => {
  const walk = await aLease(road, { termMonths: 12 });
  const { leaseId } = walk;
  const invoice = await firstWrittenOff(road, leaseId);
  const attemptId = await declined(walk, invoice);
  await comes(attemptId);
  await comes(attemptId);
  expect(await road.db.invoice.findUniqueOrThrow({ where: { id: invoice.id } })).toMatchObject({ state: 'PAID' });
  expect([await balanceOf(road, leaseId, 'write-off'), await balanceOf(road, leaseId, 'deposits'), await balanceOf(road, leaseId, 'billed-receivable')]).toEqual([0n, 0n, 0n]);
  expect(await road.db.attemptRefund.count()).toBe(0);
});

test.each(['desk', 'script'] as const)('money that a gateway took of what was written off, after a part of it was recovered, of %s, pays what is left: the rest goes back, and its financier has its share once', async (lender) => {
  const { leaseId, purchaser } = await accelerated(road, lender);
  const debt = await road.db.invoice.findFirstOrThrow({ where: { leaseId, kind: 'ACCELERATION' } });
  const attemptId = await declined({ purchaser } as Walk, debt);
  const { writeOffId } = valueOf(await proposeWriteOff(road.deps, road.deskPerson, { leaseId, reason: WHY }));
  valueOf(await decideWriteOff(road.deps, await staff(road.deps, 'DESK'), { writeOffId, decision: 'APPROVED', note: WHY }));
  const charges = (await road.db.invoice.findMany({ where: { leaseId, kind: 'LATE_CHARGE', state: 'WRITTEN_OFF' } })).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const [passed, loss] = [await balanceOf(road, leaseId, 'remittance-payable'), await balanceOf(road, leaseId, 'write-off')];
  const recover = (amountMinor: bigint, reference: string) => recordRecovery(road.deps, road.deskPerson, { leaseId, amountMinor, reference });
  const paidMinor = async () => (await findPaid(road.db, [leaseId])).get(leaseId)?.paidMinor ?? 0n;
  const paidBefore = await paidMinor();
  valueOf(await recover(200_000n, '1'));
  expect(await paidMinor(), 'what came by transfer is paid').toBe(paidBefore + 200_000n);
  await Promise.all([comes(attemptId), recover(1n, '2')]);
  await comes(attemptId);
  const one = await road.db.writeOffRecovery.count({ where: { leaseId, reference: '2' } }) === 1 ? 1n : 0n;
  // In house a late charge that did not come is covered by the recovery first: it is one sum.
  const back = lender === 'desk' ? 200_000n + one - charges : 200_000n + one;
  expect((await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).amountMinor).toBe(back);
  expect(await road.db.invoice.findUniqueOrThrow({ where: { id: debt.id } })).toMatchObject({ state: 'PAID' });
  expect([await balanceOf(road, leaseId, 'deposits'), await balanceOf(road, leaseId, 'billed-receivable'), await balanceOf(road, leaseId, 'service-credit-payable')]).toEqual([-back, 0n, 0n]);
  if (lender === 'desk') expect(await balanceOf(road, leaseId, 'write-off'), 'neither a loss nor a gain').toBe(0n);
  else expect([await balanceOf(road, leaseId, 'remittance-payable'), await balanceOf(road, leaseId, 'write-off')]).toEqual([passed - debt.amountMinor, loss]);
  // As its purchaser reads it, what came by transfer stands once as well.
  const statement = await leaseStatement(road.db, purchaser, leaseId, road.clock.now());
  expect(statement?.lines.filter(({ is }) => is === 'came-after').reduce((sum, { paidMinor }) => sum + paidMinor, 0n)).toBe(200_000n + one);
  expect(statement).toMatchObject({ paidMinor: await paidOf(leaseId) + 200_000n + one - back, openMinor: 0n });
  expect(await paidMinor(), 'and wherever else it says what was paid').toBe(statement?.paidMinor);
  expect((statement?.chargedMinor ?? 0n) - (statement?.paidMinor ?? 0n)).toBe(0n);
  expect(errorOf(await recover(charges + 1n, '3')), 'what the gateway took is not recovered once more').toEqual({ code: 'input', fields: { amountMinor: 'overdue.more-than-given-up' } });
});

const paidOf = async (leaseId: string) => (await road.db.invoice.findMany({ where: { leaseId, state: 'PAID' } })).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

test('a first payment that was written off before the release and is paid later is its seller’s after all, once', async () => {
  const walk = await aLease(road, { seller: await road.seller() });
  const { leaseId, seller: { sellerId } } = walk;
  const invoice = await firstWrittenOff(road, leaseId);
  road.clock.set(OVER);
  await settle(road);
  const [settlement] = await settlementsOf(road, sellerId);
  const of = { partyId: sellerId };
  const before = await balance(road, 'seller-payable', of);
  road.clock.advance({ hours: 24 * 3 });
  await road.db.$transaction(async (tx) => {
    const held = await lockInvoice(tx, invoice.id);
    expect(held && await settleInvoice(tx, held, { gateway: 'sandbox', at: road.clock.now() })).toBe(true);
  });
  await road.work('pass-on-first-payment');
  expect(await balance(road, 'seller-payable', of) - before).toBe(548_000n);
  expect(await balance(road, 'write-off', { leaseId }), 'neither a loss nor a gain').toBe(0n);
  expect(await passOnFirstPayment(road.deps, { leaseId })).toMatchObject({ value: { passedMinor: 0n } });
  road.clock.set('2026-03-18T02:00:00Z');
  await settle(road);
  expect((await settlementsOf(road, sellerId)).map(({ linesMinor }) => linesMinor)).toEqual([settlement?.linesMinor, 548_000n]);
});

test.each(['before', 'after'])('a first payment that comes %s the release, with all else that was written off, is its seller’s too', async (when) => {
  const walk = await aLease(road, { seller: await road.seller() });
  const { leaseId, seller: { sellerId } } = walk;
  const { amountMinor } = await firstWrittenOff(road, leaseId);
  const on = new Date('2026-03-03');
  await road.db.leaseOverdue.create({ data: { leaseId, state: 'WRITTEN_OFF', since: on, lateRate: '0.01' } });
  await road.db.overdueStep.create({ data: { id: newId('os'), leaseId, fromState: 'ACCELERATED', toState: 'WRITTEN_OFF', day: on, at: on } });
  const comes = async (part: bigint, reference: string) => {
    valueOf(await recordRecovery(road.deps, road.deskPerson, { leaseId, amountMinor: part, reference }));
    await road.work('pass-on-first-payment');
  };
  if (when === 'before') await comes(amountMinor, '1');
  road.clock.set(OVER);
  await releaseToSellers(road.deps);
  const before = await balance(road, 'seller-payable', { partyId: sellerId });
  if (when === 'after') {
    await comes(48_000n, '1');
    expect(await balance(road, 'seller-payable', { partyId: sellerId }), 'not all of it yet').toBe(before);
    expect(await brokenInvariants(road.database.migrationUrl), 'and more than our own loss is no gain, since it is not').toEqual([]);
    await comes(amountMinor - 48_000n, '2');
  }
  expect(await balance(road, 'seller-payable', { partyId: sellerId }) - before).toBe(when === 'after' ? amountMinor : 0n);
  expect(await balance(road, 'write-off', { leaseId }), 'neither a loss nor a gain').toBe(0n);
  expect(await moreCame(leaseId), 'one won more would be seen').toEqual([{ id: leaseId }]);
});

/** What the invariants say where a lease brings one won more than was written off of it; nothing of that stays. */
async function moreCame(leaseId: string): Promise<unknown> {
  const said = (await readFile('tests/support/invariants.sql', 'utf8')).split(';').find((each) => each.includes('came back more than once')) ?? '';
  let found: unknown;
  await road.db.$transaction(async (tx) => {
    const lines = [debit('cash', 1n, { leaseId }), credit('write-off', 1n, { leaseId })];
    await postEntry(tx, { sourceType: 'recovery', sourceId: newId('rv'), kind: 'received', currency: 'KRW', occurredOn: '2026-03-18', lines }, road.clock.now());
    found = (await tx.$queryRawUnsafe<{ id: string }[]>(said)).map(({ id }) => ({ id }));
    throw new Error('undone');
  }).catch((error: unknown) => { if (!(error instanceof Error) || error.message !== 'undone') throw error; });
  return found;
}
