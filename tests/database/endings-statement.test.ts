import { afterAll, beforeAll, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { grantCredit } from '@/lib/billing/grant-credit';
import { askReturn } from '@/lib/endings/ask-return';
import { drawLabel } from '@/lib/endings/document/draw-label';
import { drawStatement } from '@/lib/endings/document/draw-statement';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { buyoutOffer, leavePortal, termOffer } from '@/lib/endings/views/portal';
import { returnList, returnOffer, returnSight } from '@/lib/endings/views/returns';
import { leaseStatement } from '@/lib/endings/views/statement';
import type { Actor } from '@/lib/kernel/actor';
import { addDays } from '@/lib/kernel/calendar';
import { purchaserMoney } from '@/lib/insights/views/purchaser';
import { watchedLease } from '@/lib/insights/views/travel';
import { leaseDetail, purchaserLeases } from '@/lib/leases/views';
import { formatMoney } from '@/lib/kernel/money';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { valueOf } from '@/tests/support/catalogue';
import { balanceOf, buyOn, payOpen } from '@/tests/support/endings';
import { readPdf } from '@/tests/support/read-pdf';
import { aLease, openRoad, paid, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
let walk: Walk;
beforeAll(async () => {
  road = await openRoad();
  walk = await aLease(road);
  const at = road.clock.now();
  await paid(road, walk.leaseId, 0);
  await road.db.$transaction(async (tx) => {
    await grantCredit(tx, { leaseId: walk.leaseId, cause: 'GOODWILL', sourceId: walk.leaseId, currency: 'KRW', amountMinor: 7_322n }, at);
    await postEntry(tx, { sourceType: 'credit', sourceId: walk.leaseId, kind: 'granted', currency: 'KRW', occurredOn: '2026-03-03',
      lines: [debit('guarantee-cost', 7_322n, { leaseId: walk.leaseId }), credit('service-credit-payable', 7_322n, { partyId: walk.purchaser.userId, leaseId: walk.leaseId })] }, at);
  });
  road.clock.set('2026-05-20T03:00:00Z');
  await billLease(road.deps, { leaseId: walk.leaseId });
  await payOpen(road, walk.leaseId);
  valueOf(await buyOn(road, walk, '2026-05-20'));
  road.clock.set('2026-07-01T03:00:00Z');
  await lapseBuyouts(road.deps);
  await billLease(road.deps, { leaseId: walk.leaseId });
});
afterAll(() => road.close());

const statement = async () => {
  const found = await leaseStatement(road.db, walk.purchaser, walk.leaseId, road.clock.now());
  if (!found) throw new Error('no statement');
  return found;
};

test('a statement says every movement, and comes to what the ledger and the bills say', async () => {
  const { lines, chargedMinor, paidMinor, creditedMinor, openMinor, toComeMinor } = await statement();
  expect(openMinor).toBe(await balanceOf(road, walk.leaseId, 'billed-receivable'));
  expect(openMinor).toBe(chargedMinor - paidMinor - creditedMinor);
  expect(lines.at(-1)?.openMinor).toBe(openMinor);
  const invoices = await road.db.invoice.findMany({ where: { leaseId: walk.leaseId, state: { not: 'CANCELLED' } } });
  expect(chargedMinor).toBe(invoices.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
  expect(creditedMinor).toBe(7_322n);
  expect(paidMinor).toBe(await balanceOf(road, walk.leaseId, 'cash-in-transit'));
  expect(lines.map(({ is }) => is)).toEqual(expect.arrayContaining(['billed', 'collected', 'credited', 'cancelled']));
  const left = await road.db.leaseInstalment.findMany({ where: { leaseId: walk.leaseId, state: 'DUE', invoices: { none: {} } } });
  expect(toComeMinor).toBe(left.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
});

test('paid is money wherever it is said, and what credits took off stands beside it', async () => {
  const at = road.clock.now();
  const taken = await balanceOf(road, walk.leaseId, 'cash-in-transit');
  const [said, portal, detail, [card], mine, watched] = [
    await statement(), await leavePortal(road.db, walk.purchaser, walk.leaseId, at), await leaseDetail(road.db, walk.purchaser, walk.leaseId, at), await purchaserLeases(road.db, walk.purchaser, at),
    await purchaserMoney(road.deps, walk.purchaser), await watchedLease(road.deps, road.admin, (await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId } })).number),
  ];
  for (const each of [said, portal, detail, card, mine]) expect(each).toMatchObject({ paidMinor: taken, creditedMinor: 7_322n });
  expect(watched?.paidMinor).toBe(taken);
  // Up to the last month that is paid, leaving shows the same.
  const paidRows = detail?.rows.filter(({ state }) => state === 'PAID') ?? [];
  expect(detail?.exits[paidRows.length - 1]).toMatchObject({ paidMinor: taken, creditedMinor: 7_322n });
  // What is billed and not paid is not called paid in the months after it.
  const asked = portal?.bills.filter(({ kind, state }) => kind === 'INSTALMENT' && state === 'OPEN') ?? [];
  expect(asked.length).toBeGreaterThan(0);
  expect(detail?.exits[paidRows.length - 1 + asked.length]).toMatchObject({ paidMinor: taken, owedMinor: portal?.open.minor });
  const credited = portal?.bills.filter(({ creditMinor }) => creditMinor > 0n) ?? [];
  expect(credited.map(({ creditMinor, putMinor, state }) => [creditMinor, putMinor, state])).toContainEqual([7_322n, 0n, 'PAID']);
});

test.each(['ko', 'en'] as const)('its PDF in %s, read back by another program, says the same', async (locale) => {
  const said = await statement();
  const pdf = await readPdf(await drawStatement(said, locale, road.clock.now()));
  expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
  expect(pdf).toMatchObject({ marked: true, language: locale === 'ko' ? 'ko-KR' : 'en' });
  for (const minor of [said.chargedMinor, said.openMinor, said.toComeMinor, ...said.lines.map(({ openMinor }) => openMinor)]) expect(pdf.text).toContain(formatMoney(minor, 'KRW', locale));
  expect(pdf.text).toContain(said.number);
  expect(pdf.tags['TR']).toBe(said.lines.length + 1);
});

test('a label says where the goods go and under which number', async () => {
  const offer = await returnOffer(road.db, walk.purchaser, walk.leaseId, road.clock.now());
  const { returnId } = valueOf(await askReturn(road.deps, walk.purchaser, { leaseId: walk.leaseId, chargeMinor: offer?.figures.chargeMinor ?? 0n }));
  const row = await returnSight(road.db, walk.purchaser, returnId, road.clock.now());
  if (!row) throw new Error('no return');
  const { text } = await readPdf(await drawLabel(row, 'ko', road.clock.now()));
  for (const part of [row.number, row.serial, walk.purchaser.name]) expect(text).toContain(part);
  expect(text.replaceAll(/\s/g, '')).toContain(row.address.replaceAll(/\s/g, ''));
  expect(addDays(row.times.shipBy?.slice(0, 10) ?? '', 0) > '2026-07-14').toBe(true);
});

test('nobody sees another’s lease, statement or return', async () => {
  const now = road.clock.now();
  const others: Actor[] = [{ userId: '', role: 'PURCHASER', name: '' }, await road.purchaser(), await road.seller('다른 악기'), walk.seller, road.deskPerson, road.admin];
  const { id } = await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
  for (const actor of others) {
    for (const view of [leaseStatement, leavePortal, buyoutOffer, returnOffer, termOffer]) expect(await view(road.db, actor, walk.leaseId, now)).toBeNull();
  }
  const sees = await Promise.all([walk.purchaser, ...others].map(async (actor) => (await returnSight(road.db, actor, id, road.clock.now())) !== null));
  expect(sees).toEqual([true, false, false, false, true, true, false]);
  const phones = await Promise.all([walk.seller, road.deskPerson].map(async (actor) => (await returnSight(road.db, actor, id, road.clock.now()))?.phone));
  expect(phones, 'the desk asks after goods that do not come').toEqual([null, expect.stringMatching(/^0/)]);
  const lists = await Promise.all([walk.purchaser, ...others].map(async (actor) => (await returnList(road.db, actor)).rows.length));
  expect(lists).toEqual([0, 0, 0, 0, 1, 1, 0]);
});
