import { photoResponse } from '@/lib/web/photo-response';
import { route } from '@/lib/web/route';

/** A photo as it was stored. */
export const GET = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => photoResponse(deps, request, (await params).id));
