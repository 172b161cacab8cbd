import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { requestBytes } from '@/lib/platform/read-body';
import { callbackProblem } from '@/lib/web/callback-problem';
import { methodNotThere, protocolProblem, protocolRoute, protocolSays } from '@/lib/web/protocol-route';

/** Callbacks of a financial institution (Standard Webhooks): 2xx when recorded, also for a repeat. */
export const POST = protocolRoute(async (deps, request, { params }: { params: Promise<{ code: string }> }) => {
  const raw = await requestBytes(request.body);
  if (!raw) return protocolProblem('too-large');
  const received = await receiveInstitutionEvent(deps, { code: (await params).code, headers: request.headers, raw });
  if (!received.ok) return protocolSays(callbackProblem(received.error, raw));
  return Response.json({ recorded: true }, { status: received.value.repeated ? 200 : 202 });
});

export const GET = methodNotThere('POST');
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
