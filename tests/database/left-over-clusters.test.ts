import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHome } from '@/lib/host/home';
import { isRunning, removeCluster } from '@/lib/host/postgres/cluster';
import { began } from '@/lib/host/processes/identity';
import { appProcess, endOf } from '../support/app-process';
import { closeKilledCluster, openKilledCluster } from '../support/killed-database';

const home = openHome();
const made: string[] = [];
afterAll(async () => {
  await closeKilledCluster();
  for (const name of made) await removeCluster(home, name);
});

const postmasterOf = (name: string) => Number(readFileSync(path.join(home.folder, name, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Another suite with a database of its own. */
async function suite() {
  const child = appProcess('postgresql://nobody@localhost/nothing', ['tests/support/own-cluster.ts']);
  const name = `killed-${child.pid ?? 0}`;
  made.push(name);
  await expect.poll(() => isRunning(home, name), { timeout: 60_000, interval: 200 }).toBe(true);
  return { child, name, end: async () => { child.kill('SIGKILL'); await endOf(child); } };
}

test('the database of a suite that was killed is ended by the next one, and nobody’s who lives, nor another’s', async () => {
  const [dead, unnamed, alive] = [await suite(), await suite(), await suite()];
  const postmasters = [postmasterOf(dead.name), postmasterOf(unnamed.name)];
  await dead.end();
  await unnamed.end();
  // As one was made before it said whose it is.
  rmSync(path.join(home.folder, unnamed.name, 'owner.json'));
  expect(postmasters.map((pid) => began(pid) !== null), 'it runs on by itself').toEqual([true, true]);
  const own = await openKilledCluster();
  expect(postmasters.map((pid) => began(pid) !== null)).toEqual([false, false]);
  expect([dead, unnamed, alive].map(({ name }) => existsSync(path.join(home.folder, name)))).toEqual([false, false, true]);
  expect([isRunning(home, alive.name), isRunning(home, own)]).toEqual([true, true]);
  await alive.end();
}, 240_000);
