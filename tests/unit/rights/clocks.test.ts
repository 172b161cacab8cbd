import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, plainDateIn, SEOUL } from '@/lib/kernel/calendar';
import { isBusinessDay } from '@/lib/kernel/korean-holidays';
import { allPairs, canMove } from '@/lib/kernel/transitions';
import { answerBy, ANSWER_DAYS, outcomeOf, refusalMoves, type Answer } from '@/lib/rights/model/refusal';
import { withdrawalSteps } from '@/lib/rights/model/steps';
import { businessDaysFrom, endOfDay, refundOf, withdrawalLastDay, withdrawalMoves } from '@/lib/rights/model/withdrawal';

const someDay = fc.integer({ min: 0, max: 365 * 5 }).map((days) => addDays('2024-01-01', days));
const someInstant = fc.integer({ min: 0, max: 365 * 5 * 86_400 }).map((seconds) => Temporal.Instant.from('2024-01-01T00:00:00+09:00').add({ seconds }));

describe('the last day to withdraw', () => {
  it('is the seventh after the later of contract and goods, or the first business day after that, never earlier', () => fc.assert(fc.property(someDay, fc.integer({ min: 0, max: 30 }), (goodsOn, later) => {
    const contractOn = addDays(goodsOn, later);
    const last = withdrawalLastDay({ contractOn, goodsOn });
    expect(last).toBe(withdrawalLastDay({ contractOn: goodsOn, goodsOn: contractOn }));
    expect(daysBetween(contractOn, last)).toBeGreaterThanOrEqual(7);
    expect(isBusinessDay(last)).toBe(true);
    for (let day = addDays(contractOn, 7); day < last; day = addDays(day, 1)) expect(isBusinessDay(day)).toBe(false);
  })));

  it.each([
    ['2026-11-23', '2026-11-20', '2026-11-30'], // a Monday
    ['2026-11-21', '2026-11-21', '2026-11-30'], // seven days on is a Saturday
    ['2025-09-27', '2025-09-27', '2025-10-10'], // seven days on is within Chuseok's days
    ['2026-04-24', '2026-04-24', '2026-05-04'], // the first 1 May that is a holiday
    ['2025-04-24', '2025-04-24', '2025-05-01'], // the last one that was none
  ])('of a contract of %s and goods of %s is %s', (contractOn, goodsOn, last) => {
    expect(withdrawalLastDay({ contractOn, goodsOn })).toBe(last);
  });
});

describe('business days', () => {
  it('run to the end of their last day where the lease is', () => fc.assert(fc.property(someInstant, fc.integer({ min: 1, max: 7 }), (at, days) => {
    const by = businessDaysFrom(at, days, SEOUL);
    const last = plainDateIn(by.subtract({ nanoseconds: 1 }), SEOUL);
    expect(isBusinessDay(last)).toBe(true);
    expect(by.equals(endOfDay(last, SEOUL))).toBe(true);
    expect(Temporal.Instant.compare(by, at.add({ hours: 24 * days }))).toBeGreaterThan(0);
  })));

  it('give the seller never more than the financier', () => fc.assert(fc.property(someInstant, (at) => {
    expect(Temporal.Instant.compare(answerBy(at, 'SELLER', SEOUL), answerBy(at, 'FINANCIER', SEOUL))).toBeLessThan(0);
    expect(ANSWER_DAYS).toEqual({ SELLER: 5, FINANCIER: 7 });
  })));
});

describe('what becomes of a refusal', () => {
  const [sellerBy, financierBy] = ['2026-03-10T15:00:00Z', '2026-03-12T15:00:00Z'];
  const answer = fc.constantFrom<Answer | null>('ACCEPTED', 'REJECTED', null);
  const moment = fc.constantFrom('2026-03-05T00:00:00Z', '2026-03-10T14:59:59.999Z', sellerBy, '2026-03-12T14:59:59.999Z', financierBy, '2026-04-01T00:00:00Z');

  it('is against the purchaser only where both have rejected it, and by silence never', () => fc.assert(fc.property(answer, answer, moment, (seller, financier, at) => {
    const outcome = outcomeOf({ seller, financier, sellerBy, financierBy }, at);
    const silent = (seller === null && at >= sellerBy) || (financier === null && at >= financierBy);
    const expected = seller === 'ACCEPTED' || financier === 'ACCEPTED' || silent ? 'STANDS' : seller === 'REJECTED' && financier === 'REJECTED' ? 'REJECTED' : undefined;
    expect(outcome?.state).toBe(expected);
    if (outcome?.by === 'SILENCE') expect(silent).toBe(true);
  })));
});

describe('states', () => {
  it('go forward alone: what is refunded, stands or is overtaken is over', () => {
    const back = allPairs(withdrawalMoves).filter(({ from, to }) => canMove(withdrawalMoves, from, to) && canMove(withdrawalMoves, to, from));
    expect(back).toEqual([]);
    expect([withdrawalMoves.moves.REFUNDED, refusalMoves.moves.STANDS, refusalMoves.moves.OVERTAKEN]).toEqual([[], [], []]);
    expect(canMove(refusalMoves, 'REJECTED', 'OPEN')).toBe(false);
  });

  it('are told as steps: late once the day is over, nothing to wait for where nothing was paid', () => {
    const facts = { sentAt: '2026-03-03T01:00:00Z', returnBy: '2026-03-06T14:59:00Z', returnedAt: null, disputed: false, nothingPaid: false, refundBy: null, refundedAt: null };
    expect(withdrawalSteps(facts, '2026-03-04T00:00:00Z').map(({ key, state }) => `${key} ${state}`)).toEqual(['sent done', 'goods now', 'refund next']);
    expect(withdrawalSteps(facts, '2026-03-07T00:00:00Z').map(({ key, state }) => `${key} ${state}`)).toEqual(['sent done', 'goods late', 'refund next']);
    expect(withdrawalSteps({ ...facts, returnBy: null }, '2026-05-07T00:00:00Z').map(({ key, state, by }) => `${key} ${state} ${by}`), 'the purchaser is asked, and never late').toEqual(['sent done null', 'goods now null', 'refund next null']);
    const over = { ...facts, nothingPaid: true, returnedAt: '2026-03-05T00:00:00Z', refundBy: '2026-03-10T14:59:00Z', refundedAt: '2026-03-05T00:00:00Z' };
    expect(withdrawalSteps(over, '2026-03-07T00:00:00Z').map(({ key, state }) => `${key} ${state}`)).toEqual(['sent done', 'goods done']);
  });

  it('give back all that was paid and nothing else', () => {
    expect(refundOf([{ state: 'PAID', amountMinor: 5n }, { state: 'DUE', amountMinor: 7n }, { state: 'PAID', amountMinor: 1n }])).toBe(6n);
  });
});
