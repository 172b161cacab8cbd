import { expect, test } from '@playwright/test';
import { removeInstitution } from '@/lib/institutions/change-status';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { localeOf, looksRight, mallDeps, signIn, visitor, type Person } from '../support/browser';
import { aPurchaser, PASSWORD, valueOf } from '../support/people';
import { askForLimit } from '../support/road-walk';
import { startScriptedInstitution, type ScriptedInstitution } from '../support/scripted-institution';
import { introduce } from '../support/scripted-registration';

/*
 * Two financiers over real HTTP: one approves what was asked, the other offers other terms for less. Who takes the offer
 * up waits for its yes: a second press takes nobody else.
 */
test.describe.configure({ mode: 'serial' });

interface Goods {
  listingId: string;
  sellerId: string;
  terms: number[];
  cash: string;
}

let deps: Deps;
let goods: Goods;
let person: Person;
const banks = {} as Record<'plain' | 'other', ScriptedInstitution>;

test.beforeAll(async ({ browser }, info) => {
  deps = await mallDeps();
  const korean = localeOf(info) === 'ko';
  const found = await deps.db.$queryRaw<Goods[]>`
    SELECT l.id AS "listingId", l.seller_id AS "sellerId", v.cash_price_minor::text AS cash,
           (SELECT array_agg(o.term_months ORDER BY o.term_months) FROM listing_offer o WHERE o.listing_id = l.id AND o.term_key > 0) AS terms
      FROM listing l JOIN listing_version v ON v.id = l.published_version_id
     WHERE l.status = 'PUBLISHED' AND v.cash_price_minor < 6000000 AND (SELECT count(*) FROM unit u WHERE u.listing_id = l.id AND u.state = 'AVAILABLE') > 2
       AND (SELECT count(DISTINCT o.term_months) FROM listing_offer o WHERE o.listing_id = l.id AND o.term_key > 0) > 1
     ORDER BY v.cash_price_minor DESC, l.id LIMIT 2`;
  const row = found[korean ? 0 : 1];
  if (!row) throw new Error('The demo has no goods for this');
  goods = row;
  for (const name of ['plain', 'other'] as const) {
    banks[name] = await startScriptedInstitution({ code: `taken-${korean ? 'ko' : 'en'}-${name}`, now: () => deps.clock.now() });
    await introduce(deps, banks[name], { sellers: [goods.sellerId], minAmount: goods.cash, maxAmount: goods.cash });
  }
  banks.plain.always('limit-requests', { answer: 'approve', annualRate: '0.09' });
  banks.other.next('limit-requests', { answer: 'counter', termMonths: [goods.terms[0] ?? 0], annualRate: '0.02' }, { answer: 'approve', annualRate: '0.02', delayMs: 9000 });
  const { userId } = await aPurchaser(deps);
  const { email } = await deps.db.user.findUniqueOrThrow({ where: { id: userId } });
  person = await visitor(browser, info);
  await signIn(person, email, PASSWORD);
});

test.afterAll(async () => {
  for (const { code } of Object.values(banks)) valueOf(await removeInstitution(deps, SYSTEM, { code }));
  await person.page.context().close();
  for (const bank of Object.values(banks)) await bank.close();
});

test('an offer taken up stays chosen while its lender answers, a second press takes nobody else, and its approval leads to its form', async () => {
  const { page, say } = person;
  await askForLimit(person, `/limits/new?listing=${goods.listingId}&term=${goods.terms.at(-1)}&first=0`, {
    annualIncome: '60000000', employment: 'EMPLOYED', obligations: '0', lenders: Object.values(banks).map(({ code }) => code),
  });
  const radio = (name: keyof typeof banks) => page.getByRole('radio', { name: new RegExp(banks[name].code) });
  // The label lies over the whole row, the mark too.
  const choose = (name: keyof typeof banks) => page.locator('label').filter({ hasText: banks[name].code }).click();
  const act = page.locator('main').getByRole('button', { name: /taken-/ }).filter({ visible: true }).last();
  await expect(radio('plain')).toBeVisible();
  await expect(radio('other')).toBeVisible();
  await choose('other');
  await expect(act).toHaveAccessibleName(new RegExp(banks.other.code));
  await act.click();
  await expect(page.getByText(say('limits.taken.badge'), { exact: true })).toBeVisible();
  await expect(radio('other'), 'what was taken is what is chosen').toBeChecked();
  await expect(act).toHaveAccessibleName(new RegExp(banks.other.code));
  await expect(act).toHaveAttribute('aria-disabled', 'true');
  await act.click({ force: true });
  await expect(page.getByRole('heading', { level: 1 }), 'it says what is awaited').toContainText(banks.other.code);
  await looksRight(page);
  await page.reload();
  await expect(radio('other')).toBeChecked();
  await choose('plain');
  await expect(act, 'another may still be chosen by hand').toHaveAccessibleName(new RegExp(banks.plain.code));
  await choose('other');
  await expect(page, 'nothing else was opened').toHaveURL(/\/limits\/q_/);
  await expect(page.getByText(say('limits.taken.badge'), { exact: true })).toHaveCount(0, { timeout: 30_000 });
  await expect(radio('other'), 'its approval is chosen by itself').toBeChecked();
  await expect(act).not.toHaveAttribute('aria-disabled', 'true');
  await expect(act).toHaveAccessibleName(new RegExp(banks.other.code));
  await looksRight(page);
  await act.click();
  await page.waitForURL(/\/orders\/o_[^/]+\/form/);
  await expect(page.getByText(banks.other.code).first()).toBeVisible();
});
