import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginTravel } from '@/lib/accounts/begin-travel';
import { moveClock } from '@/lib/accounts/move-clock';
import { steerTravel } from '@/lib/accounts/steer-travel';
import { ShiftedClock, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { readClockOffset, writeClockOffset } from '@/lib/platform/demo-clock';
import { SWEEPS, TASKS } from '@/lib/worker/tasks';
import { walkTime } from '@/lib/worker/walk-time';
import { appProcess, endOf } from '../support/app-process';
import { valueOf } from '../support/catalogue';
import { deadForLong, forgetJobs, jobs, workOff } from '../support/jobs';
import { aLease, BEGIN, openRoad, type Road } from '../support/rights';

let road: Road;
/** As a worker of the demo has it: a clock that runs, so many seconds beside the machine's. */
let deps: Deps;
const clock = new ShiftedClock();
beforeAll(async () => {
  road = await openRoad();
  deps = { ...road.deps, clock };
});
afterAll(() => road.close());

/** The clock stands at a moment of the mall, here and in the database. */
async function turnTo(moment: string): Promise<void> {
  clock.offsetSeconds = Math.ceil(Temporal.Now.instant().until(moment).total('seconds'));
  await road.db.$transaction((tx) => writeClockOffset(tx, clock.offsetSeconds));
}
beforeEach(async () => {
  await road.db.timeTravel.updateMany({ where: { state: 'RUNNING' }, data: { state: 'STOPPED' } });
  await forgetJobs(road.db);
  await turnTo(BEGIN);
});
afterEach(() => forgetJobs(road.db));

const NAMES = Object.keys(TASKS).filter((name) => name !== 'walk-time');
/** The work of a stop, done here as the workers do it. */
const settle = async () => { await workOff(deps, ...NAMES); return true; };
const step = () => walkTime(deps, { sweeps: SWEEPS, settle, followMs: 0 });
const travel = (id: string) => road.db.timeTravel.findUniqueOrThrow({ where: { id } });

/** Goes on until the clock has arrived, at most so many stops; the days that it has come to. */
async function walk(id: string, most = 100): Promise<string[]> {
  const days: string[] = [];
  for (let left = most; left > 0; left -= 1) {
    await step();
    const { at, state } = await travel(id);
    if (state !== 'RUNNING') break;
    days.push(at.toISOString().slice(0, 16));
  }
  return days;
}

describe('the clock on its way', () => {
  test('keeps who is signed in signed in', async () => {
    const before = toDate(clock.now());
    await road.db.userSession.create({ data: { id: 'us_travel', userId: road.admin.userId, device: 'x', createdAt: before, lastSeenAt: before } });
    const { travelId } = valueOf(await beginTravel(deps, road.admin, { to: 'days', days: 3 }));
    await walk(travelId);
    const { lastSeenAt } = await road.db.userSession.findUniqueOrThrow({ where: { id: 'us_travel' } });
    expect(Math.round((lastSeenAt.getTime() - before.getTime()) / 3_600_000)).toBe(72);
  });

  test('is one: of two who send it at once one is told so, and nobody moves it meanwhile', async () => {
    const both = await Promise.all([beginTravel(deps, road.admin, { to: 'days', days: 2 }), beginTravel(deps, road.admin, { to: 'months', months: 1 })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: { code: 'accounts.travelling' } });
    expect(await moveClock(deps, road.admin, { amount: 1, unit: 'hours' })).toEqual({ ok: false, error: { code: 'accounts.travelling' } });
    await expect(road.db.timeTravel.create({ data: { id: 'tt_second', startedById: 'x', fromAt: new Date(0), at: new Date(0), toAt: new Date(1), movedAt: new Date() } }), 'not by raw rows either').rejects.toThrow();
  });

  test('walked by two workers at once it comes to every stop once', async () => {
    const { travelId } = valueOf(await beginTravel(deps, road.admin, { to: 'days', days: 2 }));
    const before = await readClockOffset(road.db);
    for (let left = 6; left > 0; left -= 1) await Promise.all([step(), step()]);
    expect(await travel(travelId)).toMatchObject({ state: 'DONE', settled: true, stops: 2 });
    expect(Math.abs(await readClockOffset(road.db) - before - 2 * 86_400)).toBeLessThan(600);
  });

  test('stops after the day it is at, and goes on from there', async () => {
    const { travelId } = valueOf(await beginTravel(deps, road.admin, { to: 'days', days: 4 }));
    await step();
    valueOf(await steerTravel(deps, road.admin, { travelId, go: false }));
    expect(await jobs(road.db, 'walk-time'), 'what was queued finds nothing to do').toHaveLength(1);
    await step();
    expect(await travel(travelId)).toMatchObject({ state: 'STOPPED', stops: 1 });
    expect(await steerTravel(deps, road.admin, { travelId, go: false })).toEqual({ ok: false, error: { code: 'accounts.travel-moved-on' } });
    valueOf(await steerTravel(deps, road.admin, { travelId, go: true }));
    await walk(travelId);
    expect(await travel(travelId)).toMatchObject({ state: 'DONE' });
  });

  test('is not held up by a sweep that fails, which is counted', async () => {
    const { travelId } = valueOf(await beginTravel(deps, road.admin, { to: 'days', days: 1 }));
    const sweeps = { fails: () => Promise.reject(new Error('no')), ...SWEEPS };
    for (let left = 4; left > 0; left -= 1) await walkTime(deps, { sweeps, settle, followMs: 0 });
    expect((await travel(travelId)).state).toBe('DONE');
    expect((await travel(travelId)).failures).toBeGreaterThan(0);
  });

  test('does not exist in live mode, goes forward only, and no further than ten years', async () => {
    const missing = { ok: false, error: { code: 'not-found' } };
    expect(await beginTravel({ ...deps, env: { ...deps.env, mode: 'live' } }, road.admin, { to: 'days', days: 1 })).toEqual(missing);
    expect(await beginTravel(deps, road.deskPerson, { to: 'days', days: 1 })).toEqual(missing);
    expect(await steerTravel(deps, road.deskPerson, { travelId: 'tt', go: false })).toEqual(missing);
    expect(await beginTravel(deps, road.admin, { to: 'date', on: '2026-03-02' })).toEqual({ ok: false, error: { code: 'input', fields: { on: 'accounts.clock-back' } } });
    await turnTo(Temporal.Now.instant().add({ hours: 24 * 3600 }).toString());
    expect(await beginTravel(deps, road.admin, { to: 'days', days: 3000 })).toEqual({ ok: false, error: { code: 'input', fields: { days: 'accounts.clock-too-far' } } });
    const { id } = await road.db.timeTravel.findFirstOrThrow({ where: { state: 'DONE' } });
    await expect(road.db.timeTravel.update({ where: { id }, data: { state: 'RUNNING' } }), 'what has arrived stays so').rejects.toThrow();
  });
});

test.each(['walk-time:moved', 'walk-time:swept'])('a worker that is killed at %s leaves the stop to the next one, which goes on to the end', async (point) => {
  const worker = (faultPoint?: string) => appProcess(road.database.url, ['lib/worker/main.ts'], faultPoint);
  const { travelId } = valueOf(await beginTravel(deps, road.admin, { to: 'days', days: 3 }));
  expect(await endOf(worker(point))).toBe('SIGKILL');
  expect(await travel(travelId)).toMatchObject({ state: 'RUNNING', settled: false, stops: 1 });
  await deadForLong(road.db);
  const next = worker();
  try {
    await vi.waitFor(async () => { expect((await travel(travelId)).state).toBe('DONE'); }, { timeout: 180_000, interval: 500 });
  } finally {
    next.kill('SIGTERM');
    await endOf(next);
  }
  expect((await travel(travelId)).stops).toBeLessThanOrEqual(4);
}, 300_000);

// The last: a mall that has been there does not go back.
test('walks forty days one by one, and a lease is billed on the days that its contract says', async () => {
  const { leaseId } = await aLease(road);
  const { travelId } = valueOf(await beginTravel(deps, road.admin, { to: 'days', days: 40 }));
  const days = await walk(travelId);
  expect(new Set(days.map((day) => day.slice(0, 10))).size).toBe(40);
  expect(await travel(travelId)).toMatchObject({ state: 'DONE', settled: true, failures: 0, hurried: 0 });
  const arrived = clock.now();
  expect(Math.abs(arrived.since(Temporal.Instant.from(BEGIN).add({ hours: 40 * 24 })).total('seconds'))).toBeLessThan(600);
  const due = await road.db.leaseInstalment.findMany({ where: { leaseId, dueOn: { lte: toDate(arrived) } }, orderBy: { seq: 'asc' } });
  const billed = await road.db.invoice.findMany({ where: { leaseId, kind: 'INSTALMENT' }, orderBy: { seq: 'asc' } });
  expect(billed.map(({ seq }) => seq)).toEqual(due.map(({ seq }) => seq));
  expect(billed.slice(1).every(({ billedOn, dueOn, createdAt }) => toPlainDate(billedOn) === toPlainDate(dueOn) && toPlainDate(createdAt) === toPlainDate(dueOn)), 'each in the morning of its own day').toBe(true);
  expect(await road.db.billingDay.count({ where: { finishedAt: null } })).toBe(0);
  expect(await road.db.auditEntry.findMany({ where: { subjectType: 'clock' }, select: { action: true }, orderBy: { seq: 'desc' }, take: 2 })).toEqual([{ action: 'clock.arrived' }, { action: 'clock.set-out' }]);
}, 300_000);
