import { expect, test } from '@playwright/test';
import { looksRight, visitor } from '../support/browser';

/** As many pages of each kind as are read: home, categories and lists; products; comparisons. */
const PAGES = { lists: 60, products: 40, comparisons: 20 };

interface Crawled {
  pages: number;
  prices: number;
  /** Where a monthly price stands without a total beside it. */
  alone: string[];
}

/** Reads the mall's pages from link to link, as the server writes them. */
async function crawl({ most, month, total }: { most: typeof PAGES; month: string[]; total: string[] }): Promise<Crawled> {
  const says = (element: Element, words: string[]) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (words.includes((node.textContent ?? '').trim())) found.push(node);
    return found;
  };
  // The price's own surroundings end where the nearest total stands: those have a total for every monthly price in them.
  const isAlone = (label: Node): boolean => {
    let around = label.parentElement;
    while (around && says(around, total).length === 0) around = around.parentElement;
    return !around || says(around, total).length < says(around, month).length;
  };
  const left = { ...most };
  const queues: Record<keyof typeof PAGES, string[]> = { lists: ['/'], products: [], comparisons: [] };
  const kindOf = (path: string) => (path.startsWith('/p/') ? 'products' : path.startsWith('/compare') ? 'comparisons' : 'lists');
  const seen = new Set(queues.lists);
  const result: Crawled = { pages: 0, prices: 0, alone: [] };
  const next = () => {
    const kind = (['lists', 'products', 'comparisons'] as const).find((each) => left[each] > 0 && queues[each].length > 0);
    if (!kind) return undefined;
    left[kind] -= 1;
    return queues[kind].shift();
  };
  for (let path = next(); path !== undefined; path = next()) {
    const answer = await fetch(path);
    if (!answer.ok) { result.alone.push(`${path}: ${answer.status}`); continue; }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    result.pages += 1;
    for (const label of says(page.body, month)) {
      const at = label.parentElement;
      // Of a schedule each row is one instalment, under the sum of its year; a ceiling that is typed in is no price.
      if (at?.closest('details, script, template') || (at?.closest('form') && !at.closest('form')?.querySelector('[data-amount]'))) continue;
      result.prices += 1;
      if (isAlone(label)) result.alone.push(`${path}: ${(at?.parentElement?.textContent ?? '').slice(0, 80)}`);
    }
    for (const link of page.querySelectorAll('a[href^="/"]')) {
      const href = link.getAttribute('href') ?? '';
      if (!/^\/(?:$|\?|c\/|p\/|search|compare)/.test(href) || seen.has(href)) continue;
      seen.add(href);
      queues[kindOf(href)].push(href);
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
  expect(crawled.pages).toBeGreaterThan(PAGES.lists + PAGES.products / 2);
  expect(crawled.prices, 'there were prices to look at').toBeGreaterThan(crawled.pages * 2);
  await page.context().close();
});

test('a first payment and a month count while they are typed; what cannot count stays, is told why, and changes nothing', async ({ browser }, info) => {
  const { page, say, open } = await visitor(browser, info);
  await open('/');
  await open((await page.locator('main a[href*="/p/"]').first().getAttribute('href')) ?? '');
  await page.getByRole('radio', { name: say('catalogue.months').replace('{count}', '24'), exact: true }).check({ force: true });
  for (const key of ['firstPayment', 'exitMonth']) {
    const typed = page.getByRole('textbox', { name: new RegExp(`^${say(`catalogue.${key}`)}`) });
    const slider = page.getByRole('slider', { name: say(`catalogue.${key}`) });
    await slider.press('End');
    const most = await typed.inputValue();
    const prices = () => page.locator('main [data-amount]').evaluateAll((all) => all.map((each) => each.getAttribute('data-amount')).join(' '));
    // Each island counts by itself: what is compared with is read once all of them have.
    let atMost = '';
    await expect.poll(async () => {
      const before = atMost;
      atMost = await prices();
      return atMost === before;
    }, { intervals: [500] }).toBe(true);
    const wanted = String(Number(most.replaceAll(',', '')) - 1);
    await typed.fill(wanted);
    await expect.poll(prices).not.toBe(atMost);
    await expect(typed).toBeFocused();
    await expect(typed).toHaveValue(wanted);
    const counted = await prices();
    for (const wrong of ['12.5', '99999999999', '-5', '0x10', '1e9', 'abc']) {
      await typed.fill(wrong);
      await expect(typed, wrong).toHaveAttribute('aria-invalid', 'true');
      await expect(typed).toHaveAccessibleDescription(new RegExp(most));
      await typed.press('Enter');
      await expect(typed).toHaveValue(wrong);
      expect(await prices(), wrong).toBe(counted);
    }
    await looksRight(page);
    await typed.fill(most);
    await expect(typed).not.toHaveAttribute('aria-invalid');
    await expect.poll(prices).toBe(atMost);
    await typed.fill('');
    await expect(typed).not.toHaveAttribute('aria-invalid');
    await typed.press('Enter');
    await expect(typed).toHaveAttribute('aria-invalid', 'true');
    await slider.press('Home');
    await expect(typed).toHaveValue('0');
    await expect(typed).not.toHaveAttribute('aria-invalid');
  }
});

test('the table of what leaving costs takes its reader along, and can be put away', async ({ browser }, info) => {
  const { page, say, open } = await visitor(browser, info);
  await open('/');
  await open((await page.locator('main a[href*="/p/"]').first().getAttribute('href')) ?? '');
  const opener = page.getByRole('button', { name: say('catalogue.asTable') });
  await opener.click();
  const region = page.getByRole('region', { name: say('catalogue.exitTable') });
  await expect(region).toBeFocused();
  await expect(region.getByRole('table', { name: say('catalogue.exitTable') })).toBeVisible();
  // Neither the header nor the bar at the foot of a phone lies over it.
  await expect.poll(() => region.evaluate((element) => {
    const { top, bottom, left } = element.getBoundingClientRect();
    return [top + 4, bottom - 4].every((y) => element.contains(document.elementFromPoint(left + 8, y)));
  })).toBe(true);
  await looksRight(page);
  await page.getByRole('button', { name: say('catalogue.hideTable') }).click();
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await expect(region).toHaveCount(0);
});
