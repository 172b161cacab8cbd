import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { env } from '../../platform/env.ts';
import { front } from './front.ts';
import { islandFiles } from './island-files.ts';
import { KeptDocuments } from './kept.ts';
import { followMall } from './mall-changes.ts';

const listening = (server: Server, ...where: [port: number, host?: string]) => new Promise<Server>((resolve, reject) => {
  server.once('error', reject);
  server.listen(...(where as [number]), () => resolve(server));
});

/* One web process: the framework, and before it what answers the pages that are the same for everybody. */
const port = Number(process.argv[2] ?? 3000);
const app = next({ dev: false, port });
await app.prepare();
const handle = app.getRequestHandler();
const others: RequestListener = (request, response) => void handle(request, response);

const inner = await listening(createServer(others), 0, '127.0.0.1');
const documents = new KeptDocuments();
const stopFollowing = followMall(env().databaseUrl, (said) => documents.expire(said));
const outer = await listening(createServer(front({ documents, files: islandFiles(), port: (inner.address() as AddressInfo).port, trustProxy: env().trustProxy, others })), port);

async function stop(): Promise<void> {
  const closed = new Promise((resolve) => outer.close(resolve));
  outer.closeIdleConnections();
  await closed;
  inner.close();
  await Promise.allSettled([stopFollowing(), app.close()]);
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
