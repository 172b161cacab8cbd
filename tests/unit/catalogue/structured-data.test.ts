import { describe, expect, test } from 'vitest';
import { embeddable, productData } from '@/lib/catalogue/model/structured-data';
import type { Product } from '@/lib/catalogue/model/product';
import { referencePrice } from '@/lib/catalogue/model/terms';

const product: Product = {
  title: '피아노 </script><script>alert(1)</script>', categoryCode: 'instruments', brand: '세종', model: 'U-121', description: '업라이트', condition: 'USED', currency: 'KRW',
  cashPriceMinor: 5_480_000n, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
  offers: [{ termMonths: 24, residualMinor: '1096000' }, { termMonths: 48, residualMinor: '1096000' }], firstPaymentMinBps: 1000, firstPaymentMaxBps: 3000,
  returnChargeBps: 1000, lateRate: '0.099', guarantee: { responseHours: 48, repairFree: true, replacement: false, careVisitsPerYear: 0, noteKo: '', noteEn: '', repairDays: 7, visit: 'ON_SITE', exclusionsKo: '', exclusionsEn: '' }, specifications: [], deliveryDays: 7, deliveryRegions: ['seoul'], photos: [],
};

const shown = { number: 'G-1', product, category: '악기', sellerName: '소리나무', available: true, address: 'https://mall.test/p/g_1', images: [], totalName: '총 납입액' };

describe('what a search engine reads', () => {
  test('is one lease offer a term, each with its month and its total, as the page computes them', () => {
    const data = productData(shown) as { offers: { eligibleDuration: { value: number }; price: string; priceSpecification: { price: string }[]; availability: string }[] };
    expect(data.offers.map((offer) => offer.eligibleDuration.value)).toEqual([24, 48]);
    const price = referencePrice(product, { termMonths: 48, firstPaymentMinor: 548_000n });
    expect(data.offers[1]).toMatchObject({
      businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut', price: String(price?.totalToOwnMinor), itemCondition: 'https://schema.org/UsedCondition',
      priceSpecification: [{ price: String(price?.instalmentMinor), billingDuration: 48 }, { name: '총 납입액', price: String(price?.totalCostMinor) }],
    });
  });

  test('says when nothing is left', () => {
    expect(JSON.stringify(productData({ ...shown, available: false }))).toContain('OutOfStock');
  });

  test('cannot end the script that it stands in', () => {
    const text = embeddable(productData(shown));
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual(productData(shown));
  });
});
