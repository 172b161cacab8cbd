import { describe, expect, test } from 'vitest';
import { decideAskInput, proposedInput } from '@/lib/limits/model/desk-form';
import { checksNeeded, partOf } from '@/lib/limits/model/desk-checks';
import { reductionProblems, sellerAmountProblems } from '@/lib/limits/model/desk-limits';
import { json } from '@/lib/platform/audit';

describe('maker and checker', () => {
  test('two must agree from ten million financed on', () => {
    expect([checksNeeded(9_999_999n), checksNeeded(10_000_000n)]).toEqual([1, 2]);
  });

  test('the maker never checks, and nobody does so twice', () => {
    const proposal = { proposedById: 'p_maker', checks: [{ checkedById: 'p_first' }] };
    expect(['p_maker', 'p_first', 'p_second'].map((id) => partOf(proposal, id))).toEqual(['OWN', 'AGREED', 'CHECK']);
  });

  test.each([
    { verdict: 'APPROVE', ratePercent: '7.4', monthlyCapMinor: '150000' },
    { verdict: 'DECLINE', reasons: ['DESK_BURDEN'] },
    { verdict: 'COUNTER', ratePercent: '7', termMonths: '36', firstPaymentMinor: '1096000' },
  ])('what was proposed is read back as it was typed: $verdict', (typed) => {
    const input = decideAskInput.parse({ ...typed, askId: 'lr_1', version: 1, note: '확인' });
    expect(proposedInput(JSON.parse(json(input)))).toEqual(input);
  });
});

describe('amounts that the desk changes', () => {
  test('a seller’s is never below what is held and used, and another than it is', () => {
    const limit = { approvedMinor: 100n, heldMinor: 20n, usedMinor: 30n };
    expect([49n, 50n, 100n, 101n].map((amount) => sellerAmountProblems(limit, amount).amountMinor)).toEqual(['limits.below-taken', undefined, 'limits.same-amount', undefined]);
  });

  test('an approval is only ever lowered', () => {
    const now = { approvedMinor: 100n, monthlyCapMinor: 10n };
    expect(reductionProblems(now, { approvedMinor: 99n, monthlyCapMinor: 10n })).toEqual({});
    expect(reductionProblems(now, { approvedMinor: 100n, monthlyCapMinor: 9n })).toEqual({});
    expect(reductionProblems(now, now)).toEqual({ approvedMinor: 'limits.same-amount' });
    expect(reductionProblems(now, { approvedMinor: 101n, monthlyCapMinor: 11n })).toEqual({ approvedMinor: 'limits.not-lower', monthlyCapMinor: 'limits.not-lower' });
  });
});
