import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreedJson, readAgreed } from '@/lib/transfers/model/agreed';
import { decideTransferInput, signTransferInput } from '@/lib/transfers/model/inputs';
import { obstacleOf, type Obstacle, type TransferFacts } from '@/lib/transfers/model/obstacles';
import { lastMonthFrom, transferFigures, transferMoves } from '@/lib/transfers/model/transfer';

/** Nothing stands against it. */
const FREE: TransferFacts = {
  today: '2026-06-15', active: true, inHouse: true, released: false, endsOn: '2029-03-31', withdrawalLastOn: '2026-03-10', freezes: [], buying: false, returning: false, calledIn: false, deferral: false,
  objecting: false, amending: false, writtenOff: false, openBills: 0, behind: 0, beingPaid: false, toCome: 33,
};

describe('what stands against a transfer', () => {
  test('is nothing of a lease in order', () => { expect(obstacleOf(FREE)).toBeNull(); });

  test.each<[Partial<TransferFacts>, Obstacle]>([
    [{ active: false }, 'over'], [{ inHouse: false }, 'outside'], [{ released: true }, 'released'], [{ freezes: ['WITHDRAWAL'] }, 'withdrawing'], [{ freezes: ['PAYMENT_REFUSAL'] }, 'refusing'], [{ objecting: true }, 'refusing'],
    [{ freezes: ['CLAIM'] }, 'claim'], [{ freezes: ['DEFERRAL'] }, 'deferral'], [{ deferral: true }, 'deferral'], [{ returning: true }, 'returning'], [{ buying: true }, 'buying'], [{ calledIn: true }, 'called-in'], [{ writtenOff: true }, 'called-in'],
    [{ amending: true }, 'amending'], [{ openBills: 1 }, 'unpaid'], [{ behind: 1 }, 'unpaid'], [{ beingPaid: true, openBills: 1 }, 'being-paid'], [{ withdrawalLastOn: '2026-06-15' }, 'withdrawal-days'], [{ today: '2029-02-28' }, 'last-month'], [{ toCome: 0 }, 'last-month'],
  ])('%o is %s', (change, expected) => { expect(obstacleOf({ ...FREE, ...change })).toBe(expected); });

  test('ends with the last day of withdrawal, and begins with the last month', () => {
    expect(obstacleOf({ ...FREE, withdrawalLastOn: '2026-06-14' })).toBeNull();
    expect(lastMonthFrom('2029-03-31')).toBe('2029-02-28');
    expect(obstacleOf({ ...FREE, today: '2029-02-27' })).toBeNull();
  });
});

describe('what is left', () => {
  const row = (seq: number, toCome: boolean, balanceMinor: bigint) => ({ seq, dueOn: `2026-0${seq}-25`, amountMinor: 1000n + BigInt(seq), balanceMinor, toCome });

  test('is what was not billed, with what of the price is still financed', () => {
    const figures = transferFigures([row(1, false, 900n), row(2, false, 800n), row(3, true, 700n), row(4, true, 600n)], { financedMinor: 1000n, residualMinor: 600n });
    expect(figures).toMatchObject({ months: 2, leftMinor: 2007n, monthlyMinor: 1003n, financedMinor: 800n, toOwnMinor: 2607n });
    expect(figures.rows.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(transferFigures([row(1, true, 900n)], { financedMinor: 1000n, residualMinor: 0n }).financedMinor).toBe(1000n);
    expect(transferFigures([row(1, false, 0n)], { financedMinor: 1000n, residualMinor: 0n })).toMatchObject({ months: 0, leftMinor: 0n, financedMinor: 0n });
  });

  test('adds up for any schedule, and is read back as it was agreed to', () => {
    const plan = fc.array(fc.record({ amount: fc.bigInt({ min: 1n, max: 10n ** 12n }), balance: fc.bigInt({ min: 0n, max: 10n ** 12n }) }), { minLength: 1, maxLength: 60 });
    fc.assert(fc.property(plan, fc.nat(60), fc.bigInt({ min: 0n, max: 10n ** 12n }), (rows, billed, residualMinor) => {
      const figures = transferFigures(rows.map(({ amount, balance }, index) => ({ seq: index + 1, dueOn: '2026-01-31', amountMinor: amount, balanceMinor: balance, toCome: index >= billed })), { financedMinor: 5n, residualMinor });
      expect(figures.leftMinor).toBe(figures.rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
      expect(figures.toOwnMinor - figures.leftMinor).toBe(residualMinor);
      expect(figures.months).toBe(Math.max(0, rows.length - billed));
      const agreed = { ...figures, on: '2026-01-01', dueDay: 31, creditsMinor: 7n };
      expect(readAgreed(JSON.parse(JSON.stringify(agreedJson(agreed))))).toEqual(agreed);
    }));
  });
});

test('nothing leads back, and only what both have signed is done', () => {
  const { moves } = transferMoves;
  expect(Object.entries(moves).filter(([, to]) => to.includes('DONE')).map(([from]) => from)).toEqual(['SIGNED']);
  expect(moves.SIGNED).not.toContain('WITHDRAWN');
});

test('a no needs a reason, a signature the agreement read', () => {
  expect(decideTransferInput.safeParse({ transferId: 'tr', decision: 'DECLINE', reason: '짧음' }).success).toBe(false);
  expect(decideTransferInput.safeParse({ transferId: 'tr', decision: 'APPROVE', reason: '' }).success).toBe(true);
  expect(signTransferInput.safeParse({ transferId: 'tr', name: '김', code: '123456' }).success).toBe(false);
  expect(signTransferInput.parse({ transferId: 'tr', read: 'yes', name: '김', code: '１２３ ４５６' }).code).toBe('123456');
});
