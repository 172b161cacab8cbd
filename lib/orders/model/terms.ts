import { z } from 'zod';
import { termsFields, termsOf } from '@/lib/kernel/fields';
import { type TermsInput } from '@/lib/kernel/terms';

const storedTerms = z.object(termsFields);

/**
 * The terms of an approval or an order, as they are stored (protocol form: the currency stands beside them).
 * @throws ZodError for anything else: they were checked when the approval came in
 */
export const readTerms = (stored: unknown, currency: string): TermsInput =>
  termsOf(storedTerms.parse({ currency, ...(typeof stored === 'object' ? stored : {}) }));
