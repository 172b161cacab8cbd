import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imbalance } from '@/lib/ledger/model';
import { addDays } from '@/lib/kernel/calendar';
import { commencementLines } from '@/lib/leases/books';
import { dueWhen, endsOn, instalmentRows, leaseMarks, monthsPassed, nextDue } from '@/lib/leases/model';
import type { TermsInput } from '@/lib/kernel/terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { sampleTerms } from '@/tests/support/contract-sample';
import { PIANO } from '@/tests/support/orders';

const PARTIES = { leaseId: 'l_1', purchaserId: 'p_1', sellerId: 's_1', institutionId: 'i_1' };

describe('instalments', () => {
  test('begin with the first payment, due when the lease begins, and go on with the schedule', () => {
    const rows = instalmentRows(sampleTerms(), '2026-12-08');
    expect(rows).toHaveLength(49);
    expect(rows[0]).toEqual({ seq: 0, dueOn: '2026-12-08', amountMinor: 548_000n, interestMinor: 0n, principalMinor: 548_000n, balanceMinor: 4_932_000n });
    expect(rows[1]).toMatchObject({ seq: 1, dueOn: '2027-01-31', amountMinor: 97_980n });
    expect(rows.at(-1)).toMatchObject({ seq: 48, dueOn: '2030-12-31', amountMinor: 98_084n, balanceMinor: 1_096_000n });
  });

  test('keep an empty row 0 where nothing is paid first', () => {
    expect(instalmentRows(sampleTerms({ terms: { firstPaymentMinor: 0n } }), '2026-12-08')[0]).toMatchObject({ seq: 0, amountMinor: 0n, balanceMinor: 5_480_000n });
  });

  test('sum to the total cost, their principal to the cash price less the residual, whatever the plan', () => {
    fc.assert(fc.property(fc.bigInt(100_000n, 50_000_000n), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 60 }), fc.constantFrom('0', '0.069', '0.079', '0.199'), fc.boolean(), (cash, first, months, annualRate, advance) => {
      const terms: Partial<TermsInput> = {
        cashPriceMinor: cash, firstPaymentMinor: (cash * BigInt(first)) / 100n, residualMinor: cash / 10n, termMonths: months, annualRate, timing: advance ? 'ADVANCE' : 'ARREARS',
      };
      fc.pre(buildSchedule({ ...PIANO, ...terms }).ok);
      const canonical = sampleTerms({ terms });
      const rows = instalmentRows(canonical, '2026-12-08');
      const sum = (of: 'amountMinor' | 'principalMinor') => rows.reduce((total, row) => total + row[of], 0n);
      expect(sum('amountMinor')).toBe(BigInt(canonical.totalCost));
      expect(sum('principalMinor')).toBe(cash - cash / 10n);
      expect(rows.every((row) => row.interestMinor + row.principalMinor === row.amountMinor)).toBe(true);
    }), { numRuns: 300 });
  });

  test('are marked with one moon, on what falls due next: the first payment before any month', () => {
    const rows = (paid: number, firstPaymentMinor = 548_000n) => instalmentRows(sampleTerms({ terms: { firstPaymentMinor } }), '2026-12-08')
      .map((row, index) => ({ ...row, state: index < paid ? 'PAID' as const : 'DUE' as const }));
    const dayOf = (seq: number) => rows(0)[seq]?.dueOn ?? '';
    const fresh = leaseMarks(rows(0), '2026-12-08');
    expect(fresh.first).toBe('due');
    expect(new Set(fresh.months)).toEqual(new Set(['left']));
    const later = leaseMarks(rows(3), dayOf(3));
    expect([later.first, ...later.months.slice(0, 4)]).toEqual(['paid', 'paid', 'paid', 'due', 'left']);
    expect(later.months.filter((mark) => mark === 'due')).toHaveLength(1);
    const unopened = leaseMarks(rows(0, 0n), '2026-12-08');
    expect([unopened.first, ...unopened.months.slice(0, 2)]).toEqual([undefined, 'due', 'left']);
    expect(leaseMarks(rows(0), '2026-12-08', true).months, 'while billing rests nothing is next').not.toContain('due');
    expect(leaseMarks(rows(49), '2026-12-08')).toEqual({ first: 'paid', months: Array.from({ length: 48 }, () => 'paid') });
  });

  test('whose date is over are past, not to be paid next, and not called paid either', () => {
    const rows = instalmentRows(sampleTerms({ terms: { firstPaymentMinor: 548_000n } }), '2026-12-08').map((row) => ({ ...row, state: 'DUE' as const }));
    const today = addDays(rows[2]?.dueOn ?? '', 1);
    expect(nextDue(rows, today)?.seq).toBe(3);
    expect(monthsPassed(rows, today)).toBe(2);
    const { first, months } = leaseMarks(rows, today);
    expect([first, ...months.slice(0, 4)]).toEqual(['past', 'past', 'past', 'due', 'left']);
    const after = addDays(rows.at(-1)?.dueOn ?? '', 1);
    expect(nextDue(rows, after)).toBeUndefined();
    expect(new Set(leaseMarks(rows, after).months)).toEqual(new Set(['past']));
  });

  test.each([['2026-12-08', '2026-12-01', 'thisMonth'], ['2026-12-08', '2026-12-08', 'thisMonth'], ['2027-01-31', '2026-12-31', 'later'], ['2027-12-08', '2026-12-08', 'later']] as const)(
    'one due on %s is, on %s, %s', (dueOn, today, when) => { expect(dueWhen(dueOn, today)).toBe(when); });

  test('the term ends with the last due date, a month later where instalments are due in advance', () => {
    expect(endsOn(sampleTerms())).toBe('2030-12-31');
    expect(endsOn(sampleTerms({ terms: { timing: 'ADVANCE' }, dueDay: 31 }))).toBe('2030-12-30');
  });
});

describe('the opening entry', () => {
  test.each([true, false])('balances (in house: %s), with and without a first payment', (inHouse) => {
    for (const firstPaymentMinor of [0n, 548_000n]) {
      expect(imbalance(commencementLines(sampleTerms({ terms: { firstPaymentMinor } }), { ...PARTIES, inHouse }))).toBe(0n);
    }
  });

  const INTEREST = sampleTerms().schedule.reduce((sum, { interest }) => sum + BigInt(interest), 0n);

  test('in house the mall is owed by the purchaser and owes the seller the cash price', () => {
    expect(commencementLines(sampleTerms(), { ...PARTIES, inHouse: true })).toEqual([
      { account: 'lease-receivable', side: 'DEBIT', amountMinor: 4_932_000n + INTEREST, partyId: 'p_1', leaseId: 'l_1' },
      { account: 'first-payment-receivable', side: 'DEBIT', amountMinor: 548_000n, partyId: 'p_1', leaseId: 'l_1' },
      { account: 'seller-payable', side: 'CREDIT', amountMinor: 5_480_000n, partyId: 's_1', leaseId: 'l_1' },
      { account: 'unearned-income', side: 'CREDIT', amountMinor: INTEREST, partyId: 'p_1', leaseId: 'l_1' },
    ]);
  });

  test('for an outside financier the claim is the financier’s; the mall only services it', () => {
    const lines = commencementLines(sampleTerms(), { ...PARTIES, inHouse: false });
    expect(lines.map(({ account, side, partyId }) => [account, side, partyId])).toEqual([
      ['serviced-receivable', 'DEBIT', 'p_1'], ['first-payment-receivable', 'DEBIT', 'p_1'], ['financier-claim', 'CREDIT', 'i_1'], ['seller-payable', 'CREDIT', 's_1'],
    ]);
  });
});
