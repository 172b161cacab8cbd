import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import fc from 'fast-check';
import { nextDueDay, addDays } from '@/lib/kernel/calendar';
import { termsToJson } from '@/lib/kernel/terms';
import { engineSays, type EngineCase } from '../support/engine-in-browser';
import { randomPlan } from '../unit/kernel/random-plan';

const SEED = 20_261_129;

test('browser and server say the same of the same terms, byte by byte', async ({ page }) => {
  const { outputFiles } = await build({
    entryPoints: [path.resolve('tests/support/engine-in-browser.ts')], bundle: true, write: false, format: 'iife', globalName: 'engine', platform: 'browser', tsconfig: 'tsconfig.json',
  });
  const cases = fc.sample(fc.tuple(randomPlan, fc.boolean(), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 31 })), { seed: SEED, numRuns: 400 }).map(([plan, smooth, from, dueDay]): EngineCase => ({
    terms: termsToJson({ ...plan, rounding: { ...plan.rounding, ...(smooth && { smoothing: 'LAST' as const }) } }), dueDay, anchor: nextDueDay(addDays('2026-01-01', from), dueDay),
  }));
  // A page of its own origin, where the browser's cryptography is to be had.
  await page.goto('/icon.svg');
  await page.evaluate(`${outputFiles[0]?.text ?? ''}; globalThis.engine = engine;`);
  const inBrowser = await page.evaluate(async (given) => {
    const { engine } = globalThis as unknown as { engine: { engineSays: (each: unknown) => Promise<string> } };
    return Promise.all(given.map((each) => engine.engineSays(each)));
  }, cases);
  const here = await Promise.all(cases.map(engineSays));
  expect(inBrowser).toHaveLength(400);
  for (const [index, text] of here.entries()) expect(inBrowser[index], `seed ${SEED}, case ${index}`).toBe(text);
});
