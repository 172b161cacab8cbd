import { expect, test } from '@playwright/test';
import { contractInForce } from '../support/mall-contracts';

/* The public interface, as a stranger's program meets it: no page, no session. */

const ADDRESS = '/api/v1/verify';

test.describe.configure({ mode: 'serial' });

test('a contract is asked for by number and code, by hash, and by its file, as it is or as a form sends it', { tag: '@phone' }, async ({ request }) => {
  const { number, code, sha256, sealed: bytes } = await contractInForce();
  const byNumber = await request.post(ADDRESS, { data: { number, code } });
  expect([byNumber.status(), byNumber.headers()['access-control-allow-origin'], byNumber.headers()['cache-control']]).toEqual([200, '*', 'no-store']);
  expect(await byNumber.json()).toMatchObject({ match: 'NUMBER', contract: { number, standing: 'IN_FORCE', sealedSha256: sha256 } });
  expect(await (await request.post(ADDRESS, { data: { sha256: sha256.toUpperCase() } })).json()).toMatchObject({ match: 'SEALED', contract: { number } });
  const known = { verdict: 'AUTHENTIC', match: 'SEALED', contract: { number }, file: { sha256, bytes: bytes.length, ours: true, said: { number, code } } };
  expect(await (await request.post(ADDRESS, { data: bytes, headers: { 'content-type': 'application/pdf' } })).json()).toMatchObject(known);
  expect(await (await request.post(ADDRESS, { multipart: { file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes } } })).json()).toMatchObject(known);
});

test('what is not ours is one answer, whatever does not fit', { tag: '@phone' }, async ({ request }) => {
  const { number, code } = await contractInForce();
  const answers = await Promise.all([{ number, code: '000000000000' }, { number: 'DM-0001-0001', code }, { number: 'x', code: 'y' }, { sha256: 'a'.repeat(64) }].map(async (data) => {
    const answer = await request.post(ADDRESS, { data });
    return [answer.status(), await answer.text()];
  }));
  expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify([200, '{"match":null,"contract":null}'])]));
});

test('what is no question is refused by the name of what is wrong', { tag: '@phone' }, async ({ request }) => {
  const { number } = await contractInForce();
  const problem = async (data: unknown, type = 'application/json') => {
    const answer = await request.post(ADDRESS, { data: Buffer.isBuffer(data) ? data : Buffer.from(JSON.stringify(data)), headers: { 'content-type': type } });
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    return [answer.status(), ((await answer.json()) as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)];
  };
  expect(await problem({ number })).toEqual([422, ['/code']]);
  expect(await problem({ number, code: { not: '' } })).toEqual([422, ['/code']]);
  expect(await problem({ sha256: 'x' })).toEqual([422, ['/sha256']]);
  expect(await problem([])).toEqual([400, undefined]);
  expect(await problem(Buffer.alloc(10 * 1024 * 1024 + 1), 'application/pdf')).toEqual([413, undefined]);
  expect(await problem('no form', 'multipart/form-data')).toEqual([400, undefined]);
  expect((await request.get(ADDRESS)).status()).toBe(405);
});

test('the description names it', { tag: '@phone' }, async ({ request }) => {
  const { paths } = await (await request.get('/api/v1/openapi.json')).json() as { paths: Record<string, { post?: { requestBody: { content: object } } }> };
  expect(Object.keys(paths[ADDRESS]?.post?.requestBody.content ?? {})).toEqual(['application/json', 'application/pdf', 'multipart/form-data']);
});
