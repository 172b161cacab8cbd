import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { reviewQueue } from '@/lib/catalogue/views/review';
import { saveListing } from '@/lib/catalogue/save-listing';
import { submitListing } from '@/lib/catalogue/submit-listing';
import { readImport } from '@/lib/workplace/read-import';
import { importPage, sellerImports } from '@/lib/workplace/views/imports';
import { formInput, pianoForm, someAdmin, somePhoto, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

const forth = (cursor: string | undefined) => ({ after: readCursor(cursor) ?? { atMs: 0, id: '' } });
const back = (cursor: string | undefined) => ({ before: readCursor(cursor) ?? { atMs: 0, id: '' } });

test('the review queue is turned forth and back, the longest waiting first', async () => {
  const { deps, db, clock } = database;
  const seller = await someSeller(deps);
  const admin = await someAdmin(deps);
  const product = pianoForm(await somePhoto(deps, seller));
  const made: string[] = [];
  for (let count = 0; count < 62; count += 1) {
    const { listingId } = valueOf(await saveListing(deps, seller, formInput({ product })));
    valueOf(await submitListing(deps, seller, { listingId }));
    // Four at a time, so that a page ends between those of one instant.
    if (count % 4 === 0) clock.advance({ seconds: 1 });
    made.push(listingId);
  }
  const first = await reviewQueue(db, admin);
  const second = await reviewQueue(db, admin, forth(first.next));
  const third = await reviewQueue(db, admin, forth(second.next));
  const ids = [first, second, third].map(({ rows }) => rows.map(({ id }) => id));
  expect(ids.map((each) => each.length)).toEqual([30, 30, 2]);
  expect(ids.flat().sort()).toEqual([...made].sort());
  expect([first.previous, third.next]).toEqual([undefined, undefined]);
  expect(await reviewQueue(db, admin, back(third.previous))).toEqual(second);
  expect(await reviewQueue(db, admin, back(second.previous))).toEqual(first);
});

test("a seller's files, and the rows of one, are turned forth and back", async () => {
  const { deps, db, clock } = database;
  const seller = await someSeller(deps);
  const rows = Array.from({ length: 120 }, (_, index) => `,첼로 ${index}`).join('\n');
  const made: string[] = [];
  for (let count = 0; count < 21; count += 1) {
    clock.advance({ seconds: 1 });
    made.push(valueOf(await readImport(deps, seller, { name: `${count}.csv`, bytes: Buffer.from(`상품번호,상품 이름\n${count === 0 ? rows : ',첼로'}`), locale: 'ko' })).importId);
  }
  const first = await sellerImports(db, seller);
  const second = await sellerImports(db, seller, forth(first.next));
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([...made].reverse());
  expect(await sellerImports(db, seller, back(second.previous))).toEqual(first);

  const page = async (place: { after: number; before?: number }) => {
    const found = await importPage(db, seller, made[0] ?? '', { filter: 'ALL', ...place });
    return { seqs: found?.rows.map(({ seq }) => seq) ?? [], next: found?.next, previous: found?.previous };
  };
  const last = await page({ after: (await page({ after: 50 })).next ?? 0 });
  expect(last).toEqual({ seqs: Array.from({ length: 20 }, (_, index) => index + 101), next: undefined, previous: 101 });
  const middle = await page({ after: 0, before: last.previous ?? 0 });
  expect(middle.seqs).toEqual(Array.from({ length: 50 }, (_, index) => index + 51));
  expect(await page({ after: 0, before: middle.previous ?? 0 })).toEqual({ seqs: Array.from({ length: 50 }, (_, index) => index + 1), next: 50, previous: undefined });
});
