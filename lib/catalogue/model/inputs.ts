import { z } from 'zod';
import { line } from '@/lib/accounts/model/text';
import { productInput } from './product';
import { serials } from './serial';

/** One listing, for what needs nothing more: submit, take back, unpublish, put back. */
export const listingInput = z.strictObject({ listingId: z.string() });
export type ListingInput = z.output<typeof listingInput>;

/** A heart, set or taken away. */
export const favouriteInput = z.strictObject({ listingId: z.string().max(30), on: z.boolean() });

/** Several listings at once. */
export const listingsInput = z.strictObject({ listingIds: z.array(z.string()).min(1, 'required').max(500, 'workplace.too-many') });
export type ListingsInput = z.output<typeof listingsInput>;

/** The registration form. Without `listingId` a listing is made; with it, what it says next. */
export const saveListingInput = z.strictObject({
  listingId: z.string().optional(),
  product: productInput,
  /** Units to add at once, one serial a line; empty when there are none. */
  serials,
});
export type SaveListingInput = z.output<typeof saveListingInput>;
export type SaveListingForm = z.input<typeof saveListingInput>;

/** The submission that an admin has read: what was changed or submitted anew since then is not decided on. */
const submission = { listingId: z.string(), versionId: z.string(), submittedAt: z.iso.datetime() };

export const publishInput = z.strictObject(submission);
export type PublishInput = z.output<typeof publishInput>;

export const requestChangesInput = z.strictObject({ ...submission, note: line(500) });
export type RequestChangesInput = z.output<typeof requestChangesInput>;
