import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from '../home';
import { identify, isAlive, type Identity } from './identity';

// Who runs for this clone, so that the next start finds what a killed one left behind.

export type Role = 'supervisor' | 'web' | 'worker';

export interface ProcessRecord extends Identity {
  /** What a person knows it by: the command and the address. */
  says: string;
  stopping: boolean;
}

function file(home: Home, role: Role): string {
  return path.join(home.folder, 'processes', `${role}.json`);
}

export function record(home: Home, role: Role, pid: number, { says = '', stopping = false } = {}): void {
  const to = file(home, role);
  mkdirSync(path.dirname(to), { recursive: true });
  const value: ProcessRecord = { ...identify(pid), says, stopping };
  // Renamed into place: a reader never sees half of it.
  writeFileSync(`${to}.new`, JSON.stringify(value));
  renameSync(`${to}.new`, to);
}

/** Who is recorded in that role and still runs; never a later process that was given the same number. */
export function running(home: Home, role: Role): ProcessRecord | null {
  const from = file(home, role);
  if (!existsSync(from)) return null;
  try {
    const found = JSON.parse(readFileSync(from, 'utf8')) as ProcessRecord;
    return isAlive(found) ? found : null;
  } catch {
    return null;
  }
}

export function forget(home: Home, role: Role): void {
  rmSync(file(home, role), { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  // Each child leads a group of its own, so this reaches what it started as well.
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name);
      return;
    } catch {
      // No such group (Windows, or it is gone already): try the process itself.
    }
  }
}

export async function waitUntilGone(who: Identity, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (isAlive(who)) {
    if (performance.now() > until) return false;
    await pause(50);
  }
  return true;
}

/** Asks it to stop, waits, and after `ms` makes it. */
export async function stopProcess(who: Identity, ms = 15_000): Promise<void> {
  if (!isAlive(who)) return;
  signal(who.pid, 'SIGTERM');
  if (await waitUntilGone(who, ms)) return;
  signal(who.pid, 'SIGKILL');
  await waitUntilGone(who, 5000);
}
