import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openHome } from '@/lib/host/home';
import { postgresBinaries } from '@/lib/host/postgres/binaries';
import { removeCluster } from '@/lib/host/postgres/cluster';
import { withConnection } from '@/lib/host/postgres/connect';
import { superuserUrl } from '@/lib/host/postgres/roles';
import { postgresUser } from '@/lib/host/postgres/system-user';
import { startOwnCluster } from '@/lib/host/suites/test-cluster';
import { inheritedEnv } from '@/lib/platform/env';
import { Death, faultPoint as reach } from './contract-faults/death';

/*
 * What a test puts in the place of lib/platform/fault-point where it is the database that dies: every process of a cluster
 * that is this test's alone is killed by kill -9, and the cluster is started again before anything goes on, as by whoever
 * watches over it. Who was at work finds the connection gone, and nobody told whether the last commit came through.
 */

interface Cluster { name: string; kill: () => void }
let cluster: Cluster | null = null;
export const crashes: string[] = [];

/** A cluster of its own, which the test's databases are made in from now on (`DALMADA_TEST_CLUSTER`). What a suite that was killed left of its own is ended first. */
export async function openKilledCluster(): Promise<string> {
  const home = openHome();
  const { options: { name }, cluster: made } = await startOwnCluster(home, 'killed-');
  const { port } = made;
  // What a commit has promised is what is looked at here; that the disk has it matters where the machine dies.
  await withConnection(superuserUrl(made), async (client) => {
    await client.query('ALTER SYSTEM SET synchronous_commit = on');
    await client.query('SELECT pg_reload_conf()');
  });
  const [{ pgCtl }, user, data] = [await postgresBinaries(home.sharedBinaries), postgresUser(), realpathSync(path.join(home.folder, name, 'data'))];
  const pidFile = path.join(data, 'postmaster.pid');
  const start = () => spawnSync(pgCtl, ['start', '-D', data, '-l', path.join(data, 'postmaster.log'), '-w', '-t', '60', '-o', `-p ${port}`], {
    cwd: data, stdio: 'ignore', env: { ...inheritedEnv(), NODE_ENV: 'test', LC_ALL: 'C', TZ: 'UTC' }, ...(user ? { uid: user.uid, gid: user.gid } : {}),
  }).status;
  cluster = {
    name,
    kill: () => {
      const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
      for (const pid of [postmaster, ...processesIn(data)]) kill(pid);
      for (let left = 500; left > 0 && processesIn(data).length > 0; left -= 1) spawnSync('sleep', ['0.02']);
      rmSync(pidFile, { force: true });
      if (start() !== 0) throw new Error(`the database did not come back: ${existsSync(data) ? readFileSync(path.join(data, 'postmaster.log'), 'utf8').slice(-1000) : 'its folder is gone'}`);
    },
  };
  return name;
}

export async function closeKilledCluster(): Promise<void> {
  if (cluster) await removeCluster(openHome(), cluster.name);
  cluster = null;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Every process of PostgreSQL stands in its data folder. */
function processesIn(data: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === data;
    } catch {
      return false;
    }
  });
}

/** Whether an error is that of a connection whose server is gone, or starts again: the next one is good. */
export const isGone = (error: unknown): boolean => error instanceof Error && /terminat|ECONNRESET|ECONNREFUSED|EPIPE|not queryable|starting up|recovery|closed|P1001|P1017|P1008|P2028|Transaction (API|not found|already)/i.test(`${error.message} ${'code' in error ? String(error.code) : ''}`);

/** A thrown death of a plan is the database's here; what was at work goes on, and finds out. */
export function faultPoint(name: string): void {
  try {
    reach(name);
  } catch (error) {
    if (!(error instanceof Death) || !cluster) throw error;
    crashes.push(name);
    cluster.kill();
  }
}
