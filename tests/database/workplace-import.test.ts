import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveListing } from '@/lib/catalogue/save-listing';
import { holdUnit } from '@/lib/catalogue/unit-store';
import type { Actor } from '@/lib/kernel/actor';
import { applyImport } from '@/lib/workplace/apply-import';
import { csvLine } from '@/lib/workplace/csv-text';
import type { Cells } from '@/lib/workplace/model/columns';
import { readImport } from '@/lib/workplace/read-import';
import { startImport } from '@/lib/workplace/start-import';
import { appProcess, endOf } from '../support/app-process';
import { errorOf, formInput, pianoForm, publishedListing, someAdmin, somePhoto, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { forgetJobs, workOff } from '../support/jobs';
import { exportOf, rewritten, stockedSeller } from '../support/shelf';

const LISTINGS = 1000;

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

type Json<T> = T | null;
const read = async (who: Actor, bytes: Buffer<ArrayBuffer>) => valueOf(await readImport(database.deps, who, { name: '상품.csv', bytes, locale: 'ko' })).importId;
const apply = async (importId: string, submit = false) => {
  valueOf(await startImport(database.deps, seller, { importId, submit }));
  expect(await workOff(database.deps, 'apply-import')).toEqual([]);
};
const counts = (importId: string) => database.db.listingImport.findUniqueOrThrow({
  where: { id: importId }, select: { newRows: true, changedRows: true, unchangedRows: true, faultyRows: true, state: true },
});
const rowsOf = (importId: string) => database.db.listingImportRow.findMany({ where: { importId }, orderBy: { seq: 'asc' } });
const problemsOf = (row: { problems: unknown }) => (row.problems as { column: string; code: string }[]).map(({ column, code }) => `${column}: ${code}`).join(', ');

/** Everything that a file could change, of every listing; audit included, so that a write without a change is seen too. */
const everything = async () => {
  const [versions, units, audits] = await Promise.all([
    database.db.listingVersion.findMany({ orderBy: { id: 'asc' }, include: { photos: { orderBy: { position: 'asc' } } } }),
    database.db.unit.findMany({ orderBy: { id: 'asc' } }),
    database.db.auditEntry.findMany({ where: { subjectType: 'listing' }, orderBy: { id: 'asc' }, select: { subjectId: true, action: true } }),
  ]);
  return { versions, units, audits };
};
const text = (value: unknown) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));

/** Ways to spoil a row, each with what the seller is told. */
interface Spoilt {
  told: string;
  spoil: (row: Cells) => void;
}

