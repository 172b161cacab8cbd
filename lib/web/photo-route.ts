import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { MAX_IMAGE_BYTES } from '@/lib/platform/image';
import { problemJson, route } from './route';
import { isSameOrigin } from './same-origin';
import { currentActor } from './session';
import { uploadedFile } from './uploaded-file';

const REFUSED: Record<string, number> = { 'not-found': 404, busy: 503 };

interface Photo { name: string; bytes: Buffer }
type Store = (deps: Deps, actor: Actor, photo: Photo) => Promise<Result<object>>;

/** Takes one picture (multipart, field `file`) from whoever may send one, and keeps it as `store` does. A server action would take no more than 1 MB. */
export const photoRoute = (store: Store, may: (actor: Actor) => boolean = () => true) => route(async (deps, request) => {
  if (!isSameOrigin(request)) return problemJson({ code: 'forbidden' }, 403);
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  if (!may(actor)) return problemJson({ code: 'not-found' });
  const file = await uploadedFile(request, MAX_IMAGE_BYTES);
  if (!file.ok) return problemJson(file.error, file.error.code === 'file-size' ? 413 : 422);
  const stored = await store(deps, actor, { name: file.value.name, bytes: Buffer.from(await file.value.arrayBuffer()) });
  return stored.ok ? Response.json(stored.value, { status: 201 }) : problemJson(stored.error, REFUSED[stored.error.code] ?? 422);
});
