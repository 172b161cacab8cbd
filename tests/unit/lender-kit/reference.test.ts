import { expect, it } from 'vitest';
import { kitAgainstReference } from '@/tests/support/kit-run';

const unlike = (verdicts: Awaited<ReturnType<typeof kitAgainstReference>>) => verdicts.filter(({ kind }) => kind !== 'passed');

it('an institution that keeps the protocol fails nothing, and shows everything', async () => {
  const verdicts = await kitAgainstReference();
  expect(unlike(verdicts)).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(45);
});

it('one that issues contracts later and approves at once does so too', async () => {
  const contracts = ['contract', 'contract-hash', 'contract-wrong-hash', 'contract-signature', 'contract-repeated', 'remittance', 'contract-event'];
  expect(unlike(await kitAgainstReference({ institution: { contractsLater: true }, only: contracts }))).toEqual([]);
});

it('what an institution decides for itself is skipped, with a reason', async () => {
  const plain = { pendingAbove: 10n ** 15n, counterAbove: 10n ** 15n, declineAbove: 10n ** 15n, shortestMonths: 1 };
  const verdicts = await kitAgainstReference({ institution: { rules: plain }, only: ['reasons', 'offer-terms', 'offer-taken', 'callback-repeated', 'larger-amounts'] });
  expect(Object.fromEntries(verdicts.map((verdict) => [verdict.name, verdict.kind]))).toEqual({
    reasons: 'skipped', 'offer-terms': 'skipped', 'offer-taken': 'skipped', 'callback-repeated': 'skipped', 'larger-amounts': 'passed',
  });
  expect(verdicts.flatMap((verdict) => (verdict.kind === 'skipped' ? [verdict.why] : [])).every((why) => why.length > 20)).toBe(true);
});
