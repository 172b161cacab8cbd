import { requestBytes } from '@/lib/platform/read-body';
import { serveSandbox } from '@/lib/sandbox-gateway/serve-sandbox';
import { route } from '@/lib/web/route';

/** The demo's payment gateway, as the mall asks it: a real server at the mall's own address. */
const serve = route(async (deps, request, { params }: { params: Promise<{ path: string[] }> }) => {
  const { status, body, afterMs } = await serveSandbox(deps, {
    method: request.method, segments: (await params).path, query: new URL(request.url).searchParams, headers: request.headers,
    raw: request.method === 'GET' ? new Uint8Array() : await requestBytes(request.body) ?? new Uint8Array(),
  });
  if (afterMs !== undefined) await new Promise((resolve) => { setTimeout(resolve, afterMs); });
  return Response.json(body, { status });
});

export const GET = serve;
export const POST = serve;
