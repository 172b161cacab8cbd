import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { mallPage } from '@/lib/catalogue/views/mall';
import { GOODS } from '@/lib/host/seed/goods';
import { seedCatalogue } from '@/lib/host/seed/catalogue';
import { seedPeople } from '@/lib/host/seed/people';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

test('the demo lists a dozen goods of at least six categories and two sellers, each with a picture and units, and a second seeding adds nothing', async () => {
  const { deps, db } = database;
  await seedPeople(deps);
  const began = performance.now();
  await seedCatalogue(deps);
  expect(performance.now() - began).toBeLessThan(15_000);
  await seedCatalogue(deps);

  const listings = await db.listing.findMany({ include: { _count: { select: { units: true } } } });
  expect(listings).toHaveLength(GOODS.length);
  expect(GOODS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(listings.map(({ categoryCode }) => categoryCode)).size).toBeGreaterThanOrEqual(6);
  expect(new Set(listings.map(({ sellerId }) => sellerId)).size).toBe(2);
  expect(listings.every(({ status, _count }) => status === 'PUBLISHED' && _count.units >= 3 && _count.units <= 8)).toBe(true);
  expect((await mallPage(db, {})).count).toBe(GOODS.length);
});

test('a drawing becomes a picture with the colours of the drawing, not black for want of oklch', async () => {
  const listing = await database.db.listing.findFirstOrThrow({ where: { title: { startsWith: '세종 업라이트' } } });
  const file = await database.db.storedFile.findUniqueOrThrow({ where: { id: listing.cardPhotoId ?? '' } });
  const { channels, isOpaque } = await sharp(file.data).stats();
  expect(isOpaque).toBe(false);
  // Walnut: more red than blue.
  expect(channels[0]?.mean).toBeGreaterThan((channels[2]?.mean ?? 255) + 5);
});
