import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LineKind } from '@/lib/settlements/model/settlement';
import { STATEMENT_COLUMNS, statementTable } from '@/lib/settlements/model/statement';

const KINDS: LineKind[] = ['sale', 'first-payment', 'fee', 'vat', 'reserve', 'holdback', 'holdback-back', 'first-missing', 'withdrawal', 'refusal', 'clawback', 'guarantee', 'other'];
const line = fc.record({ lease: fc.constantFrom('LS-2', 'LS-1', 'LS-3', null), title: fc.constant('피아노'), kind: fc.constantFrom(...KINDS), amountMinor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }) });
const sum = (of: readonly bigint[]) => of.reduce((total, each) => total + each, 0n);

it('adds up by row, by column and by kind to what the lines come to, a row a lease in the order of their numbers', () => fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
  const { rows, sums, kinds } = statementTable(lines);
  const all = sum(lines.map(({ amountMinor }) => amountMinor));
  for (const row of [...rows, sums]) expect(sum(STATEMENT_COLUMNS.map((name) => row[name]))).toBe(row.totalMinor);
  for (const name of STATEMENT_COLUMNS) expect(sum(rows.map((row) => row[name]))).toBe(sums[name]);
  expect([sums.totalMinor, sum(rows.map(({ totalMinor }) => totalMinor)), sum(kinds.map(({ amountMinor }) => amountMinor))]).toEqual([all, all, all]);
  for (const row of rows) expect(row.totalMinor).toBe(sum(lines.filter(({ lease }) => lease === row.lease).map(({ amountMinor }) => amountMinor)));
  expect(rows.map(({ lease }) => lease)).toEqual(['LS-1', 'LS-2', 'LS-3', null].filter((lease) => lines.some((each) => each.lease === lease)));
})));
