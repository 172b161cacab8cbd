import type { ActionForm } from '@/components/ui/use-action-form';
import type { SaveListingForm } from '@/lib/catalogue/model/inputs';

/** What the parts of the registration form are given. */
export type ListingFormParts = ActionForm<SaveListingForm>;

/** The sentence of a list of fields. */
export const listError = (form: ListingFormParts, name: string): string | undefined => form.errors[name];
