import { expect, test } from '@playwright/test';

const firstProduct = async (request: { get(path: string): Promise<{ text(): Promise<string> }> }) =>
  /href="(\/p\/g_[0-9A-Z]+)/.exec(await (await request.get('/')).text())?.[1] ?? '';

test('@phone a search engine finds every product in both languages, with its lease terms, and nothing that is somebody’s own', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text();
  for (const own of ['/orders', '/account', '/admin', '/seller']) expect(robots).toContain(`Disallow: ${own}`);
  const index = await (await request.get('/sitemap.xml')).text();
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
  expect(parts[0]).toBe(`${baseURL}/sitemap/lists`);
  const products = await (await request.get(new URL(parts[1] ?? '').pathname)).text();
  const path = await firstProduct(request);
  expect(products).toContain(`<loc>${baseURL}${path}</loc>`);
  expect(products).toContain(`hreflang="en" href="${baseURL}/en${path}"`);

  const korean = await (await request.get(path, { headers: { 'accept-language': '' } })).text();
  expect(korean).toContain('<html lang="ko"');
  expect(korean).toContain(`<link rel="canonical" href="${baseURL}${path}"`);
  const english = await (await request.get(`/en${path}`)).text();
  expect(english).toContain('<html lang="en"');
  expect(english).toContain(`<link rel="canonical" href="${baseURL}/en${path}"`);
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(english)?.[1] ?? '') as { '@type': string; offers: { eligibleDuration: { unitCode: string } }[] };
  expect(data['@type']).toBe('Product');
  expect(data.offers.length).toBeGreaterThan(0);
  expect(data.offers.every((offer) => offer.eligibleDuration.unitCode === 'MON')).toBe(true);
  expect((await request.get('/share.png')).headers()['content-type']).toBe('image/png');
});

test('@phone a page that is made once carries a policy that names its scripts, and no other script runs', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) refused.push(message.text()); });
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self' 'sha256-/);
  expect(answer?.headers()['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
  await page.waitForLoadState('networkidle');
  expect(refused).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.broken = "yes"';
    document.body.append(script);
  });
  await expect(page.locator('body')).not.toHaveAttribute('data-broken', 'yes');
  expect(refused).toHaveLength(1);
});

test('@phone a page that is not there is as dark as the others', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/', '/no-such-page']) {
    await page.goto(path);
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(page.locator('html'), path).toHaveClass(/dark/);
  }
});

test.describe('without a connection', () => {
  test.use({ serviceWorkers: 'allow' });

  test('@phone a page of ours says so, and what is safe', async ({ page, context }) => {
    await page.goto('/');
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await page.reload();
    await context.setOffline(true);
    await page.goto('/search?q=TV');
    await expect(page.getByRole('heading', { name: '인터넷에 연결되지 않았습니다' })).toBeVisible();
    await context.setOffline(false);
    await page.getByRole('link', { name: '다시 시도' }).click();
    await expect(page.getByRole('banner')).toBeVisible();
  });
});
