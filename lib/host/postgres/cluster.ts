import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { freePort, portIsFree } from '../free-port';
import type { Home } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { withLock } from '../processes/lock';
import { postgresBinaries, type Binaries } from './binaries';
import { clearStalePid, isPostmasterRunning, runningPort } from './postmaster';
import { postgresUser, type SystemUser } from './system-user';

/** What is remembered beside the data, readable by its owner alone. */
interface Remembered {
  port: number;
  passwords: { superuser: string; owner: string; app: string };
}

export interface Cluster {
  port: number;
  passwords: Remembered['passwords'];
  /** True where a postmaster was already running, e.g. left behind by a launcher that was killed. */
  found: boolean;
  /** Stops it, unless `npm run db` said that it stays. */
  stop(): Promise<void>;
}

interface Place {
  data: string;
  secrets: string;
  log: string;
  folder: string;
}

interface Tools {
  binaries: Binaries;
  user: SystemUser | null;
}

/** `durable: false` is for test data only: it may be lost with the machine's power. */
export interface ClusterOptions {
  name: string;
  durable: boolean;
}

function place(home: Home, name: string): Place {
  const folder = path.join(home.folder, name);
  return { folder, data: path.join(folder, 'data'), log: path.join(folder, 'data', 'postmaster.log'), secrets: path.join(folder, 'cluster.json') };
}

/** Nothing of ours: no secret belongs in the environment of the database. */
const environment: Record<string, string> = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', SystemRoot: 'C:\\Windows' };

function run(command: string, args: string[], { user, cwd, log }: { user: SystemUser | null; cwd: string; log: string }): Promise<number> {
  // A file, not a pipe: the postmaster inherits it and would hold a pipe open for ever.
  const out = openSync(log, 'a');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', out, out],
      env: environment as NodeJS.ProcessEnv,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => closeSync(out)) as Promise<number>;
}

function tail(file: string, lines = 15): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
}

function settings(durable: boolean): string {
  const lines = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    'max_connections = 120',
    'password_encryption = scram-sha-256',
    // Requests here are short and rows few: compiling queries costs more than it gains.
    'jit = off',
    // A million leases cost as much each as a hundred thousand (`npm run bench -- billing`): with the defaults pages leave
    // memory before they are written to again, and every checkpoint has them written to the log whole once more.
    "shared_buffers = '512MB'",
    "max_wal_size = '4GB'",
    "checkpoint_timeout = '15min'",
    ...(durable ? [] : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off']),
  ];
  return `\n# Written once by lib/host/postgres/cluster.ts\n${lines.join('\n')}\n`;
}

async function initialise(at: Place, tools: Tools, durable: boolean): Promise<void> {
  const passwords = { superuser: secret(), owner: secret(), app: secret() };
  const passwordFile = path.join(at.folder, 'password');
  const log = path.join(at.folder, 'initdb.log');
  rmSync(at.data, { recursive: true, force: true });
  mkdirSync(at.data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 });
  if (tools.user) for (const file of [at.data, passwordFile]) chownSync(file, tools.user.uid, tools.user.gid);
  // C.UTF-8 and not C: with C, pg_trgm sees no letters in Hangul and every search is empty.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', at.data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...locale];
  let code = await run(tools.binaries.initdb, args, { user: tools.user, cwd: at.folder, log });
  if (code !== 0 && /locale/.test(tail(log))) {
    // Systems without C.UTF-8 (macOS, old glibc): the builtin provider still needs some UTF-8 LC_CTYPE.
    rmSync(at.data, { recursive: true, force: true });
    mkdirSync(at.data, { recursive: true, mode: 0o700 });
    if (tools.user) chownSync(at.data, tools.user.uid, tools.user.gid);
    const other = args.map((arg) => (arg === '--locale=C.UTF-8' ? '--locale=en_US.UTF-8' : arg));
    code = await run(tools.binaries.initdb, other, { user: tools.user, cwd: at.folder, log });
  }
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Trouble('PostgreSQL could not make its data folder. What it said:', tail(log));
  const config = path.join(at.data, 'postgresql.conf');
  writeFileSync(config, readFileSync(config, 'utf8') + settings(durable));
  // Written last: a data folder without it was never finished and is made anew.
  remember(at, { port: await freePort(), passwords });
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function remember(at: Place, value: Remembered): void {
  writeFileSync(at.secrets, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  chmodSync(at.secrets, 0o600);
}

async function launch(at: Place, tools: Tools, known: Remembered): Promise<Remembered> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = attempt === 0 && (await portIsFree(known.port, '127.0.0.1')) ? known.port : await freePort();
    const args = ['start', '-D', at.data, '-l', at.log, '-w', '-t', '120', '-o', `-p ${port}`];
    const code = await run(tools.binaries.pgCtl, args, { user: tools.user, cwd: at.folder, log: path.join(at.folder, 'pg_ctl.log') });
    if (code === 0) {
      const now = { ...known, port };
      if (port !== known.port) remember(at, now);
      return now;
    }
    // Another process may have taken the port, or another launcher of this clone was quicker.
    if (isPostmasterRunning(at.data)) return { ...known, port: runningPort(at.data) };
    if (await portIsFree(port, '127.0.0.1')) break;
  }
  throw new Trouble('The embedded PostgreSQL did not start. The end of its log:', tail(at.log));
}

async function stop(at: Place, tools: Tools): Promise<void> {
  if (!isPostmasterRunning(at.data)) return;
  await run(tools.binaries.pgCtl, ['stop', '-D', at.data, '-m', 'fast', '-w', '-t', '60'], { user: tools.user, cwd: at.folder, log: path.join(at.folder, 'pg_ctl.log') });
}

/** Starts the cluster of that name, or finds it running, and makes it first where there is none. */
export async function startCluster(home: Home, { name, durable }: ClusterOptions): Promise<Cluster> {
  const tools = { binaries: await postgresBinaries(home.sharedBinaries), user: postgresUser() };
  const at = place(home, name);
  mkdirSync(at.folder, { recursive: true, mode: 0o755 });
  const { now, found } = await withLock(path.join(at.folder, 'lock'), async () => {
    if (!existsSync(at.secrets)) await initialise(at, tools, durable);
    const known = JSON.parse(readFileSync(at.secrets, 'utf8')) as Remembered;
    const running = isPostmasterRunning(at.data);
    if (!running) await clearStalePid(at.data);
    return { found: running, now: running ? { ...known, port: runningPort(at.data) } : await launch(at, tools, known) };
  });
  const release = async () => {
    if (!existsSync(path.join(at.folder, 'keep'))) await stop(at, tools);
  };
  return { port: now.port, passwords: now.passwords, found, stop: release };
}

/** Whether the cluster of that name runs. */
export function isRunning(home: Home, name: string): boolean {
  return isPostmasterRunning(place(home, name).data);
}

/** Stops the cluster of that name if it runs. */
export async function stopCluster(home: Home, name: string): Promise<void> {
  const at = place(home, name);
  if (!existsSync(at.secrets)) return;
  rmSync(path.join(at.folder, 'keep'), { force: true });
  await stop(at, { binaries: await postgresBinaries(home.sharedBinaries), user: postgresUser() });
}

/** Marks a cluster that `npm run db` started: whoever else uses it then leaves it running. */
export function keepRunning(home: Home, name: string): void {
  writeFileSync(path.join(place(home, name).folder, 'keep'), '');
}

/** Stops the cluster of that name and removes its data: for test clusters. */
export async function removeCluster(home: Home, name: string): Promise<void> {
  await stopCluster(home, name);
  rmSync(place(home, name).folder, { recursive: true, force: true });
}
