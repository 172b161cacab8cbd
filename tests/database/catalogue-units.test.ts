import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUnits } from '@/lib/catalogue/add-units';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { saveListing } from '@/lib/catalogue/save-listing';
import { holdUnit, moveUnit } from '@/lib/catalogue/unit-store';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import type { Actor } from '@/lib/kernel/actor';
import { newId } from '@/lib/platform/id';
import { errorOf, formInput, pianoForm, publishedListing, someAdmin, somePhoto, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let seller: Actor & { sellerId: string };
let other: Actor & { sellerId: string };
let admin: Actor;
beforeAll(async () => {
  database = await testDatabase();
  seller = await someSeller(database.deps);
  other = await someSeller(database.deps, { businessName: '한결전자' });
  admin = await someAdmin(database.deps);
});
afterAll(() => database.drop());

const listingRow = (id: string) => database.db.listing.findUniqueOrThrow({ where: { id } });

describe('units', () => {
  test('a serial is there once in a listing, whatever its case, and a withdrawn one comes back', async () => {
    const { deps, db } = database;
    const listingId = await publishedListing(deps, seller, admin, { serials: 'SN-1\nSN-2' });
    expect(errorOf(await addUnits(deps, seller, { listingId, serials: ['SN-1', 'SN-3'] }))).toEqual({
      code: 'input', fields: { serials: 'catalogue.serial-taken' }, params: { serials: `SN-1 (${(await listingRow(listingId)).number})` },
    });
    const unit = await db.unit.findFirstOrThrow({ where: { listingId, serial: 'SN-1' } });
    valueOf(await withdrawUnit(deps, seller, { listingId, unitId: unit.id }));
    valueOf(await addUnits(deps, seller, { listingId, serials: ['SN-1'] }));
    expect(await db.unit.findMany({ where: { listingId, serial: 'SN-1' }, select: { id: true, state: true } })).toEqual([{ id: unit.id, state: 'AVAILABLE' }]);
  });

  test('one thing cannot stand in two listings of a seller: not by registering, editing, adding, nor by raw SQL', async () => {
    const { deps, db } = database;
    const shop = await someSeller(deps);
    const first = await publishedListing(deps, shop, admin, { serials: 'THING-1' });
    const second = await publishedListing(deps, shop, admin, { serials: 'THING-2' });
    const taken = { code: 'input', fields: { serials: 'catalogue.serial-taken' }, params: { serials: `THING-1 (${(await listingRow(first)).number})` } };
    const product = pianoForm(await somePhoto(deps, shop));
    const listings = await db.listing.count({ where: { sellerId: shop.sellerId } });
    expect(errorOf(await registerLeaseProduct(deps, shop, formInput({ product, serials: 'thing-1\nTHING-9' })))).toEqual(taken);
    expect(errorOf(await saveListing(deps, shop, formInput({ listingId: second, product, serials: 'THING-1' })))).toEqual(taken);
    expect(errorOf(await addUnits(deps, shop, { listingId: second, serials: ['THING-1'] }))).toEqual(taken);
    expect(await db.listing.count({ where: { sellerId: shop.sellerId } })).toBe(listings);

    const copy = (listingId: string, sellerId: string, serial: string) =>
      db.$executeRaw`INSERT INTO unit (id, listing_id, seller_id, serial, created_at) VALUES (${newId('u')}, ${listingId}, ${sellerId}, ${serial}, now())`;
    await expect(copy(second, shop.sellerId, 'THING-1')).rejects.toThrow(/unit_serial_once|unique/i);
    await expect(copy(second, shop.sellerId, 'thing-1')).rejects.toThrow(/unit_serial_once|unique/i);
    await expect(copy(second, other.sellerId, 'THING-1')).rejects.toThrow(/unit_listing_id_seller_id_fkey|foreign key/i);
    await expect(db.$executeRaw`UPDATE unit SET serial = 'THING-1' WHERE listing_id = ${second}`).rejects.toThrow(/unit_serial_once|unique/i);
  });

  test('a thing that was taken off one shelf may stand on another, and then not come back to the first; another seller has serials of its own', async () => {
    const { deps, db } = database;
    const shop = await someSeller(deps);
    const first = await publishedListing(deps, shop, admin, { serials: 'MOVED-1' });
    const second = await publishedListing(deps, shop, admin, { serials: '' });
    const unit = await db.unit.findFirstOrThrow({ where: { listingId: first } });
    valueOf(await withdrawUnit(deps, shop, { listingId: first, unitId: unit.id }));
    valueOf(await addUnits(deps, shop, { listingId: second, serials: ['MOVED-1'] }));
    expect(errorOf(await addUnits(deps, shop, { listingId: first, serials: ['MOVED-1'] }))).toMatchObject({ fields: { serials: 'catalogue.serial-taken' } });
    await expect(db.unit.update({ where: { id: unit.id }, data: { state: 'AVAILABLE' } })).rejects.toThrow();
    await publishedListing(deps, other, admin, { serials: 'MOVED-1' });
  });

  test('the same serial added to ten listings at once is one unit', async () => {
    const { deps, db } = database;
    const shop = await someSeller(deps);
    const listings: string[] = [];
    for (let n = 0; n < 10; n += 1) listings.push(await publishedListing(deps, shop, admin, { serials: '' }));
    const results = await Promise.all(listings.map((listingId) => addUnits(deps, shop, { listingId, serials: ['RACE-1', 'RACE-2'] })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok).every((result) => errorOf(result)?.fields?.['serials'] === 'catalogue.serial-taken')).toBe(true);
    expect(await db.unit.count({ where: { sellerId: shop.sellerId } })).toBe(2);
  });

  test('the same serial added twenty times at once is one unit', async () => {
    const listingId = await publishedListing(database.deps, seller, admin, { serials: '' });
    const results = await Promise.all(Array.from({ length: 20 }, () => addUnits(database.deps, seller, { listingId, serials: ['ONLY-1'] })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.db.unit.count({ where: { listingId } })).toBe(1);
  });

  test('fifty buyers and seven units: seven are held, each once', async () => {
    const { db } = database;
    const listingId = await publishedListing(database.deps, seller, admin, { serials: Array.from({ length: 7 }, (_, n) => `S-${n}`).join('\n') });
    const held = await Promise.all(Array.from({ length: 50 }, () => db.$transaction((tx) => holdUnit(tx, listingId))));
    const got = held.filter((id) => id !== null);
    expect([got.length, new Set(got).size]).toEqual([7, 7]);
    // Put back, so that no unit is held by nobody.
    for (const id of got) expect(await db.$transaction((tx) => moveUnit(tx, id, 'HELD', 'AVAILABLE'))).toBe(true);
  });

  test('a unit moves only from where it stands, and never along a road that does not exist', async () => {
    const { db } = database;
    const listingId = await publishedListing(database.deps, seller, admin, { serials: 'ONE' });
    const { id } = await db.unit.findFirstOrThrow({ where: { listingId } });
    await db.$transaction(async (tx) => {
      expect(await moveUnit(tx, id, 'HELD', 'ALLOCATED')).toBe(false);
      expect(await moveUnit(tx, id, ['AVAILABLE'], 'HELD')).toBe(true);
      expect(await moveUnit(tx, id, 'HELD', 'AVAILABLE')).toBe(true);
      await expect(moveUnit(tx, id, 'AVAILABLE', 'LEASED')).rejects.toThrow(RangeError);
    });
  });

  test('a unit that an order holds cannot be withdrawn', async () => {
    const { db, deps } = database;
    const listingId = await publishedListing(deps, seller, admin, { serials: 'HELD-1' });
    const unitId = await db.$transaction((tx) => holdUnit(tx, listingId));
    expect(errorOf(await withdrawUnit(deps, seller, { listingId, unitId: unitId ?? '' }))).toEqual({ code: 'catalogue.unit-taken' });
    await db.$transaction((tx) => moveUnit(tx, unitId ?? '', 'HELD', 'AVAILABLE'));
  });
});
