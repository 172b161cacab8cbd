import type { Condition } from './condition';
import type { Product } from './product';
import { firstPaymentRange, offersOf, referencePrice } from './terms';

const CONDITION: Record<Condition, string> = {
  NEW: 'https://schema.org/NewCondition', REFURBISHED: 'https://schema.org/RefurbishedCondition', USED: 'https://schema.org/UsedCondition',
};
/** GoodRelations: the offer is to lease, not to sell. */
const LEASE = 'http://purl.org/goodrelations/v1#LeaseOut';
/** UN/CEFACT common code: month. */
const MONTH = 'MON';

interface Shown {
  number: string;
  product: Product;
  category: string;
  sellerName: string;
  available: boolean;
  /** Absolute. */
  address: string;
  images: readonly string[];
  /** What the sum of all payments is called in the page's language. */
  totalName: string;
}

/** One offer a term: the month, and beside it everything that is paid. Amounts are whole won. */
function leaseOffers({ product, sellerName, available, address, totalName }: Shown) {
  const firstPaymentMinor = firstPaymentRange(product).minMinor;
  return offersOf(product).flatMap(({ termMonths }) => {
    const price = referencePrice(product, { termMonths, firstPaymentMinor });
    if (!price) return [];
    const priceCurrency = product.currency;
    return [{
      '@type': 'Offer', businessFunction: LEASE, url: `${address}?term=${termMonths}`, priceCurrency, price: String(price.totalToOwnMinor),
      availability: `https://schema.org/${available ? 'InStock' : 'OutOfStock'}`, itemCondition: CONDITION[product.condition],
      seller: { '@type': 'Organization', name: sellerName },
      eligibleDuration: { '@type': 'QuantitativeValue', value: termMonths, unitCode: MONTH },
      priceSpecification: [
        { '@type': 'UnitPriceSpecification', price: String(price.instalmentMinor), priceCurrency, unitCode: MONTH, billingDuration: termMonths, billingIncrement: 1 },
        { '@type': 'PriceSpecification', name: totalName, price: String(price.totalCostMinor), priceCurrency },
      ],
    }];
  });
}

/** What a search engine reads of a product: schema.org Product, offered on lease on each of its terms, at the reference rate and the least first payment. */
export function productData(shown: Shown): Record<string, unknown> {
  const { number, product, category, images } = shown;
  return {
    '@context': 'https://schema.org', '@type': 'Product', name: product.title, description: product.description, sku: number, category,
    ...(product.brand && { brand: { '@type': 'Brand', name: product.brand } }), ...(product.model && { model: product.model }), image: images,
    offers: leaseOffers(shown),
  };
}

/** JSON that may stand inside a script element, whatever a seller wrote. */
export const embeddable = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');
