import { beforeAll, describe, expect, test } from 'vitest';
import { readCursor } from '@/lib/catalogue/model/cursor';
import type { DeliveryState } from '@/lib/deliveries/model/states';
import { purchaserOrders } from '@/lib/deliveries/views/purchaser-orders';
import { sellerCounts, sellerOrders } from '@/lib/deliveries/views/seller-orders';
import { testDatabase, type TestDatabase } from '../support/database';
import { putInForce } from '../support/desk-scorecard';
import { deliveryIn } from '../support/deliveries';
import { orderWorld, someOrder, somePurchaser } from '../support/orders';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

describe('lists', () => {
  test('page through by keyset, forwards and backwards, without losing or repeating a row', async () => {
    const world = await orderWorld(t.deps, { units: 50 });
    // Forty-five pianos are more than one person is given.
    await putInForce(t.deps, { maxExposureMinor: '1000000000' });
    const purchaser = await somePurchaser(t.deps);
    const placed: string[] = [];
    for (let index = 0; index < 45; index += 1) {
      if (index % 3 === 0) t.clock.advance({ seconds: 1 });
      placed.push(await someOrder(t.deps, world, purchaser));
    }
    const lists = {
      seller: (page: object) => sellerOrders(t.db, world.seller, { tab: 'all', search: '', ...page }, t.clock.now()),
      purchaser: (page: object) => purchaserOrders(t.db, purchaser, page, t.clock.now()),
    };
    for (const list of Object.values(lists)) {
      const pages = [await list({})];
      for (let last = pages[0]; last?.next; last = pages.at(-1)) pages.push(await list({ after: readCursor(last.next) }));
      expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
      expect(pages[0]?.previous).toBeUndefined();
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))).toEqual(new Set(placed));
      const back = await list({ before: readCursor(pages[2]?.previous) });
      expect(back.rows.map(({ id }) => id)).toEqual(pages[1]?.rows.map(({ id }) => id));
    }
  });

  test('show each tab its own orders, and find one by number, recipient or serial number', async () => {
    const world = await orderWorld(t.deps, { units: 30 });
    const states: DeliveryState[] = ['NOTICED', 'ACCEPTED', 'SHIPPED', 'RECEIVED', 'DECIDED', 'RETURNING', 'RELAYED', 'DECLINED'];
    for (const state of states) await deliveryIn({ ...t.deps, clock: t.clock }, world, await somePurchaser(t.deps), state);
    const at = t.clock.now();
    const tab = async (name: 'accept' | 'ship' | 'shipping' | 'deciding' | 'done' | 'all', search = '') => (await sellerOrders(t.db, world.seller, { tab: name, search }, at)).rows;
    expect(await Promise.all((['all', 'accept', 'ship', 'shipping', 'deciding', 'done'] as const).map(async (name) => (await tab(name)).length))).toEqual([8, 1, 1, 1, 3, 2]);
    const counts = await sellerCounts(t.db, world.seller, at);
    expect(counts.tabs).toEqual({ all: 8, accept: 1, ship: 1, shipping: 1, deciding: 3, done: 2 });
    expect(counts).toMatchObject({ acceptToday: 0, shipToday: 1, late: 0, relay: 1 });
    expect(await sellerCounts(t.db, world.seller, at.add({ hours: 16 }))).toMatchObject({ acceptToday: 1, shipToday: 0, late: 1 });
    const [shipped] = await tab('shipping');
    expect(await tab('all', shipped?.serials[0])).toHaveLength(1);
    expect((await tab('all', shipped?.number.toLowerCase()))[0]?.id).toBe(shipped?.id);
    expect((await tab('all', shipped?.number.replace('O-', '')))[0]?.id).toBe(shipped?.id);
    expect(await tab('all', '김서연')).toHaveLength(8);
    expect(await tab('all', '없는 사람')).toHaveLength(0);
  });
});
