import { expect, test, type Page } from '@playwright/test';
import { looksRight, signedIn, type Person } from '../support/browser';
import { askForLimit, openProduct, untilShown } from '../support/road-walk';

/* A decline is explained and may be objected to; a person answers. The desk's rules change only when two people agree. */

const button = ({ page, say }: Person, key: string) => page.getByRole('button', { name: say(key), exact: true });
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });

test('a decline says what would change it, and an objection is answered by a person', async ({ browser }, info) => {
  test.slow();
  const phone = info.project.name === 'ko-390';
  const purchaser = await signedIn(browser, info, phone ? 'purchaser2@dalmada.test' : 'purchaser4@dalmada.test');
  const { page, say } = purchaser;
  const listing = await openProduct(purchaser, '피아노');
  const address = await askForLimit(purchaser, `/limits/new?listing=${listing}&term=24&first=0`, { annualIncome: '5000000', employment: 'EMPLOYED', obligations: '0', lenders: ['desk'] });
  await untilShown(page, () => expect(page.getByText(say('limits.ended.DECLINED'), { exact: true }).first()).toBeVisible({ timeout: 2000 }));
  await expect(page.getByText(say('limits.help.title')).or(page.getByText(say('limits.help.other')))).toBeVisible();
  const words = `연금 ${Date.now().toString(36)}`;

  await test.step('objecting says what is missing, keeps what was written, and tells by when', async () => {
    await page.locator('summary').filter({ hasText: say('limits.objection.open') }).click();
    await page.locator('form[data-ready]').first().waitFor();
    await button(purchaser, 'limits.objection.send').click();
    await expect(page.getByText(say('errors.required')).first()).toBeVisible();
    await page.getByLabel(say('limits.objection.text'), { exact: true }).fill(words);
    await looksRight(page);
    await button(purchaser, 'limits.objection.send').click();
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByText(say('limits.objection.waiting', { at: '@' }).split('@')[0] ?? '')).toBeVisible();
    await looksRight(page);
  });

  await test.step('the desk’s person reads it and looks again', async () => {
    const desk = await signedIn(browser, info, 'desk2@dalmada.test');
    await desk.open('/desk/objections');
    const links = desk.page.locator('a[href^="/desk/objections/ob_"]');
    for (const href of await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))) {
      await desk.page.goto(href);
      if (await desk.page.getByText(words).count() > 0) break;
    }
    await expect(desk.page.getByText(words)).toBeVisible();
    await looksRight(desk.page);
    await desk.page.locator('form[data-ready]').first().waitFor();
    await choose(desk.page, desk.say('limits.objection.outcomes.LOOK_AGAIN'));
    await button(desk, 'limits.objection.submit').click();
    await expect(desk.page.getByText(desk.say('errors.required')).first()).toBeVisible();
    await desk.page.getByLabel(desk.say('limits.objection.answerField'), { exact: true }).fill('연금 내역을 함께 보겠습니다.');
    await button(desk, 'limits.objection.submit').click();
    await expect(desk.page.getByText(desk.say('limits.objection.answeredBy'))).toBeVisible();
    await looksRight(desk.page);
    await desk.page.context().close();
  });

  await page.goto(address);
  await expect(page.getByText('연금 내역을 함께 보겠습니다.')).toBeVisible();
  await page.getByRole('link', { name: say('limits.objection.again'), exact: true }).click();
  await page.waitForURL((url) => /\/limits\/q_/.test(url.pathname) && url.pathname !== address);
  await expect(page.getByText(say('limits.personIsAtIt')).first()).toBeVisible();
  await looksRight(page);
});

test('a changed scorecard is tried on past requests, saved, proposed, and decided by another person', async ({ browser }, info) => {
  test.slow();
  const maker = await signedIn(browser, info, 'desk@dalmada.test');
  const { page, say } = maker;
  await maker.open('/desk/scorecard');
  const field = (key: string) => page.getByLabel(say(`limits.card.fields.${key}`), { exact: true });

  await test.step('what cannot be is said, and what was typed stays', async () => {
    await field('referBelow').fill('5');
    await button(maker, 'limits.card.try').click();
    await expect(page.getByText(say('limits.errors.card-order'))).toBeVisible();
    await expect(field('referBelow')).toHaveValue('5');
    await looksRight(page);
  });

  await test.step('the last requests are decided anew', async () => {
    await field('referBelow').fill('95');
    await button(maker, 'limits.card.try').click();
    await expect(page.getByRole('heading', { name: say('limits.card.result'), exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: say('limits.card.changed'), exact: true })).toBeVisible();
    await expect(field('referBelow')).toHaveValue('95');
    await looksRight(page);
  });

  await button(maker, 'limits.card.save').click();
  await page.waitForURL(/\/desk\/scorecard\/DESK-/);
  const here = new URL(page.url()).pathname;
  await looksRight(page);
  await button(maker, 'limits.card.propose').click();
  await expect(page.getByText(say('limits.card.own'))).toBeVisible();

  await test.step('another person sees the difference beside the what-if, and decides with a note', async () => {
    const checker = await signedIn(browser, info, 'desk2@dalmada.test');
    await checker.open(here);
    await expect(checker.page.getByRole('heading', { name: checker.say('limits.card.differences'), exact: true })).toBeVisible();
    await expect(checker.page.getByRole('heading', { name: checker.say('limits.card.result'), exact: true })).toBeVisible();
    await checker.page.locator('form[data-ready]').first().waitFor();
    await choose(checker.page, checker.say('limits.card.verdicts.REJECT'));
    await checker.page.getByLabel(checker.say('limits.card.note'), { exact: true }).fill('너무 많이 사람에게 넘어갑니다.');
    await button(checker, 'limits.card.decideSubmit').click();
    await expect(checker.page.getByText('너무 많이 사람에게 넘어갑니다.').first()).toBeVisible();
    await looksRight(checker.page);
    await checker.page.context().close();
  });

  await page.goto('/desk/scorecard');
  await expect(page.getByRole('link', { name: here.split('/').at(-1) ?? '', exact: true })).toBeVisible();
});
