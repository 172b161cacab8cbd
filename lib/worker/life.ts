import pg from 'pg';
import type { Logger } from '@/lib/platform/log';

const BEAT_MS = 5_000;

/** A worker takes its first job a moment before its sign of life is there. */
const GRACE = '10 seconds';

const HOLD = "SELECT pg_advisory_lock(hashtextextended('dalmada.worker:' || $1::text, 0))";

/** Jobs and queues held by workers that no session stands for. $1: our own, whose locks this session could take again. */
const GIVE_BACK = `
  WITH dead AS MATERIALIZED (
    SELECT locked_by FROM (
      SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by <> ALL ($1) AND locked_at < now() - interval '${GRACE}'
      UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by <> ALL ($1) AND locked_at < now() - interval '${GRACE}') held
    WHERE pg_try_advisory_xact_lock(hashtextextended('dalmada.worker:' || locked_by, 0)))
  SELECT array_agg(locked_by) AS given, graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead HAVING count(*) > 0`;

/**
 * A worker's sign of life: a database session that holds a lock by the worker's name and ends with the process, however
 * that ends. Whoever lives gives back what the dead held; graphile-worker by itself would wait four hours.
 */
export class WorkerLife {
  private readonly own = new Set<string>();
  private session: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();

  constructor(private readonly connectionString: string, private readonly log: Pick<Logger, 'warn'>) {}

  begin(): void {
    this.timer = setInterval(() => { this.beating = this.beating.then(() => this.beat()); }, BEAT_MS);
    this.beating = this.beat();
  }

  add(workerId: string): void {
    this.own.add(workerId);
    void this.session?.query(HOLD, [workerId]).catch(() => undefined);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await this.session?.end().catch(() => undefined);
  }

  /** Makes the sign of life where it is not there (the database may have been started anew), and looks for the dead. */
  async beat(): Promise<void> {
    try {
      this.session ??= await this.connect();
      const { rows } = await this.session.query<{ given: string[] }>(GIVE_BACK, [[...this.own]]);
      for (const { given } of rows) this.log.warn('jobs of dead workers given back', { workers: given });
    } catch (error) {
      this.log.warn('no sign of life', { error: error instanceof Error ? error.message : String(error) });
      this.lose();
    }
  }

  private async connect(): Promise<pg.Client> {
    const session = new pg.Client({ connectionString: this.connectionString, application_name: 'dalmada worker life', keepAlive: true });
    session.on('error', () => this.lose());
    await session.connect();
    for (const id of this.own) await session.query(HOLD, [id]);
    return session;
  }

  private lose(): void {
    void this.session?.end().catch(() => undefined);
    this.session = undefined;
  }
}
