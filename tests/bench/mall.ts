import { Agent, get } from 'node:http';
import { systemClock } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { env, inheritedEnv } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { withConnection } from '@/lib/host/postgres/connect';
import { someSeller } from '../support/catalogue';
import { loadCatalogue } from '../support/large-catalogue';
import { byClients, latencyOf, timed } from './figures';
import { untilIdle } from './idle';
import { watchMemory } from './memory';

const CLIENTS = 16;
const SELLERS = 50;
/** Each connection plans a statement five times before it keeps a plan. */
const WARM_UP = 200;
const REQUESTS = 800;
/** So many pages are asked for again and again, and so much faster. */
const SOUGHT = 100;
const KEPT_TIMES = 20;

/** What the measured pages are made of; a request is the same for the same number. */
export interface Catalogue {
  listings: number;
  /** A listing's id, by its number from 1. */
  idOf: (n: number) => string;
}

/** The address of a page by its number, and what it must show to count as answered. Every number is a page of its own. */
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

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

interface Answer {
  status: number;
  body: Buffer;
}

/** As a browser asks; what is packed stays so, since unpacking would be the client's work on the server's processors. */
function ask(path: string, encoding: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${env().baseUrl}${path}`, { agent, timeout: 60_000, headers: { 'accept-encoding': encoding, 'accept-language': 'ko' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
    }).once('error', reject);
  });
}

/** Requests a second, and how many were not answered as they should. */
async function phase(requests: number, isAnswered: (n: number) => Promise<boolean>) {
  const durations: number[] = [];
  let errors = 0;
  const seconds = await byClients(CLIENTS, requests, async (n) => {
    if (!(await timed(durations, () => isAnswered(n)).catch(() => false))) errors += 1;
  });
  return { requestsPerSecond: Math.round((requests / seconds) * 10) / 10, ...latencyOf(durations), errors };
}

/** Pages that nobody has asked for since they changed, each made anew; and the pages that people ask for again and again. */
async function measure(pageOf: Ask, catalogue: Catalogue, requests: number) {
  const made = (first: number) => async (n: number) => {
    const { path, shows } = pageOf(first + n, catalogue);
    const { status, body } = await ask(path, 'identity');
    return status === 200 && body.includes(shows);
  };
  const again = async (n: number) => {
    const { status, body } = await ask(pageOf(n % SOUGHT, catalogue).path, 'gzip');
    return status === 200 && body.byteLength > 5_000;
  };
  await phase(WARM_UP, made(SOUGHT + requests));
  const memory = watchMemory(Number(inheritedEnv().BENCH_WEB_PID));
  const fresh = await phase(requests, made(SOUGHT));
  await phase(SOUGHT, made(0));
  await phase(SOUGHT, again);
  const kept = await phase(requests * KEPT_TIMES, again);
  return { listings: catalogue.listings, fresh, kept, memoryPeakMb: memory.peakMb() };
}

/**
 * The built app with its worker beside it, over HTTP, by 16 clients: at each size of the catalogue in turn, which grows in
 * between. Prints JSON: `fresh` pages are each made for their request, `kept` ones were made before; `ratio` is the requests
 * per second at the last size over those at the first.
 */
export async function measureMall(bench: string, pageOf: Ask): Promise<void> {
  const sizes = numbersOf('--listings', [1000, 10_000, 100_000]);
  const [requests = REQUESTS] = numbersOf('--requests', [REQUESTS]);
  const sellerIds = await sellers();
  const migrationUrl = inheritedEnv().MIGRATION_DATABASE_URL ?? '';
  const results = [];
  let there = 0;
  for (const listings of sizes) {
    await withConnection(migrationUrl, (client) => loadCatalogue(client, { listings: listings - there, sellerIds, from: there }));
    there = listings;
    await untilIdle();
    results.push(await measure(pageOf, { listings, idOf: (n) => `g_${String(n).padStart(26, '0')}` }, requests));
  }
  const [first, last] = [results[0], results.at(-1)];
  const over = (which: 'fresh' | 'kept') => (first && last ? Math.round((last[which].requestsPerSecond / first[which].requestsPerSecond) * 100) / 100 : null);
  const ratio = { fresh: over('fresh'), kept: over('kept') };
  process.stdout.write(`${JSON.stringify({ bench, clients: CLIENTS, sizes: results, ratio }, null, 2)}\n`);
  process.exit(results.every(({ fresh, kept }) => fresh.errors + kept.errors === 0) ? 0 : 1);
}
