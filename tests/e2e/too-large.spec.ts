import { request as ask, Agent } from 'node:http';
import { expect, test } from '@playwright/test';
import { MAX_BODY_BYTES } from '@/lib/platform/read-body';

/* What an institution or another mall sends over a connection that it keeps, as its program meets it. */

interface Answered { status: number | undefined; connection: string | undefined; body: { type?: string; title?: string } }

function posted(base: string, path: string, bytes: number, agent: Agent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    ask(new URL(path, base), { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => { text += piece; }).once('error', reject)
        .once('end', () => { resolve({ status: answer.statusCode, connection: answer.headers.connection, body: JSON.parse(text) as Answered['body'] }); });
    }).once('error', reject).end(Buffer.alloc(bytes, 'x'));
  });
}

for (const path of ['/api/institutions/hanbit/events', '/api/institution/v1/limit-requests', '/api/institution/v1/hanbit/limit-requests']) {
  test(`a body too large for ${path} is answered whole, and the connection does not break the next request`, { tag: '@phone' }, async ({ baseURL }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const [bytes, status, type] of [[10, 401, 'signature'], [MAX_BODY_BYTES + 1, 413, 'too-large'], [10, 401, 'signature'], [3_000_000, 413, 'too-large'], [10, 401, 'signature']] as const) {
      const answered = await posted(baseURL ?? '', path, bytes, agent);
      expect([answered.status, answered.body.type]).toEqual([status, `urn:dalmada:problem:${type}`]);
      expect(answered.body.title).toMatch(/ /);
      if (status === 413) expect(answered.connection).toBe('close');
    }
    agent.destroy();
  });
}
