import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';
import { importProgress } from '@/lib/workplace/views/imports';

/** How far the worker has come with an import, for the page that waits. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db }, _request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const progress = await importProgress(db, actor, id);
  return progress ? Response.json(progress, { headers: { 'cache-control': 'no-store' } }) : problemJson({ code: 'not-found' });
});
