import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface Identity {
  pid: number;
  /** When it began, in whatever words the system has for it. */
  began: string;
}

function beganOnLinux(pid: number): string | null {
  try {
    // The name (second field) may hold spaces and brackets; what follows its last bracket may not.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function beganElsewhere(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** When the process began; null where there is none of that number (a zombie is none). */
export function began(pid: number): string | null {
  return process.platform === 'linux' ? beganOnLinux(pid) : beganElsewhere(pid);
}

export function identify(pid: number): Identity {
  return { pid, began: began(pid) ?? '' };
}

export function isAlive({ pid, began: when }: Identity): boolean {
  return began(pid) === when;
}
