import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type Page, type TestInfo } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { openSession } from '@/lib/accounts/sign-in';
import { findForSignIn } from '@/lib/accounts/store/user';
import { DEMO_PASSWORD } from '@/lib/accounts/model/demo-accounts';
import { boot } from '@/lib/platform/boot';
import type { Deps } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { translate, type Locale } from '@/lib/platform/messages';
import { assertLocalDatabase } from './local-database';

/** The language that a project's browser prefers: the pages follow it. */
export const localeOf = (info: TestInfo): Locale => (info.project.use.locale?.startsWith('ko') ? 'ko' : 'en');

/** Somebody at a browser of their own. */
export interface Person {
  page: Page;
  /** A text of the pages in the person's language. */
  say: (key: string, params?: Record<string, string | number>) => string;
  /** Opens a page and checks that it is accessible and shows no raw message key. */
  open: (path: string) => Promise<void>;
}

/** A key that was shown instead of its text: `orders.form.title`. */
const RAW_KEY = /\b(common|accounts|catalogue|browse|finding|photos|people|staff|workplace|limits|orders|deliveries|contracts|leases|institutions|notifications|audit|disclosures|recompute|verify|terms|errors|signing|rights|supplements|amendment|payments|overdue|guarantee|settlements|endings|books|billing|insights|transfers)\.[a-z][A-Za-z]+(\.[A-Za-z-]+)+\b/;

/** A window as tall as its page: what a bar at the lower edge hides at one moment of scrolling is no fault of the page. */
export async function unrolled<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const size = page.viewportSize();
  if (!size) return work();
  const unroll = async () => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  };
  try {
    await unroll();
    // What is far down has only now been drawn, and with it the page's own height; on a busy machine not all of it at once.
    for (let times = 0; times === 0 || (times < 4 && await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)); times += 1) {
      await drawn(page);
      await page.setViewportSize(size);
      await unroll();
    }
    return await work();
  } finally {
    await page.setViewportSize(size);
  }
}

const drawn = (page: Page) => page.evaluate(() => new Promise<void>((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done())); }));

/** Every picture that has come into sight is there. @throws where one is broken */
export const pictured = (page: Page) => page.evaluate(async () => {
  const inSight = [...document.images].filter((image) => image.checkVisibility());
  await Promise.all(inSight.map((image) => image.decode().catch(() => { throw new Error(`A broken picture: ${image.currentSrc}`); })));
});

/** Half-faded text has no contrast of its own: what moves has come to rest. Endless turning (a spinner) is left alone. */
const atRest = (page: Page) => page.evaluate(async () => {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
});

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/* Where no page lies in a page, axe needs no second one to sum up in ("legacy"): half the time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ runOnly: { type: 'tag', values: WCAG_22_AA }, resultTypes: ['violations'] });

/** WCAG 2.2 A and AA by axe; no raw key; no sideways scroll. */
export async function looksRight(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await atRest(page);
  const { violations } = await unrolled(page, () => axe(page).analyze());
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 160)) })), `accessible: ${page.url()}`).toEqual([]);
  expect((await page.locator('body').innerText()).match(RAW_KEY)?.[0], `no raw key: ${page.url()}`).toBeUndefined();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `no sideways scroll: ${page.url()}`).toBeLessThanOrEqual(0);
}

/** A visitor in a session of their own, with this project's screen and language. */
export async function visitor(browser: Browser, info: TestInfo): Promise<Person> {
  const { viewport, locale, timezoneId, isMobile, hasTouch, userAgent, deviceScaleFactor, baseURL } = info.project.use;
  const context = await browser.newContext({
    ...(viewport && { viewport }), ...(locale && { locale }), ...(timezoneId && { timezoneId }), ...(isMobile && { isMobile }),
    ...(hasTouch && { hasTouch }), reducedMotion: 'reduce', ...(userAgent && { userAgent }), ...(deviceScaleFactor && { deviceScaleFactor }), ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  const language = localeOf(info);
  const say = (key: string, params?: Record<string, string | number>) => translate(language, key, params);
  return { page, say, open: async (path) => { await page.goto(path); await looksRight(page); } };
}

/** Signs in by the form, as a person does. */
export async function signIn(person: Person, email: string, password = DEMO_PASSWORD): Promise<void> {
  const { page, say } = person;
  await page.goto('/sign-in');
  await page.getByLabel(say('accounts.field.email')).fill(email);
  await page.getByLabel(say('accounts.field.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('accounts.signIn.submit'), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

let deps: Promise<Deps> | undefined;

/** What the use cases need, on the database of the mall that is walked. */
export function mallDeps(): Promise<Deps> {
  const settings = env();
  assertLocalDatabase(settings.databaseUrl);
  deps ??= boot(settings, 'e2e');
  return deps;
}

/** Somebody who is signed in already, by a session as the sign-in form opens it: most walks begin behind that door. */
export async function signedIn(browser: Browser, info: TestInfo, email: string): Promise<Person> {
  const [person, mall] = [await visitor(browser, info), await mallDeps()];
  const user = await findForSignIn(mall.db, email);
  const opened = user && await openSession(mall, user, { address: '127.0.0.1', device: 'Chromium', at: mall.clock.now() });
  if (!opened?.ok) throw new Error(`nobody signs in as ${email}`);
  const value = await encode({ token: { sub: opened.value.userId, ...opened.value }, secret: mall.env.sessionSecret });
  await person.page.context().addCookies([{ name: 'next-auth.session-token', value, url: mall.env.baseUrl, httpOnly: true, sameSite: 'Lax' }]);
  return person;
}
