import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedAfter, amend, amendedRows, changedRows, changeFigures, firstAmendable, restTerms, type Amendment, type Change, type Standing } from '@/lib/kernel/amendment';
import { addDays, dayOfMonth, daysBetween, nextDueDay } from '@/lib/kernel/calendar';
import { canonicalTerms } from '@/lib/kernel/canonical-terms';
import { statedStanding, standingOf, verifyAmendment, verifyStated } from '@/lib/kernel/verify-amendment';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { PIANO, priced, randomPlan } from './random-plan';

const ADDRESS = { postcode: '03925', road: '서울 마포구 월드컵북로 396', detail: '4층' };
const OF = { number: 'DM-2603-0001', termsSha256: 'a'.repeat(64) };

const standing = (terms = PIANO, dueDay = 25, anchor = nextDueDay('2026-04-01', dueDay)): Standing =>
  standingOf(canonicalTerms(priced(terms), { anchor, dueDay }), { ...OF, address: ADDRESS, dueDay });

const done = (of: Standing, amendment: Amendment): Change => {
  const change = amend(of, amendment);
  if (!change.ok) throw new Error(change.error.code);
  return change.value;
};

const plans = fc.record({ plan: randomPlan, dueDay: fc.integer({ min: 1, max: 31 }), other: fc.integer({ min: 1, max: 31 }), at: fc.double({ min: 0, max: 1, noNaN: true }), months: fc.integer({ min: 1, max: 120 }) });
const seqAt = (of: Standing, at: number) => Math.min(of.schedule.length, 1 + Math.floor(at * of.schedule.length));

describe('another due day', () => {
  it('moves each date to the first chosen day on or after it, month by month, and no amount', () => {
    fc.assert(fc.property(plans, ({ plan, dueDay, other, at }) => {
      fc.pre(other !== dueDay);
      const before = standing(plan, dueDay);
      const fromSeq = seqAt(before, at);
      const rows = amendedRows(before, { kind: 'DUE_DAY', fromSeq, dueDay: other });
      if (!rows.ok) throw new Error(rows.error.code);
      expect(rows.value.map(({ dueOn: _, ...row }) => row)).toEqual(before.schedule.map(({ dueOn: _, ...row }) => row));
      expect(rows.value.slice(0, fromSeq - 1)).toEqual(before.schedule.slice(0, fromSeq - 1));
      rows.value.slice(fromSeq - 1).forEach((row, index) => {
        const old = before.schedule[fromSeq - 1 + index]?.dueOn ?? '';
        expect(daysBetween(old, row.dueOn)).toBeGreaterThanOrEqual(index === 0 ? 0 : -3);
        expect(daysBetween(old, row.dueOn)).toBeLessThanOrEqual(31);
        expect(nextDueDay(row.dueOn, other)).toBe(row.dueOn);
      });
      expect(rows.value[fromSeq - 1]?.dueOn).toBe(nextDueDay(before.schedule[fromSeq - 1]?.dueOn ?? '', other));
    }));
  });

  it('of 25 to the 5th begins on the 5th of the next month, and the last day of a month stays one', () => {
    const before = standing();
    const change = done(before, { kind: 'DUE_DAY', fromSeq: 3, dueDay: 5 });
    expect(change.schedule.slice(1, 4).map(({ dueOn }) => dueOn)).toEqual(['2026-05-25', '2026-07-05', '2026-08-05']);
    const ends = done(before, { kind: 'DUE_DAY', fromSeq: 1, dueDay: 31 }).schedule.map(({ dueOn }) => dueOn);
    expect(ends.slice(0, 2)).toEqual(['2026-04-30', '2026-05-31']);
    expect(ends.filter((dueOn) => dueOn.slice(5, 7) === '02').map(dayOfMonth)).toEqual([28, 29, 28, 28]);
  });

  it('costs nothing: monthly price and total cost are what they were', () => {
    const { monthlyMinor, totalCostMinor, months } = changeFigures(done(standing(), { kind: 'DUE_DAY', fromSeq: 2, dueDay: 10 }));
    expect(monthlyMinor).toEqual({ before: 97_980n, after: 97_980n });
    expect(totalCostMinor).toEqual({ before: 5_251_144n, after: 5_251_144n });
    expect(months).toEqual({ before: 48, after: 48 });
  });
});

