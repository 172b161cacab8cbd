import { expect } from '@playwright/test';
import { looksRight, type Person } from './browser';
import { untilShown } from './road-walk';

/** The list warns, the page tells, and approving without a reason says so beside the field. */
export async function reviewOtherSerial({ page, say }: Person, { number, words, reason }: { number: string; words: string; reason: string }): Promise<void> {
  await page.goto('/admin/contracts');
  const row = page.getByRole('row').filter({ hasText: say('contracts.flags.serial-differs.word') });
  await untilShown(page, () => expect(row).toHaveCount(1, { timeout: 1000 }));
  await looksRight(page);
  await row.getByRole('link').first().click();
  await expect(page.getByText(number).first()).toBeVisible();
  await looksRight(page);
  const decision = page.getByRole('region', { name: say('contracts.decision.title') });
  await expect(decision.getByText(words)).toBeVisible();
  await expect(decision.getByText(say('deliveries.seller.decisions.ACCEPTED_WITH_DEFECTS'))).toBeVisible();
  await expect(decision.getByText(say('deliveries.serialDiffers'))).toBeVisible();
  const flags = page.getByRole('region', { name: say('contracts.flags.title') });
  for (const flag of ['serial-differs', 'defects']) await expect(flags.getByText(say(`contracts.flags.${flag}.text`))).toBeVisible();
  const approve = page.getByRole('button', { name: say('contracts.review.approve'), exact: true });
  await approve.click();
  const field = page.getByLabel(say('contracts.review.reason'));
  await expect(page.getByText(say('contracts.errors.reason-needed'))).toBeVisible();
  await expect(field).toBeFocused();
  await looksRight(page);
  await field.fill(reason);
  const here = page.url();
  await approve.click();
  await page.waitForURL((url) => url.href !== here);
  await page.goto('/admin/audit');
  await expect(page.getByText(reason).first(), 'the reason is on record').toBeVisible();
}

/** The admin ends the order of a purchaser's one refused contract; without a reason the dialog says so. */
export async function endWithoutContract({ page, say }: Person, purchaser: string, reason: string): Promise<void> {
  await page.goto('/admin/contracts');
  const row = page.getByRole('row').filter({ hasText: purchaser }).filter({ hasText: say('contracts.states.REFUSED') });
  await untilShown(page, () => expect(row).toHaveCount(1, { timeout: 1000 }));
  await row.getByRole('link').first().click();
  await page.getByRole('button', { name: say('contracts.abandon.open'), exact: true }).click();
  await looksRight(page);
  const dialog = page.getByRole('dialog');
  const end = dialog.getByRole('button', { name: say('contracts.abandon.submit'), exact: true });
  await end.click();
  await expect(dialog.getByText(say('errors.required')).first(), 'a reason is asked for').toBeVisible();
  await dialog.getByRole('textbox').fill(reason);
  await end.click();
  await expect(page.getByText(say('contracts.states.ABANDONED')).first()).toBeVisible();
  await expect(page.getByRole('button', { name: say('contracts.review.askAgain'), exact: true })).toHaveCount(0);
  await looksRight(page);
}
