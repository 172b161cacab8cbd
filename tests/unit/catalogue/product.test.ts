import { describe, expect, test } from 'vitest';
import { changedFields } from '@/lib/catalogue/model/changes';
import { productInput, type ProductForm } from '@/lib/catalogue/model/product';
import { EMPTY_PRODUCT, productForm } from '@/lib/catalogue/model/product-form';
import { neededOfProduct, registrationInput } from '@/lib/catalogue/model/registration';
import { serials } from '@/lib/catalogue/model/serial';
import { packInForce } from '@/lib/disclosures/model/packs';
import { inputProblem } from '@/lib/kernel/zod-problem';

const laptop: ProductForm = {
  ...EMPTY_PRODUCT, title: '하늘 노트 16', categoryCode: 'computers', cashPrice: '1890000', brand: '하늘', model: 'SN16', description: '노트북입니다.',
  photos: [{ fileId: 'f_1', alt: ' 은색 노트북을 펼친 모습 ' }], specifications: [{ name: '무게', value: '1.52 kg' }, { name: '', value: '' }],
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
      specifications: [{ name: '무게', value: '1.52 kg' }], photos: [{ fileId: 'f_1', alt: '은색 노트북을 펼친 모습' }],
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
    ['a late rate above twenty percent', { lateRate: '20.1' }, { lateRate: 'catalogue.late-rate?max=20&article=@disclosures.articles.kr-ita-12-1' }],
    ['a percentage in words', { firstPaymentMax: '삼십' }, { firstPaymentMax: 'catalogue.percent?max=90' }],
    ['a least first payment above the most', { firstPaymentMin: '40', firstPaymentMax: '30' }, { firstPaymentMax: 'catalogue.first-payment-range' }],
    ['no delivery', { deliveryDays: '0' }, { deliveryDays: 'catalogue.delivery-days?min=1&max=60' }],
    ['half a day', { deliveryDays: '1.5' }, { deliveryDays: 'catalogue.delivery-days?min=1&max=60' }],
    ['fewer hours than none', { guarantee: { ...laptop.guarantee, responseHours: '-1' } }, { 'guarantee.responseHours': 'catalogue.response-hours?min=1&max=336' }],
    ['an answer that comes after the repair', { guarantee: { ...laptop.guarantee, responseHours: '72', repairDays: '7' } }, { 'guarantee.responseHours': 'catalogue.response-after-repair?days=7&max=63' }],
    ['a name that turns round', { title: 'abc\u202Efdp' }, { title: 'accounts.hidden-characters' }],
    ['a name with a space that nobody sees', { title: 'a\u200Bb' }, { title: 'accounts.hidden-characters' }],
    ['half a specification', { specifications: [{ name: '무게', value: '' }] }, { 'specifications.0.value': 'catalogue.specification-value' }],
    ['a specification without a name', { specifications: [{ name: '', value: '1 kg' }] }, { 'specifications.0.name': 'catalogue.specification-name' }],
    ['a specification that says its own name', { specifications: [{ name: 'Color', value: ' color ' }] }, { 'specifications.0.value': 'catalogue.specification-same' }],
    ['a brand that is too long, with the limit', { brand: '하'.repeat(41) }, { brand: 'too-long?max=40' }],
    ['a residual that is missing', returns(''), { 'offers.0.residual': 'required' }],
    ['a residual of nothing', returns('0'), { 'offers.0.residual': 'amount' }],
    ['a residual above what is financed with the largest first payment', returns('1323000'), { 'offers.0.residual': 'catalogue.not-priceable' }],
    ['a price of one won, which no instalment can be made of', { cashPrice: '1' }, { cashPrice: 'catalogue.cash-price-too-low' }],
    ['a hundred won over months', { cashPrice: '100' }, { cashPrice: 'catalogue.cash-price-too-low' }],
    ['a thousand won over two years and more', { cashPrice: '1000' }, { cashPrice: 'catalogue.cash-price-too-low' }],
    ['a price too low beside a residual', { ...returns('1'), cashPrice: '100' }, { cashPrice: 'catalogue.cash-price-too-low' }],
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

describe('everything that is wrong is said at once', () => {
  const pack = packInForce('KR', '2026-03-02');
  const inReview = (product: ProductForm) => {
    const read = registrationInput(neededOfProduct(pack.listing)).safeParse({ product, serials: '' });
    return read.success ? {} : inputProblem(read.error).fields;
  };
  const eca = 'article=@disclosures.articles.kr-eca-13-2-2';

  test('of a form that is empty: what is wrong, what fields say together, and what is missing for review', () => {
    const wrong: Partial<ProductForm> = {
      firstPaymentMin: '40', firstPaymentMax: '30', deliveryDays: '-1', endOfTerm: 'RETURN_OR_BUYOUT',
      offers: [{ termMonths: 24, offered: true, residual: '' }, { termMonths: 36, offered: true, residual: '0' }],
      specifications: [{ name: '무게', value: '' }, { name: '', value: '빨강' }],
    };
    expect(inReview({ ...EMPTY_PRODUCT, ...wrong })).toEqual({
      'product.title': 'catalogue.missing.title?article=@disclosures.articles.kr-ita-5-1',
      'product.categoryCode': 'catalogue.missing.category-code?article=@disclosures.articles.kr-ita-5-1',
      'product.cashPrice': 'catalogue.missing.cash-price?article=@disclosures.articles.kr-ita-5-2',
      'product.firstPaymentMax': 'catalogue.first-payment-range', 'product.deliveryDays': 'catalogue.delivery-days?min=1&max=60',
      'product.offers.0.residual': 'catalogue.missing.residual?article=@disclosures.articles.kr-ita-5-4', 'product.offers.1.residual': 'amount',
      'product.specifications.0.value': 'catalogue.specification-value', 'product.specifications.1.name': 'catalogue.specification-name',
      'product.description': 'catalogue.missing.description?article=@disclosures.articles.kr-ita-5-1',
      'product.brand': `catalogue.missing.brand?${eca}`, 'product.model': `catalogue.missing.model?${eca}`, 'product.photos': `catalogue.missing.photos?${eca}`,
    });
  });

  test('every field of the pack that a seller types names its article when it is blank', () => {
    const blank: ProductForm = {
      ...EMPTY_PRODUCT, title: ' ', cashPrice: '', firstPaymentMin: '', firstPaymentMax: '', returnCharge: ' ', lateRate: '', deliveryDays: '', offers: [],
      guarantee: { ...EMPTY_PRODUCT.guarantee, responseHours: '', careVisitsPerYear: ' ' },
    };
    const said: Record<string, string> = inReview(blank) ?? {};
    const typed = neededOfProduct(pack.listing);
    expect(typed.length).toBe(14);
    for (const { key, article } of typed) {
      const codes = Object.entries(said).filter(([path]) => path === `product.${key}` || path.startsWith(`product.${key}.`)).map(([, code]) => code);
      expect(codes.length, key).toBe(key === 'guarantee' ? 2 : 1);
      for (const code of codes) expect(code).toMatch(new RegExp(`^catalogue\\.missing\\.[a-z-]+\\?article=@disclosures\\.articles\\.${article}$`));
    }
    expect(said['product.firstPaymentMax']).toBe('required');
  });

  test('a residual that cannot be priced is said along with a name that is missing', () => {
    expect(problems({ ...returns('1323000'), title: '' })).toEqual({ title: 'required', 'offers.0.residual': 'catalogue.not-priceable' });
  });

  test('of a form without photos, specifications and terms, in one list; a draft needs none of them', () => {
    const bare = { ...laptop, photos: [], specifications: [{ name: '', value: '' }], offers: [] };
    expect(inReview(bare)).toEqual({
      'product.photos': `catalogue.missing.photos?${eca}`, 'product.specifications': `catalogue.missing.specifications?${eca}`,
      'product.offers': 'catalogue.missing.offers?article=@disclosures.articles.kr-ita-5-4',
    });
    expect(problems(bare)).toEqual({});
    expect(inReview(laptop)).toEqual({});
  });
});

describe('serial numbers', () => {
  test('are read one a line or between commas, in capitals', () => {
    expect(serials.parse(' a-1 \nＢ2,c3\n\n')).toEqual(['A-1', 'B2', 'C3']);
    expect(serials.parse('')).toEqual([]);
  });

  test.each([['a-1\nA-1', 'catalogue.serial-twice?serial=A-1'], ['a\u200B1', 'accounts.hidden-characters'], ['a\u202E1', 'accounts.hidden-characters'], ['x'.repeat(65), 'too-long?max=64']])(
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
  const after = productInput.parse({ ...laptop, title: '하늘 노트 16 새 판', photos: [{ fileId: 'f_1', alt: '뚜껑을 닫은 모습' }], cashPrice: '1990000', guarantee: { ...laptop.guarantee, replacement: true } });
  expect(changedFields(before, after)).toEqual(['title', 'cashPriceMinor', 'guarantee', 'photos']);
  expect(changedFields(before, before)).toEqual([]);
});
