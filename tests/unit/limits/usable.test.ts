import { expect, test } from 'vitest';
import { mayChange } from '@/lib/limits/model/usable';
import { REQUEST_STATES } from '@/lib/limits/model/states';

const NOTHING = { waiting: [], offers: [], ended: [] };

test('the page of a request is watched only while it is open, for who is waited for, who is late and what may be taken back', () => {
  for (const something of [{ waiting: [{}] }, { ended: [{ what: 'FAILED' }] }, { offers: [{}] }]) {
    expect(REQUEST_STATES.map((state) => mayChange({ state, ...NOTHING, ...something }))).toEqual([true, false, false]);
  }
  expect(mayChange({ state: 'OPEN', ...NOTHING, ended: [{ what: 'DECLINED' }] })).toBe(false);
});
