import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { front } from '@/lib/web/front/front';
import { KeptDocuments } from '@/lib/web/front/kept';
import { ADDRESS_AS_ASKED, askedAddress } from '@/lib/web/front/protocol';

let seen: IncomingMessage | undefined;
const others: RequestListener = (request, response) => { seen = request; response.end('framework'); };
const server = createServer(front({ documents: new KeptDocuments(), files: { main: '', beside: [] }, port: 0, trustProxy: false, others }));
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { server.close(); });

describe('an address of the institution protocol', () => {
  it.each(['/api/institution/v1/limit-requests/%zz', '/api/institution/v1/limit-requests/%00', '/api/institution/v1/limit-requests/%ff', '/api/institutions/%/events'])('%s, which cannot be read, is answered with a problem', async (path) => {
    seen = undefined;
    const answer = await fetch(base + path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ type: 'urn:dalmada:problem:unknown', status: 404 });
    expect(seen).toBeUndefined();
  });

  it('is told to who answers it as it came, whatever the caller says', async () => {
    await fetch(`${base}/api/institution/v1/limit-requests/lr_1?a=%20b`, { headers: { [ADDRESS_AS_ASKED]: '/else' } });
    expect(seen?.headers[ADDRESS_AS_ASKED]).toBe('/api/institution/v1/limit-requests/lr_1?a=%20b');
    await fetch(`${base}/me`);
    expect(seen?.headers[ADDRESS_AS_ASKED]).toBeUndefined();
  });
});

describe('the address that was signed', () => {
  it.each<[string, string | null, string]>([
    ['http://x/v1/a?a=+b', '/v1/a?a=%20b', '/v1/a?a=%20b'],
    ['http://x/v1/a?a=+b', null, '/v1/a?a=+b'],
    ['http://x/v1/a?a=+b', '/v1/other?a=%20b', '/v1/a?a=+b'],
    ['http://x/v1/a?a=+b', '/v1/a?a=%20c', '/v1/a?a=+b'],
    ['http://x/v1/a', '//y/v1/a', '/v1/a'],
    ['http://x/v1/a', 'http://x/v1/a', '/v1/a'],
  ])('asked as %s, said to have come as %s, is %s', (url, asAsked, address) => {
    expect(askedAddress(url, asAsked)).toBe(address);
  });
});
