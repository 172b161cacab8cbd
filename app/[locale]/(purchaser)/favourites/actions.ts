'use server';
import { addFavourite } from '@/lib/catalogue/add-favourite';
import { listingInput } from '@/lib/catalogue/model/inputs';
import { removeFavourite } from '@/lib/catalogue/remove-favourite';
import { purchaserAction } from '@/lib/web/action';

/* The heart shows at once what was done; nothing of the page is drawn anew. */
export const addFavouriteAction = purchaserAction(listingInput, addFavourite, { refresh: false });
export const removeFavouriteAction = purchaserAction(listingInput, removeFavourite, { refresh: false });
