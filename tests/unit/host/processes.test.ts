import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { portIsFree } from '@/lib/host/free-port';
import type { Home } from '@/lib/host/home';
import { runNode } from '@/lib/host/processes/foreground';
import { identify, isAlive } from '@/lib/host/processes/identity';
import { withLock } from '@/lib/host/processes/lock';
import { orphans, record, running, stopProcess } from '@/lib/host/processes/records';

const folder = mkdtempSync(path.join(tmpdir(), 'home-'));
const home: Home = { folder, sharedBinaries: null, setAside: null };
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function sleeper(code = 'setInterval(() => {}, 1000)'): ChildProcess & { pid: number } {
  const child = spawn(process.execPath, ['-e', code], { detached: true, stdio: 'ignore' });
  started.push(child);
  return child as ChildProcess & { pid: number };
}

test('a recorded process is found while it runs, and stopped', async () => {
  const child = sleeper();
  record(home, 'web', child.pid, { says: 'a web' });
  expect(running(home, 'web')).toMatchObject({ pid: child.pid, says: 'a web' });
  await stopProcess(identify(child.pid));
  expect(running(home, 'web')).toBeNull();
});

test('a later process that was given the same number is not taken for ours, and not stopped', async () => {
  const child = sleeper();
  const earlier = { ...identify(child.pid), began: '1' };
  expect(isAlive(earlier)).toBe(false);
  await stopProcess(earlier);
  expect(isAlive(identify(child.pid))).toBe(true);
});

test('one that does not listen is made to stop', async () => {
  const child = sleeper("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  const who = identify(child.pid);
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  await stopProcess(who, 300);
  expect(isAlive(who)).toBe(false);
});

test('what a living test run started is no orphan', () => {
  const child = sleeper();
  record(home, 'test-web', child.pid);
  expect(orphans(home, 'test')).toEqual([]);
});

test('one works at a time, and the lock of a process that is gone is taken over', async () => {
  const file = path.join(folder, 'lock');
  writeFileSync(file, JSON.stringify({ pid: process.pid, began: 'long ago' }));
  const log: string[] = [];
  const work = (name: string) => withLock(file, async () => {
    log.push(`${name} in`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    log.push(`${name} out`);
  });
  await Promise.all([work('a'), work('b'), work('c')]);
  expect(log).toHaveLength(6);
  for (let i = 0; i < log.length; i += 2) expect(log[i + 1]).toBe(log[i]?.replace(' in', ' out'));
});

test('a port that somebody listens on is not free', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => server.listen(0, () => {
    const address = server.address();
    resolve(typeof address === 'object' && address ? address.port : 0);
  }));
  expect(await portIsFree(port)).toBe(false);
  await new Promise((resolve) => { server.close(resolve); });
  expect(await portIsFree(port)).toBe(true);
});

test('work that a killed launcher left going is ended before it is begun again, that of a living one is not', async () => {
  const log = path.join(folder, 'build.log');
  const [orphan, parent, other] = [sleeper(), sleeper(), sleeper()];
  const mark = (child: number) => writeFileSync(`${log}.process`, JSON.stringify({ child: identify(child), parent: identify(parent.pid) }));
  mark(other.pid);
  expect(await runNode(['-e', '0'], { env: {}, log })).toBe(0);
  expect(isAlive(identify(other.pid))).toBe(true);
  mark(orphan.pid);
  await stopProcess(identify(parent.pid));
  expect(await runNode(['-e', '0'], { env: {}, log })).toBe(0);
  expect(orphan.exitCode ?? orphan.signalCode).not.toBeNull();
});
