import { expect, test } from '@playwright/test';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import type { Actor } from '@/lib/kernel/actor';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { Deps } from '@/lib/platform/db';
import { leaseChanges } from '@/lib/supplements/views';
import { localeOf, looksRight, mallDeps, signedIn, type Person } from '../support/browser';
import { untilShown } from '../support/road-walk';

/*
 * A contract in force is amended: its purchaser wants another due day, an admin looks at it, it is signed with a code and
 * sealed, and the lease says the new dates. The desk spreads the rest of another lease anew.
 */
test.describe.configure({ mode: 'serial' });

interface Subject {
  id: string;
  contractId: string;
  number: string;
  purchaserId: string;
  name: string;
  email: string;
}

let deps: Deps;
let subject: Subject;
let [purchaser, admin, desk] = [] as unknown as [Person, Person, Person];
let supplementId: string;
let locale: 'ko' | 'en';

const actor = (): Actor => ({ userId: subject.purchaserId, role: 'PURCHASER', name: subject.name });
const standing = async () => {
  const changes = await leaseChanges(deps.db, actor(), subject.id, deps.clock.now());
  if (!changes?.from) throw new Error('nothing can be changed');
  return { ...changes, from: changes.from };
};

test.beforeAll(async ({ browser }, info) => {
  [deps, locale] = [await mallDeps(), localeOf(info)];
  // Whose demo lease nobody else walks: the oldest for one language, the next for the other.
  const found = await deps.db.$queryRaw<Subject[]>`
    SELECT l.id, l.contract_id AS "contractId", c.number, l.purchaser_id AS "purchaserId", u.name, u.email
      FROM lease l JOIN contract c ON c.id = l.contract_id JOIN app_user u ON u.id = l.purchaser_id JOIN institution i ON i.id = l.institution_id
     WHERE l.state = 'ACTIVE' AND i.kind = 'DESK' AND u.email LIKE 'purchaser%@dalmada.test'
       AND (SELECT count(*) FROM lease_instalment n WHERE n.lease_id = l.id AND n.due_on > now() + interval '60 days') > 3 ORDER BY l.number`;
  const row = found[locale === 'ko' ? 0 : 1];
  if (!row) throw new Error('The demo has no lease for this');
  subject = row;
  [purchaser, admin, desk] = [await signedIn(browser, info, row.email), await signedIn(browser, info, 'admin@dalmada.test'), await signedIn(browser, info, 'desk@dalmada.test')];
});

test.afterAll(async () => { for (const { page } of [purchaser, admin, desk]) await page.context().close(); });

test('a purchaser sees which dates another due day moves, and asks for it', async () => {
  const { page, say, open } = purchaser;
  const { from, standing: before } = await standing();
  const day = before.dueDay === 11 ? 12 : 11;
  await open(`/leases/${subject.id}`);
  await page.getByRole('link', { name: say('supplements.lease.dueDay'), exact: true }).click();
  await page.waitForURL(/\/due-day$/);
  await looksRight(page);
  const send = page.getByRole('button', { name: say('supplements.dueDay.submit'), exact: true });
  await send.click();
  await expect(page.getByText(say('errors.choose')).first()).toBeVisible();
  await page.getByLabel(say('supplements.dueDay.day')).selectOption(String(day));
  const preview = page.getByRole('region', { name: say('supplements.dueDay.preview') });
  await expect(preview.getByRole('row', { name: new RegExp(say('supplements.sides.keys.totalCost')) })).toContainText(say('supplements.sides.same'));
  await preview.locator('summary').click();
  await expect(preview.getByRole('row').filter({ hasText: formatTableDate(from.dueOn, locale) })).toBeVisible();
  await looksRight(page);
  await send.click();
  await page.waitForURL((url) => url.pathname === `/leases/${subject.id}`);
  await expect(page.getByText(say('supplements.open.title', { kind: say('supplements.kinds.DUE_DAY') }))).toBeVisible();
  await looksRight(page);
  const { open: begun } = await standing();
  supplementId = begun?.id ?? '';
  await open(`/contracts/${supplementId}`);
  await expect(page.getByText(say('supplements.open.DRAWN'))).toBeVisible();
});

