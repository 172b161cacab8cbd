import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import lighthouse from 'lighthouse';
import { freePort } from '@/lib/host/free-port';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
/* Speed is shown, not judged: the figure is the machine's as much as the page's. */
const JUDGED = CATEGORIES.slice(1);
const LEAST = 95;
/** Script of the whole page as it travels, packed, and what may move while it comes. */
const MOST_SCRIPT_BYTES = 120 * 1024;
const MOST_SHIFT = 0.02;
const KEPT = path.join('tests', 'e2e', 'results', 'lighthouse');

interface Measured {
  scores: Record<string, number>;
  scriptBytes: number;
  shift: number;
}

/** Scores of 0 to 100 on a phone with a slow line and processor; the report stays in `tests/e2e/results/lighthouse`. */
async function measured(address: string, name: string, port: number): Promise<Measured> {
  const run = await lighthouse(address, { port, onlyCategories: CATEGORIES, output: 'html', logLevel: 'error', extraHeaders: { 'accept-language': 'ko-KR' } });
  if (!run) throw new Error('nothing was measured');
  await mkdir(KEPT, { recursive: true });
  await writeFile(path.join(KEPT, `${name}.html`), String(run.report));
  const requests = (run.lhr.audits['network-requests']?.details as { items?: { resourceType: string; transferSize: number }[] } | undefined)?.items ?? [];
  return {
    scores: Object.fromEntries(CATEGORIES.map((category) => [category, Math.round((run.lhr.categories[category]?.score ?? 0) * 100)])),
    scriptBytes: requests.filter(({ resourceType }) => resourceType === 'Script').reduce((sum, { transferSize }) => sum + transferSize, 0),
    shift: run.lhr.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
  };
}

test('home, category and product are accessible, well made and found on a phone', async ({ baseURL, request, launchOptions }) => {
  test.setTimeout(300_000);
  const port = await freePort();
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`] });
  try {
    const home = await (await request.get('/', { headers: { 'accept-language': 'ko' } })).text();
    const pages = { home: '/', category: /href="(\/c\/[a-z-]+)"/.exec(home)?.[1] ?? '', product: /href="(\/p\/g_[0-9A-Z]+)/.exec(home)?.[1] ?? '' };
    for (const [name, at] of Object.entries(pages)) {
      const found = await measured(`${baseURL}${at}`, name, port);
      process.stdout.write(`Lighthouse, ${name}: ${JSON.stringify(found)}\n`);
      for (const category of JUDGED) expect.soft(found.scores[category], `${name}, ${category}`).toBeGreaterThanOrEqual(LEAST);
      expect.soft(found.scriptBytes, `${name}, script`).toBeGreaterThan(0);
      expect.soft(found.scriptBytes, `${name}, script`).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
      expect.soft(found.shift, `${name}, shift`).toBeLessThanOrEqual(MOST_SHIFT);
    }
  } finally {
    await browser.close();
  }
});
