import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { documentAddress } from '@/lib/web/front/address';
import { asDocument } from '@/lib/web/front/document';
import { front } from '@/lib/web/front/front';
import { KeptDocuments } from '@/lib/web/front/kept';
import { SLICES } from '@/lib/platform/font-slices';
import { FIRST_SCRIPT } from '@/lib/web/first-script';

const KO = { 'accept-language': 'ko-KR,ko;q=0.9' };
const EN = { 'accept-language': 'en-US,en;q=0.9' };

describe('the address of a page that is the same for everybody', () => {
  test.each([
    ['/', KO, 'ko', '/', undefined],
    ['/', EN, 'en', '/', undefined],
    ['/', { ...EN, cookie: 'theme=dark; locale=ko' }, 'ko', '/', undefined],
    ['/', { ...KO, cookie: 'locale=en' }, 'en', '/', undefined],
    ['/', { 'accept-language': 'fr, ko;q=0.5, en;q=0.3' }, 'ko', '/', undefined],
    ['/', {}, 'ko', '/', undefined],
    ['/en', KO, 'en', '/', undefined],
    ['/en/c/furniture', KO, 'en', '/c/furniture', undefined],
    ['/p/g_1?term=24&first=0&utm_source=x', KO, 'ko', '/p/g_1', 'g_1'],
    ['/c/furniture?utm_source=x&term=24&sort=', KO, 'ko', '/c/furniture?term=24', undefined],
    ['/search?q=%EC%86%8C%ED%8C%8C&brand=a&brand=b', KO, 'ko', '/search?q=%EC%86%8C%ED%8C%8C&brand=a&brand=b', undefined],
    ['/compare?ids=a,b&x=1', KO, 'ko', '/compare?ids=a%2Cb', undefined],
  ])('%s, asked with %j, is the %s page %s', (url, headers, locale, path, listingId) => {
    expect(documentAddress(url, headers)).toEqual({ locale, path, listingId });
  });

  test.each(['/sign-in', '/orders', '/c', '/c/a/b', '/p/g_1/x', '/english', '/me', '/p/%67_1', '/c/furni%74ure', '/_next/static/x.js', '/p/x%00y', `/search?q=${'x'.repeat(2_100)}`])('is not %s', (url) => {
    expect(documentAddress(url, KO)).toBeUndefined();
  });

  test('says nothing of who asks: with any session the same is asked for', () => {
    expect(documentAddress('/', { ...KO, cookie: 'next-auth.session-token=secret; known=1' })).toEqual(documentAddress('/', KO));
  });
});

const FILES = { main: '/main.js', beside: [{ at: '/', files: ['/common.js'] }, { at: '/p/', files: ['/product.js'] }] };
const page = (body: string) => `<!DOCTYPE html><html lang="ko"><head><link rel="preload" as="script" href="/framework.js"/><link rel="stylesheet" href="/a.css" nonce="abc"/><script src="/framework.js" async="" nonce="abc"></script></head><body><script nonce="abc">${FIRST_SCRIPT}</script>${body}<script nonce="abc">self.__next_f.push([1,"secret"])</script></body></html>`;

describe('a document', () => {
  test('has no script of the framework, no nonce of one answer, and what wakes its islands', () => {
    const document = asDocument(page('<script type="application/ld+json">{"a":1}</script><p>소파</p>'), '/c/x', FILES) ?? '';
    expect(document).not.toMatch(/framework|__next_f|nonce/);
    expect(document).toContain('<p>소파</p>');
    expect(document).toContain('<script type="application/ld+json">{"a":1}</script>');
    expect(document).toContain(FIRST_SCRIPT);
    expect(document).toContain('<html lang="ko" data-islands="">');
    expect(document).toContain('<script data-files="/main.js /common.js">');
    expect(asDocument(page(''), '/p/g_1', FILES)).toContain('<script data-files="/main.js /common.js /product.js">');
  });

  test('waits for no sheet that few of its words need', () => {
    const sheet = `<link rel="preload" href="${SLICES}" as="style"/><link rel="stylesheet" href="${SLICES}"/>`;
    expect(asDocument(page(sheet), '/', FILES)?.match(/<link[^>]*slices[^>]*>/g)).toEqual([`<link rel="stylesheet" href="${SLICES}" media="print" data-later=""/>`]);
  });

  test('keeps what a seller wrote, whatever it looks like', () => {
    const text = 'nonce="x" $& $1 &lt;script&gt;';
    expect(asDocument(page(`<p>${text.replaceAll('"', '&quot;')}</p>`), '/p/g_1', FILES)).toContain(text.replaceAll('"', '&quot;'));
  });

  test.each(['<template id="B:0"></template>', '<!--$!--><template data-dgst="1"></template>', '<div hidden="" id="S:0"></div>'])('is not made of a page that its scripts would finish: %s', (left) => {
    expect(asDocument(page(left), '/', FILES)).toBeUndefined();
  });
});

