'use server';
import { addUnits } from '@/lib/catalogue/add-units';
import { cropPhoto } from '@/lib/catalogue/crop-photo';
import { discardDraft } from '@/lib/catalogue/discard-draft';
import { cropPhotoInput } from '@/lib/catalogue/model/crop';
import { listingInput, saveListingInput } from '@/lib/catalogue/model/inputs';
import { addUnitsInput, unitInput } from '@/lib/catalogue/model/serial';
import { recallListing } from '@/lib/catalogue/recall-listing';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { republishListing } from '@/lib/catalogue/republish-listing';
import { saveListing } from '@/lib/catalogue/save-listing';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import { sellerAction } from '@/lib/web/action';

export const registerLeaseProductAction = sellerAction('listings', saveListingInput, registerLeaseProduct);
export const saveListingAction = sellerAction('listings', saveListingInput, saveListing);
/** The page that it is asked from keeps the answer. */
export const cropPhotoAction = sellerAction('listings', cropPhotoInput, cropPhoto, { refresh: false });
export const recallListingAction = sellerAction('listings', listingInput, recallListing);
export const discardDraftAction = sellerAction('listings', listingInput, discardDraft);
export const unpublishListingAction = sellerAction('listings', listingInput, unpublishListing);
export const republishListingAction = sellerAction('listings', listingInput, republishListing);
export const addUnitsAction = sellerAction('listings', addUnitsInput, addUnits);
export const withdrawUnitAction = sellerAction('listings', unitInput, withdrawUnit);
