import { expect, it } from 'vitest';
import { callbackProblem } from '@/lib/web/callback-problem';

interface Told { type: string; title: string; detail: string; errors?: { pointer: string; detail: string; code: string }[] }
const told = (...args: Parameters<typeof callbackProblem>) => callbackProblem(...args) as { status: number; body: Told };
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

it('a callback without a good signature is told how Standard Webhooks signs, and nothing of the signatures of requests', () => {
  const { status, body } = told('signature', json({}));
  expect([status, body.type, body.title]).toEqual([401, 'urn:dalmada:problem:signature', 'No good webhook-signature']);
  expect(body.detail).toMatch(/^Sign by Standard Webhooks.*webhook-timestamp.*300 s.*HMAC-SHA-256 of id\.timestamp\.body.*\.$/);
  expect(JSON.stringify(body)).not.toMatch(/9421|Ed25519|content-digest/);
});

it.each<[string, unknown, string[]]>([
  ['no data', { type: 'limit.decided', timestamp: '2026-11-23T00:00:00Z' }, ['/data']],
  ['data that is no object', { type: 'limit.decided', timestamp: '2026-11-23T00:00:00Z', data: 'yes' }, ['/data']],
  ['a type in capitals, and nothing else', { type: 'DECIDED' }, ['/type', '/timestamp', '/data']],
  ['a list', [], ['']],
])('JSON with %s is told where it is no callback', (_, body, pointers) => {
  const problem = told('json', json(body));
  expect([problem.status, problem.body.type]).toEqual([422, 'urn:dalmada:problem:field']);
  expect(problem.body.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  expect(problem.body.errors?.every(({ detail }) => /^[A-Z].* .*\.$/.test(detail))).toBe(true);
});

it('what is not JSON is told so, and an institution that nobody registered is told that', () => {
  expect(told('json', Buffer.from('{"type"'))).toMatchObject({ status: 400, body: { type: 'urn:dalmada:problem:json', title: 'The body is not JSON' } });
  expect(told('json', Buffer.from([0xff]))).toMatchObject({ status: 400 });
  expect(told('unknown', json({}))).toMatchObject({ status: 404, body: { detail: expect.stringContaining('registered here') as string } });
});
