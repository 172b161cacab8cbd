import { receiveInstitutionEvent, type CallbackRefusal } from '@/lib/institutions/receive-institution-event';
import { limitedBytes } from '@/lib/platform/read-body';
import { problemJson, route } from '@/lib/web/route';

const STATUS: Record<CallbackRefusal, number> = { unknown: 404, signature: 401, json: 400 };

/** Callbacks of a financial institution (Standard Webhooks): 2xx when recorded, also for a repeat. */
export const POST = route(async (deps, request, { params }: { params: Promise<{ code: string }> }) => {
  const raw = await limitedBytes(request.body);
  if (!raw) return problemJson({ code: 'too-large' }, 413);
  const received = await receiveInstitutionEvent(deps, { code: (await params).code, headers: request.headers, raw });
  if (!received.ok) return problemJson({ code: received.error }, STATUS[received.error]);
  return Response.json({ recorded: true }, { status: received.value.repeated ? 200 : 202 });
});
