import { setTimeout as pause } from 'node:timers/promises';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { systemClock, toDate } from '@/lib/platform/clock';
import { openDb, type Deps } from '@/lib/platform/db';
import { env, inheritedEnv } from '@/lib/platform/env';
import { newId } from '@/lib/platform/id';
import { logger } from '@/lib/platform/log';
import { withConnection } from '@/lib/host/postgres/connect';
import { someSeller } from '../support/catalogue';
import { loadCatalogue } from '../support/large-catalogue';
import { asksOf, requested, somePiano } from '../support/limits';
import { somePurchaser } from '../support/orders';
import { startScriptedInstitution } from '../support/scripted-institution';
import { introduce } from '../support/scripted-registration';
import { latencyOf } from './figures';
import { untilIdle } from './idle';

/*
 * npm run bench -- institutions [requests]: JSON on standard output. What a page costs while no institution hangs, and while
 * one hangs with 60 questions waiting at it: the health page, a product's page that is kept, and one that is made. Asked for at a steady rate, whether or not the answers keep up. `others` is how long the desk and
 * another bank took for all of their answers meanwhile.
 */
const EVERY_MS = 50;
const WAITING = 60;
const ALONE = 'desk';
const requests = Number(process.argv[2] ?? 500);
if (!Number.isSafeInteger(requests) || requests < 1) throw new Error('How many requests? As in: npm run bench -- institutions 500');

const settings = env();
const deps: Deps = { db: openDb(settings.databaseUrl, 8), clock: systemClock, env: settings, log: logger('warn', 'bench') };
const listing = (n: number) => `/p/g_${String(n).padStart(26, '0')}`;

/** So many requests at a steady rate; an answer that is none of 200 counts as an error. */
async function measure(pathOf: (n: number) => string) {
  const durations: number[] = [];
  let errors = 0;
  await Promise.all(Array.from({ length: requests }, async (_, n) => {
    await pause(n * EVERY_MS);
    const began = performance.now();
    const status = await fetch(`${settings.baseUrl}${pathOf(n)}`, { headers: { 'accept-language': 'ko' }, signal: AbortSignal.timeout(60_000) })
      .then(async (answer) => { await answer.arrayBuffer(); return answer.status; }, () => 0);
    durations.push(performance.now() - began);
    if (status !== 200) errors += 1;
  }));
  return { ...latencyOf(durations), errors };
}

/** `from`: the first of the products that nobody has asked for yet. */
const pages = async (from: number) => ({
  health: await measure(() => '/api/health'), productKept: await measure(() => listing(1)), productMade: await measure((n) => listing(from + n)),
});

interface Stage {
  seller: Actor & { sellerId: string };
  listingId: string;
  banks: Awaited<ReturnType<typeof startScriptedInstitution>>[];
}

/** A seller whom two banks and the desk finance; one bank hangs. */
async function prepare(): Promise<Stage> {
  const seller = await someSeller(deps);
  await openSellerLimits(deps, SYSTEM, { sellerId: seller.sellerId });
  const banks = [];
  for (const code of ['hung', 'well']) {
    const bank = await startScriptedInstitution({ code });
    const institutionId = await introduce(deps, bank);
    const granted = { sellerId: seller.sellerId, institutionId };
    await deps.db.sellerLimit.upsert({
      where: { sellerId_institutionId: granted }, update: { status: 'LIVE', approvedMinor: 10n ** 12n },
      create: { id: newId('sl'), ...granted, status: 'LIVE', approvedMinor: 10n ** 12n, createdAt: toDate(systemClock.now()) },
    });
    banks.push(bank);
  }
  banks[0]?.always('limit-requests', { answer: 'hang' });
  return { seller, listingId: await somePiano(deps, seller), banks };
}

async function askAll(listingId: string): Promise<{ ids: string[]; began: number }> {
  const ids: string[] = [];
  const began = performance.now();
  for (let n = 0; n < WAITING; n += 1) ids.push(await requested(deps, await somePurchaser(deps), listingId, { lenders: ['hung', 'well', ALONE] }));
  return { ids, began };
}

/** Until everybody but the bank that hangs has answered. */
async function othersOf({ ids, began }: { ids: string[]; began: number }) {
  const asked = performance.now();
  for (;;) {
    const asks = (await Promise.all(ids.map((id) => asksOf(deps, id)))).flat().filter(({ lender }) => lender !== 'hung');
    const open = asks.filter(({ state }) => state === 'QUEUED' || state === 'PENDING');
    if (open.length === 0) return { questions: asks.length, msUntilAllAnswered: Math.round(performance.now() - began), msAfterTheLastQuestion: Math.round(performance.now() - asked) };
    if (performance.now() - asked > 120_000) throw new Error(`${open.length} questions to the others are still open`);
    await pause(50);
  }
}

const { seller, listingId, banks } = await prepare();
await withConnection(inheritedEnv().MIGRATION_DATABASE_URL ?? '', (client) => loadCatalogue(client, { listings: 2 * requests + 100, sellerIds: [seller.sellerId] }));
await untilIdle();
for (let n = 1; n <= 50; n += 1) await fetch(`${settings.baseUrl}${listing(n)}`).then((answer) => answer.arrayBuffer());
const none = await pages(100);
const asking = await askAll(listingId);
const [others, oneHangs] = await Promise.all([othersOf(asking), pages(100 + requests)]);
const hung = { called: banks[0]?.log.length ?? 0, waiting: await deps.db.limitAsk.count({ where: { institution: { code: 'hung' }, state: 'QUEUED' } }) };
process.stdout.write(`${JSON.stringify({ bench: 'institutions', requests, everyMs: EVERY_MS, none, oneHangs, others, hung }, null, 2)}\n`);
for (const bank of banks) await bank.close();
await deps.db.$disconnect();
process.exit(0);
