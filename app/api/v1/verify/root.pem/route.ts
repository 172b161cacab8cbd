import { mallRoots } from '@/lib/checking/views/trusted-roots';
import { OPEN_TO_ALL, publicProblem } from '@/lib/web/public-api';
import { route } from '@/lib/web/route';

/** The mall's own root certificates, so that a reader of PDF may trust what they seal. None before the first seal. */
export const GET = route(async (deps, request) => {
  const roots = await mallRoots(deps.db);
  if (roots.length === 0) return publicProblem(request, { code: 'not-found' });
  return new Response(`${roots.join('\n')}\n`, {
    headers: { ...OPEN_TO_ALL, 'content-type': 'application/x-pem-file', 'content-disposition': 'attachment; filename="dalmada-root.pem"', 'cache-control': 'public, max-age=3600' },
  });
});
