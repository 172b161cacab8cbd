import { currentMe } from '@/lib/web/person';
import { route } from '@/lib/web/route';

/** Who reads, for pages that are the same for everybody. */
export const GET = route(async () => Response.json(await currentMe(), { headers: { 'cache-control': 'private, no-store' } }));
