import { followedContract } from '@/lib/contracts/views/purchaser-contract';
import { versionJson } from '@/lib/web/order-version';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

/** For the purchaser's open page of a contract, which asks until it is in force and its lease has begun. */
export const GET = route<{ params: Promise<{ id: string }> }>(async ({ db }, _request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  return versionJson(actor.role === 'PURCHASER' ? await followedContract(db, actor, id) : null);
});
