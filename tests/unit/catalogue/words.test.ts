import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursorText, readCursor } from '@/lib/catalogue/model/cursor';
import { bpsOf, percentOf, percentText, rateOf } from '@/lib/catalogue/model/percent';
import { characterPairs, likePattern, searchable, searchWords } from '@/lib/catalogue/model/search';
import { newId } from '@/lib/platform/id';

describe('search words', () => {
  test('are lower case, composed, once each, eight at most', () => {
    expect(searchWords('  OLED  oled 피아노 ')).toEqual(['oled', '피아노']);
    expect(searchWords('피아노'.normalize('NFD'))).toEqual(['피아노']);
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
    expect(searchWords(' \n ')).toEqual([]);
    expect(searchable('세종', 'U-121  월넛')).toBe('세종 u-121 월넛');
  });

  test('become pairs of neighbours; a single letter is the beginning of a word', () => {
    expect(characterPairs(['노트북', '북'])).toEqual(['노트', '트북', ' 북']);
    expect(characterPairs(['👍🏽a'])).toEqual(['👍🏽', '🏽a']);
  });

  test('mean themselves in a pattern', () => {
    expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%');
  });
});

describe('a cursor', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.option(fc.constantFrom(0, 1), { nil: undefined }), (atMs, rank) => {
      const cursor = { atMs, id: newId('g'), ...(rank !== undefined && { rank }) };
      expect(readCursor(cursorText(cursor))).toEqual(cursor);
    }));
  });

  test('is nothing when it is anything else', () => {
    for (const text of ['', '-1', '2-abc-g_0', "1'; DROP TABLE listing", 'abc-g_short', undefined, 7, ['a'], 'zzzzzzzzzzzz-g_00000000000000000000000000']) expect(readCursor(text)).toBeUndefined();
  });
});

test('percents and basis points agree both ways', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), (bps) => { expect(bpsOf(percentText(bps))).toBe(bps); }));
  expect([bpsOf('12.5'), bpsOf('１２％'), bpsOf('-1'), bpsOf('1.234'), bpsOf('1e1'), bpsOf('')]).toEqual([1250, 1200, undefined, undefined, undefined, undefined]);
  expect([rateOf(990), rateOf(0), rateOf(2000)]).toEqual(['0.099', '0', '0.2']);
  expect(percentOf(996_828n, 5_480_000n)).toBe(18.2);
});
