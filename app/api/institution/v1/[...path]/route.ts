import { DESK_TENANT } from '@/lib/desk-server/model/caller-input';
import { isNoun } from '@/lib/desk-server/model/path';
import { serveCall } from '@/lib/desk-server/serve-call';
import { isLoopback } from '@/lib/institutions/model/address';
import { requestBytes } from '@/lib/platform/read-body';
import { askedAddress, ADDRESS_AS_ASKED } from '@/lib/web/front/protocol';
import { methodNotThere, protocolAnswer, protocolRoute } from '@/lib/web/protocol-route';

/** The institution protocol, version 1: our lease desk as others ask it, and under their own names the lenders that we play. */
const serve = protocolRoute(async (deps, request, { params }: { params: Promise<{ path: string[] }> }) => {
  return protocolAnswer(await serveCall(deps, {
    ...lenderOf((await params).path), method: request.method, targetUris: targetUris(request, deps.env.baseUrl), headers: request.headers,
    raw: request.method === 'GET' ? new Uint8Array() : await requestBytes(request.body),
  }));
});

/** Whom a path asks: the first part is a lender's code, unless it is a word of the protocol; then it is the desk. */
function lenderOf(path: readonly string[]): { tenant: string; segments: readonly string[] } {
  const [first = '', ...rest] = path;
  return isNoun(first) ? { tenant: DESK_TENANT, segments: path } : { tenant: first, segments: rest };
}

/** Our own address, whatever a proxy made of it; on this machine also by another of its names. Never a name the caller chose. */
function targetUris(request: Request, baseUrl: string): string[] {
  const address = askedAddress(request.url, request.headers.get(ADDRESS_AS_ASKED));
  const [own, host] = [new URL(baseUrl), `http://${request.headers.get('host') ?? ''}`];
  const alias = URL.canParse(host) && own.protocol === 'http:' && isLoopback(own.hostname) && isLoopback(new URL(host).hostname) && new URL(host).port === own.port;
  return [...new Set([baseUrl, ...(alias ? [new URL(host).origin] : [])])].map((base) => `${base}${address}`);
}

export const GET = serve;
export const POST = serve;
export const PUT = methodNotThere('GET, POST');
export const PATCH = PUT;
export const DELETE = PUT;
