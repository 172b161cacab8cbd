import 'server-only';
import { claimVersion } from '@/lib/guarantee/views/claim';
import type { Role } from '@/lib/kernel/actor';
import { versionJson } from './order-version';
import { problemJson, route } from './route';
import { currentActor } from './session';

/** For an open page of a claim, which asks every 15 seconds whether it is old. */
export const claimVersionRoute = (role: Role) =>
  route<{ params: Promise<{ id?: string; claimId?: string }> }>(async ({ db }, _, { params }) => {
    const [actor, { id, claimId }] = await Promise.all([currentActor(), params]);
    if (!actor) return problemJson({ code: 'session-ended' });
    const version = actor.role === role ? await claimVersion(db, actor, claimId ?? id ?? '') : null;
    return versionJson(version);
  });
