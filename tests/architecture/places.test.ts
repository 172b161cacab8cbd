import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const slashed = (file: string) => file.replaceAll('\\', '/');
const pages = globSync('app/**/page.tsx').map(slashed).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** `app/[locale]/(desk)/desk/limits/page.tsx` is at `/desk/limits`; a `[part]` of an address is any one part, and `[...nowhere]` is no place. */
const addresses = pages.filter(({ file }) => !file.includes('[...')).map(({ file }) => file.replace(/^app\/\[locale\]/, '').replaceAll(/\/\([^)]*\)/g, '').replace(/\/page\.tsx$/, '') || '/');
const answers = globSync('app/api/**/route.ts').map(slashed).map((file) => file.replace(/^app/, '').replace(/\/route\.ts$/, ''));
const leadsSomewhere = (href: string) => [...addresses, ...answers].some((address) => new RegExp(`^${address.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`).test(href.replace(/[?#].*$/, '')));

const menus = [...globSync('components/shell/**/*.{ts,tsx}'), ...globSync('app/**/layout.tsx')].map(slashed);
const places = menus.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:href|action)(?:: |=)['"](\/[^'"]*)['"]/g)].map(([, href = '']) => ({ file, href })));

describe('places', () => {
  test('of every menu are pages or answers that are there', () => {
    expect(places.map(({ href }) => href)).toEqual(expect.arrayContaining(['/limits', '/desk/limits', '/admin/audit', '/seller/orders', '/search']));
    expect(places.filter(({ href }) => !leadsSomewhere(href))).toEqual([]);
  });

  test('that are not there are seen', () => {
    expect(leadsSomewhere('/desk/contract')).toBe(false);
    expect(leadsSomewhere('/api/v1/openapi.yaml')).toBe(false);
    expect(leadsSomewhere('/desk/limits/ask_1')).toBe(true);
  });

  test('have a title, and a role’s own pages have it for that role alone', () => {
    const untitled = pages.filter(({ file, text }) => file !== 'app/[locale]/(mall)/page.tsx' && !/function generateMetadata\(|notFoundMetadata as generateMetadata/.test(text)).map(({ file }) => file);
    expect(untitled).toEqual([]);
    const told = pages.filter(({ file, text }) => /^app\/\[locale\]\/\((admin|desk|seller|purchaser)\)/.test(file) && !/generateMetadata\([^)]*\)[^{]*\{\s*(?:await (?:titleFor|sellerTitle)\(|const [^;]*await find\()/.test(text)).map(({ file }) => file);
    expect(told).toEqual([]);
  });

  test('that nobody finds have one title', () => {
    const silent = globSync('app/**/not-found.tsx').filter((file) => !readFileSync(file, 'utf8').includes('notFoundMetadata as generateMetadata'));
    expect(silent).toEqual([]);
  });
});
