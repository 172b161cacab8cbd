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

/** What a pack wants said and is blank names its article, in place of the form's own "required". */
function withArticles(problems: Readonly<Record<string, string>>, needed: readonly DisclosureField[], values: DisclosureValues): Record<string, string> {
  const parts = Object.entries(problems).flatMap(([path, code]) => {
    const field = code === 'required' && needed.find(({ key }) => path.startsWith(`product.${key}.`));
    return field ? [[path, missingCode(field, path.split('.').at(-1))] as const] : [];
  });
  const whole = missingDisclosures(needed, values).map((field) => [`product.${field.key}`, missingCode(field)] as const);
  return { ...problems, ...Object.fromEntries([...parts, ...whole]) };
}

/** The registration form as it is handed in for review: everything that is wrong and everything that is missing, in one list. */
export const registrationInput = (needed: readonly DisclosureField[]): z.ZodType<SaveListingInput, SaveListingForm> =>
  z.custom<SaveListingForm>().transform((typed, context) => {
    const read = saveListingInput.safeParse(typed);
    const problems = withArticles(read.success ? {} : inputProblem(read.error).fields ?? {}, needed, typedValues(typed));
    for (const [field, code] of Object.entries(wordlessPhotos(typed.product.photos))) problems[`product.${field}`] ??= code;
    addProblems(context, problems);
    return read.success ? read.data : z.NEVER;
  });
