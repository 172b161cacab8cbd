import { photoSize } from '@/lib/catalogue/model/photo-sizes';
import { photoResponse } from '@/lib/web/photo-response';
import { problemJson, route } from '@/lib/web/route';

/**
 * A photo in one of its sizes, `480.avif`. They are made once, by a job; the framework's own optimiser would make them in
 * the web server at the first request, keep them on one machine's disk, and cannot ask for a draft's photo.
 */
export const GET = route<{ params: Promise<{ id: string; size: string }> }>(async (deps, request, { params }) => {
  const { id, size: name } = await params;
  const size = photoSize(name);
  return size ? photoResponse(deps, request, id, size) : problemJson({ code: 'not-found' });
});
