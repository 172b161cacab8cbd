import { renewOffers } from '@/lib/catalogue/renew-offers';
import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';

// What was published before this version of the mall is in its lists from the first page that is served.
const deps = await boot(env(), 'renew-offers');
await renewOffers(deps);
await leave(deps);
