import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { began } from '../processes/identity';

// PostgreSQL takes the number in postmaster.pid for its own whenever a process of that number exists:
// a zombie that nobody has reaped, or, after a restart of the machine or container, somebody else.
// Every process of PostgreSQL stands in its data folder, so that is what we ask.

function standsIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return false;
  }
}

function writtenPid(data: string): number | null {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  return Number(readFileSync(file, 'utf8').split('\n')[0]) || null;
}

/** Whether the postmaster of this data folder runs: cheap enough to ask every second. */
export function isPostmasterRunning(data: string): boolean {
  const pid = writtenPid(data);
  if (pid === null || began(pid) === null) return false;
  return process.platform !== 'linux' || standsIn(pid, realpathSync(data));
}

/** The port of the postmaster that runs: fourth line of its pid file. */
export function runningPort(data: string): number {
  return Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);
}

function anybodyIn(data: string): boolean {
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && began(Number(name)) !== null && standsIn(Number(name), data));
}

/**
 * Removes the pid file of a postmaster that is gone. Its remaining processes end by themselves when
 * they notice; not before the last has may another postmaster touch the data.
 */
export async function clearStalePid(data: string): Promise<void> {
  if (process.platform !== 'linux' || writtenPid(data) === null || isPostmasterRunning(data)) return;
  const real = realpathSync(data);
  for (let waited = 0; waited < 30_000 && anybodyIn(real); waited += 100) await pause(100);
  if (!anybodyIn(real)) rmSync(path.join(data, 'postmaster.pid'), { force: true });
}
