import { formStanding } from '@/lib/orders/views/form-standing';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** For the purchaser's open order form, which asks every few seconds whether its approval still stands. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db, clock }, _request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const standing = actor.role === 'PURCHASER' ? await formStanding(db, actor, id, clock.now()) : null;
  return standing ? Response.json(standing, { headers: { 'cache-control': 'no-store' } }) : problemJson({ code: 'not-found' });
});
