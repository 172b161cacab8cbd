import { storeClaimPhoto } from '@/lib/guarantee/store-claim-photo';
import { photoRoute } from '@/lib/web/photo-route';

/** One picture for a claim's thread. */
export const POST = photoRoute(storeClaimPhoto);
