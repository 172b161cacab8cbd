import { describe, expect, it } from 'vitest';
import { limitDecision } from '@/lib/institutions/model/answers';
import { eventSubject, eventVersion } from '@/lib/institutions/model/events';
import { holdBody, limitRequestBody, releaseBody } from '@/lib/institutions/model/protocol';
import { wireAmount, wireInstant } from '@/lib/institutions/model/wire';
import { callOf } from '@/lib/desk-server/model/path';
import { limitRequestOf } from '@/tests/support/limit-request-body';

describe('the protocol on the wire', () => {
  it('reads the limit request of its page as it was written', () => {
    const page = {
      requestId: 'lr_01K', currency: 'KRW', createdAt: '2026-11-23T05:00:00Z', answerBy: '2026-11-23T05:00:10Z',
      purchaser: {
        reference: 'p_01K', kind: 'PERSON', birthYear: 1991, annualIncome: '42000000', employment: 'EMPLOYED', monthlyObligations: '350000',
        consents: [{ code: 'CREDIT_INQUIRY', recipient: 'hanbit', version: '2026-01', givenAt: '2026-11-23T04:59:40Z' }],
      },
      seller: { reference: 's_01K', name: '한빛전자', businessNumber: '1208147521' },
      goods: [{ listing: 'g_01K', title: '노트북', category: 'laptop', quantity: 1, cashPrice: '1990000' }],
      terms: {
        cashPrice: '1990000', firstPayment: '0', residual: '0', endOfTerm: 'TITLE_TRANSFER', termMonths: 36, timing: 'ARREARS', advancePayments: 0, annualRate: '0.0745',
        rounding: { unit: '100', mode: 'HALF_UP', interest: 'HALF_EVEN' }, monthlyInstalment: '61900', totalCost: '2226620', totalToOwn: '2226620',
      },
    };
    expect(limitRequestBody.parse(page)).toEqual(page);
  });

  it('refuses in a request, at any depth, what it does not know', () => {
    const body = limitRequestOf({ requestId: 'lr_1' });
    expect(limitRequestBody.safeParse({ ...body, price: '1' }).success).toBe(false);
    expect(limitRequestBody.safeParse({ ...body, terms: { ...body.terms, rounding: { ...body.terms.rounding, more: 1 } } }).success).toBe(false);
    expect(limitRequestBody.safeParse({ ...body, purchaser: { ...body.purchaser, role: 'ADMIN' } }).success).toBe(false);
    expect(releaseBody.safeParse({ orderId: 'o_1', amount: '1' }).success).toBe(false);
    expect(holdBody.safeParse({ orderId: { not: '' }, amount: '1', monthlyInstalment: '1', until: '2026-11-23T05:00:00Z' }).success).toBe(false);
  });

  it('ignores in an answer what it does not know', () => {
    expect(limitDecision.parse({ requestId: 'lr_1', status: 'PENDING', version: 1, mood: 'good' })).toEqual({ requestId: 'lr_1', status: 'PENDING', version: 1 });
  });

  it.each(['100.5', '1e3', '-0', '-1', '007', '１００', '', ' 1', '1000000000000000001', '9'.repeat(40)])('takes %s for no amount', (text) => {
    expect(wireAmount.safeParse(text).success).toBe(false);
  });

  it.each(['0', '2147483648', '9007199254740993', '1000000000000000000'])('takes %s for an amount, as it stands', (text) => {
    expect(wireAmount.parse(text)).toBe(text);
  });

  it.each(['2026-11-23T05:00:00Z', '2026-11-23T05:00:00+00:00', '2026-11-23T05:00:00.123456+00:00'])('takes %s for an instant', (text) => {
    expect(wireInstant.parse(text)).toBe(text);
  });

  it.each(['2026-11-23', '2026-11-23T05:00:00', '2026-11-23T05:00:00+09:00', '2026-11-23T05:00:00-00:00', '2026-11-23T05:00:00+00:00Z', '2026-11-23T05:00Z', '2026-02-29T00:00:00Z', '2026-11-23 05:00:00Z'])('takes %s for no instant', (text) => {
    expect(wireInstant.safeParse(text).success).toBe(false);
  });

  it('finds what a callback is about, and its version', () => {
    expect([eventSubject({ requestId: 'lr_1', version: 3 }), eventVersion({ version: 3 })]).toEqual(['lr_1', 3]);
    expect([eventSubject({ approvalId: 7 }), eventVersion({ version: -1 }), eventVersion({ version: 2 ** 31 }), eventVersion({ version: '4' })]).toEqual(['', 0, 0, 0]);
  });
});

describe('a path of the protocol', () => {
  it.each([
    ['POST', 'limit-requests', { name: 'limit-request' }], ['GET', 'limit-requests/lr_1', { name: 'limit-lookup', id: 'lr_1' }],
    ['POST', 'approvals/ap_1/use', { name: 'approval', id: 'ap_1', verb: 'use' }], ['POST', 'seller-limits', { name: 'seller-limit' }],
    ['POST', 'contracts', { name: 'contract' }], ['POST', 'contracts/c_1/events', { name: 'contract-event', id: 'c_1' }],
    ['POST', 'contracts/c_1/remittances', { name: 'remittance', id: 'c_1' }],
  ])('%s %s is known', (method, path, call) => {
    expect(callOf(method, path.split('/'))).toEqual(call);
  });

  it.each([['GET', 'limit-requests'], ['POST', 'limit-requests/lr_1'], ['POST', 'approvals/ap_1'], ['POST', 'approvals/ap_1/toString'], ['POST', 'contracts/c_1/events/1'], ['DELETE', 'contracts'], ['GET', 'contracts/c_1'], ['POST', '__proto__']])('%s %s is not', (method, path) => {
    expect(callOf(method, path.split('/'))).toBeUndefined();
  });
});
