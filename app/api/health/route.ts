import { isUp } from '@/lib/platform/is-up';
import { problemJson, route } from '@/lib/web/route';

/** Whether the mall can serve: its database answers. For whoever watches over it. */
export const GET = route(async (deps) => ((await isUp(deps.db))
  ? Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
  : problemJson({ code: 'busy' })));
