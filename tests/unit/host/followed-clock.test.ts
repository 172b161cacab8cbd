import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ShiftedClock } from '@/lib/platform/clock';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a clock that rests reads its offset no more, and waits for a reading that has begun', async () => {
  let answer = () => undefined as void;
  const read = vi.fn().mockResolvedValueOnce(60).mockImplementation(() => new Promise<number>((resolve) => { answer = () => resolve(120); }));
  const clock = new ShiftedClock();
  await clock.follow(read);
  expect(clock.offsetSeconds).toBe(60);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(read).toHaveBeenCalledTimes(2);
  let rested = false;
  const resting = clock.rest().then(() => { rested = true; });
  await vi.advanceTimersByTimeAsync(5_000);
  expect([rested, read.mock.calls.length]).toEqual([false, 2]);
  answer();
  await resting;
  expect(clock.offsetSeconds).toBe(120);
});
