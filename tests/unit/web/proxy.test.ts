import { existsSync, globSync } from 'node:fs';
import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { safeNext } from '@/lib/accounts/model/sign-in';
import { ADDRESS_HEADER, signInFor } from '@/lib/web/address';
import { NOWHERE } from '@/lib/web/nul';
import { proxy } from '@/proxy';

const ask = (path: string, headers: Record<string, string> = {}) => proxy(new NextRequest(`http://mall.test${path}`, { headers }));
const noted = (path: string, headers?: Record<string, string>) => ask(path, headers).headers.get(`x-middleware-request-${ADDRESS_HEADER}`) ?? '';

describe('an address with a NUL', () => {
  test.each(['/p/x%00y', '/c/%00', '/search?q=%00'])('shows the page that says that nothing is there: %s', (path) => {
    const answer = ask(path);
    expect(answer.headers.get('x-middleware-rewrite')).toBe(`http://mall.test${NOWHERE}`);
    expect(answer.headers.get('content-security-policy')).toContain("'nonce-");
  });

  test('is led to where no page is', () => {
    expect(existsSync(`app${NOWHERE}`)).toBe(false);
    expect(globSync(['app/[[]locale]/nowhere', 'app/[[]locale]/(*)/nowhere', 'app/[[]locale]/(*)/[[]*'])).toEqual(['app/[locale]/(mall)/[...nowhere]']);
  });
});

describe('a language in capitals', () => {
  test.each([['/EN', '/en'], ['/En/c/appliances?sort=new', '/en/c/appliances?sort=new'], ['/KO/p/x', '/ko/p/x'], ['/EN//evil.test', '/en//evil.test']])('is the language: %s', (path, to) => {
    expect([ask(path).status, ask(path).headers.get('location')]).toEqual([308, `http://mall.test${to}`]);
  });
  test.each(['/en', '/ENGLISH', '/p/EN'])('is nothing else: %s', (path) => expect(ask(path).status).toBe(200));
});

describe('what is posted to a page', () => {
  const post = (origin?: string) => proxy(new NextRequest('http://mall.test/orders', { method: 'POST', headers: { host: 'mall.test', ...(origin === undefined ? {} : { origin }) } })).status;

  test('goes on where a page of ours sent it', () => expect(post('http://mall.test')).toBe(200));
  test.each([undefined, 'null', '', 'garbage', 'http://evil.test', 'http://mall.test.evil.test', 'http://mall.test:81'])('is refused from %s', (origin) => expect(post(origin)).toBe(403));
});

describe('what the router is told of a question', () => {
  const told = (path: string) => ask(path).headers.get('x-nextjs-rewritten-query');

  test('is the question that was asked', () => expect(told('/seller/orders?tab=ship&q=%EB%83%89')).toBe('tab=ship&q=%EB%83%89'));
  test('is nothing where nothing was asked', () => expect(told('/seller/orders')).toBeNull());
});

describe('who is not signed in', () => {
  test.each(['/seller/orders', '/seller/orders?tab=ship&q=O-2611', '/admin/audit?subject=user%3Ap_1', '/desk/limits', '/leases/ls_1'])('comes back to where they were going: %s', (path) => {
    const target = signInFor(new Headers({ [ADDRESS_HEADER]: noted(path) }), '/');
    expect(safeNext(new URL(target, 'http://mall.test').searchParams.get('next') ?? '')).toBe(path);
  });

  test('is not led elsewhere by an address or a header that was sent', () => {
    expect(noted('/seller', { [ADDRESS_HEADER]: '//evil.example' })).toBe('/seller');
    expect(safeNext(noted('//evil.example/seller'))).toBe('/');
  });

  test('comes back to the page that asked where nothing was noted', () => {
    expect(signInFor(new Headers(), '/seller/orders')).toBe('/sign-in?next=%2Fseller%2Forders');
  });
});
