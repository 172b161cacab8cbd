import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareText } from '@/components/insights/share-text';
import { bucketIn, bucketOf, BUCKETS } from '@/lib/insights/model/buckets';
import { monthsFrom, periodIn } from '@/lib/insights/model/months';

test('a bucket is thirty days wide, and the first is what is not past due', () => {
  expect([-5, 0, 1, 30, 31, 60, 61, 90, 91, 4000].map(bucketOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect(BUCKETS.map(bucketIn)).toEqual([0, 1, 2, 3, 4]);
  expect(bucketIn('nowhere')).toBeUndefined();
});

test('months follow one another over the year’s end; a period that is none is the longest', () => {
  expect(monthsFrom('2026-11-01', 3)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  expect([periodIn('3'), periodIn('7'), periodIn(undefined)]).toEqual([3, 12, 12]);
});

test('a share is exact to its one decimal', () => {
  expect([shareText(1, 8), shareText(2, 3), shareText(0n, 5n), shareText(3, 3), shareText(1, 0)]).toEqual(['12.5%', '66.7%', '0.0%', '100.0%', '–']);
  fc.assert(fc.property(fc.nat(), fc.integer({ min: 1 }), (part, whole) => Math.abs(Number.parseFloat(shareText(part, whole)) - (part / whole) * 100) <= 0.0501 + (part / whole) * 1e-9));
});
