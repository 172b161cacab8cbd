import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { inheritedEnv } from '@/lib/platform/env';
import { testEnv } from './database';

const root = path.resolve(import.meta.dirname, '../..');

/** The environment of the app on a test's database. */
function appEnv(url: string): NodeJS.ProcessEnv {
  const { databaseUrl, sessionSecret, encryptionKey } = testEnv(url);
  return {
    ...inheritedEnv(), DALMADA_MODE: 'demo', DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: sessionSecret, DALMADA_KEY: encryptionKey,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'), NODE_ENV: 'test', LOG_LEVEL: 'silent',
  };
}

const inOneFile = new Map<string, string>();

/** The script with all of ours that it needs, in one file: to read and translate a thousand takes longer than what the process is for. */
function oneFileOf(script: string): string {
  const made = inOneFile.get(script);
  if (made) return made;
  const folder = path.join(root, '.data', 'processes');
  const file = path.join(folder, `${path.basename(script, '.ts')}.mjs`);
  const built = buildSync({
    absWorkingDir: root, entryPoints: [script], write: false, bundle: true, platform: 'node', format: 'esm', target: 'node24', packages: 'external', sourcemap: 'inline', logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  // Several test files make the same at once: each puts it in its place whole.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, built.outputFiles[0]?.contents ?? '');
  renameSync(own, file);
  inOneFile.set(script, file);
  return file;
}

/** A script of the app in a process of its own, on a test's database; killed as by kill -9 at the named point where one is given. `more` is added to its environment. */
export function appProcess(url: string, [script = '', ...args]: string[], faultPoint?: string, more: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', oneFileOf(script), ...args], {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...appEnv(url), ...more, ...(faultPoint ? { FAULT_POINT: faultPoint } : {}) },
  });
}

/** Such a script to its end: what it said, and its exit code. */
export const said = (url: string, args: string[]): Promise<{ code: number | null; out: string; complaint: string }> => new Promise((resolve) => {
  const child = execFile(process.execPath, ['--import', 'tsx', ...args], { cwd: root, env: appEnv(url), encoding: 'utf8' }, (_error, out, complaint) => {
    resolve({ code: child.exitCode, out, complaint });
  });
});

/** @returns the signal that ended it */
export const endOf = (child: ChildProcess): Promise<NodeJS.Signals | null> => new Promise((resolve, reject) => {
  child.once('error', reject);
  child.once('exit', (_code, signal) => resolve(signal));
});
