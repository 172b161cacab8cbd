import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitedCounts } from '@/lib/contracts/views/to-sign';
import { contractStory } from '@/lib/contracts/views/of-order';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { followedFacts, sellerOrdersVersion, versionOf } from '@/lib/deliveries/views/version';
import type { Actor } from '@/lib/kernel/actor';
import { openRoad, type Road, type Stage, type Walk } from '../support/road';

/* An open page asks for its version alone: that must change with everything that the page would show otherwise. */

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const now = () => road.clock.now();

/** What the route answers. */
async function version(actor: Actor, orderId: string): Promise<string | null> {
  const facts = await followedFacts(road.db, actor, orderId);
  return facts && versionOf(facts, now().toString(), await contractStory(road.db, actor, orderId));
}

const STEPS: Stage[] = ['SIGNED', 'PLACED', 'NOTICE_ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED', 'DRAWN', 'REVIEWED', 'DELIVERED', 'CONTRACT_SIGNED', 'LEASE'];

describe('the version of an order', () => {
  test('is another after every step of the road, for both sides, and the one that their pages are drawn from', async () => {
    const walk = await road.walk('FORM');
    const seen: Record<'purchaser' | 'seller', (string | null)[]> = { purchaser: [], seller: [] };
    for (const stage of STEPS) {
      road.clock.advance({ seconds: 1 });
      await road.goOn(walk, stage, stage);
      const { orderId, purchaser, seller } = walk;
      const [bought, sold] = [await purchaserOrder(road.db, purchaser, orderId, now()), await sellerOrder(road.db, seller, orderId, now())];
      const shown = async (actor: Actor, page: typeof bought | typeof sold) => page && versionOf(page.facts, page.now, await contractStory(road.db, actor, orderId));
      expect([stage, await version(purchaser, orderId), await version(seller, orderId)]).toEqual([stage, await shown(purchaser, bought), await shown(seller, sold)]);
      seen.purchaser.push(await version(purchaser, orderId));
      seen.seller.push(await version(seller, orderId));
      expect(await version(purchaser, orderId), 'and the same while nothing happens').toBe(seen.purchaser.at(-1));
    }
    expect(new Set(seen.purchaser).size).toBe(STEPS.length);
    // A form is nobody's but the purchaser's.
    expect(seen.seller[0]).toBeNull();
    expect(new Set(seen.seller).size).toBe(STEPS.length);
  });

  test('is another when time alone makes it late', async () => {
    const { purchaser, orderId } = await road.walk('NOTICE_ACCEPTED');
    const before = await version(purchaser, orderId);
    road.clock.advance({ hours: 24 });
    const { shipBy } = await road.db.delivery.findUniqueOrThrow({ where: { orderId }, select: { shipBy: true } });
    road.clock.advance({ milliseconds: Math.max(0, (shipBy?.getTime() ?? 0) - now().epochMilliseconds) + 1 });
    expect(await version(purchaser, orderId)).not.toBe(before);
  });

  test('is nobody else’s', async () => {
    const { orderId } = await road.walk('PLACED');
    for (const other of [await road.purchaser(), await road.seller('다른 상점'), road.admin, road.deskPerson]) expect(await version(other, orderId)).toBeNull();
  });
});

describe('the version of a seller’s list', () => {
  test('is another after every step of any order, when one grows late, and when its limits are taken', async () => {
    const seller = await road.seller('버전 상점');
    const walk = await road.walk('FORM', { seller });
    const list = async () => sellerOrdersVersion(road.db, seller, now(), await awaitedCounts(road.db, seller));
    const seen = [await list()];
    const stages: Stage[] = ['PLACED', 'NOTICE_ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED'];
    for (const stage of stages) {
      road.clock.advance({ seconds: 1 });
      await road.goOn(walk, stage === 'PLACED' ? 'SIGNED' : stage, stage);
      seen.push(await list());
    }
    for (const [from, to] of [['DRAWN', 'DELIVERED'], ['CONTRACT_SIGNED', 'CONTRACT_SIGNED'], ['LEASE', 'LEASE']] as const) {
      road.clock.advance({ seconds: 1 });
      await road.goOn(walk, from, to);
      seen.push(await list());
    }
    expect(await list()).toBe(seen.at(-1));
    const later: Walk = await road.walk('NOTICE_ACCEPTED', { seller });
    seen.push(await list());
    road.clock.advance({ hours: 24 * 30 });
    seen.push(await list());
    expect(later.orderId).not.toBe(walk.orderId);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('is not moved by other sellers’ orders, and there is none for who is no seller', async () => {
    const seller = await road.seller('조용한 상점');
    const before = await sellerOrdersVersion(road.db, seller, now(), null);
    await road.walk('PLACED');
    expect(await sellerOrdersVersion(road.db, seller, now(), null)).toBe(before);
    expect(await sellerOrdersVersion(road.db, road.admin, now(), null)).toBeNull();
  });
});