describe(`${LISTINGS} listings as a file`, () => {
  let file: Buffer<ArrayBuffer>;
  let foreign: string;
  let foreignPhoto: string;
  beforeAll(async () => {
    await stockedSeller(database, seller, admin, LISTINGS);
    for (const [place, lowStockAt] of [[101, 0], [150, 5], [999, 999]] as const) await database.db.listing.update({ where: { id: `g_${String(place).padStart(26, '0')}` }, data: { lowStockAt } });
    foreign = (await database.db.listing.findUniqueOrThrow({ where: { id: await publishedListing(database.deps, other, admin) } })).number;
    foreignPhoto = await somePhoto(database.deps, other);
    file = await exportOf(database, seller);
  }, 120_000);

  test('come back unchanged, and nothing is written', async () => {
    const before = text(await everything());
    const importId = await read(seller, file);
    expect(await counts(importId)).toEqual({ newRows: 0, changedRows: 0, unchangedRows: LISTINGS, faultyRows: 0, state: 'READY' });
    await apply(importId, true);
    expect((await counts(importId)).state).toBe('APPLIED');
    expect(text(await everything())).toBe(before);
  });

  test('with 22 spoilt rows: exactly these are named, each with its reason, and only what changed is written', async () => {
    const held = await database.db.listing.findUniqueOrThrow({ where: { id: `g_${'101'.padStart(26, '0')}` } });
    const waiting = await database.db.listing.findUniqueOrThrow({ where: { id: `g_${'102'.padStart(26, '0')}` } });
    await database.db.listing.update({ where: { id: waiting.id }, data: { status: 'SUBMITTED', submittedAt: new Date('2026-03-02T01:00:00Z') } });
    // A unit that somebody has is one that an order form holds; here the state alone matters.
    await database.db.$transaction(async (tx) => { await holdUnit(tx, held.id); });
    const spoilt: Spoilt[] = [
      { told: 'number: workplace.unknown-number', spoil: (row) => { row.number = 'L-0001-0001'; } },
      { told: 'number: workplace.unknown-number', spoil: (row) => { row.number = foreign; row.title = '남의 상품'; } },
      { told: 'title: required', spoil: (row) => { row.title = ''; } },
      { told: 'title: too-long', spoil: (row) => { row.title = '가'.repeat(81); } },
      { told: 'title: accounts.hidden-characters', spoil: (row) => { row.title = '뒤집힌 ‮글'; } },
      { told: 'category: workplace.not-a-choice', spoil: (row) => { row.category = '장난감'; } },
      { told: 'condition: workplace.not-a-choice', spoil: (row) => { row.condition = '아주 새것'; } },
      { told: 'cashPrice: workplace.rounded-number', spoil: (row) => { row.cashPrice = '5.48E+06'; } },
      { told: 'cashPrice: amount', spoil: (row) => { row.cashPrice = '-5480000'; } },
      { told: 'endOfTerm: workplace.not-a-choice', spoil: (row) => { row.endOfTerm = '아무거나'; } },
      { told: 'offer36: catalogue.not-priceable', spoil: (row) => { row.offer36 = '9999999999'; } },
      { told: 'offer24: required', spoil: (row) => { row.offer24 = 'O'; } },
      { told: 'firstPaymentMax: catalogue.first-payment-share', spoil: (row) => { row.firstPaymentMax = '95'; } },
      { told: 'firstPaymentMax: catalogue.first-payment-range', spoil: (row) => { row.firstPaymentMin = '50'; } },
      { told: 'lateRate: catalogue.late-rate', spoil: (row) => { row.lateRate = '20.1'; } },
      { told: 'deliveryDays: catalogue.delivery-days', spoil: (row) => { row.deliveryDays = '0'; } },
      { told: 'repairFree: workplace.not-a-choice', spoil: (row) => { row.repairFree = '아마도'; } },
      { told: 'responseHours: catalogue.response-after-repair', spoil: (row) => { [row.responseHours, row.repairDays] = ['72', '7']; } },
      { told: 'visit: workplace.not-a-choice', spoil: (row) => { row.visit = '드론'; } },
      { told: 'specifications: catalogue.specification-value', spoil: (row) => { row.specifications = '무게'; } },
      { told: 'photos: catalogue.photo-gone', spoil: (row) => { row.photos = `${foreignPhoto} 남의 사진`; } },
      { told: 'serials: catalogue.serial-taken', spoil: (row) => { row.serials += '\nS999-1'; } },
    ];
    const at = new Map<number, Spoilt>();
    const dearer: number[] = [];
    const now = await exportOf(database, seller);
    const changed = rewritten(now, (rows) => {
      for (const [index, each] of spoilt.entries()) {
        const place = 200 + index * 7;
        at.set(place + 2, each);
        each.spoil(rows[place] as Cells);
      }
      for (const place of [3, 50, 500, 700]) {
        const row = rows[place] as Cells;
        row.cashPrice = `${BigInt(row.cashPrice) + 100_000n}`;
        dearer.push(place + 2);
      }
      const stocked = rows[900] as Cells;
      stocked.serials = `${stocked.serials.split('\n')[0] ?? ''}\nNEW-1\nNEW-2`;
      rows.push({ ...(rows[1] as Cells), number: '', title: '=새 피아노', serials: 'NEW-3' });
    });
    // Two more kinds: a row that waits for review, and a unit that is not free to go.
    const both = rewritten(changed, (rows) => {
      const review = rows.find(({ number }) => number === waiting.number) as Cells;
      review.title = '심사 중에 고친 이름';
      const taken = rows.find(({ number }) => number === held.number) as Cells;
      taken.serials = '';
    });

    const began = performance.now();
    const importId = await read(seller, both);
    process.stdout.write(`dry run of ${LISTINGS + 1} rows: ${Math.round(performance.now() - began)} ms\n`);
    const rows = await rowsOf(importId);
    const faulty = rows.filter(({ fate }) => fate === 'FAULTY');
    const [extra, twenty] = [faulty.filter(({ line }) => !at.has(line)), faulty.filter(({ line }) => at.has(line))];
    expect(twenty.map((row) => ({ line: row.line, told: problemsOf(row) }))).toEqual([...at].map(([line, { told }]) => ({ line, told })));
    expect(extra.map(problemsOf).sort()).toEqual(['number: catalogue.under-review', 'serials: workplace.serial-in-use']);
    expect(await counts(importId)).toEqual({ newRows: 1, changedRows: 5, unchangedRows: LISTINGS - spoilt.length - 2 - 5, faultyRows: spoilt.length + 2, state: 'READY' });
    expect(rows.filter(({ fate }) => fate === 'CHANGED').map(({ line }) => line)).toEqual([...dearer, 902].sort((a, b) => a - b));
    const price = rows.find(({ line }) => line === 5);
    expect(price?.changes).toMatchObject([{ column: 'cashPrice' }]);
    expect(price?.prices).toMatchObject({ before: { termMonths: 36 }, after: { termMonths: 36 } });

    const before = await everything();
    const start = performance.now();
    await apply(importId, true);
    process.stdout.write(`apply of 6 rows among ${LISTINGS + 1}: ${Math.round(performance.now() - start)} ms\n`);
    const after = await rowsOf(importId);
    expect(after.filter(({ outcome }) => outcome !== null).map(({ outcome }) => outcome)).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED', 'STOCKED', 'SUBMITTED']);
    const written = new Set((await everything()).audits.slice(before.audits.length).map(({ subjectId }) => subjectId));
    expect([...written].sort()).toEqual(after.filter(({ outcome }) => outcome !== null).map(({ listingId }) => listingId).sort());
    expect(await database.db.unit.findMany({ where: { serial: { startsWith: 'NEW-' } }, orderBy: { serial: 'asc' }, select: { serial: true, state: true } }))
      .toEqual(['NEW-1', 'NEW-2', 'NEW-3'].map((serial) => ({ serial, state: 'AVAILABLE' })));
    expect(await database.db.notification.count({ where: { userId: seller.userId, kind: 'workplace.applied' } })).toBe(2);

    // What was made of the file comes back as it is.
    const again = await read(seller, await exportOf(database, seller));
    expect(await counts(again)).toEqual({ newRows: 0, changedRows: 0, unchangedRows: LISTINGS + 1, faultyRows: 0, state: 'READY' });
    await database.db.unit.updateMany({ where: { state: 'HELD' }, data: { state: 'AVAILABLE' } });
  }, 120_000);

  test('every row changed: looked through and applied, and how long that takes', async () => {
    const dearer = rewritten(await exportOf(database, seller), (rows) => {
      for (const row of rows) row.returnCharge = '9.5';
    });
    const began = performance.now();
    const importId = await read(seller, dearer);
    const looked = performance.now();
    expect((await counts(importId)).changedRows).toBeGreaterThan(LISTINGS - 10);
    await apply(importId);
    process.stdout.write(`every row changed: dry run ${Math.round(looked - began)} ms, apply ${Math.round(performance.now() - looked)} ms\n`);
    const ended = await rowsOf(importId);
    expect(ended.filter(({ fate, outcome }) => fate === 'CHANGED' && outcome !== 'SAVED')).toHaveLength(0);
    expect(await counts(await read(seller, await exportOf(database, seller)))).toMatchObject({ changedRows: 0, faultyRows: 0 });
  }, 240_000);
});

