import { Temporal } from 'temporal-polyfill/full';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayFrom, isBusinessDay, publicHolidays } from '@/lib/kernel/korean-holidays';

/** As published year by year (월력요항 of 우주항공청, with the decrees on substitutes), compared with the open list of the vacanza/holidays project. */
const PUBLISHED: Record<number, readonly string[]> = {
  2024: [
    '2024-01-01', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12', '2024-03-01',
    '2024-04-10', '2024-05-05', '2024-05-06', '2024-05-15', '2024-06-06', '2024-08-15',
    '2024-09-16', '2024-09-17', '2024-09-18', '2024-10-01', '2024-10-03', '2024-10-09',
    '2024-12-25',
  ],
  2025: [
    '2025-01-01', '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-03-01',
    '2025-03-03', '2025-05-05', '2025-05-06', '2025-06-03', '2025-06-06', '2025-08-15',
    '2025-10-03', '2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08', '2025-10-09',
    '2025-12-25',
  ],
  2026: [
    '2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-03-01', '2026-03-02',
    '2026-05-01', '2026-05-05', '2026-05-24', '2026-05-25', '2026-06-03', '2026-06-06',
    '2026-07-17', '2026-08-15', '2026-08-17', '2026-09-24', '2026-09-25', '2026-09-26',
    '2026-10-03', '2026-10-05', '2026-10-09', '2026-12-25',
  ],
  2027: [
    '2027-01-01', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-03-01',
    '2027-05-01', '2027-05-03', '2027-05-05', '2027-05-13', '2027-06-06', '2027-07-17',
    '2027-07-19', '2027-08-15', '2027-08-16', '2027-09-14', '2027-09-15', '2027-09-16',
    '2027-10-03', '2027-10-04', '2027-10-09', '2027-10-11', '2027-12-25', '2027-12-27',
  ],
  2028: [
    '2028-01-01', '2028-01-26', '2028-01-27', '2028-01-28', '2028-03-01', '2028-04-12',
    '2028-05-01', '2028-05-02', '2028-05-05', '2028-06-06', '2028-07-17', '2028-08-15',
    '2028-10-02', '2028-10-03', '2028-10-04', '2028-10-05', '2028-10-09', '2028-12-25',
  ],
};

const someDay = fc.integer({ min: 0, max: 365 * 5 }).map((days) => addDays('2024-01-01', days));

describe('public holidays', () => {
  it.each(Object.entries(PUBLISHED))('of %s are those published', (year, published) => {
    expect(publicHolidays(Number(year))).toEqual(published);
  });

  it('agree with the Korean lunar calendar as far as they are written out', () => {
    for (let year = 2024; year <= 2050; year += 1) {
      const on = (monthCode: string, day: number) => Temporal.PlainDate.from({ calendar: 'dangi', year, monthCode, day }).withCalendar('iso8601').toString();
      const rest = publicHolidays(year);
      for (const day of [on('M01', 1), on('M04', 8), on('M08', 15)]) expect(rest).toContain(day);
    }
  });

  it('know what changed: 1 May and 17 July rest since 2026, and not before', () => {
    expect(['2025-05-01', '2025-07-17', '2026-05-01', '2026-07-17'].map(isBusinessDay)).toEqual([true, true, false, false]);
  });

  it('are said to be unknown where nobody knows them', () => {
    expect(() => isBusinessDay('2051-03-02')).toThrow(RangeError);
  });
});

describe('business days', () => {
  it('leave out the day itself, weekends and holidays', () => {
    expect(addBusinessDays('2025-10-02', 1)).toBe('2025-10-10');
    expect(addBusinessDays('2026-11-30', 3)).toBe('2026-12-03');
    expect(addBusinessDays('2026-12-23', 5)).toBe('2026-12-31');
    expect(addBusinessDays('2026-11-28', 0)).toBe('2026-11-28');
  });

  it('are counted so that exactly so many lie between', () => fc.assert(fc.property(someDay, fc.integer({ min: 1, max: 12 }), (day, count) => {
    const end = addBusinessDays(day, count);
    let counted = 0;
    for (let each = addDays(day, 1); each <= end; each = addDays(each, 1)) counted += isBusinessDay(each) ? 1 : 0;
    expect([counted, isBusinessDay(end)]).toEqual([count, true]);
  })));

  it('end a period never before its last day, and on that day where offices are open', () => fc.assert(fc.property(someDay, (day) => {
    const end = businessDayFrom(day);
    expect(end >= day && isBusinessDay(end)).toBe(true);
    expect(end === day).toBe(isBusinessDay(day));
  })));
});
