import { expect, test } from 'vitest';
import { isAwaited } from '@/lib/limits/model/usable';
import { REQUEST_STATES } from '@/lib/limits/model/states';

test('an answer is waited for only while the request is open', () => {
  const [somebody, late] = [{ waiting: [{}], ended: [] }, { waiting: [], ended: [{ what: 'FAILED' }] }];
  expect(REQUEST_STATES.map((state) => isAwaited({ state, ...somebody }))).toEqual([true, false, false]);
  expect(REQUEST_STATES.map((state) => isAwaited({ state, ...late }))).toEqual([true, false, false]);
  expect(isAwaited({ state: 'OPEN', waiting: [], ended: [{ what: 'DECLINED' }] })).toBe(false);
});
