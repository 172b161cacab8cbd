import { disclosureCode, type DisclosureField } from '@/lib/disclosures/model/pack';

/** Disclosure key → the sentence that says what is missing and how much is enough. */
const SENTENCE: Readonly<Record<string, string>> = {
  description: 'description', brand: 'brand', model: 'model', photos: 'photos', specifications: 'specifications', offers: 'offers',
  sellerName: 'seller-name', sellerRepresentative: 'seller-representative', sellerAddress: 'seller-address', sellerPhone: 'seller-phone', sellerEmail: 'seller-email',
};

/** The error code of what a listing does not say, with the article that wants it said. */
export function missingCode(field: DisclosureField): string {
  const sentence = SENTENCE[field.key];
  return sentence ? `catalogue.missing.${sentence}?article=@disclosures.articles.${field.article}` : disclosureCode(field);
}

/** Photos without words for those who cannot see them: field → error code. A draft may still lack them. */
export const wordlessPhotos = (photos: readonly { alt: string }[]): Record<string, string> =>
  Object.fromEntries(photos.flatMap(({ alt }, index) => (alt.trim() === '' ? [[`photos.${index}.alt`, 'photos.alt']] : [])));

/** Field → error code, for a Problem. */
export const missingProblems = (missing: readonly DisclosureField[]): Record<string, string> =>
  Object.fromEntries(missing.map((field) => [field.key, missingCode(field)]));
