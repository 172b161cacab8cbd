import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buyoutQuote, type BuyoutRow } from '@/lib/endings/model/buyout';
import { returnFigures, returnMoves } from '@/lib/endings/model/returns';
import { extensionMinor, reminderDue } from '@/lib/endings/model/term';
import { addDays, daysBetween, dueDates } from '@/lib/kernel/calendar';
import { exitRibbon } from '@/lib/kernel/exits';
import { buildSchedule } from '@/lib/kernel/schedule';
import { statesOf } from '@/lib/kernel/transitions';
import type { TermsInput } from '@/lib/kernel/terms';

const terms = fc.record({
  cash: fc.integer({ min: 500_000, max: 20_000_000 }), first: fc.integer({ min: 0, max: 30 }), residual: fc.integer({ min: 0, max: 30 }), months: fc.integer({ min: 3, max: 60 }),
  rate: fc.constantFrom('0', '0.049', '0.069', '0.12'), timing: fc.constantFrom('ARREARS' as const, 'ADVANCE' as const),
}).map(({ cash, first, residual, months, rate, timing }): TermsInput => ({
  currency: 'KRW', cashPriceMinor: BigInt(cash), firstPaymentMinor: BigInt(cash * first) / 100n, residualMinor: BigInt(cash * residual) / 100n, termMonths: months, annualRate: rate, timing, advancePayments: 0,
  rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_UP' }, endOfTerm: residual === 0 ? 'TITLE_TRANSFER' : 'RETURN_OR_BUYOUT',
}));

const ANCHOR = '2026-03-31';
const lease = (input: TermsInput, paidSeqs: number) => {
  const built = buildSchedule(input);
  if (!built.ok) return null;
  const dates = dueDates(ANCHOR, built.value.rows.length, 31);
  const rows: BuyoutRow[] = built.value.rows.map((row, index) => ({ ...row, dueOn: dates[index] ?? ANCHOR, toCome: row.seq > paidSeqs }));
  return { schedule: built.value, dates, rows };
};

/** The fee for the days after a day, month by month, by plain division: another way to the same figure. */
function feeAfter(rows: readonly BuyoutRow[], on: string): bigint {
  let sum = 0n;
  for (const [index, row] of rows.entries()) {
    const from = index === 0 ? dueDates('2026-02-28', 1, 31)[0] ?? '' : rows[index - 1]?.dueOn ?? '';
    const [all, left] = [daysBetween(from, row.dueOn), Math.min(Math.max(daysBetween(on, row.dueOn), 0), daysBetween(from, row.dueOn))];
    sum += (2n * row.interestMinor * BigInt(left) + BigInt(all)) / (2n * BigInt(all));
  }
  return sum;
}

