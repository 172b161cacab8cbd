import { expect, test } from '@playwright/test';
import { leased } from '../support/leased';
import { mallDeps, signedIn } from '../support/browser';

/*
 * Withdrawal and payment refusal, as purchaser, seller and desk see them. Both languages walk with purchasers of their
 * own, who have leases by use cases and the running mall's own work.
 */

const BED = '너른 호텔 침대 퀸';

test('a purchaser withdraws from a lease, and the seller takes the goods back', async ({ browser }, info) => {
  test.setTimeout(300_000);
  const deps = await mallDeps();
  const walk = await leased(deps, BED, 'LEASE');
  const buyer = await signedIn(browser, info, walk.email);
  const { page, say } = buyer;
  await buyer.open(`/leases/${walk.leaseId}`);
  await page.getByRole('link', { name: say('rights.panel.withdrawLink') }).click();
  await page.waitForURL(/\/withdraw$/);
  await buyer.open(new URL(page.url()).pathname);
  await expect(page.getByText(say('rights.withdraw.costNone'))).toBeVisible();
  await page.getByRole('button', { name: say('rights.withdraw.submit') }).click();
  await expect(page.getByText(say('rights.withdraw.state.SENT'))).toBeVisible();
  await expect(page.getByText(/제8조에 따라 철회합니다/)).toBeVisible();
  await buyer.open(new URL(page.url()).pathname);
  await buyer.open(`/leases/${walk.leaseId}`);
  await expect(page.getByText(say('leases.endedTitle'))).toBeVisible();
  await expect(page.getByText(say('leases.moreToPay'), { exact: true })).toBeVisible();

  const { id } = await deps.db.withdrawal.findUniqueOrThrow({ where: { contractId: walk.contractId } });
  const seller = await signedIn(browser, info, walk.sellerEmail);
  await seller.open('/seller/rights');
  await seller.open(`/seller/rights/withdrawals/${id}`);
  await seller.page.getByRole('button', { name: say('rights.seller.backSubmit') }).click();
  await expect(seller.page.getByText(say('errors.choose')).first()).toBeVisible();
  await seller.page.getByRole('radio', { name: say('rights.seller.GOOD') }).check();
  await seller.page.getByRole('button', { name: say('rights.seller.backSubmit') }).click();
  await expect(seller.page.getByRole('radio'), 'other sentences have the word of the badge in them').toHaveCount(0);
  await expect(seller.page.getByText(say('rights.badges.REFUNDED'), { exact: true })).toBeVisible();
  await buyer.open(`/leases/${walk.leaseId}/withdraw`);
  await expect(page.getByText(say('rights.withdraw.state.REFUNDED'))).toBeVisible();
});

test('a purchaser withdraws before signing', async ({ browser }, info) => {
  test.setTimeout(300_000);
  const deps = await mallDeps();
  const walk = await leased(deps, BED, 'DELIVERED');
  const buyer = await signedIn(browser, info, walk.email);
  const { page, say } = buyer;
  await buyer.open(`/contracts/${walk.contractId}/withdraw`);
  await page.getByRole('button', { name: say('rights.withdraw.submit') }).click();
  await expect(page.getByText(say('rights.withdraw.state.SENT'))).toBeVisible();
  const { orderId } = await deps.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } });
  await buyer.open(`/orders/${orderId}`);
  await expect(page.getByText(say('deliveries.stages.withdrawn')).first()).toBeVisible();
});

test('a purchaser refuses payment, both answer no, and another person decides for the purchaser', async ({ browser }, info) => {
  test.setTimeout(300_000);
  const deps = await mallDeps();
  const walk = await leased(deps, BED, 'LEASE');
  const buyer = await signedIn(browser, info, walk.email);
  const { page, say } = buyer;
  const facts = '등받이가 흔들립니다. 두 번 전화했지만 고쳐 주지 않습니다.';
  await buyer.open(`/leases/${walk.leaseId}/refuse`);
  await page.locator('[name=facts]').fill(facts);
  await page.getByRole('button', { name: say('rights.refuse.submit') }).click();
  await expect(page.getByText(say('errors.choose')).first()).toBeVisible();
  await expect(page.locator('[name=facts]'), 'what was typed stays').toHaveValue(facts);
  await page.getByRole('radio', { name: say('rights.grounds.DEFECT') }).check();
  await page.getByRole('button', { name: say('rights.refuse.submit') }).click();
  await expect(page.getByText(say('rights.refuse.state.OPEN'))).toBeVisible();
  await buyer.open(`/leases/${walk.leaseId}/refuse`);
  await buyer.open(`/leases/${walk.leaseId}`);
  await expect(page.getByText(say('leases.restsTitle'))).toBeVisible();

  const { id } = await deps.db.paymentRefusal.findFirstOrThrow({ where: { contractId: walk.contractId } });
  const reason = '점검 결과 하자가 없었고 점검표를 보냈습니다.';
  for (const [email, path] of [[walk.sellerEmail, `/seller/rights/refusals/${id}`], ['desk@dalmada.test', `/desk/rights/refusals/${id}`]] as const) {
    const answering = await signedIn(browser, info, email);
    await answering.open(path);
    await answering.page.getByRole('radio', { name: say('rights.seller.REJECTED') }).check();
    await answering.page.locator('[name=reason]').fill(reason);
    await answering.page.getByRole('button', { name: say('rights.seller.answerSubmit') }).click();
    await expect(answering.page.locator('[name=reason]'), 'the other’s answer stands there before one’s own').toHaveCount(0);
    await expect(answering.page.getByText(say('rights.refuse.answers.REJECTED')).first()).toBeVisible();
  }
  await buyer.open(`/leases/${walk.leaseId}/refuse`);
  await expect(page.getByText(say('rights.refuse.closedBy.REJECTED.ANSWER'))).toBeVisible();
  await page.locator('[name=text]').fill('점검표는 다른 물건의 것입니다.');
  await page.getByRole('button', { name: say('rights.refuse.objectSubmit') }).click();
  await expect(page.getByText(say('rights.refuse.objected'))).toBeVisible();

  const desk = await signedIn(browser, info, 'desk2@dalmada.test');
  await desk.open('/desk/rights');
  await desk.open(`/desk/rights/refusals/${id}`);
  await desk.page.getByRole('radio', { name: say('rights.desk.outcomes.STANDS') }).check();
  await desk.page.locator('[name=reason]').fill('점검표의 일련번호가 다릅니다.');
  await desk.page.getByRole('button', { name: say('rights.desk.decide') }).click();
  await expect(desk.page.locator('[name=reason]')).toHaveCount(0);
  await expect(desk.page.getByText(say('rights.badges.STANDS')).first()).toBeVisible();
  await buyer.open(`/leases/${walk.leaseId}/refuse`);
  await expect(page.getByText(say('rights.refuse.state.STANDS')).first()).toBeVisible();
  await buyer.open(`/leases/${walk.leaseId}`);
  await expect(page.getByText(say('leases.releasedTitle'))).toBeVisible();
  await expect(page.getByRole('link', { name: say('supplements.lease.address') }), 'nothing is changed of what is not paid any more').toHaveCount(0);
  await buyer.open('/leases');
});
