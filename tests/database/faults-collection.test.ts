import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inheritedEnv } from '@/lib/platform/env';
import { POINTS } from '../support/collection-faults/plan';
import { AT_ONCE, CollectionStage } from '../support/collection-faults/stage';

/* A death is thrown here where the app would be killed; the kills themselves: collection-killed.test.ts. */
vi.mock('@/lib/platform/fault-point', () => import('../support/contract-faults/death'));

const EACH = 100;
const given = inheritedEnv().FAULT_SEED;
const from = (first: number): number[] => Array.from({ length: EACH }, (_, index) => first + index);
const runs = given === undefined ? [from(20_260_701), from(randomInt(2 ** 30))] : [from(Number(given))];

const died = new Set<string>();
let stage: CollectionStage;
beforeAll(async () => { stage = await CollectionStage.open(); }, 600_000);
afterAll(() => stage.close());

describe('whoever dies between the billing run and the receipt', () => {
  it.each(runs)('each instalment is taken once, or given back, as the gateway’s own log says, seeds from %i', async (...seeds) => {
    for (let first = 0; first < seeds.length; first += AT_ONCE) {
      const { plays, died: here } = await stage.month(seeds.slice(first, first + AT_ONCE));
      for (const play of plays) expect(await play.faults(), `again: FAULT_SEED=${seeds[0]}; seed ${play.seed} died at ${play.fate.died.join(', ') || 'nowhere'}`).toEqual([]);
      for (const point of here) died.add(point);
    }
  }, 600_000);

  it('and what is on its way, and what has come, is what the gateway holds and has paid out', async () => {
    const { road: { db }, gateway } = stage;
    const lines = await db.journalLine.findMany({ where: { partyId: 'sandbox', accountCode: { in: ['cash', 'cash-in-transit'] }, entry: { sourceType: { not: 'invoice' } } } });
    const collected = await db.journalLine.findMany({ where: { partyId: 'sandbox', accountCode: 'cash-in-transit', entry: { sourceType: 'invoice' } } });
    const sum = (rows: typeof lines) => rows.reduce((total, { side, amountMinor }) => (side === 'DEBIT' ? total + amountMinor : total - amountMinor), 0n);
    const held = gateway.taken().reduce((total, { amountMinor, refunds }) => total + amountMinor - (refunds.length > 0 ? amountMinor : 0n), 0n);
    // The first payments were collected before the gateway was there.
    const before = (await db.invoice.findMany({ where: { seq: 0, state: 'PAID' } })).reduce((total, { amountMinor }) => total + amountMinor, 0n);
    expect(sum(lines) + sum(collected) - before).toBe(held);
    const paidOut = gateway.payouts.flatMap(({ lines: made }) => made).reduce((total, { amount }) => total + BigInt(amount), 0n);
    expect(sum(lines.filter(({ accountCode }) => accountCode === 'cash'))).toBe(paidOut);
  });

  it.skipIf(given !== undefined)('and there is no point at which nobody has died', () => {
    expect(POINTS.filter((point) => !died.has(point))).toEqual([]);
  });
});
