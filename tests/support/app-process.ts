import { execFile, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
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

/** A script of the app in a process of its own, on a test's database; killed as by kill -9 at the named point where one is given. `more` is added to its environment. */
export function appProcess(url: string, args: string[], faultPoint?: string, more: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', ...args], {
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
