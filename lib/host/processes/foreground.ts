import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';
import { identify, isAlive, type Identity } from './identity';
import { stopProcess } from './records';

export interface Run {
  env: Record<string, string | undefined>;
  /** A file for its output; absent: the terminal. */
  log?: string;
}

const active = new Set<ChildProcess>();

/** Beside its log, who does it and for whom: the next one finds what a killed launcher left at work (a build, a seed). */
const markOf = (log: string) => `${log}.process`;

async function stopLeftOver(mark: string): Promise<void> {
  if (!existsSync(mark)) return;
  try {
    const { child, parent } = JSON.parse(readFileSync(mark, 'utf8')) as { child: Identity; parent: Identity };
    if (!isAlive(parent)) await stopProcess(child);
  } catch {
    // Half a mark: nothing can be known of it.
  }
}

/** Runs `node <args>` to its end. @returns its exit code */
export async function runNode(args: string[], { env, log }: Run): Promise<number> {
  if (log) {
    mkdirSync(path.dirname(log), { recursive: true });
    await stopLeftOver(markOf(log));
  }
  const output = log ? openSync(log, 'w') : ('inherit' as const);
  const child = spawn(process.execPath, args, { cwd: cloneFolder, env: env as NodeJS.ProcessEnv, stdio: [log ? 'ignore' : 'inherit', output, output] });
  active.add(child);
  if (log && child.pid) writeFileSync(markOf(log), JSON.stringify({ child: identify(child.pid), parent: identify(process.pid) }));
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    active.delete(child);
    if (typeof output === 'number') closeSync(output);
    if (log) rmSync(markOf(log), { force: true });
  }
}

/** Ends what runs in the foreground now, because we were told to stop. */
export function endForeground(): void {
  for (const child of active) child.kill('SIGTERM');
}

/** For commands that run one thing: what we are told, and the end of the launcher, reach it. */
export function passOnStops(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endForeground);
  process.on('disconnect', endForeground);
}
