import { expect, test } from 'vitest';
import { readStep } from '@/lib/orders/model/steps';

test.each([
  [undefined, 3], ['1', 1], ['4', 4], ['5', 5], ['6', 5], ['99', 5], ['0', 1], ['-1', 1], ['2.5', 1], ['abc', 1], ['', 1], ['1e1', 1],
])('an address that says %j asks for step %i of a form that was left on the third', (said, step) => {
  expect(readStep(said, 3)).toBe(step);
});
