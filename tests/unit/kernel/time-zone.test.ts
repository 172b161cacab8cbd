import { afterEach, describe, expect, test } from 'vitest';
import { dueDates, firstDueDate, plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { canonicalTerms, termsSha256 } from '@/lib/kernel/canonical-terms';
import { formatDeadline, formatInstant } from '@/lib/kernel/date-text';
import { PIANO, priced } from './random-plan';

const ownZone = process.env.TZ;
afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

/** Everything of the kernel that touches a calendar, on days when clocks change somewhere. */
async function seen(): Promise<unknown> {
  return {
    due: dueDates('2026-10-31', 6, 31),
    first: firstDueDate({ acceptedOn: '2026-10-01', dueDay: 1, timing: 'ARREARS' }),
    day: plainDateIn('2026-11-01T15:30:00Z'),
    start: startOfDayIn('2026-03-08').toString(),
    text: formatInstant('2026-11-01T15:30:00Z', 'ko'),
    deadline: formatDeadline('2026-03-08T07:30:00Z', '2026-03-08T06:30:00Z', 'ko'),
    hash: await termsSha256(canonicalTerms(priced(PIANO), { anchor: '2026-12-31', dueDay: 31 })),
  };
}

describe.each([['UTC', 0], ['Asia/Seoul', -540], ['America/New_York', 240]])('on a machine in %s', (zone, offset) => {
  test('every date, deadline and hash is the same', async () => {
    process.env.TZ = zone;
    expect(new Date('2026-10-31T00:00:00Z').getTimezoneOffset()).toBe(offset);
    expect(await seen()).toEqual({
      due: ['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'],
      first: '2026-11-01',
      day: '2026-11-02',
      start: '2026-03-07T15:00:00Z',
      text: '2026년 11월 2일 (월) 00:30',
      deadline: '오늘 16:30 · 1시간 남음',
      hash: '568dea4af37d351f7b8dcfdbbbc66226f98a19417c55420f0e8018e04b3c4bfb',
    });
  });
});
