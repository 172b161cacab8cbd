import { maySeller } from '@/lib/accounts/model/seller-roles';
import { storePhoto } from '@/lib/catalogue/store-photo';
import { photoRoute } from '@/lib/web/photo-route';

/** A seller puts up one photo of a listing. */
export const POST = photoRoute(storePhoto, (actor) => maySeller(actor, 'listings'));
