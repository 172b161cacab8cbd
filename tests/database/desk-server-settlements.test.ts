import { expect, it } from 'vitest';
import { paySeller, paySellers } from '@/lib/desk-server/pay-sellers';
import { withConnection } from '@/lib/host/postgres/connect';
import type { ContractBody } from '@/lib/institutions/model/protocol';
import { brokenInvariants } from '@/tests/support/invariants';
import { valueOf } from '@/tests/support/catalogue';
import { contractOf } from '@/tests/support/desk-contracts';
import { nextId } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall, desk } = await deskWorld();
const { db, deps, clock } = database;

const issue = (body: ContractBody) => mall.post('/contracts', body, { key: nextId('k') });
const tell = (contractId: string, type: string, eventId = nextId('ev')) =>
  mall.post(`/contracts/${contractId}/events`, { eventId, type, occurredAt: '2026-03-03T00:00:00Z', version: 1, amounts: {} }, { key: eventId });

/** Issued on Monday 2 March 2026: its seller is paid from Tuesday 17 March on. */
async function contracted() {
  clock.set('2026-03-02T01:00:00Z');
  const [approval, orderId] = [await desk.approved(), nextId('o')];
  await desk.use(approval, orderId);
  const body = await contractOf(approval, orderId);
  return { body, contractId: String((await issue(body)).body.contractId) };
}
const settlementOf = (contractId: string) => db.tenantSettlement.findUniqueOrThrow({ where: { contractId }, include: { callback: true } });
const PAYDAY = '2026-03-17T01:00:00Z';

it.each([['WITHDRAWAL', 'OFF'], ['RETURN', 'OFF'], ['EARLY_BUYOUT', 'PAID'], ['COMPLETED', 'PAID'], ['GUARANTEE_BREACH', 'PAID'], ['PAYMENT_REFUSAL', 'DUE']])('after %s the seller is %s', async (type, state) => {
  const { contractId } = await contracted();
  expect((await tell(contractId, type)).status).toBe(202);
  clock.set(PAYDAY);
  await paySellers(deps);
  expect((await settlementOf(contractId)).state).toBe(state);
});

it('the price less the first payment is paid and told, with a version above the contract’s', async () => {
  const { contractId } = await contracted();
  clock.set(PAYDAY);
  await paySellers(deps);
  const { callback, ...settlement } = await settlementOf(contractId);
  expect(settlement).toMatchObject({ state: 'PAID', currency: 'KRW', amountMinor: 1_990_000n, paidAt: new Date(PAYDAY) });
  expect(JSON.parse(callback?.body ?? '')).toEqual({
    type: 'settlement.paid', timestamp: PAYDAY, data: { contractId, amount: '1990000', currency: 'KRW', version: 2, paidAt: PAYDAY },
  });
});

it('what is told after the payment changes nothing about it', async () => {
  const { contractId } = await contracted();
  clock.set(PAYDAY);
  await paySellers(deps);
  for (const type of ['PAYMENT_REFUSAL', 'WITHDRAWAL']) expect((await tell(contractId, type)).status).toBe(202);
  expect(await settlementOf(contractId)).toMatchObject({ state: 'PAID', payOn: new Date('2026-03-17') });
});

it('a contract that is drawn anew is paid once, its days counted from when it was', async () => {
  const { body, contractId } = await contracted();
  clock.set('2026-03-05T01:00:00Z');
  expect((await issue({ ...body, serials: ['SN-2'] })).body.version).toBe(2);
  clock.set(PAYDAY);
  expect(valueOf(await paySeller(deps, contractId))).toEqual({ paid: false });
  clock.set('2026-03-20T01:00:00Z');
  const paid = await Promise.all([1, 2, 3].map(() => paySeller(deps, contractId)));
  expect(paid.filter((each) => valueOf(each).paid)).toHaveLength(1);
  expect((await issue({ ...body, serials: ['SN-3'] })).body.version, 'above what was told with the payment').toBe(4);
  clock.set('2026-05-11T01:00:00Z');
  await paySellers(deps);
  expect(await db.tenantCallback.count({ where: { body: { contains: contractId } } })).toBe(1);
});

it('the books refuse another sum, another payment, one before its day and one that was called off', async () => {
  const [paid, off, due] = [await contracted(), await contracted(), await contracted()];
  await tell(off.contractId, 'WITHDRAWAL');
  clock.set(PAYDAY);
  await paySeller(deps, paid.contractId);
  const { callbackId } = await settlementOf(paid.contractId);
  const change = (contractId: string, data: object) => db.tenantSettlement.update({ where: { contractId }, data });
  await expect(change(paid.contractId, { paidAt: new Date() })).rejects.toThrow(/does not change so/);
  await expect(change(off.contractId, { state: 'DUE' })).rejects.toThrow(/does not change so/);
  await expect(change(due.contractId, { amountMinor: 1n })).rejects.toThrow(/does not change so/);
  await expect(change(due.contractId, { payOn: new Date('2026-03-01') })).rejects.toThrow(/does not change so/);
  await expect(change(due.contractId, { state: 'PAID', paidAt: new Date('2026-03-16T14:00:00Z'), version: 2, callbackId: off.contractId })).rejects.toThrow(/does not change so/);
  await expect(change(due.contractId, { state: 'PAID', paidAt: new Date(PAYDAY), version: 2 }), 'and nobody told').rejects.toThrow(/tenant_settlement_paid/);
  await expect(change(due.contractId, { state: 'PAID', paidAt: new Date(PAYDAY), version: 2, callbackId }), 'told of another').rejects.toThrow();
  await expect(db.tenantSettlement.delete({ where: { contractId: paid.contractId } })).rejects.toThrow();
});

it('what the guards would let through, or have not seen, the invariants find', async () => {
  const [one, gone, unplanned] = [await contracted(), await contracted(), await contracted()];
  clock.set(PAYDAY);
  for (const { contractId } of [one, gone, unplanned]) await paySeller(deps, contractId);
  const attack = async (sql: string, broken: RegExp) => {
    await withConnection(database.superuserUrl, (client) => client.query(`BEGIN; SET LOCAL session_replication_role = replica; CREATE TABLE IF NOT EXISTS kept_settlement AS SELECT * FROM tenant_settlement; ${sql}; COMMIT`));
    expect((await brokenInvariants(database.migrationUrl)).join('\n')).toMatch(broken);
    await withConnection(database.superuserUrl, (client) => client.query('BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM tenant_settlement; INSERT INTO tenant_settlement SELECT * FROM kept_settlement; COMMIT'));
  };
  await attack(`UPDATE tenant_settlement SET amount_minor = amount_minor + 1 WHERE contract_id = '${one.contractId}'`, /lender that we play/);
  await attack(`UPDATE tenant_settlement SET state = 'DUE', paid_at = NULL, version = NULL, callback_id = NULL WHERE contract_id = '${one.contractId}'`, /lender that we play/);
  await attack(`DELETE FROM tenant_settlement WHERE contract_id = '${unplanned.contractId}'`, /lender that we play/);
  const { contractId: ended } = await contracted();
  await tell(ended, 'RETURN');
  await withConnection(database.superuserUrl, (client) => client.query('DROP TABLE kept_settlement'));
  await attack(`UPDATE tenant_settlement SET state = 'DUE' WHERE contract_id = '${ended}'`, /lender that we play/);
  await withConnection(database.superuserUrl, (client) => client.query('DROP TABLE kept_settlement'));
  expect(await brokenInvariants(database.migrationUrl)).toEqual([]);
});
