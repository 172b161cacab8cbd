import { expect, test } from 'vitest';
import { percentOf, rateOf, runStateOf, secondsLeft } from '@/lib/billing/model/run';

const day = { day: '2026-04-06', total: 1000, done: 250, busyMs: 500, finished: false };

test('a day that is under way says its rate, its share and the time that is left', () => {
  expect([rateOf(day), percentOf(day), secondsLeft(day)]).toEqual([500, 25, 2]);
  expect([rateOf({ done: 0, busyMs: 0 }), secondsLeft({ ...day, done: 0, busyMs: 0 })]).toEqual([0, null]);
});

test('a day is whole only when it is finished, and then nothing is left of it', () => {
  expect(percentOf({ ...day, done: 1000 })).toBe(99);
  expect([percentOf({ ...day, finished: true }), secondsLeft({ ...day, finished: true })]).toEqual([100, 0]);
  expect(percentOf({ ...day, total: 0, done: 0 })).toBe(100);
  // What had been left behind comes on top of what fell due.
  expect(secondsLeft({ ...day, done: 1200 })).toBe(0);
});

test('the run is stopped, at work, still, or waits for the next day', () => {
  expect(runStateOf({ stopped: true, open: true, quietSeconds: 0 })).toBe('stopped');
  expect(runStateOf({ stopped: false, open: true, quietSeconds: 3 })).toBe('runs');
  expect(runStateOf({ stopped: false, open: true, quietSeconds: 121 })).toBe('still');
  expect(runStateOf({ stopped: false, open: false, quietSeconds: 90_000 })).toBe('waits');
});
