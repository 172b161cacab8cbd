import { expect, test } from '@playwright/test';
import { visitor } from '../support/browser';

/** As many pages of the mall as are read: home, every category, lists, products, comparisons. */
const PAGES = 120;

interface Crawled {
  pages: number;
  prices: number;
  /** Where a monthly price stands without a total beside it. */
  alone: string[];
}

/** Reads the mall's pages from link to link, as the server writes them. */
async function crawl({ most, month, total }: { most: number; month: string[]; total: string[] }): Promise<Crawled> {
  const says = (element: Element, words: string[]) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (words.includes((node.textContent ?? '').trim())) found.push(node);
    return found;
  };
  // The price's own surroundings: as far out as no other monthly price comes in.
  const aloneIn = (label: Node): boolean => {
    let around = label.parentElement;
    while (around && !around.querySelector('[data-amount]')) around = around.parentElement;
    for (; around && says(around, month).length === 1; around = around.parentElement) if (says(around, total).length > 0) return false;
    return true;
  };
  const queue = ['/'];
  const seen = new Set(queue);
  const result: Crawled = { pages: 0, prices: 0, alone: [] };
  for (let path = queue.shift(); path !== undefined && result.pages < most; path = queue.shift()) {
    const answer = await fetch(path);
    if (!answer.ok) { result.alone.push(`${path}: ${answer.status}`); continue; }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    result.pages += 1;
    for (const label of says(page.body, month)) {
      // Of a schedule each row is one instalment, under the sum of its year.
      if (label.parentElement?.closest('details, script, template')) continue;
      result.prices += 1;
      if (aloneIn(label)) result.alone.push(`${path}: ${(label.parentElement?.parentElement?.textContent ?? '').slice(0, 80)}`);
    }
    for (const link of page.querySelectorAll('a[href^="/"]')) {
      const href = link.getAttribute('href') ?? '';
      if (!/^\/(?:$|\?|c\/|p\/|search|compare)/.test(href) || seen.has(href)) continue;
      seen.add(href);
      // Products last: there are most of them, and they are alike.
      if (href.startsWith('/p/')) queue.push(href);
      else queue.unshift(href);
    }
  }
  return result;
}

test('no monthly price stands anywhere in the mall without its total @phone', async ({ browser }, info) => {
  const { page, say, open } = await visitor(browser, info);
  await open('/');
  const words = { month: [say('common.perMonth'), say('catalogue.instalment')], total: [say('common.total'), say('catalogue.totalCost')] };
  const crawled = await page.evaluate(crawl, { most: PAGES, ...words });
  expect(crawled.alone).toEqual([]);
  expect(crawled.pages).toBe(PAGES);
  expect(crawled.prices, 'there were prices to look at').toBeGreaterThan(PAGES * 2);
  await page.context().close();
});
