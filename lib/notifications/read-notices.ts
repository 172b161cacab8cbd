import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ReadNotices } from './model';
import { markRead } from './store';

/** Marks one's own notices as read: the named one, or all up to now. */
export const readNotices = (deps: Deps, actor: Actor, { noticeId }: ReadNotices): Promise<Result<{ count: number }>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const count = await markRead(tx, actor.userId, noticeId ?? null, at);
    if (count > 0) await audit(tx, { actor, action: 'notices.read', subject: { type: 'user', id: actor.userId }, data: { count }, at });
    return ok({ count });
  });
