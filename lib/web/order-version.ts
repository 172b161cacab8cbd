import 'server-only';
import { contractStory } from '@/lib/contracts/views/of-order';
import { followedFacts, versionOf } from '@/lib/deliveries/views/version';
import type { Role } from '@/lib/kernel/actor';
import { problemJson, route } from './route';
import { currentActor } from './session';

/** A version as an open page asks for it every while; null is not there, or not this reader's. */
export const versionJson = (version: string | null): Response =>
  (version === null ? problemJson({ code: 'not-found' }) : Response.json({ version }, { headers: { 'cache-control': 'no-store' } }));

/** The version of one order, for its purchaser or its seller: as much of its page as says whether to draw that anew. */
export const orderVersionRoute = (role: Role) =>
  route<{ params: Promise<{ id: string }> }>(async ({ db, clock }, _request, { params }) => {
    const [actor, { id }] = await Promise.all([currentActor(), params]);
    if (!actor) return problemJson({ code: 'session-ended' });
    const facts = actor.role === role ? await followedFacts(db, actor, id) : null;
    return versionJson(facts && versionOf(facts, clock.now().toString(), await contractStory(db, actor, id)));
  });
