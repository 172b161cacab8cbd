import { Temporal } from 'temporal-polyfill';
import { SetClock } from '@/lib/platform/clock';
import { openDb } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { TASKS } from '@/lib/worker/tasks';
import { assertLocalDatabase } from './local-database';

/* A process that does one job, for tests that kill it: `one-job.ts NAME PAYLOAD INSTANT`. */
const [name = '', payload = '{}', now = ''] = process.argv.slice(2);
const settings = env();
assertLocalDatabase(settings.databaseUrl);
const deps = { db: openDb(settings.databaseUrl, 2), clock: new SetClock(Temporal.Instant.from(now)), env: settings, log: logger('silent', 'one-job') };
const task = TASKS[name];
if (!task) throw new Error(`no job ${name}`);
await task(deps, JSON.parse(payload));
await deps.db.$disconnect();
