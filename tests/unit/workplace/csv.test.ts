import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Product } from '@/lib/catalogue/model/product';
import { productInput } from '@/lib/catalogue/model/product';
import { EMPTY_PRODUCT } from '@/lib/catalogue/model/product-form';
import { csvHead, csvLine, MAX_ROWS, readCsv } from '@/lib/workplace/csv-text';
import { guarded, unguarded } from '@/lib/workplace/model/cell-text';
import { listingCells, readSpecification, rowOf, specificationLines } from '@/lib/workplace/model/cells';
import { COLUMNS, HEADINGS, type Cells } from '@/lib/workplace/model/columns';
import { formOfCells } from '@/lib/workplace/model/form-of-cells';
import type { Words } from '@/lib/workplace/model/words';

const CATEGORIES = [{ code: 'instruments', nameKo: '악기', nameEn: 'Instruments' }, { code: 'computers', nameKo: '컴퓨터·카메라', nameEn: 'Computers and cameras' }];
const words = (locale: 'ko' | 'en'): Words => ({ locale, categories: CATEGORIES });

const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = (text: string | Uint8Array) => {
  const read = readCsv(typeof text === 'string' ? bytes(text) : text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const problemOf = (text: string | Uint8Array) => {
  const read = readCsv(typeof text === 'string' ? bytes(text) : text);
  return read.ok ? undefined : read.error;
};

/** What people really write: Hangul, quotes, commas, the signs that begin formulas. */
const sign = fc.constantFrom(...'가나다힣ㄱaZ09 ,"\'=+-@:;\\／＝%#&<>·é😀'.match(/./gu) ?? []);
const typed = (max: number) => fc.array(sign, { maxLength: max }).map((signs) => signs.join(''));
const lines = (max: number) => fc.array(typed(max), { maxLength: 4 }).map((all) => all.join('\n'));

/** A listing that the registration form accepts; others are not in the mall. */
const product: fc.Arbitrary<Product> = fc.record({
  title: typed(40), brand: typed(20), model: typed(20), description: lines(30), noteKo: lines(20), alt: typed(20),
  name: typed(12), value: typed(20), condition: fc.constantFrom('NEW' as const, 'USED' as const, 'REFURBISHED' as const),
  cash: fc.integer({ min: 100_000, max: 50_000_000 }), returns: fc.boolean(), first: fc.integer({ min: 0, max: 2000 }), locale: fc.constantFrom('ko', 'en'),
}).map((some) => productInput.safeParse({
  ...EMPTY_PRODUCT, title: `물건 ${some.title}`, brand: some.brand, model: some.model, description: some.description, categoryCode: 'instruments', condition: some.condition,
  cashPrice: String(some.cash), endOfTerm: some.returns ? 'RETURN_OR_BUYOUT' : 'TITLE_TRANSFER',
  offers: [12, 36, 60].map((termMonths) => ({ termMonths, offered: true, residual: String(Math.floor(some.cash / 10)) })),
  firstPaymentMin: String(some.first / 100), guarantee: { ...EMPTY_PRODUCT.guarantee, noteKo: some.noteKo, replacement: some.returns, repairDays: some.returns ? '9' : '6', visit: some.returns ? 'SEND_IN' : 'ON_SITE', exclusionsKo: some.noteKo, exclusionsEn: some.alt },
  specifications: some.name.trim() && some.value.trim() ? [{ name: some.name, value: some.value }, { name: '무게: 상자째', value: '1 kg: 약' }] : [],
  photos: [{ fileId: 'f_1', alt: some.alt }, { fileId: 'f_2', alt: '' }],
})).filter((read) => read.success).map((read) => read.data);

describe('a listings file', () => {
  test('gives every listing back as it was, in both languages', () => {
    fc.assert(fc.property(product, fc.constantFrom('ko' as const, 'en' as const), (one, locale) => {
      const listing = { number: 'L-2603-0001', product: one, serials: ['=A-1', 'B-2'], lowStockAt: locale === 'ko' ? 7 : null };
      const cells = listingCells(listing, words(locale));
      const [row] = rowsOf(csvHead(locale) + csvLine(rowOf(cells)));
      expect(row?.uneven).toBeUndefined();
      expect(row?.cells).toEqual(cells);
      const { form, problems } = formOfCells(EMPTY_PRODUCT, row?.cells ?? {}, words(locale === 'ko' ? 'en' : 'ko'));
      expect(problems).toEqual([]);
      expect(productInput.parse(form)).toEqual(one);
    }), { numRuns: 300 });
  });

  test('holds no cell that a spreadsheet would take for a formula, and every text comes back', () => {
    fc.assert(fc.property(fc.oneof(typed(20), fc.string()), (text) => {
      const cell = guarded(text);
      expect(/^[=+\-@\t\r\n＝＋－＠]/.test(cell)).toBe(false);
      expect(unguarded(cell)).toBe(text);
    }), { numRuns: 2000 });
    expect(guarded('=HYPERLINK("http://evil.example")')).toBe('\'=HYPERLINK("http://evil.example")');
    expect(unguarded("'손으로 쓴 따옴표")).toBe("'손으로 쓴 따옴표");
  });

  test('begins with the sign by which Excel knows UTF-8, and ends its lines as RFC 4180 says', () => {
    const text = csvHead('ko') + csvLine(COLUMNS.map(() => '한"글'));
    expect([...bytes(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain('"한""글"');
  });

  test('is read as Korean Excel saves it: CP949, its Unicode text, and parted by semicolons', () => {
    // 상품번호,상품 이름 / L-1,뷁 피아노: 뷁 is one of the syllables that only CP949 has.
    const cp949 = Buffer.from('bbf3c7b0b9f8c8a32cbbf3c7b020c0ccb8a70d0a4c2d312c94ee20c7c7bec6b3eb0d0a', 'hex');
    expect(rowsOf(cp949)[0]?.cells).toEqual({ number: 'L-1', title: '뷁 피아노' });
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('상품번호\t상품 이름\r\nL-1\t피아노\r\n', 'utf16le')]);
    expect(rowsOf(wide)[0]?.cells).toEqual({ number: 'L-1', title: '피아노' });
    expect(rowsOf('상품번호;현금가\nL-1;1000\n')[0]?.cells).toEqual({ number: 'L-1', cashPrice: '1000' });
  });

  test('may have its columns in any order, in either language, and leave some out; empty rows are no rows', () => {
    expect(rowsOf('cash PRICE,number,고칠 곳\n\n1000,L-1,왜냐하면\n,,\n2000,L-2,\n')).toEqual([
      { line: 3, cells: { cashPrice: '1000', number: 'L-1' } }, { line: 5, cells: { cashPrice: '2000', number: 'L-2' } },
    ]);
  });

  test('that cannot be read is refused as a whole, with the place', () => {
    expect(problemOf(Uint8Array.from([0xff, 0x00, 0xff]))).toEqual({ code: 'workplace.encoding' });
    expect(problemOf('상품번호,상품 이름\nL-1,"열린 따옴표\n')).toMatchObject({ code: 'workplace.csv-broken' });
    expect(problemOf('이름,값\na,b\n')).toEqual({ code: 'workplace.no-columns' });
    expect(problemOf('상품번호,할인가\nL-1,1\n')).toEqual({ code: 'workplace.column-unknown', params: { name: '할인가' } });
    expect(problemOf('상품번호,number\nL-1,1\n')).toEqual({ code: 'workplace.column-twice', params: { name: HEADINGS.number.ko } });
    expect(problemOf(csvHead('ko'))).toEqual({ code: 'workplace.no-rows' });
    expect(problemOf(`number\n${'L-1\n'.repeat(MAX_ROWS + 1)}`)).toEqual({ code: 'workplace.too-many-rows', params: { most: MAX_ROWS } });
  });

  test('says which rows have too many or too few cells', () => {
    expect(rowsOf('number,title\nL-1,a,b\nL-2\nL-3,c,\n').map(({ uneven }) => uneven)).toEqual([{ cells: 3, columns: 2 }, { cells: 1, columns: 2 }, undefined]);
  });
});

describe('a row', () => {
  test('reads what people type for amounts, percentages and yes', () => {
    const cells: Partial<Cells> = { cashPrice: ' 5,480,000원 ', firstPaymentMin: '５%', repairFree: 'y', replacement: '아니요', endOfTerm: '매입또는반납', offer36: '1,000,000', offer24: '' };
    const { form, problems } = formOfCells({ ...EMPTY_PRODUCT, title: '피아노', categoryCode: 'instruments' }, cells, words('ko'));
    expect(problems).toEqual([]);
    expect(form).toMatchObject({ cashPrice: '5480000', endOfTerm: 'RETURN_OR_BUYOUT', guarantee: { repairFree: true, replacement: false } });
    expect(form.offers.filter(({ offered }) => offered)).toEqual([{ termMonths: 36, offered: true, residual: '1000000' }, { termMonths: 48, offered: true, residual: '' }]);
  });

  test('keeps what the file has no column for', () => {
    const form = formOfCells({ ...EMPTY_PRODUCT, title: '피아노', description: '그대로' }, { title: '새 피아노' }, words('ko')).form;
    expect(form).toEqual({ ...EMPTY_PRODUCT, title: '새 피아노', description: '그대로' });
  });

  test('names what a spreadsheet has rounded, and what is no choice', () => {
    expect(formOfCells(EMPTY_PRODUCT, { model: '1.2E+11', condition: '아주 새것', offer12: '5000' }, words('ko')).problems).toEqual([
      { column: 'model', code: 'workplace.rounded-number', params: { text: '1.2E+11' } },
      { column: 'condition', code: 'workplace.not-a-choice', params: { choices: '새 제품, 수리 후 재판매, 중고' } },
      { column: 'offer12', code: 'workplace.residual-without-buyout' },
    ]);
  });

  test('parts names and values of specifications at the first colon that is not escaped', () => {
    const rows = [{ name: '크기: 상자', value: '1:2' }, { name: 'a\\b', value: '=1' }];
    expect(specificationLines(rows).split('\n').map(readSpecification)).toEqual(rows);
    expect(readSpecification('무게')).toEqual({ name: '무게', value: '' });
  });
});
