import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '@/lib/kernel/fields';
import { addMonthsClamped, ageOn, daysBetween, dueDates, firstDueDate, nextDueDay, plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';

describe('due dates', () => {
  test('from the 31st come back to the 31st after every short month', () => {
    expect(dueDates('2027-01-31', 5, 31)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
    expect(dueDates('2027-02-28', 3, 31)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
    expect(dueDates('2027-02-28', 3)).toEqual(['2027-02-28', '2027-03-28', '2027-04-28']);
  });

  test('see 29 February in leap years, and not in 2100', () => {
    expect(dueDates('2028-01-30', 3, 30)).toEqual(['2028-01-30', '2028-02-29', '2028-03-30']);
    expect(dueDates('2100-01-29', 2, 29)).toEqual(['2100-01-29', '2100-02-28']);
  });

  test('cross the year', () => expect(dueDates('2026-12-31', 3, 31)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28']));

  test('must start on the anchor day', () => expect(() => dueDates('2027-01-30', 3, 31)).toThrow(RangeError));

  test('never drift from the anchor: each is that day of its own month, or the month’s last', () => {
    fc.assert(fc.property(
      fc.integer({ min: 2020, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 120 }),
      (year, month, anchorDay, count) => {
        const start = nextDueDay(`${year}-${String(month).padStart(2, '0')}-01`, anchorDay);
        const dates = dueDates(start, count, anchorDay);
        expect(dates).toHaveLength(count);
        for (const [index, date] of dates.entries()) {
          const months = year * 12 + (month - 1) + index;
          const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
          const parts = [Math.floor(months / 12), (months % 12) + 1, Math.min(anchorDay, lastDay)];
          expect(date.split('-').map(Number)).toEqual(parts);
        }
      },
    ), { numRuns: 500 });
  });
});

describe('the first due date', () => {
  test.each([
    ['2026-11-23', 25, 'ARREARS', '2026-12-25'], ['2026-11-25', 25, 'ARREARS', '2026-12-25'],
    ['2026-11-26', 25, 'ARREARS', '2027-01-25'], ['2027-01-29', 31, 'ARREARS', '2027-02-28'],
    ['2027-01-30', 31, 'ARREARS', '2027-03-31'], ['2028-01-30', 30, 'ARREARS', '2028-02-29'],
    ['2026-11-23', 25, 'ADVANCE', '2026-11-25'], ['2026-11-25', 25, 'ADVANCE', '2026-11-25'],
    ['2026-11-26', 25, 'ADVANCE', '2026-12-25'], ['2027-02-28', 31, 'ADVANCE', '2027-02-28'],
  ] as const)('accepted on %s with due day %s in %s is %s', (acceptedOn, dueDay, timing, due) => {
    expect(firstDueDate({ acceptedOn, dueDay, timing })).toBe(due);
  });

  test('in arrears gives 30 days at least and never a whole month more than that', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 31 }), (offset, dueDay) => {
      const acceptedOn = new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);
      const wait = daysBetween(acceptedOn, firstDueDate({ acceptedOn, dueDay, timing: 'ARREARS' }));
      expect(wait).toBeGreaterThanOrEqual(30);
      expect(wait).toBeLessThan(30 + 31);
    }));
  });
});

describe('a day', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', '2026-01-01[u-ca=gregory]',
    '20260101', '２026-01-01', '', '-002026-01-01'])('%j does not exist or is not written so', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(plainDate.safeParse(text).error?.issues[0]?.message).toBe('date');
  });

  test('29 February exists in leap years', () => expect(isPlainDate('2028-02-29')).toBe(true));

  test('moves by months to the end of a short month, and back', () => {
    expect(addMonthsClamped('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonthsClamped('2026-03-31', -1)).toBe('2026-02-28');
  });

  test('is another one in Seoul than in New York', () => {
    expect(plainDateIn('2026-11-23T15:00:00Z', 'Asia/Seoul')).toBe('2026-11-24');
    expect(plainDateIn('2026-11-23T14:59:59.999Z', 'Asia/Seoul')).toBe('2026-11-23');
    expect(plainDateIn('2026-11-24T04:59:59Z', 'America/New_York')).toBe('2026-11-23');
  });

  test('begins where its zone says, when the clock is put forward too', () => {
    expect(startOfDayIn('2026-11-24').toString()).toBe('2026-11-23T15:00:00Z');
    expect(startOfDayIn('2026-03-08', 'America/New_York').toString()).toBe('2026-03-08T05:00:00Z');
    expect(startOfDayIn('2026-03-09', 'America/New_York').toString()).toBe('2026-03-09T04:00:00Z');
  });
});

test.each([
  ['2007-11-23', '2026-11-22', 18], ['2007-11-23', '2026-11-23', 19], ['2008-02-29', '2026-02-28', 17], ['2008-02-29', '2026-03-01', 18],
  ['2008-02-29', '2028-02-29', 20], ['2026-11-23', '2026-11-23', 0],
])('born on %s, on %s one is %s', (birth, day, age) => expect(ageOn(birth, day)).toBe(age));
