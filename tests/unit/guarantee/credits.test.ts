import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { claimMoves, CLAIM_STATES } from '@/lib/guarantee/model/claim';
import { creditOf, creditsOf, lateDaysOf, periodsOf, type Late } from '@/lib/guarantee/model/credits';
import { partsOf, takenOf } from '@/lib/guarantee/model/parts';
import { addDays, addMonthsClamped, daysBetween, SEOUL } from '@/lib/kernel/calendar';
import { allPairs } from '@/lib/kernel/transitions';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(SEOUL).toInstant();
const late = (over: Partial<Late> = {}): Late => ({
  zone: SEOUL, respondBy: seoul('2026-03-05T16:00'), answeredAt: seoul('2026-03-04T10:00'), repairBy: seoul('2026-03-12T18:00'), usableAt: null, pauses: [], rejected: false, ...over,
});

describe('late days', () => {
  it('begin on the day the promise breaks and end on the day the goods work, each begun day once', () => {
    expect(lateDaysOf(late(), seoul('2026-03-12T18:00'))).toEqual([]);
    expect(lateDaysOf(late(), seoul('2026-03-12T18:01'))).toEqual(['2026-03-12']);
    expect(lateDaysOf(late({ usableAt: seoul('2026-03-14T09:00') }), seoul('2026-05-01T00:00'))).toEqual(['2026-03-12', '2026-03-13', '2026-03-14']);
    expect(lateDaysOf(late({ answeredAt: seoul('2026-03-06T10:00'), usableAt: seoul('2026-03-10T10:00') }), seoul('2026-05-01T00:00')), 'a late answer alone').toEqual(['2026-03-05', '2026-03-06']);
  });

  it('leave out a day on which the purchaser was waited for from morning to night, and a repair that was rightly rejected', () => {
    const pauses = [{ fromAt: seoul('2026-03-12T20:00'), untilAt: seoul('2026-03-14T08:00') }];
    expect(lateDaysOf(late({ pauses, usableAt: seoul('2026-03-14T09:00') }), seoul('2026-05-01T00:00'))).toEqual(['2026-03-12', '2026-03-14']);
    expect(lateDaysOf(late({ rejected: true }), seoul('2026-05-01T00:00'))).toEqual([]);
  });
});

const rows = (count: number, amountMinor = 100_000n) => Array.from({ length: count }, (_, index) => ({ seq: index + 1, dueOn: addMonthsClamped('2026-04-25', index), amountMinor }));

describe('periods', () => {
  it.each(['ARREARS', 'ADVANCE'] as const)('are the whole lease, day after day (%s)', (timing) => {
    const periods = periodsOf(rows(12), { startsOn: '2026-03-10', endsOn: '2027-03-25', timing });
    expect(periods[0]?.fromOn).toBe('2026-03-10');
    periods.slice(1).forEach((period, index) => expect(period.fromOn).toBe(periods[index]?.toOn));
  });
});

describe('a credit', () => {
  it('is the instalment by the day, rounded up, never above it', () => {
    expect(creditOf({ amountMinor: 97_980n, days: 3, periodDays: 31 })).toBe(9482n);
    expect(creditOf({ amountMinor: 97_980n, days: 31, periodDays: 31 })).toBe(97_980n);
    expect(creditOf({ amountMinor: 97_980n, days: 20, periodDays: 31, givenMinor: 97_000n })).toBe(980n);
  });

  it('is for each late day once, never more than each instalment, and never less than the exact share', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 120 }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (from, count, amountMinor) => {
      const days = Array.from({ length: count }, (_, index) => addDays('2026-03-10', from + index));
      const periods = periodsOf(rows(12, amountMinor), { startsOn: '2026-03-10', endsOn: '2027-03-25', timing: 'ARREARS' });
      const credits = creditsOf(periods, days);
      for (const credit of credits) {
        const period = periods.find(({ seq }) => seq === credit.seq);
        expect(credit.amountMinor).toBeLessThanOrEqual(amountMinor);
        expect(credit.amountMinor * BigInt(credit.periodDays)).toBeGreaterThanOrEqual(amountMinor * BigInt(credit.days));
        expect(credit.periodDays).toBe(daysBetween(period?.fromOn ?? '', period?.toOn ?? ''));
      }
      expect(credits.reduce((sum, credit) => sum + credit.days, 0)).toBe(days.filter((day) => day < (periods.at(-1)?.toOn ?? '')).length);
    }), { numRuns: 200 });
  });
});

it('what it costs is borne by what is held back, then owed, then the reserve, and the rest by the mall: whole, and by nobody beyond what is there', () => {
  const minor = fc.bigInt({ min: -1000n, max: 10n ** 6n });
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 6n }), minor, minor, minor, (amount, holdbackMinor, payableMinor, reserveMinor) => {
    const parts = partsOf(amount, { holdbackMinor, payableMinor, reserveMinor });
    expect(parts.holdbackMinor + parts.payableMinor + parts.reserveMinor + parts.costMinor).toBe(amount);
    if (parts.payableMinor > 0n) expect(parts.holdbackMinor).toBe(holdbackMinor > 0n ? holdbackMinor : 0n);
    if (parts.costMinor > 0n) expect(parts.reserveMinor).toBe(reserveMinor > 0n ? reserveMinor : 0n);
  }));
});

it('what is held back is taken of one lease after the other, of none more than is held for it', () => {
  fc.assert(fc.property(fc.array(fc.bigInt({ min: -100n, max: 10n ** 6n }), { maxLength: 5 }), fc.bigInt({ min: 0n, max: 10n ** 6n }), (minors, wanted) => {
    const held = minors.map((minor, index) => ({ leaseId: `l_${index}`, minor }));
    const there = minors.reduce((sum, minor) => sum + (minor > 0n ? minor : 0n), 0n);
    const taken = takenOf(wanted, held);
    expect(taken.reduce((sum, { minor }) => sum + minor, 0n)).toBe(wanted < there ? wanted : there);
    for (const [index, { leaseId, minor }] of taken.entries()) {
      const of = held.find((each) => each.leaseId === leaseId)?.minor ?? 0n;
      expect(minor).toBeLessThanOrEqual(of);
      if (index < taken.length - 1) expect(minor).toBe(of);
    }
  }));
});

it('a claim moves as the data says: nothing leaves a closed one, and a rejection only comes before an objection', () => {
  const pairs = allPairs(claimMoves);
  expect(pairs).toHaveLength(CLAIM_STATES.length ** 2);
  expect(pairs.filter(({ from, legal }) => from === 'CLOSED' && legal)).toEqual([]);
  expect(pairs.find(({ from, to }) => from === 'REOPENED' && to === 'REJECTED')?.legal).toBe(false);
});
