import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';

export interface Run {
  env: Record<string, string | undefined>;
  /** A file for its output; absent: the terminal. */
  log?: string;
}

const active = new Set<ChildProcess>();

/** Runs `node <args>` to its end. @returns its exit code */
export async function runNode(args: string[], { env, log }: Run): Promise<number> {
  if (log) mkdirSync(path.dirname(log), { recursive: true });
  const output = log ? openSync(log, 'w') : ('inherit' as const);
  const child = spawn(process.execPath, args, { cwd: cloneFolder, env: env as NodeJS.ProcessEnv, stdio: [log ? 'ignore' : 'inherit', output, output] });
  active.add(child);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    active.delete(child);
    if (typeof output === 'number') closeSync(output);
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