test('the price of any day is what falls due after it and the residual, less the fee for the days to come, by another way of counting', () => {
  fc.assert(fc.property(terms.filter(({ timing }) => timing === 'ARREARS'), fc.integer({ min: 0, max: 60 * 31 }), (input, offset) => {
    const known = lease(input, 0);
    if (!known) return;
    const on = addDays('2026-03-01', offset % (known.rows.length * 31));
    const quote = buyoutQuote({ terms: input, rows: known.rows, openMinor: 0n, chargesMinor: 0n, creditsMinor: 0n }, on);
    const left = known.rows.filter(({ dueOn }) => dueOn > on).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    expect(quote.leftMinor).toBe(left);
    expect(quote.rebateMinor).toBe(feeAfter(known.rows, on));
    expect(quote.amountMinor).toBe(left + input.residualMinor - feeAfter(known.rows, on));
    expect(quote.beforeMinor + quote.leftMinor).toBe(known.rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
  }));
});

test('on a due date it is the price that the contract says for that month, and a day later it is never cheaper by more than nothing', () => {
  fc.assert(fc.property(terms.filter(({ timing }) => timing === 'ARREARS'), fc.nat(), (input, pick) => {
    const known = lease(input, 0);
    if (!known) return;
    const month = pick % known.rows.length;
    const on = known.dates[month] ?? ANCHOR;
    const owed = { terms: input, rows: known.rows, openMinor: 0n, chargesMinor: 0n, creditsMinor: 0n };
    expect(buyoutQuote(owed, on).amountMinor).toBe(exitRibbon(known.schedule, 1000)[month + 1]?.buyoutMinor);
    const next = addDays(on, 1);
    if (!known.dates.includes(next)) expect(buyoutQuote(owed, next).amountMinor).toBeGreaterThanOrEqual(buyoutQuote(owed, on).amountMinor);
  }));
});

test('open bills are added, credits taken off once, whatever was paid ahead is not asked for', () => {
  fc.assert(fc.property(terms, fc.nat({ max: 500_000 }), fc.nat({ max: 500_000 }), fc.nat({ max: 9_000 }), fc.nat({ max: 20 }), (input, open, credits, charges, paidAhead) => {
    const known = lease(input, paidAhead);
    if (!known) return;
    const quote = buyoutQuote({ terms: input, rows: known.rows, openMinor: BigInt(open), chargesMinor: BigInt(charges), creditsMinor: BigInt(credits) }, '2026-03-01');
    expect(quote.altogetherMinor).toBe(quote.amountMinor - quote.creditsMinor + BigInt(open) + BigInt(charges) + quote.beforeMinor);
    expect(quote.creditsMinor <= BigInt(credits)).toBe(true);
    expect(quote.leftMinor).toBe(known.rows.filter(({ seq }) => seq > paidAhead).reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
  }));
});

test('a return costs a share of what is left, a tenth at most, and nothing at the end or where the guarantee was broken', () => {
  fc.assert(fc.property(terms, fc.integer({ min: 0, max: 5000 }), fc.boolean(), fc.nat({ max: 2000 }), (input, returnChargeBps, mayLeaveFree, offset) => {
    const known = lease(input, 0);
    if (!known) return;
    const [on, endsOn] = [addDays('2026-03-01', offset), known.dates.at(-1) ?? ANCHOR];
    const { chargeMinor, leftMinor, cause } = returnFigures({ rows: known.rows, returnChargeBps, endsOn, mayLeaveFree }, on);
    expect(chargeMinor * 10n <= leftMinor + 5n).toBe(true);
    expect(cause).toBe(on >= endsOn ? 'TERM' : mayLeaveFree ? 'EXIT_RIGHT' : 'EARLY');
    if (cause !== 'EARLY') expect(chargeMinor).toBe(0n);
  }));
});

test('the moves of a return are those that the database allows', () => {
  const pairs = statesOf(returnMoves).flatMap((from) => returnMoves.moves[from].map((to) => `${from}>${to}`));
  expect(pairs.sort()).toEqual([
    'ARRIVED>CANCELLED', 'ARRIVED>INSPECTED', 'ARRIVED>SETTLED', 'DISPUTED>CANCELLED', 'DISPUTED>SETTLED', 'INSPECTED>CANCELLED', 'INSPECTED>DISPUTED', 'INSPECTED>SETTLED', 'LABELLED>ARRIVED', 'LABELLED>CANCELLED',
    'LABELLED>LOST', 'LABELLED>SHIPPED', 'SHIPPED>ARRIVED', 'SHIPPED>CANCELLED', 'SHIPPED>LOST',
  ]);
});

test('a reminder is sent once for each of its days, the last one where some were missed', () => {
  expect([61, 60, 45, 30, 8, 7, 1].map((days) => reminderDue(days, null))).toEqual([null, 60, 60, 30, 30, 7, 7]);
  expect([reminderDue(45, 60), reminderDue(30, 60), reminderDue(20, 30), reminderDue(3, 7)]).toEqual([null, 30, null, null]);
});

test('a month more costs half of what a month did, to the plan’s unit', () => {
  expect([97_980n, 97_970n, 15n].map((monthly) => extensionMinor(monthly, { rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_UP' } }))).toEqual([48_990n, 48_980n, 7n]);
});
