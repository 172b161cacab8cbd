import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { mallPage } from '@/lib/catalogue/views/mall';
import { EVERYTHING } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import type { Actor } from '@/lib/kernel/actor';
import { publishedListing, someAdmin, someSeller } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { deps, clock } = database;
  const music = await someSeller(deps);
  const electronics = await someSeller(deps, { businessName: '한결전자' });
  const admin = await someAdmin(deps);
  const publish = async (seller: Actor, title: string, categoryCode: string, brand: string, model: string) => {
    clock.advance({ minutes: 1 });
    await publishedListing(deps, seller, admin, { title, categoryCode, brand, model, description: title, serials: '' });
  };
  await publish(music, '세종 업라이트 피아노 U-121 월넛', 'instruments', '세종', 'U-121');
  await publish(electronics, '하늘노트16 울트라', 'computers', '하늘', 'SN16-U');
  await publish(electronics, '한빛 OLED 77 스탠드형', 'appliances', '한빛', 'OL77_S');
  await publish(music, '피아노 의자 100% 원목', 'furniture', '세종', 'CH-1');
});
afterAll(() => database.drop());

const search = (words: string, page = {}) => browsePage(database.db, { ...EVERYTHING, words }, page);
const found = async (query: string) => (await search(query)).cards.map(({ title }) => title);

test('a word of two syllables is found inside a longer one', async () => {
  expect(await found('노트')).toEqual(['하늘노트16 울트라']);
});

test('one syllable finds words that begin with it, not those that hold it', async () => {
  expect(await found('울')).toEqual(['하늘노트16 울트라']);
  expect(await found('트')).toEqual([]);
});

test('Latin model names are found whatever their case, decomposed Hangul is found composed', async () => {
  expect(await found('oled 77')).toEqual(['한빛 OLED 77 스탠드형']);
  expect(await found('피아노 월넛'.normalize('NFD'))).toEqual(['세종 업라이트 피아노 U-121 월넛']);
});

test('the seller and the category are found in both languages, better titles first', async () => {
  expect(await found('한결전자')).toEqual(['한빛 OLED 77 스탠드형', '하늘노트16 울트라']);
  expect(await found('instruments')).toEqual(['세종 업라이트 피아노 U-121 월넛']);
  expect(await found('피아노')).toEqual(['피아노 의자 100% 원목', '세종 업라이트 피아노 U-121 월넛']);
});

test('every word must be there', async () => {
  expect(await found('피아노 의자')).toEqual(['피아노 의자 100% 원목']);
  expect(await found('피아노 냉장고')).toEqual([]);
});

test('signs of patterns mean themselves', async () => {
  expect(await found('100%')).toEqual(['피아노 의자 100% 원목']);
  expect(await found('0%')).toEqual(['피아노 의자 100% 원목']);
  expect(await found('ol77_s')).toEqual(['한빛 OLED 77 스탠드형']);
  expect(await found('1_0')).toEqual([]);
  expect(await found("' OR 1=1 --")).toEqual([]);
  expect(await found('\\')).toEqual([]);
});

test('a slip of the finger shows what resembles it, and says that nothing was found', async () => {
  const page = await search('피아너');
  expect(page.count).toBe(0);
  expect(page.similar.map(({ title }) => title)).toContain('세종 업라이트 피아노 U-121 월넛');
});

test('what resembles nothing is answered with the newest of the mall, and says so', async () => {
  const page = await search('asdfqwer');
  expect([page.count, page.unlike, page.suggestions.words]).toEqual([0, true, []]);
  expect(page.similar).toHaveLength(4);
  expect((await search('피아너')).unlike).toBeUndefined();
});

test('nobody is sent to another slip: one name of each kind is suggested, in the letters that were typed', async () => {
  expect((await search('테레뷔')).suggestions.words).toEqual(['텔레비전']);
  expect((await search('televisoin')).suggestions.words).toEqual(['television']);
});

test('an empty query shows everything, and one of a million letters finds nothing and harms nothing', async () => {
  expect((await search('   ')).count).toBe(4);
  expect((await search('가'.repeat(1_000_000))).count).toBe(0);
});

test('a mall of fourteen listings shows fourteen on its one page', async () => {
  const { deps, db } = database;
  const seller = await someSeller(deps);
  const admin = await someAdmin(deps);
  for (let n = 0; n < 14; n += 1) await publishedListing(deps, seller, admin, { title: `침대 ${n}`, categoryCode: 'shop', serials: '' });
  const page = await mallPage(db, { category: 'shop' });
  expect([page.count, page.cards.length, page.next, page.previous]).toEqual([14, 14, undefined, undefined]);
});

test('pages by keyset go forth and back without a gap or a repeat', async () => {
  const { deps, db, clock } = database;
  const seller = await someSeller(deps);
  const admin = await someAdmin(deps);
  for (let n = 0; n < 52; n += 1) {
    // Several in one instant: the id decides between them.
    if (n % 3 === 0) clock.advance({ minutes: 1 });
    await publishedListing(deps, seller, admin, { title: `자전거 ${n}`, categoryCode: 'mobility', serials: '' });
  }
  const pages: string[][] = [];
  let page = await mallPage(db, { category: 'mobility' });
  expect([page.count, page.previous]).toEqual([52, undefined]);
  for (;;) {
    pages.push(page.cards.map(({ id }) => id));
    const after = readCursor(page.next);
    if (!after) break;
    page = await mallPage(db, { category: 'mobility', after });
  }
  expect(pages.map((ids) => ids.length)).toEqual([24, 24, 4]);
  expect(new Set(pages.flat()).size).toBe(52);
  const before = readCursor(page.previous);
  const back = await mallPage(db, { category: 'mobility', ...(before && { before }) });
  expect(back.cards.map(({ id }) => id)).toEqual(pages[1]);
  const first = readCursor(back.previous);
  expect((await mallPage(db, { category: 'mobility', ...(first && { before: first }) })).previous).toBeUndefined();

  const hits = await search('자전거');
  expect(hits.count).toBe(52);
  const rest = await search('자전거', { after: hits.next });
  expect(rest.cards).toHaveLength(24);
  expect(rest.cards.some(({ id }) => hits.cards.some((card) => card.id === id))).toBe(false);
});

test('a name that the mall knows is no slip: who looks for a vacuum cleaner did not mean a water purifier', async () => {
  const { deps } = database;
  await publishedListing(deps, await someSeller(deps), await someAdmin(deps), { title: '맑은샘 정수기', categoryCode: 'air-water', serials: '' });
  expect((await search('정수끼')).suggestions.words).toEqual(['정수기']);
  const page = await search('청소기');
  expect([page.count, page.suggestions.words]).toEqual([0, []]);
});
