import path from 'node:path';
import { test, type Page, type TestInfo } from '@playwright/test';
import { looksRight, signedIn, unrolled, visitor } from '../support/browser';
import { ADMIN, DESK, PURCHASER, SELLER, VISITOR, type Screen } from './screens';

/** The address of a screen; undefined where the demo has none to show. */
async function addressOf(page: Page, { at, link }: Screen): Promise<string | undefined> {
  if (!link) return at;
  await page.goto(at);
  const addresses = await page.locator('main a[href]').evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
  return addresses.find((address) => link.test(address));
}

async function shoot(page: Page, info: TestInfo, screens: readonly Screen[]): Promise<void> {
  await page.emulateMedia({ colorScheme: info.project.use.colorScheme ?? 'light', reducedMotion: 'reduce' });
  for (const screen of screens) {
    const address = await addressOf(page, screen);
    if (address === undefined) {
      process.stdout.write(`${screen.name}: nothing to show at ${screen.at}\n`);
      continue;
    }
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await unrolled(page, async () => {
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: path.join('shots', info.project.name, `${screen.name}.png`) });
    });
    await test.step(`${screen.name} looks right`, () => looksRight(page));
  }
}

test('visitor', async ({ browser }, info) => shoot((await visitor(browser, info)).page, info, VISITOR));
for (const [email, screens] of [['purchaser@dalmada.test', PURCHASER], ['seller@dalmada.test', SELLER], ['desk@dalmada.test', DESK], ['admin@dalmada.test', ADMIN]] as const) {
  test(email, async ({ browser }, info) => shoot((await signedIn(browser, info, email)).page, info, screens));
}
