import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { newId } from '@/lib/platform/id';
import { clawBack } from '@/lib/settlements/claw-back';
import { drawStatement } from '@/lib/settlements/document/draw-statement';
import { STATEMENT_COLUMNS } from '@/lib/settlements/model/statement';
import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { settleDay } from '@/lib/settlements/run-settlements';
import { adminPaper, sellerPaper, type SettlementPaper } from '@/lib/settlements/views/paper';
import { giveBack } from '@/tests/support/endings';
import { readPdf } from '@/tests/support/read-pdf';
import { openRoad, type Road, type Shop } from '@/tests/support/road';
import { payerSet, payOut, settleable, settlementsOf } from '@/tests/support/settlements';

let road: Road;
let shop: Shop;
let ids: string[];

/** Two leases are settled and paid; one comes back and is asked for again, while a month of holdback is released; a third works it off. */
beforeAll(async () => {
  road = await openRoad();
  await payerSet(road);
  shop = await road.seller('소리나무 악기');
  const [back] = [await settleable(road, { seller: shop }), await settleable(road, { seller: shop })];
  await releaseToSellers(road.deps);
  await settleDay(road.deps, '2026-03-12');
  await payOut(road);
  road.clock.set('2026-05-06T01:00:00Z');
  await giveBack(road, back);
  await clawBack(road.deps, { leaseId: back.leaseId });
  await releaseHoldbacks(road.deps);
  await settleDay(road.deps, '2026-05-06');
  await settleable(road, { seller: shop });
  road.clock.set('2026-05-13T01:00:00Z');
  await releaseToSellers(road.deps);
  await settleDay(road.deps, '2026-05-13');
  ids = (await settlementsOf(road, shop.sellerId)).map(({ id }) => id);
});
afterAll(() => road.close());

const paper = async (id: string): Promise<SettlementPaper> => (await sellerPaper(road.deps, shop, id)) ?? (() => { throw new Error('no statement'); })();
const sum = (of: readonly bigint[]) => of.reduce((total, each) => total + each, 0n);

test('a statement has each lease with its price, fee, holdback, releases and what is taken back, and adds up to the payout', async () => {
  expect(ids).toHaveLength(3);
  const papers = await Promise.all(ids.map(paper));
  for (const { id, rows, sums, kinds, carriedMinor, totalMinor } of papers) {
    const kept = await road.db.settlement.findUniqueOrThrow({ where: { id }, include: { lines: { include: { journalLine: { select: { leaseId: true } } } } } });
    const numbers = new Map((await road.db.lease.findMany({ select: { id: true, number: true } })).map((lease) => [lease.id, lease.number]));
    for (const row of rows) {
      expect(row.totalMinor, 'as its lines').toBe(sum(kept.lines.filter(({ journalLine: { leaseId } }) => (numbers.get(leaseId ?? '') ?? null) === row.lease).map(({ amountMinor }) => amountMinor)));
      expect(sum(STATEMENT_COLUMNS.map((name) => row[name]))).toBe(row.totalMinor);
    }
    expect([sum(rows.map((row) => row.totalMinor)), sum(kinds.map(({ amountMinor }) => amountMinor)), sums.totalMinor]).toEqual([kept.linesMinor, kept.linesMinor, kept.linesMinor]);
    expect([sums.totalMinor + carriedMinor, totalMinor]).toEqual([kept.totalMinor, kept.totalMinor]);
  }
  const [first, second, third] = papers;
  expect(first).toMatchObject({ state: 'PAID', carriedMinor: 0n, account: { holder: expect.any(String) as string } });
  expect(first?.rows).toHaveLength(2);
  for (const row of first?.rows ?? []) expect([row.price > 0n, row.fee < 0n, row.reserve < 0n, row.holdback < 0n, row.back]).toEqual([true, true, true, true, 0n]);
  expect([(second?.sums.released ?? 0n) > 0n, (second?.sums.back ?? 0n) < 0n]).toEqual([true, true]);
  expect(third?.carriedMinor, 'what the one before could not pay').toBe(second?.state === 'CARRIED' ? second.totalMinor : 0n);
});

test.each(['ko', 'en'] as const)('its PDF in %s, read back by another program, says every figure', async (locale) => {
  for (const id of ids) {
    const said = await paper(id);
    const pdf = await readPdf(await drawStatement(said, locale, road.clock.now()));
    expect(pdf).toMatchObject({ marked: true, language: locale === 'ko' ? 'ko-KR' : 'en' });
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(pdf.tags['TR']).toBe(said.rows.length + 2);
    const text = pdf.text.replaceAll(/\s+/g, '');
    const figures = [...said.rows, said.sums].flatMap((row) => [...STATEMENT_COLUMNS.map((name) => row[name]), row.totalMinor]).filter((minor) => minor !== 0n);
    for (const minor of [...figures, said.totalMinor, ...said.kinds.map(({ amountMinor }) => amountMinor)]) expect(text).toContain(formatMoney(minor, 'KRW', locale).replaceAll(/\s+/g, ''));
    for (const part of [said.number, '소리나무악기', formatTableDate(said.day, locale).replaceAll(/\s+/g, ''), ...said.rows.map(({ lease }) => lease ?? '')]) expect(text).toContain(part);
  }
});

test('it is for the shop’s owner and for admins', async () => {
  const [id = ''] = ids;
  const people: Actor[] = [{ ...shop, sellerRoles: ['SHIPPING'] }, { ...shop, sellerRoles: ['LISTINGS'] }, await road.seller('다른 악기'), await road.purchaser(), road.deskPerson];
  for (const actor of people) expect([await sellerPaper(road.deps, actor, id), await adminPaper(road.deps, actor, id)]).toEqual([null, null]);
  expect([await sellerPaper(road.deps, road.admin, id), await adminPaper(road.deps, shop, id), await sellerPaper(road.deps, shop, newId('st'))]).toEqual([null, null, null]);
  expect(await adminPaper(road.deps, road.admin, id)).toEqual(await paper(id));
});
