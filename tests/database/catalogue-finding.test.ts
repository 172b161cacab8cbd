import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { addFavourite } from '@/lib/catalogue/add-favourite';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { readComparison } from '@/lib/catalogue/model/comparison';
import { FAVOURITES_MAX } from '@/lib/catalogue/model/finding';
import { removeFavourite } from '@/lib/catalogue/remove-favourite';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { comparedListings, favouriteCards, favouriteIds } from '@/lib/catalogue/views/finding';
import { cardsByIds } from '@/lib/catalogue/views/related';
import { withConnection } from '@/lib/host/postgres/connect';
import type { Actor } from '@/lib/kernel/actor';
import { errorOf, publishedListing, someAdmin, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { somePurchaser } from '../support/orders';

let t: TestDatabase;
let admin: Actor;
let seller: Actor & { sellerId: string };
const shelf: string[] = [];
beforeAll(async () => {
  t = await testDatabase();
  admin = await someAdmin(t.deps);
  seller = await someSeller(t.deps);
  for (const title of ['하나', '둘', '셋']) shelf.push(await publishedListing(t.deps, seller, admin, { title: `${title} 피아노` }));
});
afterAll(() => t.drop());

const listing = (place: number) => shelf[place] ?? '';
const add = (actor: Actor, listingId: string) => addFavourite(t.deps, actor, { listingId });
const remove = (actor: Actor, listingId: string) => removeFavourite(t.deps, actor, { listingId });

describe('favourites', () => {
  test('pressed twice are one, taken out twice are none, and the newest comes first', async () => {
    const me = await somePurchaser(t.deps);
    for (const place of [0, 1, 0]) {
      valueOf(await add(me, listing(place)));
      t.clock.advance({ seconds: 1 });
    }
    expect(await favouriteIds(t.db, me)).toEqual([listing(1), listing(0)]);
    valueOf(await remove(me, listing(1)));
    valueOf(await remove(me, listing(1)));
    expect(await favouriteIds(t.db, me)).toEqual([listing(0)]);
    await Promise.all(Array.from({ length: 8 }, () => add(me, listing(2)).then(valueOf)));
    expect(await favouriteIds(t.db, me)).toHaveLength(2);
  });

  test('of another are never seen and never taken out', async () => {
    const [me, other] = [await somePurchaser(t.deps), await somePurchaser(t.deps)];
    valueOf(await add(me, listing(0)));
    expect(await favouriteIds(t.db, other)).toEqual([]);
    expect((await favouriteCards(t.db, other, {})).rows).toEqual([]);
    valueOf(await remove(other, listing(0)));
    expect(await favouriteIds(t.db, me)).toEqual([listing(0)]);
    for (const stranger of [seller, admin, { ...admin, role: 'DESK' as const }, { ...me, role: 'SELLER' as const }]) {
      expect(await favouriteIds(t.db, stranger)).toEqual([]);
      expect((await favouriteCards(t.db, stranger, {})).rows).toEqual([]);
      expect(errorOf(await add(stranger, listing(0)))).toEqual({ code: 'not-found' });
      expect(errorOf(await remove(stranger, listing(0)))).toEqual({ code: 'not-found' });
    }
  });

  test('are of what the mall shows; what leaves it later stays, says so, and can be taken out', async () => {
    const me = await somePurchaser(t.deps);
    const going = await publishedListing(t.deps, seller, admin, { title: '떠나는 피아노' });
    valueOf(await add(me, going));
    valueOf(await unpublishListing(t.deps, seller, { listingId: going }));
    expect((await favouriteCards(t.db, me, {})).rows).toMatchObject([{ listingId: going, title: '떠나는 피아노', card: null }]);
    const other = await somePurchaser(t.deps);
    for (const id of [going, 'g_00000000000000000000000000', 'nonsense']) expect(errorOf(await add(other, id))).toEqual({ code: 'finding.not-offered' });
    valueOf(await add(me, going));
    valueOf(await remove(me, going));
    expect(await favouriteIds(t.db, me)).toEqual([]);
  });

  test('of a suspended seller are no longer offered', async () => {
    const me = await somePurchaser(t.deps);
    const shut = await someSeller(t.deps);
    const goods = await publishedListing(t.deps, shut, admin);
    valueOf(await add(me, goods));
    expect((await favouriteCards(t.db, me, {})).rows[0]?.card?.id).toBe(goods);
    valueOf(await suspendSeller(t.deps, admin, { sellerId: shut.sellerId, reason: '서류가 다릅니다' }));
    expect((await favouriteCards(t.db, me, {})).rows[0]?.card).toBeNull();
    expect(await cardsByIds(t.db, [goods])).toEqual([]);
  });

  test('are five hundred at most, however many are pressed at once; a page of them reads its index', async () => {
    const me = await somePurchaser(t.deps);
    await withConnection(t.migrationUrl, async (client) => {
      const copies = `INSERT INTO listing (id, number, seller_id, created_at, title) SELECT 'g_' || lpad(n::text, 26, '0'), 'T-' || n, $1, now(), 'x' || n FROM generate_series(1, ${FAVOURITES_MAX - 1}) n`;
      await client.query(copies, [seller.sellerId]);
      await client.query(`INSERT INTO favourite (user_id, listing_id, created_at) SELECT $1, 'g_' || lpad(n::text, 26, '0'), timestamptz '2026-01-01' + n * interval '1 second' FROM generate_series(1, ${FAVOURITES_MAX - 1}) n`, [me.userId]);
      await client.query('ANALYZE favourite');
    });
    const pressed = await Promise.all([0, 1, 2].map((place) => add(me, listing(place))));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(pressed.flatMap((result) => errorOf(result) ?? [])).toEqual(Array.from({ length: 2 }, () => ({ code: 'finding.too-many-favourites', params: { max: FAVOURITES_MAX } })));
    expect(await favouriteIds(t.db, me)).toHaveLength(FAVOURITES_MAX);

    const first = await favouriteCards(t.db, me, {});
    const after = readCursor(first.next);
    const second = await favouriteCards(t.db, me, { ...(after && { after }) });
    const before = readCursor(second.previous);
    const back = await favouriteCards(t.db, me, { ...(before && { before }) });
    expect(first.previous).toBeUndefined();
    expect(first.rows).toHaveLength(24);
    expect([...first.rows, ...second.rows].map(({ listingId }) => listingId)).toEqual((await favouriteIds(t.db, me)).slice(0, 48));
    expect(back.rows).toEqual(first.rows);

    const { rows } = await withConnection(t.url, (client) => client.query<{ 'QUERY PLAN': string }>(
      'EXPLAIN SELECT f.listing_id, l.title FROM favourite f JOIN listing l ON l.id = f.listing_id WHERE f.user_id = $1 ORDER BY f.created_at DESC, f.listing_id DESC LIMIT 25', [me.userId]));
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('favourite_list');
  });
});

describe('cards by their ids', () => {
  test('come in the order asked for, without what the mall does not show', async () => {
    expect((await cardsByIds(t.db, [listing(2), 'g_00000000000000000000000000', listing(0)])).map(({ id }) => id)).toEqual([listing(2), listing(0)]);
    expect(await cardsByIds(t.db, [])).toEqual([]);
  });
});

describe('a comparison', () => {
  test('has what the mall shows, in the order of its address, at the reference rate', async () => {
    const compared = await comparedListings(t.db, readComparison({ ids: `${listing(1)},g_00000000000000000000000009,${listing(0)}`, term: '48', first: '10' }));
    expect(compared.map(({ id }) => id)).toEqual([listing(1), listing(0)]);
    expect(compared[0]).toMatchObject({ otherTerm: false, otherFirst: false, deliveryDays: expect.any(Number) as number, specifications: [{ name: '높이', value: '1,210 mm' }] });
    expect(compared[0]?.price.terms).toMatchObject({ annualRate: '0.079', termMonths: 48, firstPaymentMinor: 548_000n });
  });
});