describe('a row', () => {
  const one = async (change: Partial<Cells>) => {
    const listingId = await publishedListing(database.deps, seller, admin);
    const bytes = rewritten(await exportOf(database, seller, [listingId]), (rows) => { Object.assign(rows[0] as Cells, change); });
    return { listingId, importId: await read(seller, bytes) };
  };
  const outcomes = async (importId: string) => (await rowsOf(importId)).map(({ outcome, remarks }) => [outcome, (remarks as { code: string }[]).map(({ code }) => code)]);

  test('whose listing changed since it was looked through is refused as stale, and the others are written', async () => {
    const first = await publishedListing(database.deps, seller, admin);
    const second = await publishedListing(database.deps, seller, admin);
    const bytes = rewritten(await exportOf(database, seller, [first, second]), (rows) => { for (const row of rows) row.cashPrice = '6000000'; });
    const importId = await read(seller, bytes);
    valueOf(await saveListing(database.deps, seller, formInput({ listingId: first, product: pianoForm(await somePhoto(database.deps, seller), { title: '그사이에 바꾼 이름' }) })));
    await apply(importId);
    const found = new Map((await rowsOf(importId)).map(({ listingId, outcome }) => [listingId, outcome]));
    expect([found.get(first), found.get(second)]).toEqual(['STALE', 'SAVED']);
    const { draftVersionId } = await database.db.listing.findUniqueOrThrow({ where: { id: first } });
    expect(await database.db.listingVersion.findUniqueOrThrow({ where: { id: draftVersionId ?? '' } })).toMatchObject({ title: '그사이에 바꾼 이름', cashPriceMinor: 5_480_000n });
  });

  test('that may not go to review is kept as a draft, and says what it lacks', async () => {
    const { importId } = await one({ description: '', brand: '' });
    expect((await rowsOf(importId))[0]?.remarks).toMatchObject([{ column: 'description' }, { column: 'brand' }]);
    await apply(importId, true);
    expect(await outcomes(importId)).toEqual([['SAVED', ['catalogue.missing.description', 'catalogue.missing.brand']]]);
  });

  test('is applied once, whoever applies it and however often', async () => {
    const { importId } = await one({ serials: 'ONCE-1', cashPrice: '7000000' });
    valueOf(await startImport(database.deps, seller, { importId, submit: false }));
    expect(errorOf(await startImport(database.deps, seller, { importId, submit: true }))).toEqual({ code: 'workplace.already-applied' });
    await Promise.all([1, 2, 3].map(() => applyImport(database.deps, { importId })));
    expect(await outcomes(importId)).toEqual([['SAVED', []]]);
    expect(await database.db.unit.count({ where: { serial: 'ONCE-1' } })).toBe(1);
  });

  test('named by two rows, or a thing put on two shelves, is refused the second time', async () => {
    const listingId = await publishedListing(database.deps, seller, admin);
    const bytes = rewritten(await exportOf(database, seller, [listingId]), (rows) => {
      const row = rows[0] as Cells;
      row.serials += '\nTWICE-1';
      rows.push({ ...row, title: '또 하나' }, { ...row, number: '', title: '새것', serials: 'TWICE-1' });
    });
    expect((await rowsOf(await read(seller, bytes))).map((row) => [row.fate, problemsOf(row)])).toEqual([
      ['CHANGED', ''], ['FAULTY', 'number: workplace.number-twice'], ['FAULTY', 'serials: workplace.serial-twice'],
    ]);
  });

  test('says at how many units its seller is told, also while the listing is under review; a file without the column leaves that alone', async () => {
    const listingId = await publishedListing(database.deps, seller, admin);
    const lowStockAt = async () => (await database.db.listing.findUniqueOrThrow({ where: { id: listingId } })).lowStockAt;
    const exported = () => exportOf(database, seller, [listingId]);
    const told = async (lowStock: string) => read(seller, rewritten(await exported(), (rows) => { Object.assign(rows[0] as Cells, { lowStock }); }));
    const versions = await database.db.listingVersion.count({ where: { listingId } });

    const importId = await told('４ ');
    expect((await rowsOf(importId))[0]?.changes).toEqual([{ column: 'lowStock', before: '', after: '4' }]);
    await apply(importId, true);
    expect([await outcomes(importId), await lowStockAt()]).toEqual([[['STOCKED', []]], 4]);
    expect(await counts(await read(seller, await exported()))).toMatchObject({ changedRows: 0, unchangedRows: 1, faultyRows: 0 });

    const { number } = await database.db.listing.findUniqueOrThrow({ where: { id: listingId } });
    await apply(await read(seller, Buffer.from(`number,cash price\n${number},6200000\n`)), true);
    expect([await lowStockAt(), (await database.db.listing.findUniqueOrThrow({ where: { id: listingId } })).submittedAt === null]).toEqual([4, false]);
    await apply(await told(''), true);
    expect(await lowStockAt()).toBeNull();
    expect(await database.db.listingVersion.count({ where: { listingId } })).toBe(versions + 1);
    expect(await database.db.auditEntry.count({ where: { subjectId: listingId, action: 'listing.low-stock-set' } })).toBe(2);
    expect((await rowsOf(await told('1000'))).map(problemsOf)).toEqual(['lowStock: workplace.low-stock']);
  });

  test('of a file with fewer columns changes those alone', async () => {
    const listingId = await publishedListing(database.deps, seller, admin);
    const { number } = await database.db.listing.findUniqueOrThrow({ where: { id: listingId } });
    const importId = await read(seller, Buffer.from(`number,cash price\n${number},"6,100,000원"\n`));
    expect((await rowsOf(importId)).map(({ changes }) => changes as Json<unknown>)).toEqual([[{ column: 'cashPrice', before: '5480000', after: '6100000' }]]);
  });
});

