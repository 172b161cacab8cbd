import path from 'node:path';
import { expect, test, type Page, type TestInfo } from '@playwright/test';
import { withConnection } from '@/lib/host/postgres/connect';
import { inheritedEnv } from '@/lib/platform/env';
import { looksRight, pictured, signedIn, unrolled, visitor } from '../support/browser';
import { PEOPLE, type Screen } from './screens';

/** Where the links of a page lead that are like this one. */
async function linksOn(page: Page, at: string, like: RegExp): Promise<string[]> {
  await page.goto(at);
  await page.waitForLoadState('networkidle');
  const addresses = await page.locator('main a[href]').evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
  return addresses.filter((address) => like.test(address));
}

/** The address of a screen; undefined where the demo has none to show. */
async function addressOf(page: Page, { at, links, together }: Screen): Promise<string | undefined> {
  let address: string | undefined = at;
  for (const link of links) {
    if (address === undefined) return undefined;
    const found: string[] = await linksOn(page, address, link);
    address = together ? together(found) : found[0];
  }
  return address;
}

/** What a fault of the database looks like can only be seen with a fault. Nobody else reads the table meanwhile: pictures are taken one after the other. */
async function without<T>(table: string | undefined, work: () => Promise<T>): Promise<T> {
  if (table === undefined) return work();
  const rename = (from: string, to: string) => withConnection(inheritedEnv().MIGRATION_DATABASE_URL ?? '', (client) => client.query(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename(table, `${table}_away`);
  try { return await work(); } finally { await rename(`${table}_away`, table); }
}

async function shoot(page: Page, info: TestInfo, screens: readonly Screen[]): Promise<void> {
  await page.emulateMedia({ colorScheme: info.project.use.colorScheme ?? 'light', reducedMotion: 'reduce' });
  for (const screen of screens) {
    const address = await addressOf(page, screen);
    if (address === undefined) {
      info.annotations.push({ type: 'nothing', description: `${screen.name}, looked for at ${screen.at}` });
      continue;
    }
    const file = path.join('shots', info.project.name, `${screen.name}.png`);
    // A picture that is not right is a failure, and the screens after it are still looked at.
    const right = (work: Promise<void>) => work.catch((error: unknown) => { info.annotations.push({ type: 'wrong', description: `${screen.name}: ${(error as Error).message}` }); });
    await without(screen.without, async () => {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      await unrolled(page, async () => {
        await right(pictured(page));
        await page.screenshot({ path: file });
      });
    });
    info.annotations.push({ type: 'picture', description: file });
    await test.step(`${screen.name} looks right`, () => right(looksRight(page)));
  }
  const faults = info.annotations.filter(({ type }) => type !== 'picture').map(({ type, description }) => `${type}: ${description ?? ''}`);
  expect(faults, 'every screen shows something and looks right').toEqual([]);
}

for (const { email, screens } of PEOPLE) {
  test(email ?? 'visitor', async ({ browser }, info) => {
    const { page } = email === null ? await visitor(browser, info) : await signedIn(browser, info, email);
    await shoot(page, info, screens);
    await page.context().close();
  });
}
