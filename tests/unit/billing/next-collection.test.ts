import { describe, expect, test } from 'vitest';
import { nextCollection, type CollectionFacts } from '@/lib/billing/model/next-collection';

/** Tuesday 4 August 2026; the 25th is a Tuesday, the 30th a Sunday, 25 September is Chuseok. */
const FACTS: CollectionFacts = { today: '2026-08-04', rests: false, deferredTo: null, open: [], toCome: [{ seq: 5, dueOn: '2026-08-25', amountMinor: 500n }, { seq: 6, dueOn: '2026-09-25', amountMinor: 500n }], creditsMinor: 0n };
const open = (kind: 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'ACCELERATION', openMinor: bigint, tryOn: string | null, underWay = false) => ({ kind, seq: 3, openMinor, tryOn, underWay });

describe('what is taken next', () => {
  test('is the instalment that falls due next, less what is to the lease’s good', () => {
    expect(nextCollection(FACTS)).toEqual({ on: '2026-08-25', amountMinor: 500n, bills: [{ kind: 'INSTALMENT', seq: 5 }] });
    expect(nextCollection({ ...FACTS, creditsMinor: 700n })).toMatchObject({ on: '2026-09-28', amountMinor: 300n });
  });

  test('is the instalment before a buyout of a later day', () => {
    expect(nextCollection({ ...FACTS, open: [open('BUYOUT', 8_000n, '2026-08-30')] })).toMatchObject({ on: '2026-08-25', amountMinor: 500n });
    expect(nextCollection({ ...FACTS, toCome: [], open: [open('BUYOUT', 8_000n, '2026-08-30')] })).toMatchObject({ on: '2026-08-31', amountMinor: 8_000n });
  });

  test('is all that is tried on one day', () => {
    const charges = [open('LATE_CHARGE', 10n, '2026-08-18'), open('LATE_CHARGE', 11n, '2026-08-18'), open('ACCELERATION', 9_000n, null)];
    expect(nextCollection({ ...FACTS, toCome: [], open: charges })).toMatchObject({ on: '2026-08-18', amountMinor: 21n, bills: [{ kind: 'LATE_CHARGE' }, { kind: 'LATE_CHARGE' }] });
  });

  test('is all that was put off, and what falls due meanwhile, on the last day of a deferral', () => {
    const deferred = { ...FACTS, deferredTo: '2026-09-28', open: [open('INSTALMENT', 500n, '2026-09-28')], creditsMinor: 100n };
    expect(nextCollection(deferred)).toMatchObject({ on: '2026-09-28', amountMinor: 1_500n });
  });

  test('is nothing while all rests, nor what is on its way', () => {
    expect(nextCollection({ ...FACTS, rests: true, open: [open('INSTALMENT', 500n, '2026-08-04')] })).toBeNull();
    expect(nextCollection({ ...FACTS, toCome: [], open: [open('INSTALMENT', 500n, '2026-08-04', true)] })).toBeNull();
  });
});
