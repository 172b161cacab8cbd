import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBilling } from '@/lib/billing/run-billing';
import { findMethodOfLease } from '@/lib/billing/store/attempts';
import { sealTitle } from '@/lib/endings/seal-title';
import { titleDocument } from '@/lib/endings/views/title';
import { leavePortal } from '@/lib/endings/views/portal';
import { leaseStatement } from '@/lib/endings/views/statement';
import { purchaserMoney } from '@/lib/insights/views/purchaser';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { formatMoney } from '@/lib/kernel/money';
import { leaseDetail, purchaserLeases } from '@/lib/leases/views';
import { toPlainDate } from '@/lib/platform/clock';
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { givenStatement, transferDocument } from '@/lib/transfers/views/document';
import { transferSight } from '@/lib/transfers/views/transfer';
import { balanceOf, buyOn, payOpen } from '@/tests/support/endings';
import { valueOf } from '@/tests/support/catalogue';
import { closePaidBuyouts } from '@/lib/endings/close-paid-buyouts';
import { readPdf } from '@/tests/support/read-pdf';
import { openRoad, told, type Road } from '@/tests/support/rights';
import { aSuccessor, approved, handedOver, HOME, leftOf, runningLease, sign, signed } from '@/tests/support/transfers';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const lease = (id: string) => road.db.lease.findUniqueOrThrow({ where: { id } });
const transfer = (id: string) => road.db.leaseTransfer.findUniqueOrThrow({ where: { id }, include: { signatures: true } });

