import { z } from 'zod';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { drawInSizes } from '@/lib/platform/image-sizes';
import { addJob } from '@/lib/platform/jobs';
import { widthsOf } from './model/photo-sizes';
import { insertRenditions, storedPhoto } from './store/photos';

export const renderPhotoJob = z.object({ fileId: z.string() });

/** One photo after another and after everything else: drawing takes a whole core, and until then the stored one is served. */
export const addRenderJob = (tx: Tx, fileId: string) =>
  addJob(tx, 'render-photo', { fileId }, { key: `render-photo:${fileId}`, queue: 'photos', priority: 10 });

/** Draws a photo in every width and format that pages ask for. Again, or of a photo that is gone, it does nothing. */
export async function renderPhoto(deps: Deps, { fileId }: z.output<typeof renderPhotoJob>): Promise<void> {
  const photo = await storedPhoto(deps.db, fileId, null);
  if (!photo || photo.renderedAt) return;
  const images = await drawInSizes(photo.data, widthsOf);
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await insertRenditions(tx, fileId, images, at)) {
      await audit(tx, { actor: SYSTEM, action: 'photo.rendered', subject: { type: 'file', id: fileId }, at });
    }
    return ok(null);
  });
}
