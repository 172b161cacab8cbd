import { addFavourite } from '@/lib/catalogue/add-favourite';
import { favouriteInput } from '@/lib/catalogue/model/inputs';
import { removeFavourite } from '@/lib/catalogue/remove-favourite';
import { memberPost } from '@/lib/web/member-route';

/** A heart, set or taken away. */
export const POST = memberPost(['PURCHASER'], favouriteInput, (deps, actor, { listingId, on }) => (on ? addFavourite : removeFavourite)(deps, actor, { listingId }));
