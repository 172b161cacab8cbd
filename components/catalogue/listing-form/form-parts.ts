import type { ActionForm, ActionResult } from '@/components/ui/use-action-form';
import type { CropPhotoInput } from '@/lib/catalogue/model/crop';
import type { SaveListingForm } from '@/lib/catalogue/model/inputs';
import type { KeptPhoto } from '@/lib/catalogue/model/photo';

/** What the parts of the registration form are given. */
export type ListingFormParts = ActionForm<SaveListingForm>;

export type CropPhoto = (input: CropPhotoInput) => Promise<ActionResult<KeptPhoto>>;

/** The sentence of a list of fields. */
export const listError = (form: ListingFormParts, name: string): string | undefined => form.errors[name];
