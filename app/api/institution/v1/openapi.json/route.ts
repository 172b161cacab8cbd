import { protocolOpenapi } from '@/lib/desk-server/openapi';
import { OPEN_TO_ALL } from '@/lib/web/public-api';
import { route } from '@/lib/web/route';

/** The institution protocol as our own desk speaks it. */
export const GET = route(async (deps) =>
  Promise.resolve(Response.json(protocolOpenapi(`${deps.env.baseUrl}/api/institution/v1`), { headers: { ...OPEN_TO_ALL, 'cache-control': 'public, max-age=300' } })));