const waits = () => {
  let go: (html: string) => void = () => undefined;
  const made = new Promise<string>((resolve) => { go = resolve; });
  return { make: () => made, go };
};
const text = async (documents: KeptDocuments, key: string, make: () => Promise<string | undefined>, listingId?: string) => {
  const bytes = async () => make().then((html) => (html === undefined ? undefined : Buffer.from(html)));
  return (await documents.get(key, listingId, bytes))?.bodies.get('identity')?.toString();
};

describe('documents that are kept', () => {
  test('are made once, however many ask at once and afterwards', async () => {
    const documents = new KeptDocuments();
    let made = 0;
    const make = async () => `${(made += 1)}`;
    expect(await Promise.all([text(documents, 'a', make), text(documents, 'a', make)])).toEqual(['1', '1']);
    expect(await text(documents, 'a', make)).toBe('1');
  });

  test('go when their listing changes; lists go with any listing, others stay', async () => {
    const documents = new KeptDocuments();
    const all = async (mark: string) => [await text(documents, 'p1', async () => mark, 'g_1'), await text(documents, 'p2', async () => mark, 'g_2'), await text(documents, 'list', async () => mark)];
    await all('old');
    documents.expire('g_1');
    expect(await all('new')).toEqual(['new', 'old', 'new']);
    documents.expire('*');
    expect(await all('newest')).toEqual(['newest', 'newest', 'newest']);
  });

  test('are not kept where a change came while they were made, and nobody who asks after the change gets them', async () => {
    const documents = new KeptDocuments();
    const before = waits();
    const asked = text(documents, 'p', before.make, 'g_1');
    documents.expire('g_1');
    const after = text(documents, 'p', async () => 'after', 'g_1');
    before.go('before');
    expect([await asked, await after]).toEqual(['before', 'after']);
    expect(await text(documents, 'p', async () => 'third', 'g_1')).toBe('after');
  });

  test('are made anew after an hour', async () => {
    let now = 0;
    const documents = new KeptDocuments(() => now);
    expect(await text(documents, 'a', async () => 'first')).toBe('first');
    now = 3_600_001;
    expect(await text(documents, 'a', async () => 'second')).toBe('second');
  });

  test('what is none, or could not be made, is asked for again', async () => {
    const documents = new KeptDocuments();
    expect(await text(documents, 'a', async () => undefined)).toBeUndefined();
    await expect(documents.get('a', undefined, async () => { throw new Error('down'); })).rejects.toThrow('down');
    expect(await text(documents, 'a', async () => 'there')).toBe('there');
  });

  test('leave room: the longest unasked goes first', async () => {
    const documents = new KeptDocuments();
    const large = 'x'.repeat(15 * 1024 * 1024);
    for (const key of ['a', 'b', 'c']) await text(documents, key, async () => large);
    await text(documents, 'a', async () => 'again');
    await text(documents, 'd', async () => large);
    expect((await text(documents, 'a', async () => 'again'))?.length).toBe(large.length);
    expect(await text(documents, 'b', async () => 'again')).toBe('again');
  });
});

test.each([[false, ['127.0.0.1', '127.0.0.1']], [true, ['none', '203.0.113.77']]])('where a caller is says a proxy of ours, or the connection (trusted: %s)', async (trustProxy, heard) => {
  const others = front({ documents: new KeptDocuments(), files: FILES, port: 0, trustProxy, others: (request, response) => void response.end(String(request.headers['x-forwarded-for'] ?? 'none')) });
  const server = createServer(others);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const ask = async (headers: Record<string, string>) => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/me`, { headers })).text();
  expect([await ask({}), await ask({ 'x-forwarded-for': '203.0.113.77' })]).toEqual(heard);
  server.close();
});
