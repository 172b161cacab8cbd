import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { translate } from '@/lib/platform/messages';

/* The public interface, as a stranger's program meets it: no page, no session. */

const TERMS = {
  currency: 'KRW', cashPrice: '5480000', firstPayment: '548000', residual: '1096000', endOfTerm: 'RETURN_OR_BUYOUT', termMonths: 48, timing: 'ARREARS', advancePayments: 0,
  annualRate: '0.069', rounding: { unit: '10', mode: 'HALF_UP', interest: 'HALF_EVEN' },
};

interface ProblemAnswer { type: string; title: string; errors?: { pointer: string; code: string; detail: string }[] }

test.describe.configure({ mode: 'serial' });

test('a quote says every won, and the terms as a contract would carry them', { tag: '@phone' }, async ({ request }) => {
  const answer = await request.post('/api/v1/quotes', { data: { terms: TERMS, anchor: '2026-12-25', returnChargeBps: 1000 } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['access-control-allow-origin']).toBe('*');
  const quote = await answer.json() as Record<string, unknown> & { schedule: unknown[]; canonical: { text: string; sha256: string } };
  expect(quote).toMatchObject({ monthlyInstalment: '97980', lastInstalment: '98084', totalCost: '5251144', totalToOwn: '6347144', realAnnualRate: expect.stringMatching(/^0\.069\d{3}$/) });
  expect(quote.schedule).toHaveLength(48);
  expect(createHash('sha256').update(quote.canonical.text).digest('hex')).toBe(quote.canonical.sha256);
});

test('impossible terms are refused by the name of each field, in the language asked for', { tag: '@phone' }, async ({ request }) => {
  for (const locale of ['ko', 'en'] as const) {
    const answer = await request.post('/api/v1/quotes', { data: { terms: { ...TERMS, termMonths: 0, cashPrice: 5_480_000 } }, headers: { 'accept-language': locale } });
    expect(answer.status()).toBe(422);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    const problem = await answer.json() as ProblemAnswer;
    expect(problem.type).toBe('urn:dalmada:problem:field');
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/terms/cashPrice', '/terms/termMonths']);
    expect(problem.errors?.find(({ pointer }) => pointer === '/terms/termMonths')?.detail).toBe(translate(locale, 'terms.errors.months'));
  }
});

test('a contract’s own terms can be sent back: what follows from them, where they say something else, and the price of any day', { tag: '@phone' }, async ({ request }) => {
  const { canonical } = await (await request.post('/api/v1/quotes', { data: { terms: TERMS, anchor: '2026-12-25' } })).json() as { canonical: { terms: Record<string, unknown> } };
  const ask = async (terms: object) => (await (await request.post('/api/v1/quotes', { data: { terms, payoffOn: '2027-03-25' } })).json()) as { differences: string[]; payoff: { buyout: string }; exits: { buyout: string }[] };
  const agreed = await ask(canonical.terms);
  expect(agreed.differences).toEqual([]);
  expect(agreed.payoff.buyout).toBe(agreed.exits[4]?.buyout);
  expect((await ask({ ...canonical.terms, totalToOwn: '1' })).differences).toEqual(['/terms/totalToOwn']);
});

test('another method is refused with the one there is', { tag: '@phone' }, async ({ request }) => {
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const answer = await request.fetch('/api/v1/quotes', { method });
    expect(answer.status()).toBe(405);
    expect(answer.headers().allow).toBe('POST, OPTIONS');
    expect(((await answer.json()) as ProblemAnswer).type).toBe('urn:dalmada:problem:method');
  }
});

test('what is no JSON, too large, or no listing of the mall is told apart', { tag: '@phone' }, async ({ request }) => {
  const send = async (data: string) => (await request.post('/api/v1/quotes', { data: Buffer.from(data), headers: { 'content-type': 'application/json' } })).status();
  expect([await send('{'), await send('[]'), await send('null'), await send('{"listing":"a","listing":"b"}')]).toEqual([400, 400, 400, 400]);
  expect(await send(JSON.stringify({ terms: 'x'.repeat(20_000) }))).toBe(413);
  expect(await send(JSON.stringify({ listing: 'g_NONE', termMonths: 36 }))).toBe(404);
  expect(await send(JSON.stringify({ listing: 'g_NONE\u0000', termMonths: 36 }))).toBe(422);
});

test('the interface describes itself', { tag: '@phone' }, async ({ request }) => {
  const document = await (await request.get('/api/v1/openapi.json')).json() as { openapi: string; paths: Record<string, { post: { requestBody: { content: Record<string, { example: object }> } } }>; components: { schemas: Record<string, { properties: Record<string, { properties?: object }> }> } };
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(Object.keys(document.paths)).toEqual(['/api/v1/quotes', '/api/v1/verify', '/api/v1/verify/root.pem']);
  const { TermsQuote, ListingQuote, Quote } = document.components.schemas;
  expect(Object.keys(TermsQuote?.properties.terms?.properties ?? {}).sort()).toEqual(Object.keys(TERMS).sort());
  expect(Object.keys(ListingQuote?.properties ?? {})).toContain('firstPayment');
  const answer = await (await request.post('/api/v1/quotes', { data: { terms: TERMS, anchor: '2026-12-25' } })).json() as object;
  const described = Object.keys(Quote?.properties ?? {});
  expect(Object.keys(answer).filter((key) => !described.includes(key)), 'what is answered is described').toEqual([]);
  const { example } = document.paths['/api/v1/quotes']?.post.requestBody.content['application/json'] ?? {};
  expect((await request.post('/api/v1/quotes', { data: example })).status(), 'its example is one').toBe(200);
});

test('who asks too often waits, and is told how long', { tag: '@phone' }, async ({ request }) => {
  const ask = (address: string) => request.post('/api/v1/quotes', { data: { terms: TERMS }, headers: { 'x-forwarded-for': address } });
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('203.0.113.7')));
  const refused = answers.filter((answer) => answer.status() === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers()['retry-after'])).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers()['retry-after'])).toBeLessThanOrEqual(10);
  expect((await ask('203.0.113.8')).status(), 'others need not wait').toBe(200);
  await expect(async () => expect((await ask('203.0.113.7')).status()).toBe(200)).toPass({ timeout: 20_000 });
});
