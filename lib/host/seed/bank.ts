import { serveCall } from '@/lib/desk-server/serve-call';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import type { Deps } from '@/lib/platform/db';

/** What is asked of a lender that we play, and where it calls back. */
const ASKED = /^\/api\/institution\/v1\/([^/]+)\/(.+)$/;
const CALLED_BACK = /^\/api\/institutions\/([^/]+)\/events$/;

/**
 * 한빛은행 before its server is up: what is said to it and what it calls back is signed, checked, answered and kept as by
 * the routes of `app/api`, at the time of `deps`, only not over the wire. Nothing that is registered needs another address
 * for it. Everybody else is reached as ever.
 */
export function withBank<D extends Deps>(deps: D): D {
  return {
    ...deps, fetch: async (input, init) => {
      const request = new Request(input, init);
      return await atHome(deps, request) ?? fetch(request);
    },
  };
}

async function atHome(deps: Deps, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (url.origin !== new URL(deps.env.baseUrl).origin) return undefined;
  const { method, headers } = request;
  const [, tenant, path] = ASKED.exec(url.pathname) ?? [];
  const [, code] = CALLED_BACK.exec(url.pathname) ?? [];
  if (tenant === undefined && code === undefined) return undefined;
  const raw = Buffer.from(await request.arrayBuffer());
  if (code !== undefined) {
    const received = await receiveInstitutionEvent(deps, { code, headers, raw });
    return new Response(null, { status: received.ok ? 202 : 401 });
  }
  const { status, text } = await serveCall(deps, { tenant: tenant ?? '', method, segments: (path ?? '').split('/').map(decodeURIComponent), targetUris: [request.url], headers, raw });
  return new Response(text, { status });
}
