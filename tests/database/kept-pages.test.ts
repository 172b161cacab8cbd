import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { addUnits } from '@/lib/catalogue/add-units';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { followMall } from '@/lib/web/front/mall-changes';
import { publishedListing, someAdmin, someSeller, valueOf } from '../support/catalogue';
import { testDatabase } from '../support/database';

let deps: Deps;
let seller: Actor & { sellerId: string };
let admin: Actor;
let stop: () => Promise<void>;
let said: string[] = [];

/** What was said since the last time, once all that is committed has been heard. */
async function heard(): Promise<string[]> {
  const mark = `g_${'0'.repeat(26)}`;
  await deps.db.$executeRaw`SELECT pg_notify('mall_changed', ${mark})`;
  await vi.waitFor(() => expect(said).toContain(mark), 5_000);
  const since = said.filter((each) => each !== mark);
  said = [];
  return since;
}

beforeAll(async () => {
  const database = await testDatabase();
  ({ deps } = database);
  [seller, admin] = await Promise.all([someSeller(deps), someAdmin(deps)]);
  stop = followMall(database.url, (change) => { said.push(change); });
  await vi.waitFor(() => expect(said).toContain('*'), 10_000);
});
afterAll(() => stop());

describe('pages that are kept', () => {
  test('are made anew when a listing comes into the mall and when it leaves', async () => {
    const listingId = await publishedListing(deps, seller, admin);
    expect(await heard()).toContain(listingId);
    valueOf(await unpublishListing(deps, seller, { listingId }));
    expect(await heard()).toEqual([listingId]);
  });

  test('are made anew when the last unit goes and when one comes back, and not for those between', async () => {
    const listingId = await publishedListing(deps, seller, admin);
    await heard();
    const [first, second] = await deps.db.unit.findMany({ where: { listingId } });
    valueOf(await withdrawUnit(deps, seller, { listingId, unitId: first?.id ?? '' }));
    expect(await heard()).toEqual([]);
    valueOf(await withdrawUnit(deps, seller, { listingId, unitId: second?.id ?? '' }));
    expect(await heard()).toEqual([listingId]);
    valueOf(await addUnits(deps, seller, { listingId, serials: ['KEPT-1'] }));
    expect(await heard()).toEqual([listingId]);
    valueOf(await addUnits(deps, seller, { listingId, serials: ['KEPT-2'] }));
    expect(await heard()).toEqual([]);
  });

  test('are all made anew when a seller is suspended', async () => {
    const other = await someSeller(deps);
    await heard();
    valueOf(await suspendSeller(deps, admin, { sellerId: other.sellerId, reason: '확인이 필요합니다' }));
    expect(await heard()).toEqual(['*']);
  });

  test('are all made anew when the connection was lost, because nobody heard what happened meanwhile', async () => {
    said = [];
    await deps.db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
    await vi.waitFor(() => expect(said).toContain('*'), 10_000);
  });
});
