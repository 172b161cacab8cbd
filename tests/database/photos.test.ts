import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { cropPhoto } from '@/lib/catalogue/crop-photo';
import { photoSize } from '@/lib/catalogue/model/photo-sizes';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { removeStrayPhotos } from '@/lib/catalogue/remove-stray-photos';
import { renderPhoto } from '@/lib/catalogue/render-photo';
import { renderWaitingPhotos } from '@/lib/catalogue/render-waiting-photos';
import { saveListing } from '@/lib/catalogue/save-listing';
import { storePhoto } from '@/lib/catalogue/store-photo';
import { photoFile } from '@/lib/catalogue/views/photo';
import type { Actor } from '@/lib/kernel/actor';
import { newId } from '@/lib/platform/id';
import { withConnection } from '@/lib/host/postgres/connect';
import { errorOf, formInput, jpeg, pianoForm, publishedListing, someAdmin, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { forgetJobs, jobs, workOff } from '../support/jobs';
import { statementsOf } from '../support/statements';

let database: TestDatabase;
let seller: Actor & { sellerId: string };
let other: Actor & { sellerId: string };
let admin: Actor;
beforeAll(async () => {
  database = await testDatabase();
  [seller, other, admin] = await Promise.all([someSeller(database.deps), someSeller(database.deps), someAdmin(database.deps)]);
});
afterAll(() => database.drop());

const put = async (bytes: Buffer, actor: Actor = seller) => valueOf(await storePhoto(database.deps, actor, { name: '피아노.jpg', bytes })).fileId;
const work = () => workOff(database.deps, 'render-photo');
const sizesOf = async (fileId: string) =>
  (await database.db.photoRendition.findMany({ where: { fileId }, orderBy: [{ format: 'asc' }, { width: 'asc' }], select: { format: true, width: true } })).map(({ format, width }) => `${width}.${format}`);
const served = (fileId: string, name: string, actor: Actor | null = seller) => photoFile(database.db, actor, { fileId, size: photoSize(name) });

describe('a photo that is put up', () => {
  test('is drawn by a job in every size up to its own, in both formats; until then it is served as it was stored', async () => {
    const fileId = await put(await jpeg(1000, 700));
    expect(await served(fileId, '480.avif')).toMatchObject({ contentType: 'image/webp', final: false });
    expect(await work()).toEqual([]);
    expect(await sizesOf(fileId)).toEqual(['160.WEBP', '320.WEBP', '480.WEBP', '800.WEBP', '1000.WEBP', '160.AVIF', '320.AVIF', '480.AVIF', '800.AVIF', '1000.AVIF']);
    for (const [name, width, type] of [['480.avif', 480, 'avif'], ['160.webp', 160, 'webp'], ['1600.webp', 1000, 'webp']] as const) {
      const file = await served(fileId, name);
      expect(file).toMatchObject({ contentType: `image/${type}`, final: true, open: false });
      expect((await sharp(file?.data ?? undefined).metadata()).width).toBe(width);
    }
    expect(await database.db.auditEntry.findMany({ where: { subjectId: fileId }, orderBy: { seq: 'asc' }, select: { action: true, actorRole: true } }))
      .toEqual([{ action: 'photo.stored', actorRole: 'SELLER' }, { action: 'photo.rendered', actorRole: 'SYSTEM' }]);
  });

  test('is drawn once, however often and however much at once the job is done', async () => {
    const fileId = await put(await jpeg(200, 150));
    await Promise.all([1, 2, 3].map(() => renderPhoto(database.deps, { fileId })));
    await work();
    expect(await sizesOf(fileId)).toEqual(['160.WEBP', '200.WEBP', '160.AVIF', '200.AVIF']);
    expect(await database.db.auditEntry.count({ where: { subjectId: fileId, action: 'photo.rendered' } })).toBe(1);
    await renderPhoto(database.deps, { fileId: newId('f') });
  });

  test('is the same photo when the same seller puts the same bytes up again, and another of another seller', async () => {
    const bytes = await jpeg(300, 200);
    const first = await put(bytes);
    expect(new Set(await Promise.all([1, 2, 3, 4].map(() => put(bytes))))).toEqual(new Set([first]));
    const theirs = await put(bytes, other);
    expect(theirs).not.toBe(first);
    expect((await jobs(database.db, 'render-photo')).filter(({ fileId }) => fileId === first)).toHaveLength(1);
    const fresh = await jpeg(300, 200);
    expect(new Set(await Promise.all([1, 2, 3, 4].map(() => put(fresh)))).size).toBe(1);
  });

  test('is refused with a reason and leaves no row when it is a bomb, a drawing with script or something else as well', async () => {
    const before = await database.db.storedFile.count();
    const page = Buffer.concat([await jpeg(), Buffer.from('<script>alert(1)</script>')]);
    const archive = Buffer.concat([await jpeg(), Buffer.from('PK\x03\x04', 'latin1')]);
    const huge = await sharp({ create: { width: 16_000, height: 4_001, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer();
    const refused = await Promise.all([page, archive, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), huge, (await jpeg(300, 300)).subarray(0, 400)]
      .map(async (bytes) => errorOf(await storePhoto(database.deps, seller, { name: 'x', bytes }))?.code));
    expect(refused).toEqual(['file-type', 'file-type', 'file-type', 'photos.too-many-pixels', 'file-broken']);
    for (const stranger of [{ ...seller, role: 'PURCHASER' }, admin] as Actor[]) {
      expect(errorOf(await storePhoto(database.deps, stranger, { name: 'x', bytes: await jpeg() }))).toEqual({ code: 'not-found' });
    }
    expect(await database.db.storedFile.count()).toBe(before);
  });

  test('that waits, from before there were sizes or because its job was given up, is found by the sweep', async () => {
    await work();
    const fileId = await put(await jpeg(170, 100));
    await forgetJobs(database.db);
    await renderWaitingPhotos(database.deps);
    await renderWaitingPhotos(database.deps);
    expect(await jobs(database.db, 'render-photo')).toEqual([{ fileId }]);
    await work();
    await renderWaitingPhotos(database.deps);
    expect(await jobs(database.db, 'render-photo')).toEqual([]);
    expect(await sizesOf(fileId)).toHaveLength(4);
  });
});

describe('a part of a photo', () => {
  test('is a photo of its own, made once; the whole one stays', async () => {
    const fileId = await put(await jpeg(600, 400));
    const part = { fileId, left: 100, top: 50, width: 300, height: 300 };
    const cut = valueOf(await cropPhoto(database.deps, seller, part)).fileId;
    expect(cut).not.toBe(fileId);
    expect(valueOf(await cropPhoto(database.deps, seller, part)).fileId).toBe(cut);
    const file = await photoFile(database.db, seller, { fileId: cut });
    expect(await sharp(file?.data ?? undefined).metadata()).toMatchObject({ width: 300, height: 300, format: 'webp' });
    expect(await photoFile(database.db, seller, { fileId })).not.toBeNull();
    expect(errorOf(await cropPhoto(database.deps, seller, { ...part, left: 301 }))).toEqual({ code: 'photos.outside' });
  });

  test("is not cut out of another seller's photo, nor by anybody but a seller", async () => {
    const fileId = await put(await jpeg(600, 400));
    const part = { fileId, left: 0, top: 0, width: 100, height: 100 };
    for (const stranger of [other, admin, { ...seller, role: 'PURCHASER' } as Actor]) expect(errorOf(await cropPhoto(database.deps, stranger, part))).toEqual({ code: 'not-found' });
    expect(errorOf(await cropPhoto(database.deps, seller, { ...part, fileId: newId('f') }))).toEqual({ code: 'not-found' });
  });
});

describe('who sees a photo in its sizes', () => {
  test('its seller and the admins while it is a draft’s, everybody once it is published', async () => {
    const draft = await put(await jpeg(400, 300));
    await work();
    const strangers = [null, other, { userId: 'p_x', role: 'PURCHASER', name: 'x' }, { ...seller, role: 'DESK' }, { userId: 'x', role: 'SELLER', name: 'x' }] as (Actor | null)[];
    for (const name of ['320.avif', '320.webp']) {
      for (const stranger of strangers) expect(await served(draft, name, stranger)).toBeNull();
      for (const entitled of [seller, admin]) expect(await served(draft, name, entitled)).toMatchObject({ open: false, final: true });
    }
    const listingId = await publishedListing(database.deps, seller, admin);
    await work();
    const shown = (await database.db.listing.findUniqueOrThrow({ where: { id: listingId } })).cardPhotoId ?? '';
    for (const anybody of [...strangers, seller]) expect(await served(shown, '160.webp', anybody)).toMatchObject({ open: true, final: true });
  });

  test('and who holds the bytes is not sent them again', async () => {
    const fileId = await put(await jpeg(400, 300));
    await work();
    const size = photoSize('320.avif');
    const file = await photoFile(database.db, seller, { fileId, size });
    const etag = file?.etag ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{24}-320avif"$/);
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`]) expect(await photoFile(database.db, seller, { fileId, size, held })).toMatchObject({ data: null, etag });
    expect((await photoFile(database.db, seller, { fileId, size, held: '"x"' }))?.data?.byteLength).toBeGreaterThan(0);
    expect(await photoFile(database.db, other, { fileId, size, held: etag })).toBeNull();
  });

  test('is found by keys alone, in one statement', async () => {
    const { db } = database;
    const fileId = await put(await jpeg(400, 300));
    await work();
    const { sent: [sent, ...others] } = await statementsOf(() => served(fileId, '320.avif', null));
    expect(others).toEqual([]);
    const plan = await withConnection(database.migrationUrl, async (client) => {
      // As few rows as a test has are read whole by the planner's own choice.
      await client.query('SET enable_seqscan = off');
      return JSON.stringify((await client.query(`EXPLAIN (FORMAT JSON) ${sent?.text ?? ''}`, [...sent?.values ?? []])).rows);
    });
    for (const index of ['stored_file_pkey', 'photo_rendition_pkey', 'listing_photo_file_id_idx', 'listing_version_']) expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan|"Sort"/);
    expect(await db.photoRendition.count({ where: { fileId } })).toBe(6);
  });
});

describe('a photo that nobody uses', () => {
  test('is swept with its renditions after a day; put up again, its day begins anew; what a version shows stays', async () => {
    const { deps, db, clock } = database;
    await work();
    const [left, again, used] = await Promise.all([jpeg(200, 100), jpeg(200, 100), jpeg(200, 100)]);
    const [leftId, againId, usedId] = [await put(left), await put(again), await put(used)];
    await work();
    valueOf(await saveListing(deps, seller, formInput({ product: pianoForm(usedId) })));
    clock.advance({ hours: 25 });
    expect(await put(again)).toBe(againId);
    await removeStrayPhotos(deps);
    const there = async (id: string) => [await db.storedFile.count({ where: { id } }), await db.photoRendition.count({ where: { fileId: id } })];
    expect(await Promise.all([leftId, againId, usedId].map(there))).toEqual([[0, 0], [1, 4], [1, 4]]);
    await renderPhoto(deps, { fileId: leftId });
  });
});

test('a photo without words is kept in a draft and refused in a registration, beside its field', async () => {
  const [first, second] = [await put(await jpeg()), await put(await jpeg())];
  const product = pianoForm(first, { photos: [{ fileId: first, alt: '앞모습' }, { fileId: second, alt: ' ' }] });
  const { listingId } = valueOf(await saveListing(database.deps, seller, formInput({ product })));
  expect(errorOf(await registerLeaseProduct(database.deps, seller, formInput({ listingId, product })))).toEqual({ code: 'input', fields: { 'product.photos.1.alt': 'photos.alt' } });
});
