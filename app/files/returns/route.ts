import { storeReturnPhoto } from '@/lib/endings/store-return-photo';
import { photoRoute } from '@/lib/web/photo-route';

/** One picture for an inspection. */
export const POST = photoRoute(storeReturnPhoto);
