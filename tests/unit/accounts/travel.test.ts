import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { endOfTravel, nextStop } from '@/lib/accounts/model/travel';
import { plainDateIn } from '@/lib/kernel/calendar';

const at = (text: string) => Temporal.Instant.from(text);

/** Every stop from one moment to another. */
function stops(from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant[] {
  const made: Temporal.Instant[] = [];
  for (let next = nextStop(from, to); next; next = nextStop(next, to)) made.push(next);
  return made;
}

describe('the way of the clock', () => {
  test('goes by ten in the morning of each day, and ends where it was sent', () => {
    expect(stops(at('2026-03-03T15:30:00+09:00'), at('2026-03-06T15:30:00+09:00')).map((stop) => stop.toZonedDateTimeISO('Asia/Seoul').toPlainDateTime().toString())).toEqual([
      '2026-03-04T10:00:00', '2026-03-05T10:00:00', '2026-03-06T10:00:00', '2026-03-06T15:30:00',
    ]);
  });

  test('does not stop for the last second', () => {
    expect(stops(at('2026-03-03T10:00:00.827+09:00'), at('2026-03-05T10:00:00.827+09:00')).map(String)).toEqual(['2026-03-04T01:00:00Z', '2026-03-05T01:00:00.827Z']);
  });

  test('counts months by the calendar', () => {
    expect(endOfTravel(at('2027-01-31T15:30:00+09:00'), { to: 'months', months: 1 }).toString()).toBe('2027-02-28T06:30:00Z');
    expect(endOfTravel(at('2027-01-31T15:30:00+09:00'), { to: 'months', months: 12 }).toString()).toBe('2028-01-31T06:30:00Z');
    expect(endOfTravel(at('2027-01-31T15:30:00+09:00'), { to: 'date', on: '2027-02-10' }).toString()).toBe('2027-02-10T01:00:00Z');
  });

  test('misses no day and never turns back, wherever it begins', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 86_400 * 365 }), fc.integer({ min: 1, max: 86_400 * 90 }), (begin, seconds) => {
      const from = at('2026-01-01T00:00:00Z').add({ seconds: begin });
      const to = from.add({ seconds });
      const made = stops(from, to);
      expect(made.at(-1)?.equals(to)).toBe(true);
      const days = [from, ...made].map((each) => Temporal.PlainDate.from(plainDateIn(each)));
      for (const [index, day] of days.slice(1).entries()) expect(days[index]!.until(day).days).toBeLessThanOrEqual(1);
      for (const [index, stop] of made.entries()) expect(Temporal.Instant.compare(stop, made[index - 1] ?? from)).toBe(1);
    }));
  });
});
