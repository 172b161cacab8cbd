import { describe, expect, it } from 'vitest';
import type { ContractBody } from '@/lib/institutions/model/protocol';
import { contractOf } from '@/tests/support/desk-contracts';
import { nextId, problemOf, type Approved } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall, desk } = await deskWorld();

const issue = (body: ContractBody, key = nextId('k')) => mall.post('/contracts', body, { key });
const tell = (contractId: string, type: string, eventId = nextId('ev')) =>
  mall.post(`/contracts/${contractId}/events`, { eventId, type, occurredAt: '2026-11-25T00:00:00Z', version: 1, amounts: {} }, { key: eventId });
const release = (approval: Approved, orderId: string) => mall.post(`/approvals/${approval.approvalId}/release`, { orderId }, { key: `${orderId}:release` });

/** An order with its contract, which binds the whole of its approval. */
async function contracted() {
  const [approval, orderId] = [await desk.approved(), nextId('o')];
  await desk.use(approval, orderId);
  const body = await contractOf(approval, orderId);
  const issued = await issue(body);
  expect(issued.status).toBe(201);
  return { approval, orderId, body, contractId: String(issued.body.contractId) };
}

describe('what an issued contract binds', () => {
  it('is not released, so that no second contract rests on the same approval', async () => {
    const { approval, orderId } = await contracted();
    const refused = await release(approval, orderId);
    expect([refused.status, problemOf(refused)]).toEqual([409, 'limit-exceeded']);
    expect(refused.body.detail).toMatch(/contract of this order is issued/);
    const other = nextId('o');
    expect((await desk.use(approval, other)).status).toBe(409);
    expect((await issue(await contractOf(approval, other))).status).toBe(422);
    expect(await database.db.tenantContract.count({ where: { approvalId: approval.approvalId } })).toBe(1);
  });

  it.each(['WITHDRAWAL', 'RETURN', 'EARLY_BUYOUT', 'COMPLETED'])('is released once %s has ended the contract, under the key that was refused before', async (type) => {
    const { approval, orderId, body, contractId } = await contracted();
    expect((await release(approval, orderId)).status).toBe(409);
    expect((await tell(contractId, type)).status).toBe(202);
    expect(await release(approval, orderId)).toMatchObject({ status: 200, body: { used: '0', available: approval.approvedAmount } });
    const other = nextId('o');
    expect((await desk.use(approval, other)).status).toBe(200);
    expect((await issue(await contractOf(approval, other))).status).toBe(201);
    expect((await issue({ ...body, serials: ['SN-2'] })).status).toBe(422);
  });

  it.each(['PAYMENT_REFUSAL', 'GUARANTEE_BREACH'])('stays bound after %s, with which the contract goes on', async (type) => {
    const { approval, orderId, contractId } = await contracted();
    expect((await tell(contractId, type)).status).toBe(202);
    expect((await release(approval, orderId)).status).toBe(409);
  });

  it('that has ended is not drawn anew, also while its order has not given back what it used', async () => {
    const { body, contractId } = await contracted();
    await tell(contractId, 'WITHDRAWAL');
    const redrawn = await issue({ ...body, serials: ['SN-2'] });
    expect(redrawn).toMatchObject({ status: 422, body: { errors: [{ pointer: '/orderId', code: 'contract-ended' }] } });
  });

  it('is one or the other when issue and release come at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [approval, orderId] = [await desk.approved(), nextId('o')];
      await desk.use(approval, orderId);
      const body = await contractOf(approval, orderId);
      const [issued, released] = await Promise.all([issue(body), release(approval, orderId)]);
      expect([[201, 409], [422, 200]]).toContainEqual([issued.status, released.status]);
    }
  });

  it('stands in the database, whoever writes', async () => {
    const { approval: { approvalId }, orderId, contractId } = await contracted();
    const { db } = database;
    const where = { approvalId, orderId };
    await expect(db.tenantHold.updateMany({ where, data: { state: 'RELEASED' } })).rejects.toThrow(/issued contract binds/);
    await expect(db.tenantHold.updateMany({ where, data: { amountMinor: 1n } })).rejects.toThrow(/issued contract binds/);
    await expect(db.tenantHold.deleteMany({ where })).rejects.toThrow(/issued contract binds/);
    await expect(db.$executeRaw`INSERT INTO tenant_contract SELECT (jsonb_populate_record(c, '{"id": "c_raw", "number": "raw", "order_id": "o_raw"}')).* FROM tenant_contract c WHERE c.id = ${contractId}`)
      .rejects.toThrow(/has not used/);
    await tell(contractId, 'RETURN');
    await expect(db.tenantContract.updateMany({ where: { id: contractId }, data: { endedAt: null } })).rejects.toThrow(/has ended/);
  });
});
