import { percentText } from './percent';
import type { Product, ProductForm } from './product';
import { REGIONS } from './regions';
import { TERM_CHOICES } from './term-choices';

/** An empty form: the mall's usual conditions already in it, nothing that only the seller can know. */
export const EMPTY_PRODUCT: ProductForm = {
  title: '', categoryCode: '', brand: '', model: '', description: '', condition: 'NEW', photos: [],
  cashPrice: '', endOfTerm: 'TITLE_TRANSFER',
  offers: TERM_CHOICES.map((termMonths) => ({ termMonths, offered: termMonths >= 24 && termMonths <= 48, residual: '' })),
  firstPaymentMin: '0', firstPaymentMax: '30', returnCharge: '10', lateRate: '9.9', deliveryDays: '7', deliveryRegions: [...REGIONS],
  guarantee: { responseHours: '48', repairFree: true, replacement: false, careVisitsPerYear: '0', noteKo: '', noteEn: '', repairDays: '7', visit: 'ON_SITE', exclusionsKo: '', exclusionsEn: '' },
  specifications: [],
};

/** A product as the form shows it; reading the form back gives an equal product. */
export function productForm(product: Product): ProductForm {
  const { title, categoryCode, brand, model, description, condition, endOfTerm, guarantee } = product;
  const lateBps = Math.round(Number(product.lateRate) * 10_000);
  return {
    title, categoryCode, brand, model, description, condition, endOfTerm,
    // A name is no description: it stood there in place of one once.
    photos: product.photos.map(({ fileId, alt }) => ({ fileId, alt: alt === title ? '' : alt })),
    cashPrice: product.cashPriceMinor.toString(),
    offers: TERM_CHOICES.map((termMonths) => {
      const offer = product.offers.find((each) => each.termMonths === termMonths);
      return { termMonths, offered: offer !== undefined, residual: offer && offer.residualMinor !== '0' ? offer.residualMinor : '' };
    }),
    firstPaymentMin: percentText(product.firstPaymentMinBps),
    firstPaymentMax: percentText(product.firstPaymentMaxBps),
    returnCharge: percentText(product.returnChargeBps),
    lateRate: percentText(lateBps),
    deliveryDays: String(product.deliveryDays),
    deliveryRegions: [...product.deliveryRegions],
    guarantee: { ...guarantee, responseHours: String(guarantee.responseHours), careVisitsPerYear: String(guarantee.careVisitsPerYear), repairDays: String(guarantee.repairDays) },
    specifications: product.specifications.map(({ name, value }) => ({ name, value })),
  };
}
