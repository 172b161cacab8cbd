import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureTemplate } from '../database/template';
import type { Home } from '../home';
import { removeCluster, startCluster, type ClusterOptions } from '../postgres/cluster';
import { identify, isAlive, type Identity } from '../processes/identity';

export interface TestCluster {
  options: ClusterOptions;
  remove(): Promise<void>;
}

const PREFIX = 'test-run-';

function ownerOf(home: Home, name: string): Identity | null {
  const file = path.join(home.folder, name, 'owner.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Identity) : null;
}

/** Clusters of test runs that were killed. */
async function removeLeftOver(home: Home): Promise<void> {
  for (const name of readdirSync(home.folder).filter((each) => each.startsWith(PREFIX))) {
    const owner = ownerOf(home, name);
    if (!owner || !isAlive(owner)) await removeCluster(home, name);
  }
}

/** A cluster for this run alone, so that two runs (or two clones) cannot disturb each other; its data need not survive the power. */
export async function beginTestCluster(home: Home): Promise<TestCluster> {
  await removeLeftOver(home);
  const options = { name: `${PREFIX}${process.pid}`, durable: false };
  const cluster = await startCluster(home, options);
  writeFileSync(path.join(home.folder, options.name, 'owner.json'), JSON.stringify(identify(process.pid)));
  await ensureTemplate(cluster);
  return { options, remove: () => removeCluster(home, options.name) };
}
