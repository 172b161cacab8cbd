import { disclosureCode, type DisclosureField } from '@/lib/disclosures/model/pack';

/** Disclosure key, or the last part of a field's path beneath it → the sentence that says what is missing and how much is enough. */
const SENTENCE: Readonly<Record<string, string>> = {
  title: 'title', categoryCode: 'category-code', description: 'description', brand: 'brand', model: 'model', photos: 'photos', specifications: 'specifications',
  cashPrice: 'cash-price', offers: 'offers', residual: 'residual', firstPaymentMin: 'first-payment-min', lateRate: 'late-rate', deliveryDays: 'delivery-days',
  guarantee: 'guarantee', responseHours: 'response-hours', careVisitsPerYear: 'care-visits', returnCharge: 'return-charge',
  sellerName: 'seller-name', sellerRepresentative: 'seller-representative', sellerAddress: 'seller-address', sellerPhone: 'seller-phone', sellerEmail: 'seller-email',
};

/** The error code of what a listing does not say, or of a part of it, with the article that wants it said. */
export function missingCode(field: DisclosureField, part = field.key): string {
  const sentence = SENTENCE[part];
  return sentence ? `catalogue.missing.${sentence}?article=@disclosures.articles.${field.article}` : disclosureCode(field);
}

/** Photos without words for those who cannot see them: field → error code. A draft may still lack them. */
export const wordlessPhotos = (photos: readonly { alt: string }[]): Record<string, string> =>
  Object.fromEntries(photos.flatMap(({ alt }, index) => (alt.trim() === '' ? [[`photos.${index}.alt`, 'photos.alt']] : [])));

/** Field → error code, for a Problem. */
export const missingProblems = (missing: readonly DisclosureField[]): Record<string, string> =>
  Object.fromEntries(missing.map((field) => [field.key, missingCode(field)]));
