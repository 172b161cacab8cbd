import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isBusinessDay } from '@/lib/kernel/korean-holidays';
import { addDays } from '@/lib/kernel/calendar';
import { allocate, type Collected } from '@/lib/settlements/model/allocate';
import { DEFAULT_TERMS, lastRemitted, settlementDayBefore, settlementDayFrom, sharesOf } from '@/lib/settlements/model/shares';
import { lineKind } from '@/lib/settlements/model/settlement';

const bps = (max: number) => fc.integer({ min: 0, max });
const terms = fc.record({ feeBps: bps(3000), reserveBps: bps(1000), holdbackBps: bps(3000), buybackBps: bps(10_000) });
const price = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe('what a seller is paid', () => {
  it('is the price less fee, VAT, reserve and holdback, to the last won', () => {
    fc.assert(fc.property(price, terms, (priceMinor, agreed) => {
      const { feeMinor, vatMinor, reserveMinor, holdbackMinor } = sharesOf({ priceMinor, payableMinor: priceMinor }, agreed);
      const paid = priceMinor - feeMinor - vatMinor - reserveMinor - holdbackMinor;
      expect(paid >= 0n && [feeMinor, vatMinor, reserveMinor, holdbackMinor].every((share) => share >= 0n)).toBe(true);
      expect(paid + holdbackMinor + feeMinor + vatMinor + reserveMinor).toBe(priceMinor);
    }));
  });

  it('holds nothing back that is not there: what the mall pays of an outside lease may be less than the fee', () => {
    fc.assert(fc.property(price, fc.bigInt({ min: 0n, max: 10n ** 12n }), terms, (priceMinor, first, agreed) => {
      const payableMinor = first < priceMinor ? first : priceMinor;
      const { feeMinor, vatMinor, reserveMinor, holdbackMinor } = sharesOf({ priceMinor, payableMinor }, agreed);
      const left = payableMinor - feeMinor - vatMinor - reserveMinor;
      expect(holdbackMinor <= (left > 0n ? left : 0n)).toBe(true);
    }));
  });

  it('with nothing else agreed, is 5,480,000 less 164,400, 16,440, 54,800 and 274,000', () => {
    expect(sharesOf({ priceMinor: 5_480_000n, payableMinor: 5_480_000n }, DEFAULT_TERMS)).toEqual({ feeMinor: 164_400n, vatMinor: 16_440n, reserveMinor: 54_800n, holdbackMinor: 274_000n });
  });
});

describe('settlement days', () => {
  it('are Wednesdays, or the business day after one that is a holiday', () => {
    expect(settlementDayFrom('2026-03-11', 3)).toBe('2026-03-11');
    expect(settlementDayFrom('2026-03-12', 3)).toBe('2026-03-18');
    expect(settlementDayBefore('2026-03-10', 3)).toBe('2026-03-04');
    // Wednesday 18 February 2026 is the day after Seollal; Thursday is still the holiday.
    expect(settlementDayFrom('2026-02-18', 3)).toBe('2026-02-19');
  });

  it('are one a week, on a business day, whatever the weekday', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 5 }), (days, weekday) => {
      const day = addDays('2026-01-01', days);
      const next = settlementDayFrom(day, weekday);
      expect(next >= day && isBusinessDay(next)).toBe(true);
      expect(settlementDayBefore(next, weekday)).toBe(next);
      const following = settlementDayFrom(addDays(next, 1), weekday);
      expect(following > next).toBe(true);
    }));
  });

  it('a month is remitted three business days after its end', () => {
    expect([lastRemitted('2026-04-02'), lastRemitted('2026-04-03'), lastRemitted('2026-01-02')]).toEqual(['2026-02', '2026-03', '2025-11']);
  });
});

const schedule = [1, 2, 3].map((seq) => ({ seq, amountMinor: 100n }));
const none = new Map<number, bigint>();

describe('what a remittance says of the instalments', () => {
  it('is what was collected of each; a buyout fills those that are left, and what is over stands beside', () => {
    expect(allocate([{ seq: 2, amountMinor: 60n }, { seq: 1, amountMinor: 100n }], schedule, none)).toEqual({ parts: [{ seq: 1, amountMinor: 100n }, { seq: 2, amountMinor: 60n }], besideMinor: 0n });
    expect(allocate([{ seq: null, amountMinor: 250n }], schedule, new Map([[1, 100n]]))).toEqual({ parts: [{ seq: 2, amountMinor: 100n }, { seq: 3, amountMinor: 100n }], besideMinor: 50n });
  });

  it('loses from its end what was taken back', () => {
    expect(allocate([{ seq: 1, amountMinor: 100n }, { seq: 2, amountMinor: 100n }, { seq: null, amountMinor: -120n }], schedule, none)).toEqual({ parts: [{ seq: 1, amountMinor: 80n }], besideMinor: 0n });
  });

  test('adds up to what was collected, and says of no instalment more than it is, all remittances together', () => {
    const line = fc.record({ seq: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }), amountMinor: fc.bigInt({ min: -80n, max: 150n }) });
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (one, two) => {
      const before = new Map<number, bigint>();
      for (const lines of [one, two] as Collected[][]) {
        const sum = lines.reduce((all, { amountMinor }) => all + amountMinor, 0n);
        if (sum < 0n) continue;
        const { parts, besideMinor } = allocate(lines, schedule, before);
        expect(parts.reduce((all, { amountMinor }) => all + amountMinor, besideMinor)).toBe(sum);
        expect(besideMinor >= 0n && parts.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
        for (const { seq, amountMinor } of parts) before.set(seq, (before.get(seq) ?? 0n) + amountMinor);
      }
      expect([...before].every(([seq, amount]) => seq <= 3 && amount <= 100n)).toBe(true);
    }));
  });
});

it('every line of a settlement has a name', () => {
  expect(lineKind({ sourceType: 'lease', kind: 'commencement', against: null, outside: true }), 'its financier pays the rest').toBe('first-payment');
  expect(['fee-income', 'vat-payable', 'guarantee-reserve', 'seller-holdback', 'write-off'].map((against) => lineKind({ sourceType: 'lease', kind: 'released', against }))).toEqual(['fee', 'vat', 'reserve', 'holdback', 'first-missing']);
  expect([['lease', 'commencement'], ['holdback', 'month-3'], ['lease', 'clawback'], ['refusal', 'stands'], ['claim', 'credited'], ['lease', 'something']].map(([sourceType = '', kind = '']) => lineKind({ sourceType, kind, against: null })))
    .toEqual(['sale', 'holdback-back', 'clawback', 'refusal', 'guarantee', 'other']);
});
