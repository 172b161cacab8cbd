import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyTitle } from '@/lib/catalogue/model/copy-title';
import { readSortedCursor, sellerListQuery, sellerListRequest, sortedCursorText } from '@/lib/catalogue/model/seller-list';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { bulkEditInput, changedPrice, type BulkEditForm } from '@/lib/workplace/model/bulk';
import { pickedIn } from '@/lib/workplace/model/picked';
import { stockOfCell } from '@/lib/workplace/model/stock';

const form = (change: Partial<BulkEditForm>): BulkEditForm => ({ listingIds: ['g_1'], mode: 'keep', amount: '', percent: '', unit: '1000', add: '', withdraw: '', ...change });
const problems = (change: Partial<BulkEditForm>) => {
  const read = bulkEditInput.safeParse(form(change));
  return read.success ? {} : inputProblem(read.error).fields;
};

describe('a price that is changed for many', () => {
  test.each([
    [5_480_000n, 500, 1000n, 5_754_000n], [5_480_000n, -500, 1000n, 5_206_000n], [1_234_567n, 333, 10n, 1_275_680n],
    [1_000_500n, 0, 1000n, 1_001_000n], [999n, 10, 1n, 1_000n], [1n, -9000, 1n, 0n],
  ])('%s by %s basis points to the nearest %s is %s', (minor, bps, unit, wanted) => {
    expect(changedPrice(minor, { mode: 'percent', bps, unit })).toBe(wanted);
  });

  test('is a multiple of the unit, at most half a unit from the exact share', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.integer({ min: -9000, max: 50_000 }), fc.constantFrom(1n, 10n, 100n, 1000n, 10_000n), (minor, bps, unit) => {
      const changed = changedPrice(minor, { mode: 'percent', bps, unit });
      expect(changed % unit).toBe(0n);
      const off = changed * 10_000n - minor * BigInt(10_000 + bps);
      expect((off < 0n ? -off : off) * 2n <= unit * 10_000n).toBe(true);
    }));
  });

  test('is read as a person types it, and what says nothing is refused', () => {
    expect(bulkEditInput.parse(form({ mode: 'lower', percent: '２.５%', unit: '100' })).price).toEqual({ mode: 'percent', bps: -250, unit: 100n });
    expect(bulkEditInput.parse(form({ add: 'l-2603-0001\tsn-1\nL-2603-0002,sn 2\n', withdraw: 'a-1, a-2' }))).toMatchObject({
      add: [{ number: 'L-2603-0001', serial: 'SN-1' }, { number: 'L-2603-0002', serial: 'SN 2' }], withdraw: ['A-1', 'A-2'],
    });
    expect(problems({})).toEqual({ mode: 'workplace.nothing-to-change' });
    expect(problems({ mode: 'set' })).toEqual({ amount: 'required' });
    expect(problems({ mode: 'set', amount: '0' })).toEqual({ amount: 'amount' });
    expect(problems({ mode: 'raise', percent: '-5' })).toEqual({ percent: 'workplace.percent?max=500' });
    expect(problems({ mode: 'lower', percent: '95' })).toEqual({ percent: 'workplace.percent?max=90' });
    expect(problems({ add: 'L-2603-0001' })).toEqual({ add: 'workplace.unit-line?line=1' });
  });
});

test('a copy says so at the end of a title that is still short enough', () => {
  expect(copyTitle('피아노', '(사본)')).toBe('피아노 (사본)');
  expect([...copyTitle('가'.repeat(80), '(사본)')]).toHaveLength(80);
});

describe('a cell of serials', () => {
  const shelf = [{ serial: 'A-1', state: 'AVAILABLE' as const }, { serial: 'A-2', state: 'LEASED' as const }];
  test('says what comes and what goes, whatever the capitals', () => {
    expect(stockOfCell('a-2\nb-1', shelf)).toEqual({ add: ['B-1'], withdraw: ['A-1'], problems: [] });
    expect(stockOfCell('a-1, a-2', shelf)).toEqual({ add: [], withdraw: [], problems: [] });
  });
  test('cannot take away what somebody has, name a thing twice, or hold a rounded number', () => {
    expect(stockOfCell('A-1', shelf).problems).toEqual([{ column: 'serials', code: 'workplace.serial-in-use', params: { serials: 'A-2' } }]);
    expect(stockOfCell('A-1\nA-2\na-1', shelf).problems).toEqual([{ column: 'serials', code: 'catalogue.serial-twice', params: { serial: 'a-1' } }]);
    expect(stockOfCell('A-1\nA-2\n8.8E+12', shelf).problems).toEqual([{ column: 'serials', code: 'workplace.rounded-number', params: { text: '8.8E+12' } }]);
  });
});

describe('the address of the list', () => {
  test('says the filter, and what it does not know is left out', () => {
    const request = sellerListRequest({ status: 'PUBLISHED', low: '1', q: ' 피아노 ', sort: 'dear', after: 'nonsense', x: 'y' });
    expect(request).toEqual({ status: 'PUBLISHED', low: true, query: '피아노', sort: 'dear' });
    expect(sellerListQuery(request)).toBe('?status=PUBLISHED&low=1&q=%ED%94%BC%EC%95%84%EB%85%B8&sort=dear');
    expect(sellerListRequest({ status: 'GONE', sort: 'random' })).toEqual({});
  });
  test('gives its place back, whatever a row is sorted by', () => {
    const id = `g_${'0'.repeat(26)}`;
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (key) => { expect(readSortedCursor(sortedCursorText({ key, id }))).toEqual({ key, id }); }));
    expect(readSortedCursor('["x","1; DROP TABLE listing"]')).toBeUndefined();
  });
  test('names what was picked', () => {
    expect(pickedIn({ pick: 'L-2603-0001.L-2603-0002.x' })).toEqual({ numbers: ['L-2603-0001', 'L-2603-0002'] });
    expect(pickedIn({ all: '1', low: '1' })).toEqual({ low: true });
    expect(pickedIn({ pick: '' })).toBeUndefined();
  });
});
