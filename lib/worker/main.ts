import { EventEmitter } from 'node:events';
import { type CronItem, parseCronItems, run, Logger as WorkerLogger, type TaskList, type WorkerEvents } from 'graphile-worker';
import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { WorkerLife } from './life';
import { SWEEPS, TASKS } from './tasks';

const current = env();
const deps = await boot(current, 'worker');

const taskList: TaskList = {};
for (const [name, task] of Object.entries(TASKS)) taskList[name] = (payload) => task(deps, payload);
for (const [name, sweep] of Object.entries(SWEEPS)) taskList[name] = () => sweep(deps);
// In the demo the clock may jump, so it looks often; each sweep waits for the one before it (same key).
const everyMinute: CronItem[] = Object.keys(SWEEPS).map((task) => ({
  task, match: '* * * * *', identifier: task, options: { backfillPeriod: 0, jobKey: task },
}));

const life = new WorkerLife(current.databaseUrl, deps.log);
const events: WorkerEvents = new EventEmitter();
events.on('worker:create', ({ worker }) => life.add(worker.workerId));
const runner = await run({
  events,
  connectionString: current.databaseUrl,
  concurrency: current.workerConcurrency,
  taskList,
  parsedCronItems: parseCronItems(everyMinute),
  logger: new WorkerLogger(() => (level, message, meta) => {
    if (level === 'error' || level === 'warning') deps.log.warn(message, { level, ...(meta as Record<string, unknown> | undefined) });
    else deps.log.debug(message);
  }),
});
life.begin();
deps.log.info('worker ready', { tasks: Object.keys(taskList).length });
await runner.promise;
await life.end();
await leave(deps);
