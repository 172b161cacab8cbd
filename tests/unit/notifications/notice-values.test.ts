import { describe, expect, test } from 'vitest';
import { noticeKeys, noticeValues } from '@/lib/notifications/model';

describe('the values of a notice', () => {
  const params = { amountMinor: '97980', number: 'O-2611-0001', acceptBy: '2026-11-25T09:00:00Z', dueOn: '2026-11-25', count: 3, reason: '100' };

  test('are said in the language of the reader', () => {
    expect(noticeValues(params, 'ko')).toEqual({ amountMinor: '97,980원', number: 'O-2611-0001', acceptBy: '2026년 11월 25일 (수) 18:00', dueOn: '2026년 11월 25일 (수)', count: 3, reason: '100' });
    expect(noticeValues(params, 'en')).toEqual({ amountMinor: '₩97,980', number: 'O-2611-0001', acceptBy: 'Wed 25 Nov 2026 18:00', dueOn: 'Wed 25 Nov 2026', count: 3, reason: '100' });
  });

  test('that do not read as what their name says stay as they are', () => {
    expect(noticeValues({ amountMinor: '1e3', decidedBy: '김하늘', dueOn: 'soon' }, 'ko')).toEqual({ amountMinor: '1e3', decidedBy: '김하늘', dueOn: 'soon' });
  });

  test('use the currency that is named', () => {
    expect(noticeValues({ amountMinor: '1250', currency: 'USD' }, 'en')['amountMinor']).toBe('$12.50');
  });

  test('belong to texts in the file of their noun', () => {
    expect(noticeKeys('orders.signed')).toEqual({ title: 'orders.notices.signed.title', body: 'orders.notices.signed.body' });
  });
});
