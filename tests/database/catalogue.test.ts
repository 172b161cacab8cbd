import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUnits } from '@/lib/catalogue/add-units';
import { discardDraft } from '@/lib/catalogue/discard-draft';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { recallListing } from '@/lib/catalogue/recall-listing';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { republishListing } from '@/lib/catalogue/republish-listing';
import { requestChanges } from '@/lib/catalogue/request-changes';
import { saveListing } from '@/lib/catalogue/save-listing';
import { submitListing } from '@/lib/catalogue/submit-listing';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { mallPage } from '@/lib/catalogue/views/mall';
import { photoFile } from '@/lib/catalogue/views/photo';
import { productPage } from '@/lib/catalogue/views/product';
import { reviewedListing, reviewQueue } from '@/lib/catalogue/views/review';
import { sellerListings } from '@/lib/catalogue/views/seller-list';
import { sellerListing } from '@/lib/catalogue/views/seller-listings';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import { whatWaits } from '@/lib/contracts/views/waiting';
import type { Actor } from '@/lib/kernel/actor';
import { errorOf, formInput, pianoForm, publishedListing, someAdmin, somePhoto, someSeller, submissionOf, valueOf } from '../support/catalogue';
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
const actionsOn = async (id: string) =>
  (await database.db.auditEntry.findMany({ where: { subjectType: 'listing', subjectId: id }, orderBy: { seq: 'asc' } })).map(({ action }) => action);

