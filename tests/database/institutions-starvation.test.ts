import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CALLS_AT_ONCE } from '@/lib/institutions/model/circuit';
import { systemClock, toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { appProcess, endOf } from '../support/app-process';
import { testDatabase, type TestDatabase } from '../support/database';
import { asksOf, limitWorld, requested, type LimitWorld } from '../support/limits';
import { somePurchaser } from '../support/orders';
import { startScriptedInstitution, type ScriptedInstitution } from '../support/scripted-institution';
import { introduce } from '../support/scripted-registration';

/* A real worker, and a bank that hangs with more questions than it is ever asked at once. */

const QUESTIONS = 30;

let database: TestDatabase;
let deps: Deps;
let world: LimitWorld;
let hung: ScriptedInstitution;
let well: ScriptedInstitution;
let hungId: string;

beforeAll(async () => {
  database = await testDatabase();
  deps = { ...database.deps, clock: systemClock };
  world = await limitWorld(deps);
  hung = await startScriptedInstitution({ code: 'hung' });
  well = await startScriptedInstitution({ code: 'well' });
  hungId = await introduce(deps, hung);
  const wellId = await introduce(deps, well);
  hung.always('limit-requests', { answer: 'hang' });
  await database.db.sellerLimit.createMany({
    data: [hungId, wellId].map((institutionId) => ({ id: newId('sl'), sellerId: world.seller.sellerId, institutionId, status: 'LIVE' as const, approvedMinor: 10n ** 12n, createdAt: toDate(systemClock.now()) })),
  });
});
afterAll(() => Promise.all([hung.close(), well.close()]));

const ask = async (lenders: string[]) => requested(deps, await somePurchaser(deps), world.listingId, { lenders });

test('one bank that hangs keeps neither the desk’s answers nor another bank’s waiting, whatever waits for it', async () => {
  for (let n = 0; n < QUESTIONS; n += 1) await ask(['hung']);
  const worker = appProcess(database.url, ['lib/worker/main.ts']);
  try {
    await vi.waitFor(() => { expect(hung.log).toHaveLength(CALLS_AT_ONCE); }, { timeout: 40_000, interval: 100 });
    const requests = await Promise.all(Array.from({ length: 5 }, () => ask(['hung', 'well', 'desk'])));
    await vi.waitFor(async () => {
      const asks = (await Promise.all(requests.map((id) => asksOf(deps, id)))).flat();
      expect(asks.filter(({ lender, state }) => lender !== 'hung' && state === 'APPROVED')).toHaveLength(10);
    }, { timeout: 10_000, interval: 100 });
    const ended = { institutionId: hungId, OR: [{ error: null }, { error: { not: 'under-way' } }] };
    expect(await database.db.institutionCall.count({ where: ended }), 'nobody waited for the end of a single call that hangs').toBe(0);
    expect(hung.log, 'it is asked no more at once than it may be').toHaveLength(CALLS_AT_ONCE);
  } finally {
    worker.kill('SIGTERM');
    await endOf(worker);
  }
});
