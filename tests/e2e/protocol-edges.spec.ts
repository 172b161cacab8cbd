import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { withConnection } from '@/lib/host/postgres/connect';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { signedHeaders } from '@/lib/institutions/transport/signature';
import { inheritedEnv } from '@/lib/platform/env';

/* The institution protocol where a program asks for what is not there, over real HTTP. */

const PROTOCOL = '/api/institution/v1/hanbit';

for (const [method, path, status, type] of [
  ['GET', `${PROTOCOL}/limit-requests/%zz`, 404, 'unknown'],
  ['GET', `${PROTOCOL}/limit-requests/%00`, 404, 'unknown'],
  ['DELETE', `${PROTOCOL}/limit-requests`, 405, 'method'],
  ['PUT', '/api/institutions/hanbit/events', 405, 'method'],
  ['GET', '/api/institutions/hanbit/events', 405, 'method'],
] as const) {
  test(`${method} ${path} is answered ${status} with a problem`, { tag: '@phone' }, async ({ baseURL }) => {
    const answer = await fetch(`${baseURL}${path}`, { method });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ type: `urn:dalmada:problem:${type}`, status });
    if (status === 405) expect(answer.headers.get('allow')).toContain('POST');
  });
}

test('a query is signed as it is sent, however its spaces are written', { tag: '@phone' }, async ({ baseURL }) => {
  const mall = newKeyPair();
  await withConnection(inheritedEnv().MIGRATION_DATABASE_URL ?? '', (client) => client.query(
    `INSERT INTO tenant_caller (tenant_code, code, public_keys, callback_url, secret_box, created_at) VALUES ('hanbit', $1, $2, 'http://127.0.0.1:1/api/institutions/hanbit/events', '', now())`,
    [`edges-${mall.keyId}`, JSON.stringify([{ keyId: mall.keyId, pem: mall.publicPem }])],
  ));
  for (const query of ['?a=%20b', '?a=+b', '?a=%2Bb&c', '']) {
    const url = `${baseURL}${PROTOCOL}/limit-requests/lr_none${query}`;
    const answer = await fetch(url, { headers: signedHeaders({ method: 'GET', url }, mall, Temporal.Now.instant()) });
    expect([query, answer.status]).toEqual([query, 404]);
    const other = await fetch(`${url}${query === '' ? '?' : '&'}d=1`, { headers: signedHeaders({ method: 'GET', url }, mall, Temporal.Now.instant()) });
    expect([query, other.status]).toEqual([query, 401]);
  }
});
