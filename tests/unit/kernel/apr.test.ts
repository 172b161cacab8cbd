import { describe, expect, test } from 'vitest';
import { aprActuarialByDates, aprEu, type DatedAmount } from '@/lib/kernel/apr';
import { addDays, addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import { singlePaymentUnit, unitPeriodsPerYear, unitPosition, type UnitPeriod } from '@/lib/kernel/unit-period';

const MONTH: UnitPeriod = { unit: 'MONTH', times: 1 };
const weeks = (times: number): UnitPeriod => ({ unit: 'WEEK', times });
const months = (first: PlainDate, count: number, amount: number, every = 1): DatedAmount[] =>
  Array.from({ length: count }, (_, index) => ({ on: addMonthsClamped(first, index * every), amount }));
const days = (first: PlainDate, count: number, amount: number, every: number): DatedAmount[] =>
  Array.from({ length: count }, (_, index) => ({ on: addDays(first, index * every), amount }));
const rounded = (result: ReturnType<typeof aprEu>) => (result.ok ? Number(result.value.toFixed(2)) : result.error.code);
const apr = (amount: number, on: PlainDate, payments: DatedAmount[], unit: UnitPeriod) => rounded(aprActuarialByDates([{ on, amount }], payments, unit));

describe('annual percentage rate by the actuarial method: the examples of Regulation Z, Appendix J (c), from their dates', () => {
  test.each([
    ['(1)(i) monthly, regular', 5000, '1978-01-10', months('1978-02-10', 24, 230), MONTH, 9.69],
    ['(1)(ii) monthly, long first period', 6000, '1978-02-10', months('1978-04-01', 36, 200), MONTH, 11.82],
    ['(1)(iii) semimonthly, short first period', 5000, '1978-02-23', Array.from({ length: 24 }, (_, index) => ({ on: addMonthsClamped(index % 2 ? '1978-03-16' : '1978-03-01', Math.floor(index / 2)), amount: 219.17 })), { unit: 'SEMIMONTH', times: 1 }, 10.34],
    ['(1)(iv) quarterly, long first period', 10000, '1978-05-23', months('1978-10-01', 40, 385, 3), { unit: 'MONTH', times: 3 }, 8.97],
    ['(1)(v) weekly, long first period', 500, '1978-03-20', days('1978-04-21', 30, 17.6, 7), weeks(1), 14.96],
    ['(2)(i) monthly, irregular first payment', 5000, '1978-01-10', [{ on: '1978-02-10', amount: 250 }, ...months('1978-03-10', 23, 230)], MONTH, 10.08],
    ['(2)(ii) every four weeks', 400, '1978-03-18', [{ on: '1978-04-20', amount: 39.5 }, ...days('1978-05-18', 11, 38.31, 28)], weeks(4), 28.5],
    ['(3)(i) monthly, irregular final payment', 5000, '1978-01-10', [...months('1978-02-10', 23, 230), { on: '1980-01-10', amount: 280 }], MONTH, 10.5],
    ['(3)(ii) every two weeks, short first period', 200, '1978-04-03', [...days('1978-04-11', 19, 9.5, 14), { on: addDays('1978-04-11', 266), amount: 30 }], weeks(2), 12.22],
    ['(4)(i) monthly, irregular first and final', 5000, '1978-01-10', [{ on: '1978-02-10', amount: 250 }, ...months('1978-03-10', 22, 230), { on: '1980-01-10', amount: 280 }], MONTH, 10.9],
    ['(4)(ii) every two months', 8000, '1978-01-10', [{ on: '1978-03-01', amount: 449.36 }, ...months('1978-05-01', 18, 465, 2), { on: '1981-05-01', amount: 200 }], { unit: 'MONTH', times: 2 }, 7.3],
  ] as const)('%s', (_name, amount, on, payments, unit, expected) => expect(apr(amount, on, payments as DatedAmount[], unit)).toBe(expected));

  test('one payment within a year: the term is the unit-period, in days or in whole months', () => {
    expect(singlePaymentUnit('1978-01-03', '1978-09-15')).toEqual({ unit: 'DAY', times: 255 });
    expect(singlePaymentUnit('1978-07-15', '1978-10-15')).toEqual({ unit: 'MONTH', times: 3 });
    expect(unitPeriodsPerYear({ unit: 'MONTH', times: 3 })).toBe(4);
    expect(singlePaymentUnit('1978-01-17', '1979-07-17')).toEqual({ unit: 'YEAR', times: 1 });
    expect(apr(1000, '1978-01-03', [{ on: '1978-09-15', amount: 1080 }], singlePaymentUnit('1978-01-03', '1978-09-15'))).toBe(11.45);
  });

  test('what is over a number of years is twelfths, or days of 1/365', () => {
    expect(unitPosition({ unit: 'YEAR', times: 1 }, '1978-01-17', '1979-07-17')).toEqual({ t: 1, f: 0.5 });
    expect(unitPosition({ unit: 'YEAR', times: 1 }, '1978-01-17', '1980-01-20')).toEqual({ t: 2, f: 3 / 365 });
  });

  test('months are counted back from the later date, and months end where they end', () => {
    expect(unitPosition(MONTH, '1978-02-10', '1978-04-01')).toEqual({ t: 1, f: 19 / 30 });
    expect(unitPosition(MONTH, '2026-01-31', '2026-03-31')).toEqual({ t: 2, f: 0 });
    expect(unitPosition(MONTH, '2026-01-31', '2026-02-28')).toEqual({ t: 0, f: 28 / 30 });
    expect(unitPosition(MONTH, '2026-05-05', '2026-05-05')).toEqual({ t: 0, f: 0 });
  });
});

describe('annual percentage rate of charge of the European Union', () => {
  const loan = [{ on: '2012-10-10', amount: 500 }];

  test('is effective, over actual days', () => {
    expect(rounded(aprEu(loan, [{ on: '2012-10-15', amount: 510 }]))).toBe(324.44);
    expect(rounded(aprEu(loan, [{ on: '2012-11-10', amount: 270 }, { on: '2012-12-10', amount: 270 }]))).toBe(84.63);
  });

  test('by the calendar a leap year is as long as another', () => {
    const lent = [{ on: '2023-03-01', amount: 1000 }];
    expect(rounded(aprEu(lent, [{ on: '2024-03-01', amount: 1100 }], 'CALENDAR'))).toBeCloseTo(10, 0);
    expect(rounded(aprEu([{ on: '2024-01-01', amount: 1000 }], [{ on: '2025-01-01', amount: 1100 }], 'CALENDAR'))).toBe(10);
    expect(rounded(aprEu([{ on: '2024-01-01', amount: 1000 }], [{ on: '2025-01-01', amount: 1100 }], 'DAYS'))).toBe(9.97);
  });

  test('is nothing where what was lent is given back at once, and none where more is', () => {
    expect(rounded(aprEu(loan, [{ on: '2012-10-10', amount: 500 }]))).toBe(0);
    expect(rounded(aprEu(loan, [{ on: '2012-10-10', amount: 501 }]))).toBe('terms.no-rate');
    expect(rounded(aprEu(loan, []))).toBe('terms.no-rate');
  });
});
