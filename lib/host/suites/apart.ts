import { randomBytes } from 'node:crypto';
import { cloneDatabase, dropDatabase, dropLeftOver, ensureTemplate } from '../database/template';
import { freePort } from '../free-port';
import type { Home } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { startCluster, type ClusterOptions } from '../postgres/cluster';
import { Child, logFile, logTail } from '../processes/child';
import { identify } from '../processes/identity';
import { orphans, stopProcess } from '../processes/records';
import { runTask } from '../prepare';
import { productionPlans, untilAnswering } from '../serve';
import { appEnv, type Given } from '../settings';

/** A web and a worker of their own, on a database of their own: for browser tests and measurements. */
export interface Apart {
  /** What web and worker were given; `NEXTAUTH_URL` is the address. */
  env: Record<string, string>;
  /** As the owner of the tables. */
  migrationUrl: string;
  /** Of the web. */
  webPid: number | undefined;
  stop(): Promise<void>;
}

export interface ApartOptions {
  cluster: ClusterOptions;
  /** Begins the names of its records and logs. */
  label: string;
  given: Given;
  /** Makes sure of the build once the environment is known. */
  build: (env: Record<string, string>) => Promise<unknown>;
}

/** Only what concerns the machine is taken over: a test must not inherit somebody's live settings. */
function neutral(given: Given): Given {
  const ours = /^(DALMADA_|DATABASE_|MIGRATION_|NEXTAUTH_|NEXT_|MAIL_|WORKER_|KAKAO_|NAVER_|GOOGLE_|SOCIAL_|TRUST_|TIMESTAMP_|PORT$|FAULT_POINT$|NODE_ENV$|NODE_OPTIONS$|TZ$)/;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !ours.test(name)));
}

/** Keys that fit nobody's but the tests' own server, which listens there while a test needs it. */
async function socialKeys(): Promise<Given> {
  const keys = ['KAKAO', 'NAVER', 'GOOGLE'].flatMap((name) => [[`${name}_CLIENT_ID`, 'tests'], [`${name}_CLIENT_SECRET`, 'tests-secret']]);
  return { ...(Object.fromEntries(keys) as Given), SOCIAL_URL: `http://127.0.0.1:${await freePort()}` };
}

/** Starts them on a seeded demo and waits until the web answers. */
export async function serveApart(home: Home, { cluster: options, label, given, build }: ApartOptions): Promise<Apart> {
  await Promise.all(orphans(home, label).map((each) => stopProcess(each)));
  const cluster = await startCluster(home, options);
  await dropLeftOver(cluster);
  const database = await cloneDatabase(cluster, await ensureTemplate(cluster), identify(process.pid), randomBytes(4).toString('hex'));
  const port = await freePort();
  // A test stands before it as a proxy does, and asks from several addresses.
  const env = appEnv({ mode: 'demo', port, database: null, given: { ...neutral(given), ...await socialKeys(), TRUST_PROXY: '1' } }, home, database.url);
  // Neither needs the other, and each leaves a core idle for much of its time. Whichever fails, both have ended.
  const [built, seeded] = await Promise.allSettled([build(env), runTask('seed', [], { env, log: logFile(home, `${label}-seed`) })]);
  if (built.status === 'rejected') throw built.reason;
  if (seeded.status === 'rejected' || seeded.value !== 0) throw new Trouble('The demo could not be seeded. What it said:', logTail(home, `${label}-seed`));
  const plans = productionPlans(env, port);
  const children = (['web', 'worker'] as const).map((kind) =>
    new Child(home, { role: `${label}-${kind}`, output: 'log', ...plans[kind] }, () => undefined));
  for (const child of children) child.start();
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await dropDatabase(cluster, database.name);
  };
  await untilAnswering(home, port, { log: `${label}-web` }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { env, migrationUrl: database.migrationUrl, webPid: children[0]?.pid, stop };
}
