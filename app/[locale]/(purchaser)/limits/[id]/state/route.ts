import { limitProgress } from '@/lib/limits/views/request';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** How far a request is, for the page that waits: a server action would stand in the way of every other one. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db }, _request, { params }) => {
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  const progress = actor.role === 'PURCHASER' ? await limitProgress(db, actor, (await params).id) : null;
  return progress ? Response.json(progress, { headers: { 'cache-control': 'no-store' } }) : problemJson({ code: 'not-found' });
});
