import { z } from 'zod';
import { missingDisclosures, type DisclosureField, type DisclosureValues } from '@/lib/disclosures/model/pack';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { saveListingInput, type SaveListingForm, type SaveListingInput } from './inputs';
import { addProblems } from './problems';
import { missingCode, wordlessPhotos } from './missing';
import { EMPTY_PRODUCT } from './product-form';

/** Of a pack's fields, those that the registration form fills in; the others are the seller's own details. */
export const neededOfProduct = (fields: readonly DisclosureField[]): DisclosureField[] => fields.filter(({ key }) => key in EMPTY_PRODUCT);

/** What the form says by the names of the disclosure packs: a row that is left empty says nothing. */
function typedValues({ product }: SaveListingForm): DisclosureValues {
  return {
    ...product,
    offers: product.offers.filter(({ offered }) => offered),
    specifications: product.specifications.filter(({ name, value }) => name.trim() !== '' || value.trim() !== ''),
  };
}

/** The registration form as it is handed in for review: everything that is wrong and everything that is missing, in one list. */
export const registrationInput = (needed: readonly DisclosureField[]): z.ZodType<SaveListingInput, SaveListingForm> =>
  z.custom<SaveListingForm>().transform((typed, context) => {
    const read = saveListingInput.safeParse(typed);
    const problems: Record<string, string> = read.success ? {} : { ...inputProblem(read.error).fields };
    for (const field of missingDisclosures(needed, typedValues(typed))) problems[`product.${field.key}`] ??= missingCode(field);
    for (const [field, code] of Object.entries(wordlessPhotos(typed.product.photos))) problems[`product.${field}`] ??= code;
    addProblems(context, problems);
    return read.success ? read.data : z.NEVER;
  });
