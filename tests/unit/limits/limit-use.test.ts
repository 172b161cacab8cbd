import { expect, test } from 'vitest';
import { freeOf, isFull, standingOfLimit, type Taken } from '@/lib/limits/model/limit-use';

const taken = (heldMinor: bigint, usedMinor: bigint): Taken => ({ limitMinor: 100n, heldMinor, usedMinor });

test('what is free of a limit is what is neither held nor used', () => {
  expect([freeOf(taken(0n, 0n)), freeOf(taken(30n, 0n)), freeOf(taken(30n, 50n)), freeOf(taken(0n, 100n))]).toEqual([100n, 70n, 20n, 0n]);
});

test('an approval is held while a form holds, then used, and free when it is given back', () => {
  const of = (held: bigint, used: bigint) => standingOfLimit({ month: taken(held, used), total: taken(held, used) });
  expect([of(0n, 0n), of(30n, 0n), of(0n, 30n), of(30n, 30n)]).toEqual(['FREE', 'HELD', 'USED', 'HELD']);
});

test('nothing can be taken of a limit that is full on one side, a month or in all', () => {
  const of = (month: bigint, total: bigint) => isFull({ month: taken(0n, month), total: taken(0n, total) });
  expect([of(0n, 0n), of(99n, 99n), of(100n, 30n), of(30n, 100n), of(100n, 100n)]).toEqual([false, false, true, true, true]);
});
