import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { deleteStrayPhotos } from './store/photos';

const KEPT_HOURS = 24;

/** Sweep: photos that were put up and, a day later, are shown by no version. */
export async function removeStrayPhotos(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const removed = await deleteStrayPhotos(tx, at.subtract({ hours: KEPT_HOURS }));
    if (removed > 0) await audit(tx, { actor: SYSTEM, action: 'photos.removed', subject: { type: 'sweep', id: 'stray-photos' }, data: { removed }, at });
    return ok(removed);
  });
}
