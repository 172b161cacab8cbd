import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addBusinessMinutes, businessMinutesBetween } from '@/lib/guarantee/model/business-hours';
import { plannedVisits } from '@/lib/guarantee/model/care';
import { deadlinesOf, movedDeadline } from '@/lib/guarantee/model/claim';
import { SEOUL } from '@/lib/kernel/calendar';
import { isBusinessDay } from '@/lib/kernel/korean-holidays';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(SEOUL).toInstant();
const text = (at: Temporal.Instant) => at.toZonedDateTimeISO(SEOUL).toPlainDateTime().toString();
const anInstant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms - (ms % 60_000)));

describe('hours of business', () => {
  it('run from nine to six on business days alone', () => {
    expect(text(addBusinessMinutes(seoul('2026-03-03T10:00'), 60, SEOUL))).toBe('2026-03-03T11:00:00');
    expect(text(addBusinessMinutes(seoul('2026-03-03T10:00'), 24 * 60, SEOUL))).toBe('2026-03-05T16:00:00');
    expect(text(addBusinessMinutes(seoul('2026-03-06T17:30'), 60, SEOUL)), 'over a weekend').toBe('2026-03-09T09:30:00');
    expect(text(addBusinessMinutes(seoul('2026-03-07T12:00'), 1, SEOUL)), 'from a Saturday').toBe('2026-03-09T09:01:00');
    expect(text(addBusinessMinutes(seoul('2026-02-13T18:00'), 60, SEOUL)), 'over Seollal').toBe('2026-02-19T10:00:00');
  });

  it('are, between an instant and the one so many minutes later, so many', () => {
    fc.assert(fc.property(anInstant, fc.integer({ min: 0, max: 20_000 }), (at, count) => {
      const later = addBusinessMinutes(at, count, SEOUL);
      expect(businessMinutesBetween(at, later, SEOUL)).toBe(count);
    }), { numRuns: 200 });
  });

  it('end where business is, however many are added', () => {
    fc.assert(fc.property(anInstant, fc.integer({ min: 1, max: 20_000 }), (at, count) => {
      const end = addBusinessMinutes(at, count, SEOUL).toZonedDateTimeISO(SEOUL);
      expect(isBusinessDay(end.toPlainDate().toString())).toBe(true);
      expect(end.hour * 60 + end.minute).toBeGreaterThanOrEqual(9 * 60);
      expect(end.hour * 60 + end.minute).toBeLessThanOrEqual(18 * 60);
    }), { numRuns: 200 });
  });

  it('add up: first some and then the rest is all at once', () => {
    fc.assert(fc.property(anInstant, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (at, a, b) => {
      expect(addBusinessMinutes(addBusinessMinutes(at, a, SEOUL), b, SEOUL).toString()).toBe(addBusinessMinutes(at, a + b, SEOUL).toString());
    }), { numRuns: 100 });
  });
});

describe('a deadline', () => {
  it('keeps what was left of it while the clock stands, and never comes earlier', () => {
    fc.assert(fc.property(anInstant, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 40_000 }), (openedAt, before, waited) => {
      const { repairBy } = deadlinesOf({ responseHours: 24, repairDays: 7 }, openedAt, SEOUL);
      const fromAt = openedAt.add({ minutes: before });
      const untilAt = fromAt.add({ minutes: waited });
      const moved = movedDeadline(repairBy, { fromAt, untilAt }, SEOUL);
      expect(moved.epochMilliseconds).toBeGreaterThanOrEqual(repairBy.epochMilliseconds);
      if (repairBy.epochMilliseconds <= fromAt.epochMilliseconds) expect(moved.toString()).toBe(repairBy.toString());
      else expect(businessMinutesBetween(untilAt, moved, SEOUL)).toBeGreaterThanOrEqual(businessMinutesBetween(fromAt, repairBy, SEOUL));
    }), { numRuns: 200 });
  });

  it('of the repair is the close of the last promised business day', () => {
    expect(text(deadlinesOf({ responseHours: 24, repairDays: 7 }, seoul('2026-03-03T10:00'), SEOUL).repairBy)).toBe('2026-03-12T18:00:00');
  });
});

describe('care', () => {
  it('is spread over the term, on business days, as often as was promised', () => {
    expect(plannedVisits({ startsOn: '2026-03-03', endsOn: '2027-03-03', visitsPerYear: 2 })).toEqual(['2026-06-04', '2026-12-03']);
    // A term of a year has its one visit, though the day a year on is no business day.
    expect(plannedVisits({ startsOn: '2026-03-06', endsOn: '2027-03-06', visitsPerYear: 1 })).toEqual(['2026-09-07']);
    fc.assert(fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 5 }), (visitsPerYear, years) => {
      const days = plannedVisits({ startsOn: '2026-03-03', endsOn: `${2026 + years}-03-10`, visitsPerYear });
      expect(days).toHaveLength(visitsPerYear * years);
      expect(days.every(isBusinessDay)).toBe(true);
      expect([...days].sort()).toEqual(days);
    }), { numRuns: 60 });
  });
});