describe('a lease that another takes over', () => {
  test('is theirs from the day after the last signature: limits, books, bills and what they pay by', async () => {
    const walk = await runningLease(road);
    const successor = await aSuccessor(road);
    const { figures } = await leftOf(road, walk.leaseId);
    expect(figures.leftMinor).toBe((await road.db.leaseInstalment.findMany({ where: { leaseId: walk.leaseId, state: 'DUE' } })).reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
    const transferId = await signed(road, walk, successor);
    expect(await transfer(transferId)).toMatchObject({ state: 'SIGNED', toId: successor.userId, signatures: [{ side: 'FROM' }, { side: 'TO' }] });
    await carryOutTransfers(road.deps);
    expect((await lease(walk.leaseId)).purchaserId).toBe(walk.purchaser.userId);
    const before = { asset: await balanceOf(road, walk.leaseId, 'lease-receivable'), unearned: await balanceOf(road, walk.leaseId, 'unearned-income') };
    road.clock.set(`${addDays(plainDateIn(road.clock.now()), 1)}T00:30:00Z`);
    await Promise.all([carryOutTransfers(road.deps), carryOutTransfers(road.deps)]);
    const done = await transfer(transferId);
    expect(done.state).toBe('DONE');
    expect(await lease(walk.leaseId)).toMatchObject({ purchaserId: successor.userId, takenOverAt: done.carriedOutAt, holder: { name: successor.name, road: HOME.road } });

    const hold = await road.db.limitHold.findUniqueOrThrow({ where: { orderId: walk.orderId }, include: { approval: { include: { preApproval: true } } } });
    expect(hold).toMatchObject({ state: 'USED', amountMinor: figures.financedMinor, monthlyMinor: figures.monthlyMinor, approval: { purchaserId: successor.userId, usedMinor: figures.financedMinor, preApproval: { usedMinor: figures.financedMinor, monthlyUsedMinor: figures.monthlyMinor } } });
    expect(await road.db.approval.findUniqueOrThrow({ where: { id: walk.approvalId } })).toMatchObject({ usedMinor: 0n, monthlyUsedMinor: 0n });

    const of = async (partyId: string, accountCode: string) => (await road.db.journalLine.findMany({ where: { leaseId: walk.leaseId, accountCode, partyId } })).reduce((sum, { side, amountMinor }) => sum + (side === 'DEBIT' ? amountMinor : -amountMinor), 0n);
    expect([await of(walk.purchaser.userId, 'lease-receivable'), await of(successor.userId, 'lease-receivable')]).toEqual([0n, before.asset]);
    expect([await of(walk.purchaser.userId, 'unearned-income'), await of(successor.userId, 'unearned-income')]).toEqual([0n, before.unearned]);

    const fourth = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 4 } } });
    road.clock.set(`${toPlainDate(fourth.dueOn)}T02:00:00Z`);
    await runBilling(road.deps);
    const bill = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 4 } });
    expect(await of(successor.userId, 'billed-receivable')).toBe(bill.amountMinor);
    expect(await road.db.paymentMethod.findUniqueOrThrow({ where: { id: await findMethodOfLease(road.db, walk.leaseId) ?? '' } })).toMatchObject({ purchaserId: successor.userId });
    expect(await told(road, 'transfers.done-from', walk.purchaser.userId)).toBe(1);
    expect(await told(road, 'transfers.done-to', successor.userId)).toBe(1);

    await payOpen(road, walk.leaseId);
    valueOf(await buyOn(road, { ...walk, purchaser: successor }, plainDateIn(road.clock.now())));
    await payOpen(road, walk.leaseId);
    await closePaidBuyouts(road.deps);
    expect(await lease(walk.leaseId)).toMatchObject({ state: 'ENDED', endCause: 'BOUGHT_OUT' });
    expect((await road.db.approval.findUniqueOrThrow({ where: { id: done.approvalId ?? '' } })).usedMinor).toBe(0n);

    valueOf(await sealTitle(road.deps, walk));
    const theirs = await road.db.invoice.aggregate({ where: { leaseId: walk.leaseId, state: 'PAID', createdAt: { gte: done.carriedOutAt ?? new Date(0) } }, _sum: { amountMinor: true } });
    const title = await titleDocument(road.db, successor, walk.leaseId);
    const { text } = await readPdf(Buffer.from(title?.data ?? []));
    expect(text, 'what who gave it over had paid is theirs to know').toContain(formatMoney(theirs._sum.amountMinor ?? 0n, 'KRW', 'ko'));
    expect(await titleDocument(road.db, walk.purchaser, walk.leaseId)).toBeNull();
  });

  test('shows neither of the two what is the other’s', async () => {
    const walk = await runningLease(road);
    const successor = await aSuccessor(road, '새사람');
    const transferId = await handedOver(road, walk, successor);
    const now = road.clock.now();
    expect(await leaseDetail(road.db, walk.purchaser, walk.leaseId, now)).toBeNull();
    expect((await purchaserLeases(road.db, walk.purchaser, now)).map(({ id }) => id)).not.toContain(walk.leaseId);
    const detail = await leaseDetail(road.db, successor, walk.leaseId, now);
    expect(detail).toMatchObject({ contractId: null, orderId: null, paidMinor: 0n, takenOverOn: plainDateIn(now) });
    expect(detail?.totalCostMinor).toBe((await leftOf(road, walk.leaseId)).figures.leftMinor);
    expect((await leavePortal(road.db, successor, walk.leaseId, now))?.bills).toEqual([]);
    expect((await leaseStatement(road.db, successor, walk.leaseId, now))).toMatchObject({ purchaser: '새사람', lines: [] });
    expect(await leaseStatement(road.db, walk.purchaser, walk.leaseId, now)).toBeNull();
    const given = await givenStatement(road.db, walk.purchaser, transferId);
    expect(given).toMatchObject({ purchaser: walk.purchaser.name, openMinor: 0n, toComeMinor: 0n });
    expect(given?.paidMinor).toBe((await road.db.invoice.findMany({ where: { leaseId: walk.leaseId } })).reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
    expect(await givenStatement(road.db, successor, transferId)).toBeNull();
    expect((await purchaserMoney(road.deps, successor))?.paidMinor).toBe(0n);
    for (const actor of [walk.purchaser, successor, road.deskPerson]) expect((await transferDocument(road.db, actor, transferId))?.data.byteLength).toBeGreaterThan(1000);
    const [seen, own] = [JSON.stringify(await transferSight(road.db, walk.purchaser, transferId, now), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)), await transferSight(road.db, successor, transferId, now)];
    expect(seen).not.toContain(HOME.road);
    expect(seen).not.toContain(HOME.phone);
    expect(own).toMatchObject({ leaseId: walk.leaseId, toEmail: null });
  });

  test('is signed by both as they read it, each with a code of their own', async () => {
    const walk = await runningLease(road);
    const successor = await aSuccessor(road);
    const transferId = await approved(road, walk, successor);
    valueOf(await sign(road, transferId, successor));
    expect((await transfer(transferId)).state).toBe('APPROVED');
    valueOf(await sign(road, transferId, walk.purchaser));
    expect((await transfer(transferId)).state).toBe('SIGNED');
    await road.work();
    const { data } = await transferDocument(road.db, successor, transferId) ?? { data: new Uint8Array() };
    expect(Buffer.from(data).includes('/ETSI.CAdES.detached')).toBe(true);
  });
});
