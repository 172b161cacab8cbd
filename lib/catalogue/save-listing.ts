import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import { addUnits } from './add-units';
import type { SaveListingInput } from './model/inputs';
import type { Product } from './model/product';
import { draftStage } from './model/states';
import { attachDraft, categoryNames, insertListing, lockOwnListing, type LockedListing } from './store/listings';
import { ownsPhotos } from './store/photos';
import { insertVersion, lastVersionNumber, rewriteVersion } from './store/versions';

export interface SavedListing {
  listingId: string;
  versionId: string;
}

/** A choice that the form's own rules cannot see: a category or a photo that is not there, or is somebody else's. */
async function strangeFields(tx: Tx, sellerId: string, product: Product): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  if (!(await categoryNames(tx, product.categoryCode))) fields['product.categoryCode'] = 'choose';
  if (!(await ownsPhotos(tx, sellerId, product.photos.map(({ fileId }) => fileId)))) fields['product.photos'] = 'catalogue.photo-gone';
  return fields;
}

async function openListing(tx: Tx, deps: Deps, sellerId: string): Promise<LockedListing> {
  const at = deps.clock.now();
  const id = newId('g');
  const number = await nextNumber(tx, 'L', at);
  await insertListing(tx, { id, number, sellerId, at });
  return { id, number, sellerId, status: 'DRAFT', title: '', draftVersionId: null, publishedVersionId: null, submittedAt: null, reviewNote: null };
}

/**
 * Keeps what a seller wrote: a new listing, its draft, or the next version of one that is published (which the mall goes
 * on showing as it was, and which its orders keep).
 * Errors: `not-found`, `catalogue.under-review`, `input` with fields, and those of adding units.
 */
export async function saveListing(deps: Deps, actor: Actor, { listingId, product, serials }: SaveListingInput): Promise<Result<SavedListing>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const fields = await strangeFields(tx, sellerId, product);
    if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
    const listing = listingId === undefined ? await openListing(tx, deps, sellerId) : await lockOwnListing(tx, sellerId, listingId);
    if (!listing) return err({ code: 'not-found' });
    if (draftStage(listing) === 'SUBMITTED') return err({ code: 'catalogue.under-review' });
    const versionId = await writeDraft(tx, actor, listing, product, deps);
    if (!versionId) return err({ code: 'conflict' });
    await audit(tx, { actor, action: 'listing.saved', subject: { type: 'listing', id: listing.id }, data: { versionId, title: product.title }, at });
    const added = serials.length > 0 ? await addUnits({ ...deps, tx }, actor, { listingId: listing.id, serials }) : ok({ added: 0 });
    return added.ok ? ok({ listingId: listing.id, versionId }) : added;
  });
}

async function writeDraft(tx: Tx, actor: Actor, listing: LockedListing, product: Product, deps: Deps): Promise<string | null> {
  if (listing.draftVersionId) return (await rewriteVersion(tx, listing.draftVersionId, product)) ? listing.draftVersionId : null;
  const number = (await lastVersionNumber(tx, listing.id)) + 1;
  const versionId = await insertVersion(tx, { listingId: listing.id, number, product, createdById: actor.userId, at: deps.clock.now() });
  await attachDraft(tx, listing.id, versionId);
  return versionId;
}
