import { EventEmitter } from 'node:events';
import { type CronItem, parseCronItems, run, Logger as WorkerLogger, type TaskList, type WorkerEvents } from 'graphile-worker';
import { CALLS_AT_ONCE } from '@/lib/institutions/model/circuit';
import { OUTSIDE_JOBS } from '@/lib/institutions/model/outside-jobs';
import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { WorkerLife } from './life';
import { doOutside } from './outside';
import { SWEEPS, TASKS } from './tasks';

/** Three financiers may hang at once before others wait for their workers; soon after that they are left alone. */
const OUTSIDE_AT_ONCE = 4 * CALLS_AT_ONCE;

const current = env();
const deps = await boot(current, 'worker');

const [outside, inside, walking]: [TaskList, TaskList, TaskList] = [{}, {}, {}];
for (const [name, task] of Object.entries(TASKS)) {
  if (OUTSIDE_JOBS.includes(name)) outside[name] = (payload, { job }) => doOutside(deps, name, task, payload, job);
  else (name === 'walk-time' ? walking : inside)[name] = (payload) => task(deps, payload);
}
for (const [name, sweep] of Object.entries(SWEEPS)) inside[name] = () => sweep(deps);
// In the demo the clock may jump, so it looks often; each sweep waits for the one before it (same key).
const everyMinute: CronItem[] = Object.keys(SWEEPS).map((task) => ({
  task, match: '* * * * *', identifier: task, options: { backfillPeriod: 0, jobKey: task },
}));

const life = new WorkerLife(current.databaseUrl, deps.log);
const events: WorkerEvents = new EventEmitter();
events.on('worker:create', ({ worker }) => life.add(worker.workerId));
const common = {
  events,
  connectionString: current.databaseUrl,
  logger: new WorkerLogger(() => (level, message, meta) => {
    if (level === 'error' || level === 'warning') deps.log.warn(message, { level, ...(meta as Record<string, unknown> | undefined) });
    else deps.log.debug(message);
  }),
};
const runners = [
  await run({ ...common, concurrency: current.workerConcurrency, taskList: inside, parsedCronItems: parseCronItems(everyMinute) }),
  // They wait for others more than they work.
  await run({ ...common, concurrency: OUTSIDE_AT_ONCE, maxPoolSize: 4, taskList: outside, parsedCronItems: [] }),
  // The demo's clock on its way waits for what the others do, and takes nobody's place meanwhile.
  ...(current.mode === 'demo' ? [await run({ ...common, concurrency: 1, maxPoolSize: 2, taskList: walking, parsedCronItems: [] })] : []),
];
life.begin();
deps.log.info('worker ready', { tasks: Object.keys(TASKS).length + Object.keys(SWEEPS).length });
await Promise.all(runners.map(({ promise }) => promise));
await life.end();
await leave(deps);
