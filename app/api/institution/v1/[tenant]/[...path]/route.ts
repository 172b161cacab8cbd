import { serveCall } from '@/lib/desk-server/serve-call';
import { isLoopback } from '@/lib/institutions/transport/exchange';
import { limitedBytes } from '@/lib/platform/read-body';
import { route } from '@/lib/web/route';

/** The institution protocol, version 1, for the lenders that this installation plays. */
const serve = route(async (deps, request, { params }: { params: Promise<{ tenant: string; path: string[] }> }) => {
  const { tenant, path } = await params;
  const { status, text } = await serveCall(deps, {
    tenant, method: request.method, segments: path, targetUris: targetUris(request, deps.env.baseUrl), headers: request.headers,
    raw: request.method === 'GET' ? new Uint8Array() : await limitedBytes(request.body),
  });
  return new Response(text, { status, headers: { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json', 'cache-control': 'no-store' } });
});

/** Our own address, whatever a proxy made of it; on this machine also by another of its names. Never a name the caller chose. */
function targetUris(request: Request, baseUrl: string): string[] {
  const { pathname, search } = new URL(request.url);
  const [own, host] = [new URL(baseUrl), `http://${request.headers.get('host') ?? ''}`];
  const alias = URL.canParse(host) && own.protocol === 'http:' && isLoopback(own.hostname) && isLoopback(new URL(host).hostname) && new URL(host).port === own.port;
  return [...new Set([baseUrl, ...(alias ? [new URL(host).origin] : [])])].map((base) => `${base}${pathname}${search}`);
}

export const GET = serve;
export const POST = serve;
