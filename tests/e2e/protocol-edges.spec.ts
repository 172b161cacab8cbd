import { expect, test } from '@playwright/test';

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
