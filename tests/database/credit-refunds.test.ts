import { describe, expect, test } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { collectDue } from '@/lib/billing/collect-due';
import { grantCredit } from '@/lib/billing/grant-credit';
import { payOutCredits } from '@/lib/billing/pay-out-credits';
import { recordRefundByHand } from '@/lib/billing/record-refund-by-hand';
import { plainDateIn } from '@/lib/kernel/calendar';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { withConnection } from '@/lib/host/postgres/connect';
import { makeRefund } from '@/lib/sandbox-gateway/make-refund';
import { insertCharge, openSetup, closeSetup } from '@/lib/sandbox-gateway/store';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { billOfLease } from '@/lib/billing/store/run';
import { useCreditsOn } from '@/lib/billing/use-credits';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { addCard, withGateway, work } from '@/tests/support/collection';
import { balanceOf } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { aLease, HOW, paid, told, type Road, type Walk } from '@/tests/support/rights';
import type { ScriptedGateway } from '@/tests/support/scripted-gateway';

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });

const MINOR = 7_322n;
const refunds = (leaseId: string) => road.db.creditRefund.findMany({ where: { credit: { leaseId } }, orderBy: { id: 'asc' } });

async function credited({ leaseId, purchaser }: Walk, sourceId = leaseId): Promise<void> {
  const at = road.clock.now();
  await road.db.$transaction(async (tx) => {
    await grantCredit(tx, { leaseId, cause: 'GOODWILL', sourceId, currency: 'KRW', amountMinor: MINOR }, at);
    await postEntry(tx, { sourceType: 'credit', sourceId, kind: 'granted', currency: 'KRW', occurredOn: plainDateIn(at),
      lines: [debit('guarantee-cost', MINOR, { leaseId }), credit('service-credit-payable', MINOR, { partyId: purchaser.userId, leaseId })] }, at);
  });
}

/** A lease that has ended with a credit left; its first payment was paid by card, or in a way that cannot be gone back. */
async function ended(by: 'card' | 'other'): Promise<Walk> {
  const walk = await aLease(road);
  if (by === 'card') {
    await addCard(gateway, walk.purchaser);
    await work(gateway);
    await collectDue(gateway.deps);
    await work(gateway);
  } else await paid(road, walk.leaseId, 0);
  await credited(walk);
  await payOutCredits(gateway.deps);
  expect(await refunds(walk.leaseId), 'while it runs its bills are to come').toEqual([]);
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  return walk;
}

