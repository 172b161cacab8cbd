import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureTemplate } from '../database/template';
import type { Home } from '../home';
import { removeCluster, startCluster, type Cluster, type ClusterOptions } from '../postgres/cluster';
import { began, identify, isAlive, type Identity } from '../processes/identity';

export interface TestCluster {
  options: ClusterOptions;
  remove(): Promise<void>;
}

/** A test run's own, and one whose database a test kills: each named after the process that made it. */
const PREFIXES = ['test-run-', 'killed-'] as const;
type Prefix = (typeof PREFIXES)[number];

function ownerOf(home: Home, name: string): Identity | null {
  const file = path.join(home.folder, name, 'owner.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Identity) : null;
}

/** Where nothing says which process of that number made it, any that lives may have. */
function isOwned(home: Home, name: string): boolean {
  const owner = ownerOf(home, name);
  return owner ? isAlive(owner) : began(Number(name.split('-').at(-1))) !== null;
}

/** Clusters whose maker was killed: their database runs on until somebody ends it. */
async function removeLeftOver(home: Home): Promise<void> {
  for (const name of readdirSync(home.folder).filter((each) => PREFIXES.some((prefix) => each.startsWith(prefix) && /^\d+$/.test(each.slice(prefix.length))))) {
    if (!isOwned(home, name)) await removeCluster(home, name);
  }
}

/** A cluster of this process alone, so that nobody else can disturb it; its data need not survive the power. What killed ones left is ended first. */
export async function startOwnCluster(home: Home, prefix: Prefix): Promise<{ options: ClusterOptions; cluster: Cluster }> {
  await removeLeftOver(home);
  const options = { name: `${prefix}${process.pid}`, durable: false };
  // Before there is a database that could be left behind.
  const folder = path.join(home.folder, options.name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(identify(process.pid)));
  return { options, cluster: await startCluster(home, options) };
}

/** A cluster for this run alone, so that two runs (or two clones) cannot disturb each other. */
export async function beginTestCluster(home: Home): Promise<TestCluster> {
  const { options, cluster } = await startOwnCluster(home, 'test-run-');
  await ensureTemplate(cluster);
  return { options, remove: () => removeCluster(home, options.name) };
}
