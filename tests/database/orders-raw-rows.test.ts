import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database';
import { orderWorld, someOrder, somePurchaser } from '../support/orders';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

describe('raw rows', () => {
  const raw = async (orderId: string, change: string) => t.db.$executeRawUnsafe(`INSERT INTO lease_order SELECT (jsonb_populate_record(o, ${change})).* FROM lease_order o WHERE o.id = '${orderId}'`);

  test('an order of another purchaser’s approval does not exist', async () => {
    const world = await orderWorld(t.deps, { units: 2 });
    const [owner, thief] = [await somePurchaser(t.deps), await somePurchaser(t.deps)];
    const orderId = await someOrder(t.deps, world, owner, 'FORM');
    const stolen = `jsonb_build_object('id', 'o_stolen', 'number', 'O-stolen', 'purchaser_id', '${thief.userId}', 'unit_id', null)`;
    await expect(raw(orderId, stolen)).rejects.toThrow(/foreign key/i);
    const elsewhere = await orderWorld(t.deps);
    const sold = `jsonb_build_object('id', 'o_sold', 'number', 'O-sold', 'seller_id', '${elsewhere.seller.sellerId}', 'state', 'CANCELLED')`;
    await expect(raw(orderId, sold)).rejects.toThrow(/foreign key/i);
    const financed = `jsonb_build_object('id', 'o_bank', 'number', 'O-bank', 'institution_id', '${elsewhere.institutionId}', 'state', 'CANCELLED')`;
    await expect(raw(orderId, financed)).rejects.toThrow(/foreign key/i);
  });

  test('one unit is in one live order, one open form per purchaser and listing', async () => {
    const world = await orderWorld(t.deps, { units: 2 });
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    await expect(raw(orderId, "jsonb_build_object('id', 'o_twice', 'number', 'O-twice', 'unit_id', null)")).rejects.toThrow(/lease_order_one_open_form|unique/i);
    await expect(raw(orderId, "jsonb_build_object('id', 'o_unit', 'number', 'O-unit', 'state', 'SIGNED', 'signed_at', now(), 'signature_name', 'x', 'recipient_name', 'x', 'phone', 'x', 'road', 'x', 'due_day', 1, 'mandate_masked', 'x')"))
      .rejects.toThrow(/lease_order_unit_once|unique/i);
  });

  test('a signed order without a signature, an address or a unit does not exist', async () => {
    const world = await orderWorld(t.deps);
    const purchaser = await somePurchaser(t.deps);
    const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
    await expect(t.db.$executeRaw`UPDATE lease_order SET state = 'SIGNED' WHERE id = ${orderId}`).rejects.toThrow(/lease_order_signed/);
    const signed = await someOrder(t.deps, await orderWorld(t.deps), purchaser, 'SIGNED');
    await expect(t.db.$executeRaw`UPDATE lease_order SET unit_id = NULL WHERE id = ${signed}`).rejects.toThrow(/lease_order_signed/);
  });
});