describe('from draft to the mall', () => {
  test('a listing is registered, sent back with a note, mended and published, and every step is audited', async () => {
    const { deps, clock } = database;
    const product = pianoForm(await somePhoto(deps, seller));
    const { listingId } = valueOf(await registerLeaseProduct(deps, seller, formInput({ product, serials: 'A-1\nA-2' })));
    expect(await listingRow(listingId)).toMatchObject({ status: 'SUBMITTED', title: '' });
    expect((await reviewQueue(database.db, admin)).rows.map(({ id }) => id)).toContain(listingId);

    valueOf(await requestChanges(deps, admin, { ...(await submissionOf(deps, listingId)), note: '건반 사진을 더해 주세요.' }));
    expect(await sellerListing(database.db, seller, listingId)).toMatchObject({ status: 'CHANGES_REQUESTED', reviewNote: '건반 사진을 더해 주세요.' });

    clock.advance({ minutes: 5 });
    const photos = [...product.photos, { fileId: await somePhoto(deps, seller), alt: '건반' }];
    valueOf(await registerLeaseProduct(deps, seller, formInput({ listingId, product: { ...product, photos } })));
    valueOf(await publishListing(deps, admin, await submissionOf(deps, listingId)));

    expect(await listingRow(listingId)).toMatchObject({
      status: 'PUBLISHED', draftVersionId: null, submittedAt: null, reviewNote: null, cardTermMonths: 36,
      title: '세종 업라이트 피아노 U-121 월넛', categoryCode: 'instruments', cashPriceMinor: 5_480_000n,
    });
    expect(await productPage(database.db, listingId)).toMatchObject({ available: 2, product: { photos: [{ alt: '월넛 업라이트 피아노 앞모습' }, { alt: '건반' }] } });
    expect(await actionsOn(listingId)).toEqual([
      'listing.saved', 'listing.units-added', 'listing.submitted', 'listing.changes-requested', 'listing.saved', 'listing.submitted', 'listing.published',
    ]);
    const told = await database.db.notification.findMany({ where: { userId: seller.userId, href: `/seller/listings/${listingId}` } });
    expect(told.map(({ kind }) => kind).sort()).toEqual(['catalogue.changes-requested', 'catalogue.published']);
  });

  test('the card shows what the kernel makes of 36 months with the least first payment at the reference rate', async () => {
    const listingId = await publishedListing(database.deps, seller, admin, { firstPaymentMin: '0' });
    const card = (await mallPage(database.db, {})).cards.find(({ id }) => id === listingId);
    expect(card).toMatchObject({ sellerName: '소리나무 악기', categoryKo: '악기', instalmentMinor: 144_390n, totalCostMinor: 5_198_113n, totalToOwnMinor: 6_294_113n });
  });

  test('only an approved seller may submit; a draft it may keep', async () => {
    const pending = await someSeller(database.deps, { status: 'PENDING' });
    const product = pianoForm(await somePhoto(database.deps, pending));
    expect(errorOf(await registerLeaseProduct(database.deps, pending, formInput({ product })))).toEqual({ code: 'catalogue.seller-not-approved' });
    const { listingId } = valueOf(await saveListing(database.deps, pending, formInput({ product })));
    expect(errorOf(await submitListing(database.deps, pending, { listingId }))).toEqual({ code: 'catalogue.seller-not-approved' });
  });

  test('what the disclosure pack wants and is not said is named with its article, and nothing is saved', async () => {
    const before = await database.db.listing.count();
    const product = pianoForm(await somePhoto(database.deps, seller), { description: '', photos: [], specifications: [], offers: [] });
    const refused = errorOf(await registerLeaseProduct(database.deps, seller, formInput({ product })));
    expect(refused).toEqual({
      code: 'input',
      fields: {
        'product.description': 'catalogue.missing.description?article=@disclosures.articles.kr-ita-5-1',
        'product.photos': 'catalogue.missing.photos?article=@disclosures.articles.kr-eca-13-2-2',
        'product.specifications': 'catalogue.missing.specifications?article=@disclosures.articles.kr-eca-13-2-2',
        'product.offers': 'catalogue.missing.offers?article=@disclosures.articles.kr-ita-5-4',
      },
    });
    expect(await database.db.listing.count()).toBe(before);
  });

  test('what is lacking when the admin decides is not published either: the seller lost its phone number since', async () => {
    const vanishing = await someSeller(database.deps);
    const { listingId } = valueOf(await registerLeaseProduct(database.deps, vanishing, formInput({ product: pianoForm(await somePhoto(database.deps, vanishing)) })));
    await database.db.seller.update({ where: { id: vanishing.sellerId }, data: { phone: '' } });
    expect((await reviewedListing(database.db, admin, listingId, '2026-03-02'))?.missing).toEqual(['sellerPhone']);
    expect(errorOf(await publishListing(database.deps, admin, await submissionOf(database.deps, listingId)))).toEqual({
      code: 'catalogue.incomplete', fields: { sellerPhone: 'catalogue.missing.seller-phone?article=@disclosures.articles.kr-eca-13-1' },
    });
  });

  test('an admin decides on what was read: taken back and submitted anew, the old page decides nothing', async () => {
    const { deps, clock } = database;
    const product = pianoForm(await somePhoto(deps, seller));
    const { listingId } = valueOf(await registerLeaseProduct(deps, seller, formInput({ product })));
    const read = await submissionOf(deps, listingId);
    expect(errorOf(await saveListing(deps, seller, formInput({ listingId, product })))).toEqual({ code: 'catalogue.under-review' });
    valueOf(await recallListing(deps, seller, { listingId }));
    clock.advance({ seconds: 1 });
    valueOf(await registerLeaseProduct(deps, seller, formInput({ listingId, product: { ...product, cashPrice: '9990000' } })));
    expect(errorOf(await publishListing(deps, admin, read))).toEqual({ code: 'catalogue.submission-changed' });
    expect(errorOf(await requestChanges(deps, admin, { ...read, note: '늦은 메모' }))).toEqual({ code: 'catalogue.submission-changed' });
    expect(await listingRow(listingId)).toMatchObject({ status: 'SUBMITTED' });
  });

  test('two admins publish at once: one does, the other is told that it is decided', async () => {
    const { listingId } = valueOf(await registerLeaseProduct(database.deps, seller, formInput({ product: pianoForm(await somePhoto(database.deps, seller)) })));
    const read = await submissionOf(database.deps, listingId);
    const results = await Promise.all([1, 2, 3].map(() => publishListing(database.deps, admin, read)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.map(errorOf).filter(Boolean)).toEqual([{ code: 'catalogue.submission-changed' }, { code: 'catalogue.submission-changed' }]);
  });
});

describe('versions', () => {
  test('an edit of a published listing is a new version that is reviewed while the mall goes on showing the old one', async () => {
    const { deps, db } = database;
    const listingId = await publishedListing(deps, seller, admin);
    const old = await productPage(db, listingId);
    const product = pianoForm(await somePhoto(deps, seller), { title: '세종 U-121 새 판', cashPrice: '5990000' });
    valueOf(await registerLeaseProduct(deps, seller, formInput({ listingId, product })));
    expect(await listingRow(listingId)).toMatchObject({ status: 'PUBLISHED' });
    expect(await productPage(db, listingId)).toEqual(old);
    expect(await sellerListing(db, seller, listingId)).toMatchObject({ stage: 'SUBMITTED', version: 2, product: { title: '세종 U-121 새 판' } });
    const publishedAt = (await listingRow(listingId)).publishedAt;

    database.clock.advance({ hours: 1 });
    valueOf(await publishListing(deps, admin, await submissionOf(deps, listingId)));
    expect(await productPage(db, listingId)).toMatchObject({ product: { title: '세종 U-121 새 판', cashPriceMinor: 5_990_000n } });
    const versions = await db.listingVersion.findMany({ where: { listingId }, orderBy: { number: 'asc' }, select: { title: true, number: true, cashPriceMinor: true } });
    expect(versions).toEqual([
      { number: 1, title: '세종 업라이트 피아노 U-121 월넛', cashPriceMinor: 5_480_000n },
      { number: 2, title: '세종 U-121 새 판', cashPriceMinor: 5_990_000n },
    ]);
    expect((await listingRow(listingId)).publishedAt).toEqual(publishedAt);
  });

  test('a new version that waits, or is sent back, is counted and found as one, and its listing still as in the mall', async () => {
    const { deps, db } = database;
    const shop = await someSeller(deps);
    const listingId = await publishedListing(deps, shop, admin);
    const waiting = (await whatWaits(db, admin)).listings.count;
    const where = async (status: 'PUBLISHED' | 'SUBMITTED' | 'CHANGES_REQUESTED') => {
      const { rows, counts } = await sellerListings(db, shop, { status });
      expect(rows).toHaveLength(counts[status]);
      return counts[status];
    };
    const standing = async () => [await where('PUBLISHED'), await where('SUBMITTED'), await where('CHANGES_REQUESTED')];
    expect(await standing()).toEqual([1, 0, 0]);
    valueOf(await registerLeaseProduct(deps, shop, formInput({ listingId, product: pianoForm(await somePhoto(deps, shop), { cashPrice: '5990000' }) })));
    expect(await standing()).toEqual([1, 1, 0]);
    expect((await whatWaits(db, admin)).listings.count).toBe(waiting + 1);
    valueOf(await requestChanges(deps, admin, { ...await submissionOf(deps, listingId), note: '값을 다시 봐 주세요' }));
    expect(await standing()).toEqual([1, 0, 1]);
    expect((await whatWaits(db, admin)).listings.count).toBe(waiting);
  });

  test('a published version and its photos refuse to change, whoever writes the SQL', async () => {
    const listingId = await publishedListing(database.deps, seller, admin);
    const { publishedVersionId: id } = await listingRow(listingId);
    const { db } = database;
    await expect(db.$executeRaw`UPDATE listing_version SET cash_price_minor = 1 WHERE id = ${id}`).rejects.toThrow(/published and cannot change/);
    await expect(db.$executeRaw`DELETE FROM listing_version WHERE id = ${id}`).rejects.toThrow();
    await expect(db.$executeRaw`UPDATE listing_photo SET alt = 'x' WHERE version_id = ${id}`).rejects.toThrow(/published and cannot change/);
    await expect(db.$executeRaw`DELETE FROM listing_photo WHERE version_id = ${id}`).rejects.toThrow(/published and cannot change/);
    await expect(db.$executeRaw`INSERT INTO listing_photo (version_id, position, file_id, alt) SELECT version_id, 9, file_id, 'x' FROM listing_photo WHERE version_id = ${id}`)
      .rejects.toThrow(/published and cannot change/);
  });

  test('a draft of a published listing can be thrown away, a first draft cannot', async () => {
    const { deps } = database;
    const listingId = await publishedListing(deps, seller, admin);
    expect(errorOf(await discardDraft(deps, seller, { listingId }))).toEqual({ code: 'catalogue.nothing-to-discard' });
    valueOf(await saveListing(deps, seller, formInput({ listingId, product: pianoForm(await somePhoto(deps, seller), { title: '고치다 만 것' }) })));
    valueOf(await discardDraft(deps, seller, { listingId }));
    expect(await sellerListing(database.db, seller, listingId)).toMatchObject({ stage: 'NONE', product: { title: '세종 업라이트 피아노 U-121 월넛' } });
  });
});

describe('in the mall', () => {
  test('an unpublished listing leaves the mall and comes back as it was reviewed', async () => {
    const { deps, db } = database;
    const listingId = await publishedListing(deps, seller, admin);
    valueOf(await unpublishListing(deps, seller, { listingId }));
    expect(await productPage(db, listingId)).toBeNull();
    expect(errorOf(await unpublishListing(deps, seller, { listingId }))).toEqual({ code: 'catalogue.not-published' });
    valueOf(await republishListing(deps, seller, { listingId }));
    expect(await productPage(db, listingId)).not.toBeNull();
  });

  test("a suspended seller's listings leave the list, the count and the product page at once", async () => {
    const { deps, db } = database;
    const shop = await someSeller(deps);
    const listingId = await publishedListing(deps, shop, admin, { categoryCode: 'furniture' });
    expect((await mallPage(db, { category: 'furniture' })).count).toBe(1);
    await db.seller.update({ where: { id: shop.sellerId }, data: { status: 'SUSPENDED' } });
    const page = await mallPage(db, { category: 'furniture' });
    expect([page.count, page.cards, page.categories.find(({ code }) => code === 'furniture')?.count]).toEqual([0, [], 0]);
    expect(await productPage(db, listingId)).toBeNull();
    expect(errorOf(await republishListing(deps, shop, { listingId }))).toEqual({ code: 'catalogue.seller-not-approved' });
  });
});

describe("another seller's listing", () => {
  test('is not found, whatever is tried, by the other seller, a purchaser or the desk', async () => {
    const { deps, db } = database;
    const listingId = await publishedListing(deps, seller, admin, { serials: 'MINE-1' });
    const product = pianoForm(await somePhoto(deps, seller), { title: '남의 것' });
    valueOf(await registerLeaseProduct(deps, seller, formInput({ listingId, product })));
    const submission = await submissionOf(deps, listingId);
    const { id: unitId } = await db.unit.findFirstOrThrow({ where: { listingId } });
    const strangers: Actor[] = [other, { userId: 'p_x', role: 'PURCHASER', name: 'x' }, { userId: 'd_x', role: 'DESK', name: 'x' }, { ...seller, role: 'PURCHASER' }];
    const before = await listingRow(listingId);
    for (const stranger of strangers) {
      const mine = stranger === other ? await somePhoto(deps, other) : '';
      const attempts = [
        saveListing(deps, stranger, formInput({ listingId, product: { ...product, photos: mine ? [{ fileId: mine, alt: '' }] : [] } })),
        submitListing(deps, stranger, { listingId }), recallListing(deps, stranger, { listingId }), discardDraft(deps, stranger, { listingId }),
        unpublishListing(deps, stranger, { listingId }), republishListing(deps, stranger, { listingId }),
        addUnits(deps, stranger, { listingId, serials: ['X-1'] }), withdrawUnit(deps, stranger, { listingId, unitId }),
        publishListing(deps, stranger, submission), requestChanges(deps, stranger, { ...submission, note: 'x' }),
      ];
      for (const attempt of attempts) expect(errorOf(await attempt)).toEqual({ code: 'not-found' });
      expect(await reviewedListing(db, stranger, listingId, '2026-03-02')).toBeNull();
      expect((await reviewQueue(db, stranger)).rows).toEqual([]);
    }
    expect(await sellerListing(db, other, listingId)).toBeNull();
    expect((await sellerListings(db, other, {})).rows.map(({ id }) => id)).not.toContain(listingId);
    expect(await listingRow(listingId)).toEqual(before);
  });

  test("cannot be given another seller's photo, and a draft's photo is for its seller and the admins alone", async () => {
    const { deps, db } = database;
    const photo = await somePhoto(deps, seller);
    expect(errorOf(await saveListing(deps, other, formInput({ product: pianoForm(photo) })))).toEqual({ code: 'input', fields: { 'product.photos': 'catalogue.photo-gone' } });
    expect(await photoFile(db, null, { fileId: photo })).toBeNull();
    expect(await photoFile(db, other, { fileId: photo })).toBeNull();
    expect(await photoFile(db, seller, { fileId: photo })).toMatchObject({ open: false, contentType: 'image/webp' });
    expect(await photoFile(db, admin, { fileId: photo })).toMatchObject({ open: false });
    const listingId = await publishedListing(deps, seller, admin);
    const shown = (await listingRow(listingId)).cardPhotoId ?? '';
    expect(await photoFile(db, null, { fileId: shown })).toMatchObject({ open: true });
  });
});
