import { openapi } from '@/lib/web/openapi';
import { OPEN_TO_ALL } from '@/lib/web/public-api';
import { route } from '@/lib/web/route';

/** What the public interface takes and gives. */
export const GET = route(async (deps) => Promise.resolve(Response.json(openapi(deps.env.baseUrl), { headers: { ...OPEN_TO_ALL, 'cache-control': 'public, max-age=300' } })));
