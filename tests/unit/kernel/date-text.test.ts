import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { formatDeadline, formatDistance, formatInstant, formatRemaining } from '@/lib/kernel/date-text';
import { formatDay, formatLongDate, formatMonth, formatTableDate, isPlainDate } from '@/lib/kernel/day-text';

describe('a day', () => {
  test('is written as a Korean and as an English reader expects', () => {
    expect(formatDay('2026-11-25', 'ko', '2026-11-30')).toBe('11월 25일 (수)');
    // Where nobody says from when it is read, two years must not look alike.
    expect([formatDay('2025-04-25', 'ko'), formatDay('2026-04-25', 'ko'), formatInstant('2024-10-21T01:00:00Z', 'ko')]).toEqual(['2025년 4월 25일 (금)', '2026년 4월 25일 (토)', '2024년 10월 21일 (월) 10:00']);
    expect(formatDay('2026-11-25', 'en')).toBe('Wed 25 Nov 2026');
    expect([formatDay('2025-12-09', 'ko', '2026-11-30'), formatDay('2026-12-09', 'ko', '2026-11-30'), formatDay('2025-12-09', 'en', '2026-11-30')]).toEqual(['2025년 12월 9일 (화)', '12월 9일 (수)', 'Tue 9 Dec 2025']);
    expect([formatTableDate('2026-11-25', 'ko'), formatTableDate('2026-11-25', 'en')]).toEqual(['2026.11.25', '25 Nov 2026']);
    expect([formatLongDate('2028-08-25', 'ko'), formatLongDate('2028-08-25', 'en')]).toEqual(['2028년 8월 25일', '25 Aug 2028']);
    expect([formatMonth('2026-09-01', 'ko'), formatMonth('2026-09-01', 'en')]).toEqual(['2026.09', 'Sep 2026']);
  });

  test('is the calendar\'s own, its weekday too', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const day = Temporal.PlainDate.from('1900-01-01').add({ days });
      const weekday = '월화수목금토일'.charAt(day.dayOfWeek - 1);
      expect(formatDay(day.toString(), 'ko')).toBe(`${day.year}년 ${day.month}월 ${day.day}일 (${weekday})`);
    }));
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '', 'x'])('is not written of %j', (text) => {
    expect(() => formatDay(text, 'ko')).toThrow(RangeError);
    expect([isPlainDate(text), isPlainDate('2028-02-29')], 'nor taken for one').toEqual([false, true]);
  });

  test.each([
    ['2026-11-22', '어제', 'yesterday'], ['2026-11-23', '오늘', 'today'], ['2026-11-24', '내일', 'tomorrow'],
    ['2026-11-25', '모레', 'in 2 days'], ['2026-12-03', '10일 뒤', 'in 10 days'], ['2026-11-20', '3일 전', '3 days ago'],
  ])('%s seen from 23 November is %s', (date, ko, en) => {
    expect([formatDistance(date, '2026-11-23', 'ko'), formatDistance(date, '2026-11-23', 'en')]).toEqual([ko, en]);
  });
});

describe('a deadline', () => {
  const now = '2026-11-23T05:34:00Z';

  test.each([
    ['2026-11-23T09:00:00Z', '3시간 26분 남음', '3 h 26 min left'], ['2026-11-23T05:34:30Z', '1분 미만 남음', 'under 1 min left'],
    ['2026-11-25T06:34:00Z', '2일 1시간 남음', '2 d 1 h left'], ['2026-11-25T05:39:00Z', '2일 남음', '2 d left'],
    ['2026-11-23T05:04:00Z', '30분 지남', '30 min over'],
  ])('at %s says what remains', (deadline, ko, en) => {
    expect([formatRemaining(deadline, now, 'ko'), formatRemaining(deadline, now, 'en')]).toEqual([ko, en]);
  });

  test('names the clock, and a zone that is not Seoul', () => {
    expect(formatDeadline('2026-11-23T09:00:00Z', now, 'ko')).toBe('오늘 18:00 · 3시간 26분 남음');
    expect(formatDeadline('2026-11-30T09:00:00Z', now, 'ko')).toBe('11월 30일 (월) 18:00 · 7일 3시간 남음');
    expect(formatDeadline('2025-12-09T14:59:00Z', now, 'ko')).toMatch(/^2025년 12월 9일 \(화\) 23:59 · /);
    // What is too late from the first moment of a day on is to be done by the evening before.
    expect(formatDeadline('2026-11-30T15:00:00Z', now, 'ko')).toMatch(/^11월 30일 \(월\) 23:59 · /);
    expect(formatDeadline('2026-11-23T09:00:00Z', now, 'en')).toBe('today 18:00 · 3 h 26 min left');
    expect(formatInstant('2026-11-23T23:30:00Z', 'en', 'America/New_York')).toBe('Mon 23 Nov 2026 18:30 America/New_York');
  });
});
