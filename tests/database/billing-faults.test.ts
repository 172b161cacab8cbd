import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { grantCredit } from '@/lib/billing/grant-credit';
import { runBilling } from '@/lib/billing/run-billing';
import { stopBilling } from '@/lib/billing/stop-billing';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { inheritedEnv } from '@/lib/platform/env';
import { figuresOf, type Figures } from '../support/billing-faults/figures';
import { Death, Fate, under } from '../support/contract-faults/death';
import { copyOf, type TestDatabase } from '../support/database';
import { Random } from '../support/faults/random';
import { openRoad, type Road } from '../support/road';

/* A death is thrown here where the app would be killed: the transaction is lost as it would be. */
vi.mock('@/lib/platform/fault-point', () => import('../support/contract-faults/death'));

const EACH = 25;
const given = inheritedEnv().FAULT_SEED;
const from = (first: number): number[] => Array.from({ length: EACH }, (_, index) => first + index);
const seeds = given === undefined ? [...from(20_280_229), ...from(randomInt(2 ** 30))] : [Number(given)];

/** Leases that begin on the last day of the year fall due on 31 January and 29 February. */
const BEGIN = '2027-12-31T01:00:00Z';
const LAST = '2028-03-08';
const POINTS = ['billing:batch-written', 'billing:batch-committed'];

let road: Road;
let frozen = '';
let expected: Figures;
beforeAll(async () => {
  road = await openRoad();
  road.clock.set(BEGIN);
  const leases: string[] = [];
  for (const lender of ['desk', 'script', 'desk', 'script', 'desk', 'desk'] as const) leases.push((await road.walk('LEASE', { lender, termMonths: leases.length === 5 ? 12 : 48 })).leaseId);
  frozen = leases[0] ?? '';
  for (const [index, leaseId] of leases.slice(1, 4).entries()) await credited(leaseId, [150_000n, 2_000_000n, 500n][index] ?? 0n);
  const undisturbed = await copyOf(road.database);
  for (let day = plainDateIn(road.clock.now()); day <= LAST; day = addDays(day, 1)) await atDay(undisturbed, day, () => runBilling(undisturbed.deps));
  expected = await figuresOf(undisturbed.url);
  await undisturbed.drop();
}, 600_000);
afterAll(() => road.close());

async function credited(leaseId: string, amountMinor: bigint): Promise<void> {
  const at = road.clock.now();
  await road.db.$transaction(async (tx) => {
    for (const part of [1n, amountMinor - 1n]) {
      await grantCredit(tx, { leaseId, cause: 'GOODWILL', sourceId: `${leaseId}:${part}`, currency: 'KRW', amountMinor: part }, at);
      await postEntry(tx, { sourceType: 'credit', sourceId: `${leaseId}:${part}`, kind: 'granted', currency: 'KRW', occurredOn: plainDateIn(at), lines: [debit('guarantee-cost', part, { leaseId }), credit('service-credit-payable', part, { leaseId })] }, at);
    }
  });
}

/** The clock of a copy comes to a day: billing of one lease is frozen on 30 January, and thawed five weeks later. */
async function atDay(database: TestDatabase, day: string, work: () => Promise<void>): Promise<void> {
  const before = plainDateIn(database.clock.now());
  database.clock.set(`${day}T01:00:00Z`);
  const passed = (on: string) => (before < on && on <= day);
  if (passed('2028-01-30')) await database.db.$transaction((tx) => freezeLease(tx, { leaseId: frozen, cause: 'PAYMENT_REFUSAL', sourceId: 'rf_TEST', fromOn: '2028-01-30' }));
  if (passed('2028-03-06')) await database.db.$transaction((tx) => thawLease(tx, 'PAYMENT_REFUSAL', 'rf_TEST', '2028-03-05'));
  await work();
}

/** One run, which may die; true where it did. */
const dies = (database: TestDatabase, fate: Fate, most: number): Promise<boolean> =>
  under(fate, () => runBilling(database.deps, most)).then(() => false, (error: unknown) => { if (error instanceof Death) return true; throw error; });

const died = new Set<string>();

/** Lets the days pass as a seed says: some by themselves, some forty at once; with deaths, two runs at once, and stops. */
async function play(seed: number): Promise<Figures> {
  const random = new Random(seed);
  const database = await copyOf(road.database);
  const fate = new Fate(Array.from({ length: random.below(8) }, () => ({ point: random.pick(POINTS), passes: random.below(12) })));
  try {
    for (let day = plainDateIn(database.clock.now()); ;) {
      await atDay(database, day, async () => {
        if (random.chance(0.2)) {
          const running = dies(database, fate, 1);
          await stopBilling(database.deps, road.admin, { stop: true });
          await running;
          await stopBilling(database.deps, road.admin, { stop: false });
        }
        const most = random.pick([1, 2, 3, 10_000]);
        const workers = 1 + random.below(3);
        while ((await Promise.all(Array.from({ length: workers }, () => dies(database, fate, most)))).some(Boolean));
      });
      if (day === LAST) break;
      const next = addDays(day, random.pick([1, 7, 20, 40]));
      // What is frozen is noted on its day, whether or not anything runs.
      day = ['2028-01-30', '2028-03-06', LAST].find((stop) => day < stop && next > stop) ?? next;
    }
    for (const point of fate.died) died.add(point);
    return await figuresOf(database.url);
  } finally {
    await database.drop();
  }
}

describe('a billing run', () => {
  it('left alone bills each instalment on its own day, what was frozen on the day after the thaw, and by credits', () => {
    expect(expected.days?.length).toBe(69);
    const bills = expected.invoices ?? [];
    expect(new Set(bills.map((line) => line.split(' ')[6]))).toEqual(new Set(['2027-12-31', '2028-01-31', '2028-02-29']));
    expect(bills.filter((line) => line.startsWith(frozen)).map((line) => line.split(' ').slice(5, 7))).toEqual([
      ['2027-12-31', '2027-12-31'], ['2028-03-06', '2028-01-31'], ['2028-03-06', '2028-02-29'],
    ]);
    expect(expected.uses?.length).toBeGreaterThan(4);
  });

  it.each(Array.from({ length: Math.ceil(seeds.length / 25) }, (_, part) => seeds.slice(part * 25, part * 25 + 25)))('that dies, is doubled, stopped or silent for weeks comes to the same in the end, seeds from %i', async (...some) => {
    for (const seed of some) expect(await play(seed), `again: FAULT_SEED=${seed}`).toEqual(expected);
  }, 900_000);

  it.skipIf(given !== undefined)('has died at each of its points', () => { expect([...died].sort()).toEqual([...POINTS].sort()); });
});
