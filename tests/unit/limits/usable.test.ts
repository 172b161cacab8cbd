import { expect, test } from 'vitest';
import { mayChange, wantsLonger } from '@/lib/limits/model/usable';
import { REQUEST_STATES } from '@/lib/limits/model/states';

const NOTHING = { waiting: [], offers: [], ended: [] };

test('the page of a request is watched only while it is open, for who is waited for, who is late and what may be taken back', () => {
  for (const something of [{ waiting: [{}] }, { ended: [{ what: 'FAILED' }] }, { offers: [{}] }]) {
    expect(REQUEST_STATES.map((state) => mayChange({ state, ...NOTHING, ...something }))).toEqual([true, false, false]);
  }
  expect(mayChange({ state: 'OPEN', ...NOTHING, ended: [{ what: 'DECLINED' }] })).toBe(false);
});

test('who was asked just now has the usual minutes; who said an hour has longer, until those are all that is left of it', () => {
  const asked = '2026-11-30T09:00:00Z';
  expect(wantsLonger({ answerBy: '2026-11-30T09:03:00.000Z' }, asked)).toBe(false);
  expect(wantsLonger({ answerBy: '2026-11-30T10:00:00.000Z' }, asked)).toBe(true);
  expect(wantsLonger({ answerBy: '2026-11-30T10:00:00.000Z' }, '2026-11-30T09:58:00Z')).toBe(false);
});
