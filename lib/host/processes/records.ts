import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from '../home';
import { identify, isAlive, type Identity } from './identity';

// Who runs for this clone, so that the next start finds what a killed one left behind.

/** `supervisor`, `web`, `worker`; with a label before it for those that tests and measurements start for themselves. */
export type Role = 'supervisor' | ServedRole;
export type ServedRole = 'web' | 'worker' | `${string}-web` | `${string}-worker`;

export interface ProcessRecord extends Identity {
  /** What a person knows it by: the command and the address. */
  says: string;
  stopping: boolean;
  /** Who started it. */
  parent: Identity;
}

function file(home: Home, role: Role): string {
  return path.join(home.folder, 'processes', `${role}.json`);
}

export function record(home: Home, role: Role, pid: number, { says = '', stopping = false } = {}): void {
  const to = file(home, role);
  mkdirSync(path.dirname(to), { recursive: true });
  const value: ProcessRecord = { ...identify(pid), says, stopping, parent: identify(process.pid) };
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

/** Recorded processes of that label whose own parent is gone: a killed test run left them. */
export function orphans(home: Home, label: string): ProcessRecord[] {
  const folder = path.join(home.folder, 'processes');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.startsWith(`${label}-`) && name.endsWith('.json')).flatMap((name) => {
    const role = name.slice(0, -'.json'.length) as ServedRole;
    const found = running(home, role);
    if (found && isAlive(found.parent)) return [];
    forget(home, role);
    return found ?? [];
  });
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
