import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inheritedEnv } from '@/lib/platform/env';
import { faultsOf } from '../support/contract-faults/oracle';
import { POINTS } from '../support/contract-faults/plan';
import { AT_ONCE, Stage } from '../support/contract-faults/stage';

/* A death is thrown here where the app would be killed: a process for each of some hundreds would take an hour. The kills themselves: crash.test.ts. */
vi.mock('@/lib/platform/fault-point', () => import('../support/contract-faults/death'));

const EACH = 100;
const given = inheritedEnv().FAULT_SEED;
const from = (first: number): number[] => Array.from({ length: EACH }, (_, index) => first + index);
const runs = given === undefined ? [from(20_260_401), from(randomInt(2 ** 30))] : [[Number(given)]];

const died = new Set<string>();
let stage: Stage;
beforeAll(async () => { stage = await Stage.open(); });
afterAll(() => stage.close());

describe('whoever dies between the accepted delivery and the lease', () => {
  it.each(runs)('leaves one contract and one sealed file in the end, seeds from %i', async (...seeds) => {
    for (let first = 0; first < seeds.length; first += AT_ONCE) {
      for (const play of await stage.run(seeds.slice(first, first + AT_ONCE))) {
        expect(await faultsOf(play), `again: FAULT_SEED=${play.seed}; died at ${play.fate.died.join(', ') || 'nowhere'}`).toEqual([]);
        for (const point of play.fate.died) died.add(point);
      }
    }
  }, 600_000);

  it.skipIf(given !== undefined)('and there is no point at which nobody has died', () => {
    expect(POINTS.filter((point) => !died.has(point))).toEqual([]);
  });
});
