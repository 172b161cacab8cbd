import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withConnection } from '@/lib/host/postgres/connect';
import { addUnits } from '@/lib/catalogue/add-units';
import { duplicateListing } from '@/lib/catalogue/duplicate-listing';
import { saveListing } from '@/lib/catalogue/save-listing';
import { setLowStock } from '@/lib/catalogue/set-low-stock';
import { tellLowStock } from '@/lib/catalogue/tell-low-stock';
import { unpublishListings } from '@/lib/catalogue/unpublish-listings';
import { previewPage } from '@/lib/catalogue/views/product';
import { sellerListings } from '@/lib/catalogue/views/seller-list';
import { sellerListing, sellerShelf } from '@/lib/catalogue/views/seller-listings';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import type { Actor } from '@/lib/kernel/actor';
import { readCsv } from '@/lib/workplace/csv-text';
import { bulkEditInput, type BulkEditForm } from '@/lib/workplace/model/bulk';
import { previewBulkEdit } from '@/lib/workplace/preview-bulk-edit';
import { readImport } from '@/lib/workplace/read-import';
import { startImport } from '@/lib/workplace/start-import';
import { faultyFile } from '@/lib/workplace/views/faulty-file';
import { importPage, importProgress } from '@/lib/workplace/views/imports';
import { errorOf, formInput, pianoForm, publishedListing, someAdmin, somePhoto, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { forgetJobs, workOff } from '../support/jobs';
import { loadCatalogue } from '../support/large-catalogue';
import { exportOf, rewritten } from '../support/shelf';
import { statementsOf } from '../support/statements';

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
beforeEach(() => forgetJobs(database.db));
afterAll(() => database.drop());

const unitsOf = async (listingId: string) => (await database.db.unit.findMany({ where: { listingId }, orderBy: { serial: 'asc' } })).map(({ serial, state }) => `${serial} ${state}`);
const draftOf = async (listingId: string) => {
  const { draftVersionId } = await database.db.listing.findUniqueOrThrow({ where: { id: listingId } });
  return draftVersionId && database.db.listingVersion.findUniqueOrThrow({ where: { id: draftVersionId } });
};

test('a copy is a draft that says and shows the same, has no units, and says that it is a copy', async () => {
  const listingId = await publishedListing(database.deps, seller, admin);
  const { listingId: copy } = valueOf(await duplicateListing(database.deps, seller, { listingId }));
  const [first, second] = await Promise.all([sellerListing(database.db, seller, listingId), sellerListing(database.db, seller, copy)]);
  expect(second).toMatchObject({ status: 'DRAFT', stage: 'DRAFT', units: [], product: { ...first?.product, title: '세종 업라이트 피아노 U-121 월넛 (사본)' } });
  expect(errorOf(await duplicateListing(database.deps, other, { listingId }))).toEqual({ code: 'not-found' });
  expect(errorOf(await duplicateListing(database.deps, admin, { listingId }))).toEqual({ code: 'not-found' });
});

test('a preview shows what is being written to its seller and to admins alone', async () => {
  const listingId = await publishedListing(database.deps, seller, admin);
  valueOf(await saveListing(database.deps, seller, formInput({ listingId, product: pianoForm(await somePhoto(database.deps, seller), { title: '새 이름' }) })));
  for (const who of [seller, admin]) expect((await previewPage(database.db, who, listingId))?.product.title).toBe('새 이름');
  for (const who of [other, { ...seller, role: 'PURCHASER' as const }, { ...admin, role: 'DESK' as const }]) expect(await previewPage(database.db, who, listingId)).toBeNull();
});

test('several listings leave the mall, and one that cannot holds none of the others', async () => {
  const [one, two] = [await publishedListing(database.deps, seller, admin), await publishedListing(database.deps, seller, admin)];
  const foreign = await publishedListing(database.deps, other, admin);
  valueOf(await unpublishListings(database.deps, seller, { listingIds: [two] }));
  expect(valueOf(await unpublishListings(database.deps, seller, { listingIds: [one, two, foreign] }))).toEqual({
    done: [one], left: [{ listingId: two, code: 'catalogue.not-published' }, { listingId: foreign, code: 'not-found' }],
  });
  expect((await database.db.listing.findUniqueOrThrow({ where: { id: foreign } })).status).toBe('PUBLISHED');
});

describe('the list', () => {
  test('finds by title, model, number and serial, sorts, and pages without losing or repeating a row', async () => {
    const own = await someSeller(database.deps);
    const made: string[] = [];
    for (let index = 0; index < 3; index += 1) made.push(await publishedListing(database.deps, own, admin, { title: `찾는 첼로 ${index}`, model: `CE-${index}`, cashPrice: String(9_000_000 - index * 1000), serials: `XQ-${index}A\nXQ-${index}B` }));
    const ids = async (request: Parameters<typeof sellerListings>[2]) => (await sellerListings(database.db, own, request)).rows.map(({ id }) => id);
    const { number } = await database.db.listing.findUniqueOrThrow({ where: { id: made[1] ?? '' } });
    expect(await ids({ query: '첼로 ce-2' })).toEqual([made[2]]);
    expect(await ids({ query: 'ce-1' })).toEqual([made[1]]);
    expect(await ids({ query: number })).toEqual([made[1]]);
    expect(await ids({ query: 'xq-0b' })).toEqual([made[0]]);
    expect(await ids({ query: '%' })).toEqual([]);
    expect(await ids({ sort: 'cheap' })).toEqual([...made].reverse());
    expect(await ids({ sort: 'title' })).toEqual(made);
    for (const sort of ['newest', 'title', 'cheap', 'dear', 'stock'] as const) {
      const { rows } = await sellerListings(database.db, own, { sort });
      const cursorOf = ({ id, title, cashPriceMinor, createdAt, available }: (typeof rows)[number]) =>
        ({ key: { newest: createdAt.toISOString(), title, cheap: String(cashPriceMinor), dear: String(cashPriceMinor), stock: String(available) }[sort], id });
      const [first, , last] = rows.map(cursorOf);
      if (!first || !last) throw new Error('no row');
      expect(await ids({ sort, after: first }), sort).toEqual(rows.slice(1).map(({ id }) => id));
      expect(await ids({ sort, before: last }), sort).toEqual(rows.slice(0, 2).map(({ id }) => id));
    }
    expect((await sellerListings(database.db, own, { sort: 'dear', after: { key: "1'; DROP TABLE unit", id: made[0] ?? '' } })).rows).toHaveLength(3);
  });
});

describe('one change to many listings', () => {
  const form = (change: Partial<BulkEditForm> & { listingIds: string[] }) => bulkEditInput.parse({ mode: 'keep', amount: '', percent: '', unit: '1000', add: '', withdraw: '', ...change });

  test('is shown first, month and total before and after, and then written for each by itself', async () => {
    const [one, two] = [await publishedListing(database.deps, seller, admin, { serials: 'BU-1\nBU-2' }), await publishedListing(database.deps, seller, admin, { serials: 'BU-3' })];
    const cheap = await publishedListing(database.deps, seller, admin, { cashPrice: '1600000', serials: 'BU-4' });
    const { number } = await database.db.listing.findUniqueOrThrow({ where: { id: one } });
    const edit = form({ listingIds: [one, two, cheap], mode: 'lower', percent: '10', add: `${number} BU-9`, withdraw: 'BU-1' });
    const { importId } = valueOf(await previewBulkEdit(database.deps, seller, edit));
    const looked = await importPage(database.db, seller, importId, { filter: 'ALL', after: 0 });
    const row = (listingId: string, page = looked) => page?.rows.find((each) => each.listingId === listingId);
    expect(row(one)).toMatchObject({ fate: 'CHANGED', changes: [{ column: 'cashPrice', before: '5480000', after: '4932000' }, { column: 'serials' }] });
    expect(BigInt(row(one)?.prices?.after?.totalMinor ?? '0')).toBeLessThan(BigInt(row(one)?.prices?.before?.totalMinor ?? '0'));
    // A tenth less is no longer above the residual with the largest first payment.
    expect(row(cheap)).toMatchObject({ fate: 'FAULTY', problems: [{ code: 'catalogue.not-priceable' }, {}, {}, {}, {}] });
    expect(await draftOf(one)).toBeNull();

    valueOf(await setLowStock(database.deps, seller, { listingId: two, lowStockAt: 1 }));
    valueOf(await saveListing(database.deps, seller, formInput({ listingId: two, product: pianoForm(await somePhoto(database.deps, seller), { title: '그사이에' }) })));
    valueOf(await startImport(database.deps, seller, { importId, submit: true }));
    expect(await workOff(database.deps, 'apply-import')).toEqual([]);
    const ended = await importPage(database.db, seller, importId, { filter: 'ALL', after: 0 });
    expect([row(one, ended)?.outcome, row(two, ended)?.outcome, row(cheap, ended)?.outcome]).toEqual(['SUBMITTED', 'STALE', null]);
    expect(await draftOf(one)).toMatchObject({ cashPriceMinor: 4_932_000n });
    expect(await draftOf(two)).toMatchObject({ cashPriceMinor: 5_480_000n, title: '그사이에' });
    expect(await unitsOf(one)).toEqual(['BU-1 WITHDRAWN', 'BU-2 AVAILABLE', 'BU-9 AVAILABLE']);
    expect(await importProgress(database.db, seller, importId)).toEqual({ state: 'APPLIED', done: 2, of: 2 });
    expect(await importPage(database.db, other, importId, { filter: 'ALL', after: 0 })).toBeNull();
    expect(await importProgress(database.db, admin, importId)).toBeNull();
  });

  test('that only moves stock makes no new version, and names what is not there', async () => {
    const listingId = await publishedListing(database.deps, seller, admin, { serials: 'ST-1' });
    expect(errorOf(await previewBulkEdit(database.deps, seller, form({ listingIds: [listingId], add: 'L-2603-9999 ST-2', withdraw: 'ST-9' })))).toEqual({
      code: 'input', fields: { add: 'workplace.not-picked', withdraw: 'workplace.not-there' }, params: { numbers: 'L-2603-9999', serials: 'ST-9' },
    });
    const { importId } = valueOf(await previewBulkEdit(database.deps, seller, form({ listingIds: [listingId], withdraw: 'st-1' })));
    valueOf(await startImport(database.deps, seller, { importId, submit: true }));
    await workOff(database.deps, 'apply-import');
    expect((await importPage(database.db, seller, importId, { filter: 'ALL', after: 0 }))?.rows.map(({ outcome }) => outcome)).toEqual(['STOCKED']);
    expect([await unitsOf(listingId), await draftOf(listingId)]).toEqual([['ST-1 WITHDRAWN'], null]);
    expect(errorOf(await previewBulkEdit(database.deps, other, form({ listingIds: [listingId], mode: 'set', amount: '1000' })))).toEqual({ code: 'not-found' });
  });
});

test('the rows to mend come as a file with a reason each, and mended they are taken', async () => {
  const listingId = await publishedListing(database.deps, seller, admin);
  const spoilt = rewritten(await exportOf(database, seller, [listingId]), (rows) => { Object.assign(rows[0] ?? {}, { cashPrice: '', lateRate: '31', brand: '' }); });
  const { importId } = valueOf(await readImport(database.deps, seller, { name: '상품.csv', bytes: spoilt, locale: 'ko' }));
  let text = '';
  for await (const piece of faultyFile(database.db, seller, importId, 'ko')) text += piece;
  expect(text).toContain('현금가: 꼭 적어 주세요');
  expect(text).toContain('연체 이율(%): 연체 이율은 한 해 20%를 넘을 수 없습니다 (할부거래법 제12조 제1항, 시행령 제9조)');
  const mended = Buffer.from(text.replace('"31"', '"9.9"'));
  const read = readCsv(mended);
  expect(read.ok && read.value).toMatchObject([{ line: 2, cells: { lateRate: '9.9', cashPrice: '' } }]);
  let foreign = '';
  for await (const piece of faultyFile(database.db, other, importId, 'ko')) foreign += piece;
  expect(foreign.trim().split('\r\n')).toHaveLength(1);
});

describe('stock that runs low', () => {
  const told = async (who: Actor) => (await database.db.notification.findMany({ where: { userId: who.userId, kind: { startsWith: 'workplace.low' } }, orderBy: { createdAt: 'asc' } })).map(({ kind, params }) => [kind, (params as Record<string, unknown>)['available'] ?? (params as Record<string, unknown>)['count']]);
  const sweep = async () => { database.clock.advance({ minutes: 1 }); await tellLowStock(database.deps); };

  test('is told once, and again only after there was enough', async () => {
    const own = await someSeller(database.deps);
    const listingId = await publishedListing(database.deps, own, admin, { serials: 'LS-1\nLS-2\nLS-3' });
    const unit = async (serial: string) => (await database.db.unit.findFirstOrThrow({ where: { listingId, serial } })).id;
    await sweep();
    expect(await told(own)).toEqual([]);
    expect(await sellerShelf(database.db, own)).toMatchObject({ low: 0, available: 3 });
    valueOf(await withdrawUnit(database.deps, own, { listingId, unitId: await unit('LS-1') }));
    await sweep();
    await sweep();
    expect(await told(own)).toEqual([['workplace.low-stock', 2]]);
    expect(await sellerShelf(database.db, own)).toMatchObject({ low: 1 });
    expect((await sellerListings(database.db, own, { low: true })).rows).toMatchObject([{ id: listingId, low: true, available: 2 }]);
    valueOf(await withdrawUnit(database.deps, own, { listingId, unitId: await unit('LS-2') }));
    await sweep();
    expect(await told(own)).toHaveLength(1);
    valueOf(await addUnits(database.deps, own, { listingId, serials: ['LS-4', 'LS-5'] }));
    await sweep();
    valueOf(await withdrawUnit(database.deps, own, { listingId, unitId: await unit('LS-5') }));
    await sweep();
    expect(await told(own)).toEqual([['workplace.low-stock', 2], ['workplace.low-stock', 2]]);
    expect(await database.db.mailMessage.count({ where: { userId: own.userId, subject: '재고가 적습니다' } })).toBe(2);
  });

  test('goes by the listing’s own number, else the seller’s; 0 is never; several are one notice', async () => {
    const own = await someSeller(database.deps);
    valueOf(await setLowStock(database.deps, own, { lowStockAt: 0 }));
    const [one, two, three] = [await publishedListing(database.deps, own, admin), await publishedListing(database.deps, own, admin), await publishedListing(database.deps, own, admin)];
    await sweep();
    expect(await told(own)).toEqual([]);
    valueOf(await setLowStock(database.deps, own, { lowStockAt: 5 }));
    valueOf(await setLowStock(database.deps, own, { listingId: three, lowStockAt: 0 }));
    await sweep();
    expect(await told(own)).toEqual([['workplace.low-stock-many', 2]]);
    expect((await sellerListings(database.db, own, { low: true })).rows.map(({ id }) => id).sort()).toEqual([one, two].sort());
    expect(errorOf(await setLowStock(database.deps, other, { listingId: one, lowStockAt: 3 }))).toEqual({ code: 'not-found' });
    expect(errorOf(await setLowStock(database.deps, own, { lowStockAt: null }))).toEqual({ code: 'input', fields: { lowStockAt: 'required' } });
  });

  test('of many is told in looks of a thousand, each written down, with as few statements as one', async () => {
    const own = await someSeller(database.deps);
    await withConnection(database.migrationUrl, async (client) => {
      await loadCatalogue(client, { listings: 1500, sellerIds: [own.sellerId] });
      await client.query('UPDATE listing SET low_stock_told_at = NULL WHERE seller_id = $1', [own.sellerId]);
    });
    const written = () => database.db.auditEntry.count({ where: { action: 'listing.low-stock-told', subjectId: { startsWith: 'g_000' } } });
    const { sent } = await statementsOf(sweep);
    expect(sent.length).toBeLessThan(15);
    expect([await written(), await told(own)]).toEqual([1000, [['workplace.low-stock-many', 1000]]]);
    await sweep();
    await sweep();
    expect([await written(), await told(own)]).toEqual([1500, [['workplace.low-stock-many', 1000], ['workplace.low-stock-many', 500]]]);
  });
});
