import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { addRenderJob } from './render-photo';
import { waitingPhotos } from './store/photos';

const AT_ONCE = 100;

/** Sweep: photos from before there were renditions, and any whose job was given up, are queued (again). */
export async function renderWaitingPhotos(deps: Deps): Promise<void> {
  const waiting = await waitingPhotos(deps.db, AT_ONCE);
  if (waiting.length === 0) return;
  await write(deps, async (tx) => {
    for (const fileId of waiting) await addRenderJob(tx, fileId);
    return ok(null);
  });
}
