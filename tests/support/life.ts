import { expect, type Locator } from '@playwright/test';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { looksRight, type Person } from './browser';

/** A way of paying is added where the lease leads to it: the number is typed at the payment company's page alone. */
export async function addMethod({ page, say }: Person, leaseId: string, number: string): Promise<void> {
  await page.goto(`/account/payment?lease=${leaseId}`);
  await page.getByRole('button', { name: say('payments.add'), exact: true }).click();
  await page.waitForURL(/\/sandbox\//);
  await looksRight(page);
  await page.getByLabel(say('payments.sandbox.number'), { exact: true }).fill(number);
  await page.getByRole('button', { name: say('payments.sandbox.submit'), exact: true }).click();
  await page.waitForURL(/\/account\/payment/);
  await expect(page.getByText(say('payments.added'))).toBeVisible();
  await looksRight(page);
}

/** A way of paying is taken away by the last digits of its number. */
export async function removeMethod({ page, say, open }: Person, last4: string): Promise<void> {
  await open('/account/payment');
  await page.getByRole('button', { name: new RegExp(`^${say('payments.removeOf', { name: `.*${last4}` })}$`) }).click();
  await page.getByRole('dialog').getByRole('button', { name: say('payments.remove'), exact: true }).click();
  await expect(page.getByText(say('payments.removed'))).toBeVisible();
}

/** The admin sends the clock to the morning of a day by way of every day between, and sees it arrive. */
export async function walkTo({ page, say, open }: Person, on: string): Promise<void> {
  await open('/admin/clock');
  await page.locator('input[name=on]').fill(on);
  await page.getByRole('button', { name: say('insights.travel.submit'), exact: true }).click();
  await expect(page.getByRole('heading', { name: say('insights.travel.state.RUNNING') })).toBeVisible();
  await expect(page.getByRole('heading', { name: say('insights.travel.state.DONE') })).toBeVisible({ timeout: 600_000 });
  await looksRight(page);
}

/** The day on which an instalment is first collected. */
export async function collectedOn({ db }: Deps, leaseId: string, seq: number): Promise<string> {
  const { dueOn } = await db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId, seq } }, select: { dueOn: true } });
  return businessDayFrom(toPlainDate(dueOn));
}

/** A page is opened again until it says what background work has done; then it is looked at. */
export async function shows(person: Person, path: string, what: Locator): Promise<void> {
  await expect.poll(async () => {
    await person.page.goto(path);
    return what.first().isVisible();
  }, { timeout: 120_000, intervals: [250, 1_000, 2_000] }).toBe(true);
  await person.open(path);
}
