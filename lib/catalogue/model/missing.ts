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

/** Field → error code, for a Problem. */
export const missingProblems = (missing: readonly DisclosureField[]): Record<string, string> =>
  Object.fromEntries(missing.map((field) => [field.key, missingCode(field)]));
