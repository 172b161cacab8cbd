import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { billOfLease } from '@/lib/billing/store/run';
import { plainDateIn } from '@/lib/kernel/calendar';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import type { Deps } from '@/lib/platform/db';
import { enterNumber } from '@/lib/sandbox-gateway/enter-number';
import { serveSandbox } from '@/lib/sandbox-gateway/serve-sandbox';
import { TASKS } from '@/lib/worker/tasks';
import { valueOf } from './catalogue';
import { workOff } from './jobs';
import type { Walk } from './rights';

/** The demo's own payment gateway, and where it calls the mall back, as two addresses of a real HTTP server: `deps` ask it. */
export interface Sandbox { deps: Deps; close: () => Promise<void> }

export async function openSandbox(mall: Deps): Promise<Sandbox> {
  let deps = mall;
  const server = createServer((request, response) => {
    void (async () => {
      const [url, raw] = [new URL(request.url ?? '/', 'http://localhost'), await buffer(request)];
      const headers = new Headers(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : [])));
      const segments = url.pathname.split('/').slice(3).map(decodeURIComponent);
      if (url.pathname === '/api/payments/sandbox/events') response.writeHead((await receiveGatewayEvent(deps, { gateway: 'sandbox', headers, raw })).ok ? 202 : 401).end();
      else {
        const { status, body } = await serveSandbox(deps, { method: request.method ?? 'GET', segments, query: url.searchParams, headers, raw });
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      }
    })().catch((error: unknown) => { response.destroy(error instanceof Error ? error : new Error(String(error))); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  deps = { ...mall, env: { ...mall.env, baseUrl, sandboxUrl: `${baseUrl}/api/sandbox` } };
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  };
  return { deps, close };
}

/** Does what is queued, as the worker would. */
export async function workOn(deps: Deps, ...names: string[]): Promise<void> {
  const [error] = await workOff(deps, ...(names.length > 0 ? names : Object.keys(TASKS)));
  if (error) throw error;
}

/** An instalment, the first payment where none is named, is asked for and paid with a test number that is typed at the sandbox's page; what it was. */
export async function payWith(deps: Deps, { purchaser, leaseId }: Walk, number: string, seq = 0): Promise<bigint> {
  const { db, clock } = deps;
  const at = clock.now();
  await db.$transaction((tx) => billOfLease(tx, leaseId, { seqs: [seq] }, { day: plainDateIn(at), tryOn: null, at }));
  const { methodId } = valueOf(await beginSetup(deps, purchaser, {}));
  const { session } = await db.paymentMethod.findUniqueOrThrow({ where: { id: methodId } });
  valueOf(await enterNumber(deps, null, { setupId: session ?? '', number }));
  await finishSetup(deps, { methodId });
  const { id: invoiceId, amountMinor, state } = await db.invoice.findFirstOrThrow({ where: { leaseId, seq } });
  if (state === 'OPEN') await payInvoice(deps, purchaser, { invoiceId, methodId });
  await workOn(deps);
  return amountMinor;
}
