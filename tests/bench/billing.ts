import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { runBilling } from '@/lib/billing/run-billing';
import { withConnection } from '@/lib/host/postgres/connect';
import { addDays } from '@/lib/kernel/calendar';
import { SetClock } from '@/lib/platform/clock';
import { loadLeases, PLAIN_BILLING, timeOf } from '../support/many-leases';
import { benchDatabase, type BenchDatabase } from './bench-database';

/*
 * npm run bench -- billing [leases …]: JSON on standard output. The run of every lease once, beside one plain statement that
 * inserts the same invoices, entries and lines of every lease once, with all triggers and keys on, in the same database.
 * In two halves, each of which is due on a day for ours and on a day for the other: ours first, then the other first.
 * Nobody pays: the last day's run looks behind at what all days before it have asked for. `nothingDueMs` is the run once
 * more on the same day, and on the day after.
 */
const DAYS = ['2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09'] as const;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000];
if (!sizes.every((size) => Number.isSafeInteger(size / 2) && size > 0)) throw new Error('How many leases, an even number? As in: npm run bench -- billing 100000 1000000');

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const rounded = (value: number, digits = 0) => Number(value.toFixed(digits));

/** The app's own run, on that day. */
async function ours({ deps }: BenchDatabase, day: string): Promise<number> {
  (deps.clock as SetClock).set(`${day}T01:00:00Z`);
  return seconds(() => runBilling(deps));
}

/** The plain statement for that day, and the day is done. */
async function peer({ url }: BenchDatabase, day: string): Promise<number> {
  return withConnection(url, async (client) => {
    await client.query("SET TimeZone = 'UTC'");
    const took = await seconds(() => client.query(PLAIN_BILLING, [day, timeOf(day)]));
    await client.query('INSERT INTO billing_day (day, total, started_at, moved_at, finished_at) VALUES ($1::date, 0, now(), now(), now())', [day]);
    return took;
  });
}

/** As it is in a quiet hour. */
const settle = async (client: pg.Client) => {
  await client.query('VACUUM (ANALYZE)');
  await client.query('CHECKPOINT');
};

/** Whether both have written the same, but for the days and the names. */
async function sameWork(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ day: string; figures: string }>(`
    SELECT e.occurred_on::text AS day, concat_ws(' ', count(DISTINCT e.id), count(*), sum(j.amount_minor), (SELECT concat_ws(' ', count(*), sum(v.amount_minor)) FROM invoice v WHERE v.billed_on = e.occurred_on)) AS figures
      FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id GROUP BY 1, e.occurred_on`);
  if (rows.length !== DAYS.length || new Set(rows.map(({ figures }) => figures)).size !== 1) throw new Error(`Not the same work: ${JSON.stringify(rows)}`);
}

async function measure(leases: number) {
  const clock = new SetClock(new Temporal.Instant(0n));
  const database = await benchDatabase(4, clock);
  const memory = { atStartMb: megabytes(process.memoryUsage.rss()), atMostMb: 0 };
  const watch = setInterval(() => { memory.atMostMb = Math.max(memory.atMostMb, megabytes(process.memoryUsage.rss())); }, 50);
  try {
    return await withConnection(database.superuserUrl, async (client) => {
      const half = leases / 2;
      const setUp = await seconds(async () => {
        await loadLeases(client, { from: 1, leases: half, days: [DAYS[0], DAYS[2]] });
        await loadLeases(client, { from: half + 1, leases: half, days: [DAYS[1], DAYS[3]] });
      });
      const took = { ours: [] as number[], peer: [] as number[] };
      const turns = [['ours', ours], ['peer', peer], ['peer', peer], ['ours', ours]] as const;
      for (const [index, [side, work]] of turns.entries()) {
        await settle(client);
        took[side].push(await work(database, DAYS[index] ?? ''));
      }
      const again = await ours(database, DAYS[3]);
      const nextDay = await ours(database, addDays(DAYS[3], 1));
      await sameWork(client);
      const rate = (side: 'ours' | 'peer') => leases / took[side].reduce((sum, each) => sum + each, 0);
      return {
        leases, ours: rounded(rate('ours')), peer: rounded(rate('peer')), ratio: rounded(rate('ours') / rate('peer'), 2), microsecondsALease: rounded(1e6 / rate('ours'), 1),
        runs: { ours: took.ours.map((each) => rounded(each, 2)), peer: took.peer.map((each) => rounded(each, 2)) },
        nothingDueMs: { sameDay: rounded(again * 1000, 1), dayAfter: rounded(nextDay * 1000, 1) }, memory, setUpSeconds: rounded(setUp, 1),
      };
    });
  } finally {
    clearInterval(watch);
    await database.drop();
  }
}

const measured = [];
for (const size of sizes) measured.push(await measure(size));
const [first] = measured;
process.stdout.write(`${JSON.stringify({ bench: 'billing', unit: 'leases a second', ours: first?.ours, peer: first?.peer, ratio: first?.ratio, sizes: measured }, null, 2)}\n`);
process.exit(0);
