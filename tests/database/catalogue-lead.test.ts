import { afterAll, beforeAll, expect, test } from 'vitest';
import { browsePage, frontPage } from '@/lib/catalogue/views/browse';
import { weeksLead } from '@/lib/catalogue/views/lead';
import { EVERYTHING } from '@/lib/catalogue/model/browse';
import type { Actor } from '@/lib/kernel/actor';
import { publishedListing, someAdmin, someSeller } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

let t: TestDatabase;
let admin: Actor;
let seller: Actor & { sellerId: string };
beforeAll(async () => {
  t = await testDatabase();
  admin = await someAdmin(t.deps);
  seller = await someSeller(t.deps);
});
afterAll(() => t.drop());

const lead = async () => (await weeksLead(t.db, t.clock.now()))?.id;

/** A listing whose picture was drawn so wide. */
async function pictured(title: string, { width, serials }: { width: number; serials?: string }): Promise<string> {
  const id = await publishedListing(t.deps, seller, admin, { title, ...(serials !== undefined && { serials }) });
  const { cardPhotoId, publishedAt } = await t.db.listing.findUniqueOrThrow({ where: { id }, select: { cardPhotoId: true, publishedAt: true } });
  await t.db.photoRendition.createMany({ data: (['WEBP', 'AVIF'] as const).map((format) => ({ fileId: cardPhotoId ?? '', format, width, data: Buffer.from('x') })) });
  await t.db.storedFile.update({ where: { id: cardPhotoId ?? '' }, data: { renderedAt: publishedAt } });
  return id;
}

test('the week is led by what was there when it began, is on the shelf and has a large picture', async () => {
  await pictured('작은 사진', { width: 480 });
  await pictured('품절', { width: 1200, serials: '' });
  const good = await pictured('피아노 하나', { width: 800 });
  expect(await lead()).toBeUndefined();
  expect((await frontPage(t.db, t.clock.now())).lead).toBeUndefined();
  t.clock.advance({ hours: 24 * 7 });
  expect(await lead()).toBe(good);
  const front = await frontPage(t.db, t.clock.now());
  expect(front.lead).toEqual(front.cards.find(({ id }) => id === good));
  expect(front.cards).toEqual((await browsePage(t.db, EVERYTHING)).cards);
});

test('it stays until Monday whatever is published meanwhile, changes with the weeks, and leaves when it is sold out', async () => {
  const before = await lead();
  const more: string[] = [];
  for (let n = 0; n < 5; n += 1) more.push(await pictured(`새 피아노 ${n}`, { width: 1600 }));
  expect(await lead()).toBe(before);
  const leads = new Set<string | undefined>();
  for (let week = 0; week < 12; week += 1) {
    t.clock.advance({ hours: 24 * 7 });
    const monday = await lead();
    leads.add(monday);
    expect(await lead()).toBe(monday);
  }
  expect(leads.size).toBeGreaterThan(2);
  const sold = await lead();
  await t.db.unit.updateMany({ where: { listingId: sold ?? '' }, data: { state: 'WITHDRAWN' } });
  expect(await lead()).not.toBe(sold);
  expect(await lead()).toBeDefined();
});
