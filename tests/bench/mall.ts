import { systemClock } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { env, inheritedEnv } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { withConnection } from '@/lib/host/postgres/connect';
import { someSeller } from '../support/catalogue';
import { loadCatalogue } from '../support/large-catalogue';
import { byClients, latencyOf, timed } from './figures';
import { watchMemory } from './memory';

const CLIENTS = 16;
const SELLERS = 50;
/** Each connection plans a statement five times before it keeps a plan. */
const WARM_UP = 200;
const REQUESTS = 800;

/** What the measured pages are made of; a request is the same for the same number. */
export interface Catalogue {
  listings: number;
  /** A listing's id, by its number from 1. */
  idOf: (n: number) => string;
}

/** The address of a request by its number, and what its page must show to count as answered. */
export type Ask = (n: number, catalogue: Catalogue) => { path: string; shows: string };

/** A number spread over 0 … below-1, the same each time. */
export const spread = (n: number, below: number): number => Math.floor(((n * 0.618_033_988_75) % 1) * below);

function numbersOf(flag: string, otherwise: number[]): number[] {
  const at = process.argv.indexOf(flag);
  const given = at < 0 ? [] : (process.argv[at + 1] ?? '').split(',').map(Number);
  if (given.some((each) => !Number.isSafeInteger(each) || each < 1)) throw new Error(`${flag} wants numbers, as in ${flag} ${otherwise.join(',')}`);
  return given.length > 0 ? given.sort((a, b) => a - b) : otherwise;
}

async function sellers(): Promise<string[]> {
  const db = openDb(env().databaseUrl, 2);
  const deps: Deps = { db, clock: systemClock, env: env(), log: logger('warn', 'bench') };
  const ids: string[] = [];
  for (let n = 0; n < SELLERS; n += 1) ids.push((await someSeller(deps)).sellerId);
  await db.$disconnect();
  return ids;
}

async function measure(ask: Ask, catalogue: Catalogue, requests: number) {
  const { baseUrl } = env();
  const durations: number[] = [];
  let errors = 0;
  const request = async (n: number) => {
    const { path, shows } = ask(n, catalogue);
    const answered = await timed(durations, async () => {
      const answer = await fetch(`${baseUrl}${path}`, { signal: AbortSignal.timeout(60_000) });
      return answer.status === 200 && (await answer.text()).includes(shows);
    }).catch(() => false);
    if (!answered) errors += 1;
  };
  await byClients(CLIENTS, WARM_UP, (n) => request(requests + n));
  durations.length = 0;
  errors = 0;
  const memory = watchMemory(Number(inheritedEnv().BENCH_WEB_PID));
  const seconds = await byClients(CLIENTS, requests, request);
  return { listings: catalogue.listings, requests, requestsPerSecond: Math.round((requests / seconds) * 10) / 10, ...latencyOf(durations), errors, memoryPeakMb: memory.peakMb() };
}

/**
 * The built app with its worker beside it, over HTTP, by 16 clients: at each size of the catalogue in turn, which grows in
 * between. Prints JSON; `ratio` is the requests per second at the last size over those at the first.
 */
export async function measureMall(bench: string, ask: Ask): Promise<void> {
  const sizes = numbersOf('--listings', [1000, 10_000, 100_000]);
  const [requests = REQUESTS] = numbersOf('--requests', [REQUESTS]);
  const sellerIds = await sellers();
  const migrationUrl = inheritedEnv().MIGRATION_DATABASE_URL ?? '';
  const results = [];
  let there = 0;
  for (const listings of sizes) {
    await withConnection(migrationUrl, (client) => loadCatalogue(client, { listings: listings - there, sellerIds, from: there }));
    there = listings;
    results.push(await measure(ask, { listings, idOf: (n) => `g_${String(n).padStart(26, '0')}` }, requests));
  }
  const [first, last] = [results[0], results.at(-1)];
  const ratio = first && last ? Math.round((last.requestsPerSecond / first.requestsPerSecond) * 100) / 100 : null;
  process.stdout.write(`${JSON.stringify({ bench, clients: CLIENTS, sizes: results, ratio }, null, 2)}\n`);
  process.exit(results.every(({ errors }) => errors === 0) ? 0 : 1);
}
