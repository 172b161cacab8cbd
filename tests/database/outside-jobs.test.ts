import { runOnce, Logger, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callInstitution } from '@/lib/institutions/call-institution';
import { CALLS_AT_ONCE, FAILURES_TO_OPEN } from '@/lib/institutions/model/circuit';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { doOutside } from '@/lib/worker/outside';
import { TASKS } from '@/lib/worker/tasks';
import { valueOf } from '../support/catalogue';
import { workOff } from '../support/jobs';
import { ASKING, LimitStage } from '../support/limit-stage';
import { askOf } from '../support/limits';
import { signingInput } from '../support/orders';

/* A real worker takes one job, again and again, as the hours of a bank that is not well go by. */

let stage: LimitStage;
let pool: pg.Pool;
let institutionId: string;
let orderId: string;

beforeAll(async () => {
  stage = await LimitStage.open();
  pool = new pg.Pool({ connectionString: stage.database.url, max: 2 });
  pool.on('error', () => undefined).on('connect', (client) => { client.on('error', () => undefined); });
  institutionId = (await stage.deps.db.institution.findUniqueOrThrow({ where: { code: 'script' } })).id;
});
afterAll(async () => {
  await pool.end();
  await stage.bank.close();
});
beforeEach(async () => {
  await stage.newPurchaser();
  stage.bank.heal();
  await stage.deps.db.institutionCircuit.deleteMany();
  stage.bank.next('limit-requests', { answer: 'approve' });
  const id = await stage.ask({ lenders: ['script'] });
  await workOff(stage.deps, ...ASKING);
  ({ orderId } = valueOf(await openOrderForm(stage.deps, stage.purchaser, { approvalId: (await askOf(stage.deps, id, 'script')).approval?.id ?? '' })));
  await workOff(stage.deps, 'hold-approval');
  valueOf(await signOrderForm(stage.deps, stage.purchaser, signingInput(orderId, stage.purchaser.name)));
});

const task = TASKS['use-approval'] ?? (() => Promise.reject(new Error('no such job')));
const taskList: TaskList = { 'use-approval': (payload, { job }) => doOutside(stage.deps, 'use-approval', task, payload, job) };

/** The worker's next look at the job, whenever that would have been. What is done it lets go of a moment later. */
async function turn(): Promise<void> {
  await stage.deps.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = ${`use-approval:${orderId}`}`;
  await look(taskList);
}

async function look(tasks: TaskList): Promise<void> {
  await runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: new Logger(() => () => undefined) });
  await expect.poll(async () => (await stage.deps.db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`).length, { interval: 5 }).toBe(0);
}

interface Waiting { key: string | null; attempts: number; max: number; seconds: number; about: string[] }
const waiting = () => stage.deps.db.$queryRaw<Waiting[]>`
  SELECT key, attempts::int, max_attempts::int AS max, round(extract(epoch FROM run_at - created_at))::int AS seconds, ARRAY(SELECT jsonb_object_keys(flags)) AS about
    FROM graphile_worker.jobs WHERE task_identifier = 'use-approval'`;

const uses = () => stage.bank.log.filter(({ call }) => call === 'use').length;
const ask = (deadlineMs = 2000) => callInstitution(stage.deps, { institutionId, method: 'GET', path: '/limit-requests/lr_none', deadlineMs });

describe('a job of a bank', () => {
  it('that rests spends no attempt, however often it is looked at, and is done when the bank is well', async () => {
    stage.bank.always('lookup', { answer: 'http', status: 500 });
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) await ask();
    const before = uses();
    for (let i = 0; i < 30; i += 1) await turn();
    expect(uses()).toBe(before);
    expect(await waiting()).toEqual([{ key: `use-approval:${orderId}`, attempts: 0, max: 25, seconds: 15, about: [`institution:${institutionId}`] }]);
    stage.bank.heal();
    stage.database.clock.advance({ seconds: 16 });
    await turn();
    expect(await waiting()).toEqual([]);
    expect((await stage.deps.db.limitHold.findUniqueOrThrow({ where: { orderId } })).state).toBe('USED');
  });

  it('that was asked and failed spends one, as any job', async () => {
    stage.bank.next('use', { answer: 'http', status: 500 });
    await turn();
    expect(await waiting()).toMatchObject([{ key: `use-approval:${orderId}`, attempts: 1 }]);
  });

  it('that has as many of our calls as it may have is put off without spending one', async () => {
    stage.bank.always('lookup', { answer: 'hang' });
    const lookups = () => stage.bank.log.filter(({ call }) => call === 'lookup').length;
    const before = lookups();
    const calls = Array.from({ length: CALLS_AT_ONCE }, () => ask(8000));
    await expect.poll(() => lookups() - before, { timeout: 5000 }).toBe(CALLS_AT_ONCE);
    await turn();
    expect(await waiting()).toMatchObject([{ key: `use-approval:${orderId}`, attempts: 0, seconds: 10, about: [`institution:${institutionId}`] }]);
    await Promise.all(calls);
  });

  it('that was queued anew while it was looked at is one job still', async () => {
    stage.bank.always('lookup', { answer: 'http', status: 500 });
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) await ask();
    const again: TaskList = {
      'use-approval': async (payload, { job, addJob }) => {
        await addJob('use-approval', payload, { jobKey: `use-approval:${orderId}` });
        await doOutside(stage.deps, 'use-approval', task, payload, job);
      },
    };
    await look(again);
    expect(await waiting()).toMatchObject([{ key: `use-approval:${orderId}`, attempts: 0 }]);
  });
});
