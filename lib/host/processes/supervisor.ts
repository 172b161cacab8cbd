import type { Home } from '../home';
import { Trouble, step } from '../launch/steps.mjs';
import { endForeground } from './foreground';
import { forget, record, running, stopProcess, waitUntilGone } from './records';

/** How long a start waits for one before it whose terminal or launcher was just killed. */
const NOTICE_MS = 3000;
const STOP_MS = 60_000;

/** Only one start (or dev) at a time for one clone. @throws Trouble when another runs and goes on running */
async function claim(home: Home, says: string): Promise<void> {
  const other = running(home, 'supervisor');
  if (other && !(await waitUntilGone(other, NOTICE_MS))) {
    const stopping = running(home, 'supervisor')?.stopping === true;
    if (!stopping || !(await waitUntilGone(other, STOP_MS))) {
      throw new Trouble(`This clone runs already: ${other.says} (process ${other.pid}). Stop it with Ctrl-C where it runs, or with: kill ${other.pid}`);
    }
  }
  record(home, 'supervisor', process.pid, { says });
}

/** Stops web and worker that a killed start left behind; the database is simply used on. */
async function takeOver(home: Home): Promise<void> {
  const left = (['web', 'worker'] as const).flatMap((role) => running(home, role) ?? []);
  if (left.length === 0) return;
  await step('Stopping what an earlier start left behind', () => Promise.all(left.map((each) => stopProcess(each))));
}

/** What is to be done, last first, when we are told to stop; each once. */
export class Supervisor {
  private readonly undo: (() => Promise<void> | void)[] = [];
  private stopping: Promise<void> | null = null;

  private constructor(private readonly home: Home, private readonly says: string) {}

  static async begin(home: Home, says: string): Promise<Supervisor> {
    const supervisor = new Supervisor(home, says);
    await claim(home, says);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void supervisor.stopAndExit());
    // The launcher above us was killed: nobody could stop what we started.
    process.on('disconnect', () => void supervisor.stopAndExit());
    await takeOver(home);
    return supervisor;
  }

  /** Registers how to undo what was just begun. */
  onStop(undo: () => Promise<void> | void): void {
    this.undo.push(undo);
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  get isStopping(): boolean {
    return this.stopping !== null;
  }

  /** Never returns to the caller's steps: a step that was under way when we were told to stop must not go on. */
  async stopAndExit(code = 0): Promise<never> {
    const first = this.stopping === null;
    if (first && process.stdout.isTTY) process.stdout.write('\n');
    await (first ? step('Stopping', () => this.stop()) : this.stop()).catch(() => undefined);
    process.exit(code);
  }

  private async stopAll(): Promise<void> {
    record(this.home, 'supervisor', process.pid, { says: this.says, stopping: true });
    endForeground();
    for (const undo of this.undo.reverse()) {
      try {
        await undo();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
    forget(this.home, 'supervisor');
  }
}
