import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { askAfterSeconds, mayCollect, nextTryOn } from '@/lib/billing/model/collection';
import { addDays, daysBetween } from '@/lib/kernel/calendar';
import { isBusinessDay } from '@/lib/kernel/korean-holidays';

const seoul = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Seoul]`).toInstant();

describe('money is collected', () => {
  it.each([
    ['2026-03-03T09:00:00', true, 'a Tuesday at nine'],
    ['2026-03-03T08:59:59', false, 'before nine'],
    ['2026-03-03T19:59:59', true, 'before eight in the evening'],
    ['2026-03-03T20:00:00', false, 'at night'],
    ['2026-03-02T12:00:00', false, 'on a substitute holiday'],
    ['2026-03-07T12:00:00', false, 'on a Saturday'],
    ['2026-02-17T12:00:00', false, 'on Seollal'],
    ['2026-05-01T12:00:00', false, 'on Labour Day'],
  ])('at %s: %s, %s', (at, may) => {
    expect(mayCollect(seoul(at))).toBe(may);
  });

  it('at any hour of a business day where the demo’s clock was moved, and on no other day', () => {
    expect([mayCollect(seoul('2026-03-03T03:00:00'), true), mayCollect(seoul('2026-03-07T12:00:00'), true)]).toEqual([true, false]);
  });
});

describe('what was declined softly', () => {
  it('is tried on the third, the seventh and the fourteenth day, and no more', () => {
    expect([1, 2, 3, 4, 5].map((declines) => nextTryOn('2026-03-02', declines))).toEqual(['2026-03-05', '2026-03-09', '2026-03-16', null, null]);
  });

  it('is tried while it is in time, where it would come too late otherwise', () => {
    expect(nextTryOn('2026-03-05', 2, '2026-03-11')).toBe('2026-03-11');
    expect(nextTryOn('2026-03-05', 2, '2026-03-20')).toBe('2026-03-12');
    expect(nextTryOn('2026-03-11', 3, '2026-03-11'), 'it is too late anyhow').toBe('2026-03-25');
  });

  it('is tried on business days, never before the plan’s day, and within the holidays after it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 3 }), (days, declines) => {
      const on = addDays('2025-01-02', days);
      const next = nextTryOn(on, declines) ?? '';
      const wait = daysBetween(on, next) - [3, 7, 14][declines - 1]!;
      expect(isBusinessDay(next)).toBe(true);
      expect(wait >= 0 && wait < 11).toBe(true);
    }));
  });
});

it('what is unknown is asked for at growing distances, never further apart than six hours', () => {
  const distances = Array.from({ length: 20 }, (_, asks) => askAfterSeconds(asks));
  expect(distances[0]).toBe(60);
  expect(distances.every((each, index) => each >= (distances[index - 1] ?? 0) && each <= 6 * 3600)).toBe(true);
});