describe('a restructured schedule', () => {
  it('pays back to the won what was left, at the same rate, down to the same residual', () => {
    fc.assert(fc.property(plans, ({ plan, dueDay, at, months }) => {
      const before = standing(plan, dueDay);
      const fromSeq = seqAt(before, at);
      const rows = amendedRows(before, { kind: 'SCHEDULE', fromSeq, months });
      if (!rows.ok) return; // Too many months, or too coarse a unit for what is left.
      const principal = (list: typeof rows.value) => list.reduce((sum, row) => sum + BigInt(row.principal), 0n);
      expect(principal(rows.value)).toBe(principal(before.schedule));
      expect(rows.value.at(-1)?.balance).toBe(before.schedule.at(-1)?.balance);
      expect(rows.value.map(({ seq }) => seq)).toEqual(Array.from({ length: fromSeq - 1 + months }, (_, index) => index + 1));
      expect(rows.value.slice(0, fromSeq - 1)).toEqual(before.schedule.slice(0, fromSeq - 1));
      expect(rows.value[fromSeq - 1]?.dueOn).toBe(before.schedule[fromSeq - 1]?.dueOn);
      const rest = restTerms(before, fromSeq, months);
      expect(rest.ok && verifyTerms(rest.value).ok).toBe(true);
    }));
  });

  it('of a piano over twice the months halves the rent nearly, and says what it costs in all', () => {
    const change = done(standing(), { kind: 'SCHEDULE', fromSeq: 13, months: 72 });
    const { monthlyMinor, totalCostMinor, months } = changeFigures(change);
    expect(monthlyMinor.before).toBe(97_980n);
    expect(monthlyMinor.after).toBeLessThan(64_000n);
    expect(totalCostMinor.after).toBeGreaterThan(totalCostMinor.before);
    expect(months).toEqual({ before: 48, after: 84 });
    expect(changedRows(change)[0]).toMatchObject({ seq: 13, before: { amount: '97980' }, after: { dueOn: '2027-04-25' } });
    expect(changedRows(change).at(-1)).toMatchObject({ seq: 84 });
    expect(changedRows(change).at(-1)?.before).toBeUndefined();
  });

  it('is refused where it would be too long, of no month, or from no instalment', () => {
    const before = standing();
    const code = (amendment: Amendment) => { const change = amend(before, amendment); return change.ok ? 'ok' : change.error.code; };
    expect(code({ kind: 'SCHEDULE', fromSeq: 13, months: 109 })).toBe('amendment.months');
    expect(code({ kind: 'SCHEDULE', fromSeq: 13, months: 0 })).toBe('amendment.months');
    expect(code({ kind: 'SCHEDULE', fromSeq: 49, months: 3 })).toBe('amendment.from');
    expect(code({ kind: 'DUE_DAY', fromSeq: 13, dueDay: 32 })).toBe('amendment.day');
    expect(code({ kind: 'DUE_DAY', fromSeq: 13, dueDay: 25 })).toBe('amendment.nothing');
    expect(code({ kind: 'ADDRESS', address: ADDRESS })).toBe('amendment.nothing');
  });
});

describe('from which instalment', () => {
  const rows: { seq: number; dueOn: string; state: 'DUE' | 'PAID' }[] = standing().schedule.map(({ seq, dueOn }) => ({ seq, dueOn, state: 'DUE' }));

  it('is the first that falls due at least 15 days ahead', () => {
    expect(firstAmendable(rows, addDays('2026-05-25', -15))?.seq).toBe(2);
    expect(firstAmendable(rows, addDays('2026-05-25', -14))?.seq).toBe(3);
    expect(firstAmendable(rows, '2030-04-01')).toBeUndefined();
  });

  it('lies behind everything that is paid, ahead of time too', () => {
    expect(firstAmendable(rows.map((row) => (row.seq === 5 ? { ...row, state: 'PAID' } : row)), '2026-04-01')?.seq).toBe(6);
  });
});

describe('a stranger', () => {
  const before = standing();
  const changes: Amendment[] = [{ kind: 'ADDRESS', address: { ...ADDRESS, detail: '5층' } }, { kind: 'DUE_DAY', fromSeq: 4, dueDay: 10 }, { kind: 'SCHEDULE', fromSeq: 4, months: 60 }];

  it.each(changes)('recomputes $kind from the files, one after the other', (amendment) => {
    const first = done(before, amendment);
    expect(verifyAmendment(before, JSON.parse(JSON.stringify(first)))).toEqual({ ok: true, value: agreedAfter(first) });
    const after: Standing = { ...before, ...agreedAfter(first), number: 'DM-2603-0001-1' };
    const second = done(after, { kind: 'DUE_DAY', fromSeq: 9, dueDay: 1 });
    expect(verifyAmendment(after, second).ok).toBe(true);
    expect(verifyAmendment(before, second)).toMatchObject({ ok: false, error: { params: { at: 'of' } } });
    expect(verifyAmendment(statedStanding(second, { ...canonicalTerms(priced(PIANO), { anchor: '2026-04-25', dueDay: 25 }) }), second).ok).toBe(true);
  });

  it.each(changes)('sees that $kind says another won, another date, or another past', (amendment) => {
    const change = done(before, amendment);
    const wrong = (edit: (copy: Change) => void) => { const copy = JSON.parse(JSON.stringify(change)) as Change; edit(copy); const result = verifyAmendment(before, copy); return result.ok ? 'ok' : result.error.params?.['at']; };
    expect(wrong((copy) => { copy.schedule[9]!.amount = '1'; })).toBe('schedule');
    expect(wrong((copy) => { copy.schedule[0]!.dueOn = '2026-04-26'; })).toBe('schedule');
    expect(wrong((copy) => { copy.before.schedule[20]!.amount = '1'; })).toBe('before');
    expect(wrong((copy) => { copy.before.firstPayment = '0'; })).toBe('before');
    expect(verifyAmendment(before, { ...change, more: 1 })).toMatchObject({ ok: false, error: { code: 'amendment.unreadable' } });
  });

  it('needs nothing but the file of a supplement, and is not content with any file', () => {
    const terms = canonicalTerms(priced(PIANO), { anchor: '2026-04-25', dueDay: 25 });
    const change = done(before, { kind: 'DUE_DAY', fromSeq: 4, dueDay: 10 });
    expect(verifyStated(JSON.stringify(change), terms).ok).toBe(true);
    expect(verifyStated(JSON.stringify({ ...change, dueDay: 11 }), terms)).toMatchObject({ ok: false, error: { code: 'amendment.does-not-follow' } });
    for (const text of ['', '{}', 'null', '{"kind":"DUE_DAY"}']) expect(verifyStated(text, terms)).toMatchObject({ ok: false, error: { code: 'amendment.unreadable' } });
  });
});
