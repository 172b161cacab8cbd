import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asHangul, otherKeyboard, pressedKeys } from '@/lib/catalogue/model/keyboard';
import { kindNames, KINDS } from '@/lib/catalogue/model/kinds';
import { keySlips, nearWords } from '@/lib/catalogue/model/near-words';
import { reaches, regionOfPostcode, REGIONS, regionsOf } from '@/lib/catalogue/model/regions';

describe('the other keyboard', () => {
  test.each([['dkssud', '안녕'], ['vldksh', '피아노'], ['shxmqnr', '노트북'], ['soawkdrh', '냄장고'], ['Tkfk', '싸라'], ['rhkdghkans', '광화문'], ['ekfr', '닭'], ['ekfrdl', '닭이'], ['ekfrl', '달기']])(
    '%s is %s', (keys, hangul) => { expect(otherKeyboard(keys)).toBe(hangul); });

  test.each([['ㅣ멧ㅐㅔ', 'laptop'], ['ㅔㅑ무ㅐ', 'piano'], ['ㄹ걍ㅎㄷ', 'fridge'], ['ㅅㅍ', 'tv']])('%s is %s', (hangul, latin) => { expect(otherKeyboard(hangul)).toBe(latin); });

  test.each(['laptop', 'tv', 'xz', '123', 'u-121'])('%s is no Korean', (text) => { expect(asHangul(text)).toBeUndefined(); });

  test('the keys of any Korean text give the text back', () => {
    const syllables = fc.string({ unit: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code)), minLength: 1, maxLength: 8 });
    fc.assert(fc.property(syllables, (text) => { expect(asHangul(pressedKeys(text))).toBe(text); }), { numRuns: 500 });
  });
});

describe('slips', () => {
  test.each([['냉장꼬', '냉장고'], ['피아너', '피아노'], ['노투북', '노트북'], ['세탁긔', '세탁기'], ['labtop', 'laptop'], ['refridgerator', 'refrigerator'], ['cmaera', 'camera']])(
    '%s may have been %s', (typed, meant) => { expect(nearWords(typed, KINDS.flat())[0]).toBe(meant); });

  test('a right word, a short one and one that is far from all suggest nothing', () => {
    for (const typed of ['피아노', 'tv', '가', '우주선발사대']) expect(nearWords(typed, KINDS.flat())).toEqual([]);
  });

  test('slips are counted the same both ways, and none in the same word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });
    fc.assert(fc.property(word, word, (a, b) => {
      expect(keySlips(a, b, 9)).toBe(keySlips(b, a, 9));
      expect(keySlips(a, b, 9) === 0).toBe(a === b);
    }));
  });
});

describe('kinds', () => {
  test('a title is found by the other names of what it says', () => {
    expect(kindNames('온새미 4도어 냉장고 870l', '')).toEqual(expect.arrayContaining(['refrigerator', 'fridge']));
    expect(kindNames('하늘 노트 16', '16인치 화면의 노트북입니다')).toEqual(expect.arrayContaining(['laptop', '랩톱']));
  });

  test('a Latin name counts as a whole word alone, and a title that says its kind is not called by its description', () => {
    expect(kindNames('catv 분배기', '')).toEqual([]);
    expect(kindNames('세종 피아노', '의자를 함께 드립니다')).not.toContain('chair');
  });
});

describe('regions', () => {
  test.each([['03163', 'seoul'], ['13529', 'gyeonggi'], ['22382', 'incheon'], ['24341', 'gangwon'], ['28644', 'chungbuk'], ['30151', 'sejong'], ['31119', 'chungnam'], ['35229', 'daejeon'],
    ['36759', 'gyeongbuk'], ['41911', 'daegu'], ['44675', 'ulsan'], ['48058', 'busan'], ['51430', 'gyeongnam'], ['54999', 'jeonbuk'], ['58564', 'jeonnam'], ['61945', 'gwangju'], ['63122', 'jeju']])(
    'the postcode %s lies in %s', (postcode, region) => {
      expect(regionOfPostcode(postcode)).toBe(region);
      expect(reaches(regionsOf([region]), postcode)).toBe(true);
      expect(reaches(REGIONS.filter((each) => each !== region), postcode)).toBe(false);
    });

  test('what no region has is reached from everywhere alone', () => {
    for (const postcode of ['00123', '64000', '99999', '', '1234', 'abcde']) {
      expect(regionOfPostcode(postcode)).toBeUndefined();
      expect([reaches(['seoul'], postcode), reaches(REGIONS, postcode)]).toEqual([false, true]);
    }
  });
});
