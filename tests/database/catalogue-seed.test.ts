import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { mallPage } from '@/lib/catalogue/views/mall';
import { GOODS } from '@/lib/host/seed/goods';
import { DRIVEN_TITLES } from '@/lib/host/seed/shelves/delivery';
import { OTHERWISE } from '@/lib/host/seed/shelves/otherwise';
import { LISTING_STATUSES } from '@/lib/catalogue/model/states';
import { seedCatalogue } from '@/lib/host/seed/catalogue';
import { seedPeople } from '@/lib/host/seed/people';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

test('the demo lists 160 goods of ten categories and three sellers, each with a picture and units, and a second seeding adds nothing', async () => {
  const { deps, db } = database;
  await seedPeople(deps);
  const began = performance.now();
  await seedCatalogue(deps);
  process.stdout.write(`  goods seeded in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  await seedCatalogue(deps);

  const listings = await db.listing.findMany({ include: { _count: { select: { units: true } } } });
  expect(listings).toHaveLength(GOODS.length + OTHERWISE.length);
  const published = listings.filter(({ status }) => status === 'PUBLISHED');
  expect(published.length).toBeGreaterThanOrEqual(160);
  expect(new Set(published.map(({ categoryCode }) => categoryCode)).size).toBe(10);
  expect(new Set(published.map(({ sellerId }) => sellerId)).size).toBe(3);
  expect(new Set(listings.map(({ status }) => status))).toEqual(new Set(LISTING_STATUSES));
  expect(published.every(({ _count }) => _count.units >= 3 && _count.units <= 12)).toBe(true);
  const mall = await mallPage(db, {});
  expect(mall.count).toBe(published.length);
  const near = await db.listingVersion.findMany({ where: { title: { in: [...DRIVEN_TITLES] } }, select: { title: true, deliveryRegions: true } });
  expect(near.map(({ title }) => title).sort()).toEqual([...DRIVEN_TITLES].sort());
  expect(near.every(({ deliveryRegions }) => deliveryRegions.includes('seoul') && !deliveryRegions.includes('jeju'))).toBe(true);
  expect(await db.listingVersion.count({ where: { deliveryRegions: { has: 'jeju' } } })).toBeGreaterThan(140);
  expect(mall.categories.every(({ count }) => count >= 8)).toBe(true);
}, 600_000);

test('goods that stand beside each other in the mall, or in a category, never share drawing and colour', async () => {
  const listings = await database.db.listing.findMany({
    where: { status: 'PUBLISHED' }, orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }], select: { title: true, categoryCode: true },
  });
  const drawingOf = new Map(GOODS.map(({ title, art, colourway }) => [title, `${art} ${colourway ?? ''}`]));
  const rows = [listings, ...Map.groupBy(listings, ({ categoryCode }) => categoryCode).values()];
  const alike = rows.flatMap((row) => row.filter(({ title }, at) => at > 0 && drawingOf.get(title) === drawingOf.get(row[at - 1]?.title ?? '')));
  expect(listings.length).toBeGreaterThan(100);
  expect(alike.map(({ title }) => title)).toEqual([]);
});

test('a drawing becomes a picture with the colours of the drawing, not black for want of oklch', async () => {
  const listing = await database.db.listing.findFirstOrThrow({ where: { title: '세종 업라이트 피아노 U-121 월넛' } });
  const file = await database.db.storedFile.findUniqueOrThrow({ where: { id: listing.cardPhotoId ?? '' } });
  const { channels, isOpaque } = await sharp(file.data).stats();
  expect(isOpaque).toBe(false);
  // Walnut: more red than blue.
  expect(channels[0]?.mean).toBeGreaterThan((channels[2]?.mean ?? 255) + 5);
});
