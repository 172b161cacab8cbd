import { describe, expect, test } from 'vitest';
import { changedFields } from '@/lib/catalogue/model/changes';
import { productInput, type ProductForm } from '@/lib/catalogue/model/product';
import { EMPTY_PRODUCT, productForm } from '@/lib/catalogue/model/product-form';
import { serials } from '@/lib/catalogue/model/serial';
import { inputProblem } from '@/lib/kernel/zod-problem';

const laptop: ProductForm = {
  ...EMPTY_PRODUCT, title: '하늘 노트 16', categoryCode: 'computers', cashPrice: '1890000', brand: '하늘', model: 'SN16', description: '노트북입니다.',
  photos: [{ fileId: 'f_1', alt: '' }], specifications: [{ name: '무게', value: '1.52 kg' }, { name: '', value: '' }],
};

function problems(change: Partial<ProductForm>): Record<string, string> {
  const read = productInput.safeParse({ ...laptop, ...change });
  return read.success ? {} : (inputProblem(read.error).fields ?? {});
}

const returns = (residual: string): Partial<ProductForm> => ({ endOfTerm: 'RETURN_OR_BUYOUT', offers: [{ termMonths: 36, offered: true, residual }] });

describe('the registration form', () => {
  test('reads percents as basis points, a late rate as a decimal, and leaves empty rows out', () => {
    const product = productInput.parse({ ...laptop, firstPaymentMin: '2.5', returnCharge: '10%', lateRate: '9.9' });
    expect(product).toMatchObject({
      cashPriceMinor: 1_890_000n, firstPaymentMinBps: 250, returnChargeBps: 1000, lateRate: '0.099', deliveryDays: 7,
      offers: [24, 36, 48].map((termMonths) => ({ termMonths, residualMinor: '0' })),
      specifications: [{ name: '무게', value: '1.52 kg' }], photos: [{ fileId: 'f_1', alt: '하늘 노트 16' }],
    });
  });

  test('shows a product as it was read', () => {
    const product = productInput.parse({ ...laptop, ...returns('400000'), firstPaymentMin: '12.25' });
    expect(productInput.parse(productForm(product))).toEqual(product);
  });

  test.each<[string, Partial<ProductForm>, Record<string, string>]>([
    ['nothing but blanks', { title: '   ' }, { title: 'required' }],
    ['no category', { categoryCode: '' }, { categoryCode: 'choose' }],
    ['no price', { cashPrice: '' }, { cashPrice: 'required' }],
    ['a price of nothing', { cashPrice: '0' }, { cashPrice: 'amount' }],
    ['a price with a point', { cashPrice: '100.5' }, { cashPrice: 'amount' }],
    ['a price with an exponent', { cashPrice: '1e3' }, { cashPrice: 'amount' }],
    ['a price in full-width digits', { cashPrice: '１８９' }, { cashPrice: 'amount' }],
    ['a price beyond every ledger', { cashPrice: '1000000000000000001' }, { cashPrice: 'amount' }],
    ['a return charge above a tenth', { returnCharge: '10.01' }, { returnCharge: 'catalogue.return-charge' }],
    ['a late rate above twenty percent', { lateRate: '20.1' }, { lateRate: 'catalogue.late-rate' }],
    ['a percentage in words', { firstPaymentMax: '삼십' }, { firstPaymentMax: 'catalogue.percent' }],
    ['a least first payment above the most', { firstPaymentMin: '40', firstPaymentMax: '30' }, { firstPaymentMax: 'catalogue.first-payment-range' }],
    ['no delivery', { deliveryDays: '0' }, { deliveryDays: 'catalogue.delivery-days' }],
    ['half a day', { deliveryDays: '1.5' }, { deliveryDays: 'number' }],
    ['a name that turns round', { title: 'abc\u202Efdp' }, { title: 'accounts.hidden-characters' }],
    ['a name with a space that nobody sees', { title: 'a\u200Bb' }, { title: 'accounts.hidden-characters' }],
    ['half a specification', { specifications: [{ name: '무게', value: '' }] }, { 'specifications.0.value': 'required' }],
    ['a residual that is missing', returns(''), { 'offers.0.residual': 'required' }],
    ['a residual of nothing', returns('0'), { 'offers.0.residual': 'amount' }],
    ['a residual above what is financed with the largest first payment', returns('1323000'), { 'offers.0.residual': 'catalogue.not-priceable' }],
    ['a term twice', { offers: [24, 24].map((termMonths) => ({ termMonths, offered: true, residual: '' })) }, { offers: 'choose' }],
    ['a term that nobody offers', { offers: [{ termMonths: 13, offered: true, residual: '' }] }, { 'offers.0.termMonths': 'choose' }],
  ])('refuses %s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  test('refuses a field that it does not know', () => {
    expect(productInput.safeParse({ ...laptop, status: 'PUBLISHED' }).success).toBe(false);
  });

  test('takes a residual just below what is financed', () => {
    expect(problems(returns('1322999'))).toEqual({});
  });
});

describe('serial numbers', () => {
  test('are read one a line or between commas, in capitals', () => {
    expect(serials.parse(' a-1 \nＢ2,c3\n\n')).toEqual(['A-1', 'B2', 'C3']);
    expect(serials.parse('')).toEqual([]);
  });

  test.each([['a\nA', 'catalogue.serial-twice'], ['a\u200B1', 'accounts.hidden-characters'], ['a\u202E1', 'accounts.hidden-characters'], ['x'.repeat(65), 'too-long']])(
    'refuses %j', (typed, code) => {
      const read = serials.safeParse(typed);
      expect(read.error?.issues[0]?.message).toBe(code);
    });

  test('are at most five hundred at a time', () => {
    expect(serials.safeParse(Array.from({ length: 501 }, (_, n) => `S${n}`).join('\n')).error?.issues[0]?.message).toBe('catalogue.too-many-units');
  });
});

test('what changed between two versions is named, in the order in which it is shown', () => {
  const before = productInput.parse(laptop);
  const after = productInput.parse({ ...laptop, title: '하늘 노트 16 새 판', cashPrice: '1990000', guarantee: { ...laptop.guarantee, replacement: true } });
  expect(changedFields(before, after)).toEqual(['title', 'cashPriceMinor', 'guarantee', 'photos']);
  expect(changedFields(before, before)).toEqual([]);
});
