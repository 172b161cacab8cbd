import { afterAll, beforeAll, expect, test } from 'vitest';
import { SWEEPS } from '@/lib/worker/tasks';
import { csvLine } from '@/lib/workplace/csv-text';
import { readImport } from '@/lib/workplace/read-import';
import { startImport } from '@/lib/workplace/start-import';
import { errorOf, someSeller, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { workOff } from '../support/jobs';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

test('a file is deleted with its rows a month after it was applied, or two weeks after nobody applied it; what it made stays', async () => {
  const { deps, db, clock } = database;
  const line = (title: string) => Buffer.from(`title,category,cash price,36개월\n${csvLine([title, '악기', '1000000', 'O'])}`);
  const seller = await someSeller(deps);
  const read = async (title: string) => valueOf(await readImport(deps, seller, { name: '상품.csv', bytes: line(title), locale: 'ko' })).importId;
  const [applied, unused, applying] = [await read('적용한 첼로'), await read('두고 간 첼로'), await read('적용하는 첼로')];
  valueOf(await startImport(deps, seller, { importId: applied, submit: false }));
  expect(await workOff(deps, 'apply-import')).toEqual([]);
  valueOf(await startImport(deps, seller, { importId: applying, submit: false }));
  const left = async () => (await db.listingImport.findMany({ where: { id: { in: [applied, unused, applying] } }, select: { id: true } })).map(({ id }) => id);
  const after = async (days: number) => {
    clock.advance({ hours: 24 * days });
    await SWEEPS['tidy-imports']?.(deps);
    return left();
  };
  expect(new Set(await after(13))).toEqual(new Set([applied, unused, applying]));
  expect(new Set(await after(2))).toEqual(new Set([applied, applying]));
  expect(errorOf(await startImport(deps, seller, { importId: unused, submit: false }))).toEqual({ code: 'not-found' });
  expect(await after(14)).toContain(applied);
  expect(await after(2)).toEqual([applying]);
  expect(await db.listingImportRow.count({ where: { importId: { in: [applied, unused] } } })).toBe(0);
  expect(await db.listing.count({ where: { draftVersion: { title: '적용한 첼로' } } })).toBe(1);
  expect(await db.auditEntry.findMany({ where: { subjectId: { in: [applied, unused] }, action: 'import.removed' }, select: { data: true } })).toEqual([{ data: { lines: 1 } }, { data: { lines: 1 } }]);
  expect(await workOff(deps, 'apply-import')).toEqual([]);
  expect(await db.listingImportRow.findMany({ where: { importId: applying }, select: { outcome: true } })).toEqual([{ outcome: 'SAVED' }]);
});