test('an admin compares old and new and approves; the purchaser is led to the signature', async () => {
  await admin.open('/admin/contracts');
  await admin.page.locator(`a[href="/admin/contracts/${supplementId}"]:visible`).first().click();
  await expect(admin.page.getByText(admin.say('supplements.checks.follows'))).toBeVisible();
  await looksRight(admin.page);
  const here = admin.page.url();
  await admin.page.getByRole('button', { name: admin.say('contracts.review.approve'), exact: true }).click();
  await admin.page.waitForURL((url) => url.href !== here);
  const { page, say } = purchaser;
  await page.goto(`/leases/${subject.id}`);
  await untilShown(page, () => expect(page.getByRole('link', { name: say('supplements.open.sign') })).toHaveAttribute('href', `/contracts/${supplementId}/sign`, { timeout: 1000 }));
  await looksRight(page);
});

test('signed with a code and sealed, it is in the lease, and stands under its contract with its document', async () => {
  const { page, say, open } = purchaser;
  const { from, standing: before } = await standing();
  await signDelivered(deps, actor(), supplementId);
  await page.goto(`/contracts/${supplementId}`);
  await untilShown(page, () => expect(page.getByText(say('supplements.page.applied'))).toBeVisible({ timeout: 1000 }));
  await looksRight(page);
  const { standing: after } = await standing();
  expect(after.dueDay).not.toBe(before.dueDay);
  const [old, now] = [before, after].map(({ schedule }) => schedule[from.seq - 1]);
  expect(now?.amount).toBe(old?.amount);
  await open(`/leases/${subject.id}`);
  await expect(page.locator('main')).toContainText(formatTableDate(now?.dueOn ?? '', locale));
  await expect(page.locator('main')).not.toContainText(formatTableDate(old?.dueOn ?? '', locale));
  await open(`/contracts/${subject.contractId}`);
  const listed = page.getByRole('region', { name: say('supplements.list.title') });
  await expect(listed.getByText(`${subject.number}-1`, { exact: true })).toBeVisible();
  const file = await page.request.get(`/contracts/${supplementId}/document`);
  expect([file.status(), (await file.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  await page.goto('/verify');
  await page.locator('input[name=number]').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'supplement.pdf', mimeType: 'application/pdf', buffer: await file.body() });
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'AUTHENTIC', { timeout: 30_000 });
  await expect(page.locator('[data-check=print]')).toHaveAttribute('data-state', 'PASSED');
  await expect(page.locator('[data-state=FAILED]')).toHaveCount(0);
  await looksRight(page);
});

test('the desk finds the lease, sees what other months cost in all, and takes its proposal back', async () => {
  const { page, say, open } = desk;
  await open('/desk/leases');
  await page.getByLabel(say('supplements.desk.query')).fill(subject.number);
  await page.getByRole('button', { name: say('supplements.desk.search'), exact: true }).click();
  await page.locator(`a[href="/desk/leases/${subject.id}"]`).click();
  await expect(page.getByRole('heading', { name: say('supplements.desk.restructure') })).toBeVisible();
  await looksRight(page);
  const { from, standing: { schedule } } = await standing();
  await page.getByLabel(say('supplements.desk.months')).fill(String(schedule.length - from.seq + 13));
  await expect(page.getByRole('row', { name: new RegExp(say('supplements.sides.keys.totalCost')) })).toBeVisible();
  const send = page.getByRole('button', { name: say('supplements.desk.submit'), exact: true });
  await send.click();
  await expect(page.getByText(say('errors.required')).or(page.getByText(say('supplements.errors.note-too-short'))).first()).toBeVisible();
  await page.getByLabel(say('supplements.desk.note'), { exact: true }).fill('수입이 줄어 남은 납입을 길게 나누어 달라고 하셨습니다.');
  await looksRight(page);
  await send.click();
  const back = page.getByRole('button', { name: say('supplements.withdraw.button'), exact: true });
  await back.click();
  await expect(page.getByRole('heading', { name: say('supplements.desk.restructure') })).toBeVisible();
  await looksRight(page);
});
