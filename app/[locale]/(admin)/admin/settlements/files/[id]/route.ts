import { payoutFile } from '@/lib/settlements/views/admin';
import { askedLocale } from '@/lib/web/asked-locale';
import { problemJson, route } from '@/lib/web/route';
import { currentActor } from '@/lib/web/session';

const TYPES = { xml: 'application/xml; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** A file for the bank (`format=xml` or `csv`), for an admin: the same whenever it is fetched. */
export const GET = route(async (deps, request, { params }: { params: Promise<{ id: string }> }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor) return problemJson({ code: 'session-ended' });
  const format = new URL(request.url).searchParams.get('format') === 'csv' ? 'csv' : 'xml';
  const text = await payoutFile(deps, actor, { id, format }, askedLocale(request, actor));
  if (text === null) return problemJson({ code: 'not-found' });
  return new Response(text, { headers: { 'content-type': TYPES[format], 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename="${id}.${format}"` } });
});
