import { randomInt } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inheritedEnv } from '@/lib/platform/env';
import { differences } from '../support/faults/oracle';
import { Play } from '../support/faults/play';
import { Random } from '../support/faults/random';

/* Ten seconds of a worker's patience are a quarter of one here: the same total deadline, sooner. */
vi.mock('@/lib/institutions/call-institution', async (original) => ({
  ...(await original<object>()), JOB_DEADLINE_MS: (await import('../support/faults/deadline')).SHORT_DEADLINE_MS,
}));

const PURCHASERS = 25;
const given = inheritedEnv().FAULT_SEED;
const seeds = given === undefined ? [20_260_302, randomInt(2 ** 31)] : [Number(given)];

let play: Play | undefined;
afterEach(async () => {
  await play?.close();
  play = undefined;
});

describe('whatever becomes of the lines between the mall and its financiers', () => {
  it.each(seeds)('both books agree in the end, seed %i', async (seed) => {
    play = await Play.open(new Random(seed), PURCHASERS);
    await play.run();
    expect(await differences(play), `again: FAULT_SEED=${seed}`).toEqual([]);
  }, 240_000);
});
