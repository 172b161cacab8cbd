import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { withConnection } from '@/lib/host/postgres/connect';
import { sellerExposure } from '@/lib/limits/views/exposure';
import { ownLimits } from '@/lib/limits/views/own-limits';
import { purchaserLedger, sellerLedger } from '@/lib/limits/views/ledger';
import { newId } from '@/lib/platform/id';
import { someSeller } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { orderWorld, someOrder, somePurchaser, type OrderWorld } from '../support/orders';
import { statementsOf, type Sent } from '../support/statements';

const ENTRIES = 100_000;

let t: TestDatabase;
let world: OrderWorld;
let purchaser: Actor;
let approvalId: string;
let sellerLimitId: string;

/* A busy life: entries that say nothing new, so that the sums stay what they are. */
beforeAll(async () => {
  t = await testDatabase();
  world = await orderWorld(t.deps);
  purchaser = await somePurchaser(t.deps);
  const order = await t.db.order.findUniqueOrThrow({ where: { id: await someOrder(t.deps, world, purchaser) } });
  approvalId = order.approvalId;
  sellerLimitId = (await t.db.sellerLimit.findFirstOrThrow({ where: { sellerId: world.seller.sellerId } })).id;
  await withConnection(t.migrationUrl, async (client) => {
    await client.query(`INSERT INTO limit_entry (approval_id, seller_limit_id, kind, amount_minor, monthly_minor, at)
      SELECT CASE WHEN n % 2 = 0 THEN $1 END, CASE WHEN n % 2 = 1 THEN $2 END, 'RAISED', 0, 0, now() FROM generate_series(1, ${ENTRIES}) n`, [approvalId, sellerLimitId]);
    await client.query('ANALYZE limit_entry');
  });
}, 120_000);

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function entriesRead({ text, values }: Sent): Promise<{ rows: number; scans: number }> {
  const { rows } = await withConnection(t.url, (client) => client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values as unknown[]));
  const read = nodes((rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan).filter((node) => node['Relation Name'] === 'limit_entry');
  return {
    rows: read.reduce((sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1), 0),
    scans: read.filter((node) => node['Node Type'] === 'Seq Scan').length,
  };
}

test.each([
  ['a purchaser’s ledger', () => purchaserLedger(t.deps, purchaser, approvalId, {})],
  ['a page in the middle of it', () => purchaserLedger(t.deps, purchaser, approvalId, { after: '50000' })],
  ['the page before that', () => purchaserLedger(t.deps, purchaser, approvalId, { before: '50000' })],
  ['a seller’s ledger', () => sellerLedger(t.deps, world.seller, sellerLimitId, { after: '50001' })],
  ['a purchaser’s limits', () => ownLimits(t.deps, purchaser)],
] as const)('%s reads a page of entries of 100,000, by an index', async (_, read) => {
  const { sent } = await statementsOf<unknown>(read);
  for (const statement of sent) {
    const { rows, scans } = await entriesRead(statement);
    expect([scans, rows <= 100 ? 'few' : rows]).toEqual([0, 'few']);
  }
});

describe('a ledger', () => {
  it('says what an order held and used, oldest last, page by page', async () => {
    const kinds: string[] = [];
    let after: string | undefined = '40';
    while (after !== undefined) {
      const page: Awaited<ReturnType<typeof purchaserLedger>> = await purchaserLedger(t.deps, purchaser, approvalId, { after });
      kinds.push(...(page?.rows.map(({ kind }) => kind) ?? []));
      after = page?.next ?? undefined;
    }
    expect(kinds.filter((kind) => kind !== 'RAISED')).toEqual(['USED', 'HELD', 'APPROVED']);
    expect((await purchaserLedger(t.deps, purchaser, approvalId, { after: '12' }))?.rows.find(({ kind }) => kind === 'USED')?.order?.goods).toBe('세종 U-121 월넛');
  });

  it('says above it what is taken now, and a seller sees what rests on a financier that the mall has left', async () => {
    const [own, sellers] = [await purchaserLedger(t.deps, purchaser, approvalId, {}), await sellerLedger(t.deps, world.seller, sellerLimitId, {})];
    const [approval, limit] = [await t.db.approval.findUniqueOrThrow({ where: { id: approvalId } }), await t.db.sellerLimit.findUniqueOrThrow({ where: { id: sellerLimitId } })];
    expect(approval.usedMinor).toBeGreaterThan(0n);
    expect(own).toMatchObject({ over: false, use: { total: { limitMinor: approval.approvedMinor, heldMinor: 0n, usedMinor: approval.usedMinor }, month: { usedMinor: approval.monthlyUsedMinor } } });
    expect(sellers?.exposure).toEqual({ currency: 'KRW', approvedMinor: limit.approvedMinor, heldMinor: limit.heldMinor, usedMinor: limit.usedMinor, freeMinor: limit.approvedMinor - limit.heldMinor - limit.usedMinor });
    const seen = async () => (await sellerExposure(t.deps, world.seller)).map(({ limitId }) => limitId);
    expect(await seen()).toContain(sellerLimitId);
    const { institutionId } = limit;
    await t.db.institution.update({ where: { id: institutionId }, data: { status: 'REMOVED' } });
    expect(await seen()).toContain(sellerLimitId);
    await t.db.institution.update({ where: { id: institutionId }, data: { status: 'ACTIVE' } });
  });

  it('is nobody else’s, and what is not there answers alike', async () => {
    const [other, otherSeller] = [await somePurchaser(t.deps), await someSeller(t.deps)];
    for (const id of [approvalId, sellerLimitId, newId('ap'), newId('pa'), 'x']) expect(await purchaserLedger(t.deps, other, id, {})).toBeNull();
    for (const id of [sellerLimitId, approvalId, newId('sl')]) expect(await sellerLedger(t.deps, otherSeller, id, {})).toBeNull();
    expect(await sellerLedger(t.deps, purchaser, sellerLimitId, {})).toBeNull();
    expect(await purchaserLedger(t.deps, world.seller, approvalId, {})).toBeNull();
    expect(await ownLimits(t.deps, other)).toEqual([]);
  });
});