test('killed between two rows, what is left is applied by the next run, and nothing twice', async () => {
  const rows = Array.from({ length: 5 }, (_, index) => ({ title: `새 상품 ${index + 1}`, category: '악기', cashPrice: '1000000', offer24: '', offer36: 'O', offer48: '', serials: `KILL-${index + 1}` }));
  const bytes = Buffer.from(`title,category,cash price,24개월,36개월,48개월,serial numbers\n${rows.map((row) => csvLine(Object.values(row))).join('')}`);
  const importId = await read(seller, bytes);
  expect(await counts(importId)).toMatchObject({ newRows: 5, faultyRows: 0 });
  valueOf(await startImport(database.deps, seller, { importId, submit: false }));
  const killed = () => endOf(appProcess(database.url, ['tests/support/one-job.ts', 'apply-import', JSON.stringify({ importId }), database.clock.now().toString()], 'apply-import:row'));
  expect([await killed(), await killed()]).toEqual(['SIGKILL', 'SIGKILL']);
  expect((await rowsOf(importId)).map(({ outcome }) => outcome)).toEqual(['SAVED', 'SAVED', null, null, null]);
  expect(await workOff(database.deps, 'apply-import')).toEqual([]);
  expect((await rowsOf(importId)).map(({ outcome }) => outcome)).toEqual(Array(5).fill('SAVED'));
  expect((await counts(importId)).state).toBe('APPLIED');
  expect(await database.db.unit.count({ where: { serial: { startsWith: 'KILL-' } } })).toBe(5);
  expect(await database.db.listing.count({ where: { draftVersion: { title: { startsWith: '새 상품' } } } })).toBe(5);
});

test("another seller's import is nobody's", async () => {
  const importId = await read(other, await exportOf(database, other));
  expect(errorOf(await startImport(database.deps, seller, { importId, submit: false }))).toEqual({ code: 'not-found' });
  expect(errorOf(await startImport(database.deps, admin, { importId, submit: false }))).toEqual({ code: 'not-found' });
});
