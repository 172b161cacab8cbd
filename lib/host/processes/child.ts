import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { cloneFolder, type Home } from '../home';
import { forget, record, stopProcess, type ServedRole } from './records';
import { identify, type Identity } from './identity';

export interface ChildPlan {
  role: ServedRole;
  /** After `node`. */
  args: string[];
  env: Record<string, string>;
  /** How far it steps aside for others where processors are few: its niceness, 0 where nothing is said. */
  niceness?: number;
  /** Where its output goes: a log file, or the terminal. */
  output: 'log' | 'terminal';
}

const KEEP_LOG_BYTES = 10_000_000;

export function logFile(home: Home, role: string): string {
  return path.join(home.folder, 'logs', `${role}.log`);
}

/** The end of its log, for the moment when it did not do what it should. */
export function logTail(home: Home, role: string, lines = 25): string {
  const file = logFile(home, role);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
}

function openLog(home: Home, role: string): number {
  const file = logFile(home, role);
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > KEEP_LOG_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

/** A process of ours that runs until it is stopped, and is started again when it dies by itself. */
export class Child {
  private identity: Identity | null = null;
  private deaths: number[] = [];
  private stopped = false;

  /** @param gaveUp called when it died five times within a minute */
  constructor(private readonly home: Home, private readonly plan: ChildPlan, private readonly gaveUp: () => void) {}

  /** Of the process that runs now, which leads a group of its own. */
  get pid(): number | undefined { return this.identity?.pid; }

  start(): void {
    const { role, args, env, output, niceness } = this.plan;
    const log = output === 'log' ? openLog(this.home, role) : null;
    const child = spawn(process.execPath, args, {
      cwd: cloneFolder,
      env: env as NodeJS.ProcessEnv,
      // A file and not a pipe: it goes on when we are killed. A group of its own: Ctrl-C reaches us alone, and we stop things in order.
      stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
      detached: true,
    });
    if (log !== null) closeSync(log);
    child.once('error', () => this.died());
    child.once('exit', () => this.died());
    if (child.pid === undefined) return;
    this.identity = identify(child.pid);
    record(this.home, role, child.pid);
    if (niceness !== undefined) setPriority(child.pid, niceness);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.identity) await stopProcess(this.identity);
    forget(this.home, this.plan.role);
  }

  private died(): void {
    if (this.stopped) return;
    const now = performance.now();
    this.deaths = [...this.deaths.filter((at) => now - at < 60_000), now];
    if (this.deaths.length >= 5) return this.gaveUp();
    setTimeout(() => { if (!this.stopped) this.start(); }, 500 * this.deaths.length);
  }
}
