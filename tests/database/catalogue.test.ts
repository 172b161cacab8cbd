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
import { holdUnit, moveUnit } from '@/lib/catalogue/unit-store';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { mallPage } from '@/lib/catalogue/views/mall';
import { photoFile } from '@/lib/catalogue/views/photo';
import { productPage } from '@/lib/catalogue/views/product';
import { reviewedListing, reviewQueue } from '@/lib/catalogue/views/review';
import { sellerListing, sellerListings } from '@/lib/catalogue/views/seller-listings';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import type { Actor } from '@/lib/kernel/actor';
import { newId } from '@/lib/platform/id';
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
        'product.description': 'disclosures.kr-ita-5-1', 'product.photos': 'disclosures.kr-eca-13-2-2',
        'product.specifications': 'disclosures.kr-eca-13-2-2', 'product.offers': 'disclosures.kr-ita-5-4',
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
      code: 'catalogue.incomplete', fields: { sellerPhone: 'disclosures.kr-eca-13-1' },
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
    expect(await photoFile(db, null, photo)).toBeNull();
    expect(await photoFile(db, other, photo)).toBeNull();
    expect(await photoFile(db, seller, photo)).toMatchObject({ open: false, contentType: 'image/webp' });
    expect(await photoFile(db, admin, photo)).toMatchObject({ open: false });
    const listingId = await publishedListing(deps, seller, admin);
    const shown = (await listingRow(listingId)).cardPhotoId ?? '';
    expect(await photoFile(db, null, shown)).toMatchObject({ open: true });
  });
});
