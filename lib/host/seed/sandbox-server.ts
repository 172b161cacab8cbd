import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Deps } from '@/lib/platform/db';
import { serveSandbox } from '@/lib/sandbox-gateway/serve-sandbox';

/** The demo's payment gateway before the web is up: what `app/api/sandbox` serves, at the time of `at()`. Scripts that answer late answer at once: nobody waits here. */
export async function withSandbox(at: () => Deps, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const { status, body } = await serveSandbox(at(), {
        method: request.method ?? 'GET', segments: url.pathname.split('/').slice(1).map(decodeURIComponent), query: url.searchParams,
        headers: new Headers(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))), raw: await buffer(request),
      });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    })().catch((error: unknown) => { response.destroy(error instanceof Error ? error : new Error(String(error))); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  try {
    await work(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  } finally {
    server.closeAllConnections();
    await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  }
}
