import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refundParts } from '@/lib/rights/model/refund-parts';

const sum = (of: readonly { amountMinor: bigint }[]) => of.reduce((total, { amountMinor }) => total + amountMinor, 0n);

it('gives back the whole, out of each payment at most what is left of it, and by hand only what no payment can give', () => fc.assert(fc.property(
  fc.bigInt({ min: 0n, max: 10_000_000n }), fc.array(fc.bigInt({ min: 0n, max: 3_000_000n }), { maxLength: 8 }), (refundMinor, lefts) => {
    const taken = lefts.map((leftMinor, index) => ({ attemptId: `at_${index}`, leftMinor }));
    const parts = refundParts(refundMinor, taken);
    expect(sum(parts)).toBe(refundMinor);
    for (const { attemptId, amountMinor } of parts) {
      expect(amountMinor > 0n).toBe(true);
      if (attemptId !== null) expect(amountMinor <= (taken.find((each) => each.attemptId === attemptId)?.leftMinor ?? -1n)).toBe(true);
    }
    const all = taken.reduce((total, { leftMinor }) => total + leftMinor, 0n);
    expect(sum(parts.filter(({ attemptId }) => attemptId === null))).toBe(refundMinor > all ? refundMinor - all : 0n);
    expect(new Set(parts.map(({ attemptId }) => attemptId)).size).toBe(parts.length);
  },
)));
