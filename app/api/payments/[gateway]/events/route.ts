import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import { requestBytes } from '@/lib/platform/read-body';
import { route } from '@/lib/web/route';

/** Callbacks of a payment gateway, over exactly the bytes that came: 2xx when recorded, also for a repeat. */
export const POST = route(async (deps, request, { params }: { params: Promise<{ gateway: string }> }) => {
  const raw = await requestBytes(request.body);
  if (!raw) return Response.json({ title: 'More than a callback may hold' }, { status: 413, headers: { connection: 'close' } });
  const received = await receiveGatewayEvent(deps, { gateway: (await params).gateway, headers: request.headers, raw });
  if (received.ok) return Response.json({ recorded: true }, { status: received.value.repeated ? 200 : 202 });
  return received.error === 'unknown' ? Response.json({ title: 'There is no such gateway here' }, { status: 404 }) : Response.json({ title: 'The signature does not hold' }, { status: 401 });
});