describe('credits that are left when a lease ends', () => {
  test('are given back out of what its purchaser paid, once, whatever becomes of the answer', async () => {
    const { leaseId, purchaser } = await ended('card');
    const before = await balanceOf(road, leaseId, 'refund-payable');
    const inTransit = await balanceOf(road, leaseId, 'cash-in-transit');
    await Promise.all([payOutCredits(gateway.deps), payOutCredits(gateway.deps)]);
    await payOutCredits(gateway.deps);
    expect(await refunds(leaseId)).toMatchObject([{ state: 'OWED', amountMinor: MINOR }]);
    expect([await balanceOf(road, leaseId, 'service-credit-payable'), await balanceOf(road, leaseId, 'refund-payable')]).toEqual([0n, before - MINOR]);
    gateway.refundStanding = 'lost';
    await work(gateway, 'refund-credit');
    expect(await refunds(leaseId)).toMatchObject([{ state: 'OWED' }]);
    gateway.refundStanding = 'paid';
    road.clock.advance({ minutes: 11 });
    await askOpenAttempts(gateway.deps);
    await work(gateway, 'refund-credit');
    expect(await refunds(leaseId)).toMatchObject([{ state: 'PAID' }]);
    expect(gateway.log.filter(({ path }) => path.endsWith('/refunds')).map(({ body }) => (body as { amount: string }).amount)).toEqual(['7322', '7322']);
    expect(gateway.taken().flatMap((charge) => charge.refunds)).toHaveLength(1);
    expect([await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash-in-transit')]).toEqual([before, inTransit - MINOR]);
    expect(await told(road, 'billing.credit-refunded', purchaser.userId)).toBe(1);
  });

  test('are the desk’s to give back where no payment can be gone back; what is given after the end too', async () => {
    const walk = await ended('other');
    const { leaseId } = walk;
    const before = await balanceOf(road, leaseId, 'refund-payable');
    await payOutCredits(gateway.deps);
    const [{ id: refundId } = { id: '' }] = await refunds(leaseId);
    expect(await refunds(leaseId)).toMatchObject([{ state: 'BY_HAND', attemptId: null }]);
    expect(await told(road, 'billing.credit-by-hand', road.deskPerson.userId)).toBe(1);
    for (const stranger of [walk.purchaser, walk.seller, road.admin]) expect(errorOf(await recordRefundByHand(road.deps, stranger, { refundId, how: HOW }))).toEqual({ code: 'not-found' });
    const both = await Promise.all([recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW }), recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(errorOf(await recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW }))).toEqual({ code: 'billing.refund-done' });
    expect(await road.db.auditEntry.findFirstOrThrow({ where: { subjectId: leaseId, action: 'lease.credit-refunded' } })).toMatchObject({ actorId: road.deskPerson.userId, reason: HOW });
    expect(await balanceOf(road, leaseId, 'refund-payable')).toBe(before);
    await credited(walk, `${leaseId}:late`);
    await payOutCredits(gateway.deps);
    expect((await refunds(leaseId)).map(({ state }) => state)).toEqual(['PAID', 'BY_HAND']);
  });

  test('cannot be given back of a lease that runs, nor changed or forgotten, and the invariants see one that is not posted', async () => {
    const runs = await aLease(road);
    await credited(runs);
    const { id: creditId } = await road.db.leaseCredit.findFirstOrThrow({ where: { leaseId: runs.leaseId } });
    const row = { id: 'cf_1', creditId, state: 'BY_HAND' as const, currency: 'KRW', amountMinor: 1n, createdAt: new Date(0) };
    await expect(road.db.creditRefund.create({ data: row })).rejects.toThrow(/lease that runs/);
    const walk = await ended('other');
    await payOutCredits(gateway.deps);
    const [refund] = await refunds(walk.leaseId);
    await expect(road.db.creditRefund.update({ where: { id: refund?.id ?? '' }, data: { amountMinor: 1n } })).rejects.toThrow(/cannot change/);
    await expect(road.db.creditRefund.delete({ where: { id: refund?.id ?? '' } })).rejects.toThrow(/cannot change/);
    await road.db.creditRefund.create({ data: { ...row, id: 'cf_2', creditId: refund?.creditId ?? '' } });
    await road.db.leaseCredit.update({ where: { id: refund?.creditId ?? '' }, data: { usedMinor: MINOR - 1n } });
    const broken = (await brokenInvariants(road.database.migrationUrl)).join('\n');
    for (const name of ['10 credit given back', '10 credit of another amount', '8 ended lease whose credits']) expect(broken).toContain(name);
    await road.db.leaseCredit.update({ where: { id: refund?.creditId ?? '' }, data: { usedMinor: MINOR } });
    await withConnection(road.database.migrationUrl, (client) => client.query("ALTER TABLE credit_refund DISABLE TRIGGER USER; DELETE FROM credit_refund WHERE id = 'cf_2'; ALTER TABLE credit_refund ENABLE TRIGGER USER"));
  });

  test('and those that a withdrawal leaves without the bill that they paid are given back too', async () => {
    const walk = await aLease(road);
    const { leaseId, purchaser, contractId } = walk;
    await paid(road, leaseId, 0);
    await credited(walk);
    const at = road.clock.now();
    await road.db.$transaction((tx) => billOfLease(tx, leaseId, { seqs: [1] }, { day: plainDateIn(at), tryOn: null, at }));
    const { id, amountMinor } = await road.db.invoice.findFirstOrThrow({ where: { leaseId, seq: 1 } });
    expect(await road.db.$transaction((tx) => useCreditsOn(tx, id, { day: plainDateIn(at), at }))).toBe(MINOR);
    await road.db.$transaction(async (tx) => { const open = await lockInvoice(tx, id); if (open) await settleInvoice(tx, open, { gateway: 'sandbox', at }); });
    const first = (await road.db.invoice.findFirstOrThrow({ where: { leaseId, seq: 0 } })).amountMinor;
    const { withdrawalId } = valueOf(await withdrawContract(road.deps, purchaser, { contractId }));
    expect((await road.db.withdrawal.findUniqueOrThrow({ where: { id: withdrawalId } })).refundMinor).toBe(first + amountMinor - MINOR);
    expect([await balanceOf(road, leaseId, 'billed-receivable'), await balanceOf(road, leaseId, 'service-credit-payable')]).toEqual([0n, -MINOR]);
    await payOutCredits(gateway.deps);
    expect(await refunds(leaseId)).toMatchObject([{ amountMinor: MINOR }]);
  });
});

test('the sandbox gives back a charge in parts, each once by its key, and no more than the whole', async () => {
  const at = road.clock.now();
  await road.db.$transaction(async (tx) => {
    const { id: setupId } = await openSetup(tx, { key: 'k', customer: 'cus_1', returnUrl: '/' }, at);
    await closeSetup(tx, { setupId, customer: 'cus_1', kind: 'CARD', brand: 'Visa', last4: '4242', script: 'approve' }, at);
    const { token } = await tx.sandboxMandate.findFirstOrThrow();
    const charge = await insertCharge(tx, { key: 'at_1', token, currency: 'KRW', amountMinor: 10_000n, code: null, hard: false }, { madeAt: at, visibleAt: at });
    const back = (key: string, amountMinor: bigint) => makeRefund(tx, key, { charge, amountMinor }, at);
    const first = await back('cf_1', 7_322n);
    expect(first?.amountMinor).toBe(7_322n);
    expect((await back('cf_1', 7_322n))?.id).toBe(first?.id);
    expect([await back('cf_1', 1n), await back('cf_2', 2_679n)]).toEqual([null, null]);
    expect((await back('cf_2', 2_678n))?.amountMinor).toBe(2_678n);
  });
});
