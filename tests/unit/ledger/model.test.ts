import { expect, test } from 'vitest';
import { decimalText } from '@/lib/kernel/money';
import { ACCOUNTS, balanceOf, historyKey } from '@/lib/ledger/model';

test('an account’s balance stands on its own side', () => {
  expect(balanceOf('ASSET', 300n, 100n)).toBe(200n);
  expect(balanceOf('EXPENSE', 300n, 100n)).toBe(200n);
  expect(balanceOf('LIABILITY', 100n, 300n)).toBe(200n);
  expect(balanceOf('INCOME', 100n, 300n)).toBe(200n);
});

test('all balances of a balanced ledger come to nothing: assets and expenses against the others', () => {
  const sides = new Set(ACCOUNTS.map(({ kind }) => balanceOf(kind, 1n, 0n)));
  expect(sides).toEqual(new Set([1n, -1n]));
});

test('a key sorts as its day, entry and line', () => {
  expect(historyKey({ occurredOn: '2026-04-06', entryId: 'j_01KC', line: 2 })).toBe('2026-04-06~j_01KC~2');
});

test.each([[0n, 'KRW', '0'], [-1234n, 'KRW', '-1234'], [5n, 'USD', '0.05'], [-123450n, 'USD', '-1234.50'], [1n, 'KWD', '0.001']])('%s of %s is written %s', (minor, currency, text) => {
  expect(decimalText(minor, currency)).toBe(text);
});
