import { expect, test, type Locator } from '@playwright/test';
import { removeInstitution } from '@/lib/institutions/change-status';
import { SYSTEM } from '@/lib/kernel/actor';
import { formatMoney } from '@/lib/kernel/money';
import type { Deps } from '@/lib/platform/db';
import { localeOf, looksRight, mallDeps, signIn, visitor, type Person } from '../support/browser';
import { aPurchaser, PASSWORD, valueOf } from '../support/people';
import { askForLimit } from '../support/road-walk';
import { startScriptedInstitution, type ScriptedInstitution } from '../support/scripted-institution';
import { introduce } from '../support/scripted-registration';

/*
 * Three financiers over real HTTP beside the running mall: one approves cheapest, one offers other terms, one has approved
 * and hangs, so that nobody hears of it. The purchaser takes the cheapest; whoever is not taken is told, the one that hung too.
 */
test.describe.configure({ mode: 'serial' });

interface Goods {
  listingId: string;
  sellerId: string;
  termMonths: number;
  cash: string;
}

const NAMES = ['cheap', 'other', 'hung'] as const;
type Name = (typeof NAMES)[number];

let deps: Deps;
let goods: Goods;
let person: Person;
let request = '';
const banks = {} as Record<Name, ScriptedInstitution>;

/** Goods in stock on a term that no other test asks for; each project has its own, so that nobody meets the other's banks. */
async function someGoods(first: boolean): Promise<Goods> {
  const rows = await deps.db.$queryRaw<Goods[]>`
    SELECT l.id AS "listingId", l.seller_id AS "sellerId", o.term_months AS "termMonths", v.cash_price_minor::text AS cash
      FROM listing l JOIN listing_version v ON v.id = l.published_version_id JOIN listing_offer o ON o.listing_id = l.id AND o.term_key > 0
     WHERE l.status = 'PUBLISHED' AND v.cash_price_minor < 6000000 AND (SELECT count(*) FROM unit u WHERE u.listing_id = l.id AND u.state = 'AVAILABLE') > 2
     ORDER BY o.term_months DESC, v.cash_price_minor, l.id LIMIT 2`;
  const row = rows[first ? 0 : 1];
  if (!row) throw new Error('The demo has no goods for this');
  return row;
}

test.beforeAll(async ({ browser }, info) => {
  deps = await mallDeps();
  const korean = localeOf(info) === 'ko';
  goods = await someGoods(korean);
  const { sellerId, termMonths, cash } = goods;
  for (const name of NAMES) {
    banks[name] = await startScriptedInstitution({ code: `e2e-${korean ? 'ko' : 'en'}-${name}`, now: () => deps.clock.now() });
    await introduce(deps, banks[name], { sellers: [sellerId], minTermMonths: termMonths, maxTermMonths: termMonths, minAmount: cash, maxAmount: cash });
  }
  banks.cheap.always('limit-requests', { answer: 'approve', annualRate: '0.031', delayMs: 1500 });
  banks.other.always('limit-requests', { answer: 'counter', termMonths: [termMonths], annualRate: '0.092', delayMs: 6000 });
  banks.hung.always('limit-requests', { answer: 'approve', annualRate: '0.025', delayMs: 60_000 });
  const { userId } = await aPurchaser(deps);
  const { email } = await deps.db.user.findUniqueOrThrow({ where: { id: userId } });
  person = await visitor(browser, info);
  await signIn(person, email, PASSWORD);
});

test.afterAll(async () => {
  for (const { code } of Object.values(banks)) {
    valueOf(await removeInstitution(deps, SYSTEM, { code }));
  }
  await person.page.context().close();
  for (const bank of Object.values(banks)) await bank.close();
});

const row = (name: Name): Locator => person.page.getByRole('listitem').filter({ hasText: banks[name].code }).first();

test('the lenders are ticked by name, and each answer is shown as it comes', async () => {
  const { page, say } = person;
  request = await askForLimit(person, `/limits/new?listing=${goods.listingId}&term=${goods.termMonths}&first=0`, {
    annualIncome: '60000000', employment: 'EMPLOYED', obligations: '0', lenders: NAMES.map((name) => banks[name].code),
  });
  for (const name of NAMES) await expect(row(name)).toBeVisible();
  await expect(row('cheap').getByText(say('limits.state.APPROVED'), { exact: true })).toBeVisible();
  await expect(row('hung').getByText(say('limits.state.PENDING'), { exact: true })).toBeVisible();
  await expect(row('other').getByText(say('limits.state.COUNTER_OFFER'), { exact: true })).toBeVisible();
  await expect(row('hung').getByText(say('limits.state.PENDING'), { exact: true }), 'whoever hangs is still being asked, and nobody waits for it').toBeVisible();
  await looksRight(page);
});

test('the cheapest is first, and of the other it is said in won how much more it is', async ({}, info) => {
  const { page, say } = person;
  const [asked] = [...banks.cheap.books.requests.values()];
  const [offered] = [...banks.other.books.requests.values()];
  if (asked?.decision.status !== 'APPROVED' || offered?.decision.status !== 'COUNTER_OFFER') throw new Error('the banks have answered otherwise');
  const [offer] = offered.decision.offers;
  const over = BigInt(offer?.terms.totalToOwn ?? '0') - BigInt(asked.decision.approval.totalToOwn);
  const radios = page.getByRole('radio', { name: /e2e-/ });
  await expect(radios).toHaveCount(2);
  await expect(radios.first()).toHaveAccessibleName(new RegExp(banks.cheap.code));
  const amount = formatMoney(over, 'KRW', localeOf(info));
  const sentence = say('limits.overFirst').replace('<amount></amount>', amount);
  await expect(row('other').locator(`[data-amount="${over}"]`)).toBeVisible();
  await expect.poll(async () => (await row('other').innerText()).replaceAll(/\s+/g, ' ')).toContain(sentence.split(amount)[1]?.trim());
});

test('the order form of the cheapest opens at its terms, and the others are declined in their own books', async () => {
  const { page } = person;
  const decision = [...banks.cheap.books.requests.values()][0]?.decision;
  if (decision?.status !== 'APPROVED') throw new Error('the bank has answered otherwise');
  await page.goto(request);
  await row('cheap').getByRole('radio').check();
  await page.getByRole('button', { name: new RegExp(banks.cheap.code) }).filter({ visible: true }).click();
  await page.waitForURL(/\/orders\/o_[^/]+\/form/);
  await expect(page.getByText(banks.cheap.code).first()).toBeVisible();
  await expect(page.locator(`[data-amount="${decision.approval.monthlyInstalment}"]`).filter({ visible: true }).first()).toBeVisible();
  const statuses = (name: Name) => [...banks[name].books.approvals.values()].map(({ status }) => status);
  expect(statuses('cheap')).toEqual(['LIVE']);
  expect(statuses('other')).toEqual([]);
  await expect.poll(() => statuses('hung'), { timeout: 100_000, message: 'what it approved while nobody heard is declined there' }).toEqual(['DECLINED']);
  await expect.poll(() => [...banks.cheap.books.approvals.values()].flatMap(({ holds }) => [...holds.values()].map(({ state }) => state)), { timeout: 20_000 }).toEqual(['HELD']);
});
