import { err, ok, type Result } from '@/lib/kernel/result';
import type { Actor } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { EXPORT_DAYS } from './model';
import { insertExport } from './store/export';

/** Asks for everything about oneself; a job puts it together. One at a time. Errors: `people.export-under-way`. */
export const askExport = (deps: Deps, actor: Actor): Promise<Result<{ exportId: string }>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const exportId = await insertExport(tx, actor.userId, at, at.add({ hours: 24 * EXPORT_DAYS }));
    if (!exportId) return err({ code: 'people.export-under-way' });
    await addJob(tx, 'make-export', { exportId }, { key: `make-export:${exportId}` });
    await audit(tx, { actor, action: 'user.export-asked', subject: { type: 'user', id: actor.userId }, at });
    return ok({ exportId });
  });
