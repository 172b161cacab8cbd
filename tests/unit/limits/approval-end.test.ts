import { expect, test } from 'vitest';
import { endBeforeUse, endOfApproval } from '@/lib/limits/model/approval-end';

const now = Date.UTC(2026, 10, 29);
const approval = (change: Partial<Parameters<typeof endOfApproval>[0]> = {}) => ({ status: 'LIVE' as const, expiresAt: new Date(now + 1), endedReason: null, ...change });

test('a form says why it cannot be signed any more, in the words of who took the approval back', () => {
  expect(endOfApproval(approval(), now)).toBeNull();
  expect(endOfApproval(approval({ expiresAt: new Date(now) }), now)).toEqual({ why: 'EXPIRED', reason: null });
  expect(endOfApproval(approval({ status: 'EXPIRED', endedReason: 'expired' }), now)).toEqual({ why: 'EXPIRED', reason: null });
  expect(endOfApproval(approval({ status: 'REVOKED', endedReason: '다른 곳의 연체가 확인되었습니다.' }), now)).toEqual({ why: 'REVOKED', reason: '다른 곳의 연체가 확인되었습니다.' });
  for (const endedReason of ['RISK', 'hold-refused: limit-exceeded']) expect(endOfApproval(approval({ status: 'REVOKED', endedReason }), now), 'no words for machines').toEqual({ why: 'REVOKED', reason: null });
  expect(endOfApproval(approval({ status: 'REVOKED', endedReason: 'We no longer finance this seller.' }), now)?.reason).toBe('We no longer finance this seller.');
  expect(endOfApproval(approval({ status: 'REVOKED', endedReason: null }), now)).toEqual({ why: 'REVOKED', reason: null });
  expect(endOfApproval(approval({ status: 'REVOKED', endedReason: 'lowered' }), now)).toEqual({ why: 'LOWERED', reason: null });
  expect(endOfApproval(approval({ status: 'DECLINED', endedReason: 'institution-removed' }), now)).toEqual({ why: 'ENDED', reason: null });
  expect(endOfApproval(approval({ status: 'REVOKED', endedReason: 'given-up' }), now), 'by the purchaser, not by the lender').toEqual({ why: 'ENDED', reason: null });
});

test('what an order has used is not over, whatever became of its approval', () => {
  const revoked = approval({ status: 'REVOKED', endedReason: 'RISK' });
  expect(endBeforeUse({ ...revoked, usedMinor: 0n }, now)).toEqual({ why: 'REVOKED', reason: null });
  expect(endBeforeUse({ ...revoked, usedMinor: 1n }, now)).toBeNull();
});
