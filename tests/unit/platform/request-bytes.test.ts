import { Agent, createServer, request as ask, type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES, requestBytes } from '@/lib/platform/read-body';

/** Answers as a route does: a web stream made of what comes over a real socket, and 413 where that is too much. */
async function serving(headers: Record<string, string> = {}): Promise<Server> {
  const server = createServer((incoming, response) => {
    const { body } = new Request('http://localhost/', { method: 'POST', body: Readable.toWeb(incoming), duplex: 'half' } as RequestInit);
    requestBytes(body).then((bytes) => { response.writeHead(bytes ? 200 : 413, bytes ? {} : headers).end(String(bytes?.byteLength)); }, () => response.destroy());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return server;
}

const post = (server: Server, bytes: number, options: RequestOptions) => new Promise<IncomingMessage>((resolve, reject) => {
  ask({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, method: 'POST', ...options }, (answer) => {
    answer.resume().once('end', () => { resolve(answer); }).once('error', reject);
  }).once('error', reject).end(Buffer.alloc(bytes));
});

const servers: Record<'closing' | 'kept', Server> = {} as never;
beforeAll(async () => {
  Object.assign(servers, { closing: await serving({ connection: 'close' }), kept: await serving() });
});
afterAll(() => { for (const server of Object.values(servers)) { server.closeAllConnections(); server.close(); } });

/** One connection for what is asked one after another, as a caller with a pool has it. */
async function inTurn(server: Server, sizes: number[]): Promise<(number | string | undefined)[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses = [];
  for (const size of sizes) {
    try {
      statuses.push((await post(server, size, { agent })).statusCode);
    } catch (error) {
      statuses.push((error as NodeJS.ErrnoException).code);
    }
  }
  agent.destroy();
  return statuses;
}

const LARGE = MAX_BODY_BYTES + 1;

describe('a request that is too large, over a real socket', () => {
  it('is answered, and so is the next one of its sender', async () => {
    expect(await inTurn(servers.closing, [10, LARGE, 10, 3 * MAX_BODY_BYTES, 10])).toEqual([200, 413, 200, 413, 200]);
    expect((await post(servers.closing, LARGE, {})).headers.connection).toBe('close');
  });

  it('leaves its connection good, where that is kept', async () => {
    expect(await inTurn(servers.kept, [LARGE, 10, 4 * 1024 * 1024, 10])).toEqual([413, 200, 413, 200]);
  });

  it('is read as it is up to the bound', async () => {
    expect(await inTurn(servers.closing, [MAX_BODY_BYTES, 0])).toEqual([200, 200]);
    expect((await requestBytes(null))?.byteLength).toBe(0);
  });
});
