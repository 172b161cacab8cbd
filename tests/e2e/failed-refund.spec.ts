import { expect, test } from '@playwright/test';
import { billOfLease } from '@/lib/billing/store/run';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Deps } from '@/lib/platform/db';
import { deliverSandboxEvents } from '@/lib/sandbox-gateway/deliver-event';
import { mallDeps, signedIn } from '../support/browser';
import { leased } from '../support/leased';
import { addMethod, shows } from '../support/life';

/* What a purchaser paid is given back, and the bank of who is paid sends it back a minute later: as purchaser and desk read it. */

const BED = '너른 호텔 침대 퀸';
const FAILS = '4000 0000 0000 5126';

/** Its second instalment is asked for ahead of its day, and waits for its purchaser to pay it. */
async function asked(deps: Deps, leaseId: string): Promise<void> {
  const at = deps.clock.now();
  await deps.db.$transaction((tx) => billOfLease(tx, leaseId, { seqs: [1] }, { day: plainDateIn(at), tryOn: null, at }));
}

test('a refund that was accepted fails: the withdrawal is open again, the desk sends the money, and its purchaser reads all of it', async ({ browser }, info) => {
  test.setTimeout(300_000);
  const deps = await mallDeps();
  const walk = await leased(deps, BED, 'LEASE');
  const leaseId = walk.leaseId ?? '';
  const [lease, withdrawal] = [`/leases/${leaseId}`, `/leases/${leaseId}/withdraw`];
  const buyer = await signedIn(browser, info, walk.email);
  const { page, say } = buyer;

  await test.step('the purchaser pays with a card that approves', async () => {
    await addMethod(buyer, leaseId, FAILS);
    await asked(deps, leaseId);
    await buyer.open(lease);
    await page.getByRole('button', { name: new RegExp(say('payments.lease.payOf', { what: '.+', amount: '.+' })) }).click();
    await page.getByRole('dialog').getByRole('button', { name: say('payments.lease.pay'), exact: true }).click();
    await expect.poll(() => deps.db.invoice.count({ where: { leaseId, state: 'PAID' } }), { timeout: 60_000 }).toBe(1);
  });

  await test.step('withdraws, and the seller has the goods back: the money is given back', async () => {
    await buyer.open(withdrawal);
    await page.getByRole('button', { name: say('rights.withdraw.submit') }).click();
    await expect(page.getByText(say('rights.withdraw.state.SENT'))).toBeVisible();
    const { id } = await deps.db.withdrawal.findUniqueOrThrow({ where: { contractId: walk.contractId } });
    const seller = await signedIn(browser, info, walk.sellerEmail);
    await seller.open(`/seller/rights/withdrawals/${id}`);
    await seller.page.getByRole('radio', { name: say('rights.seller.GOOD') }).check();
    await seller.page.getByRole('button', { name: say('rights.seller.backSubmit') }).click();
    await expect(seller.page.getByRole('radio')).toHaveCount(0);
    await shows(buyer, withdrawal, page.getByText(say('rights.withdraw.state.REFUNDED')));
    await expect(page.getByText(/•••• 5126/).first()).toBeVisible();
  });

  const notBy = new RegExp(say('rights.refunds.notBy', { method: '.*5126' }));
  await test.step('a minute later it fails, and the purchaser reads who sends it now', async () => {
    await deliverSandboxEvents({ ...deps, clock: { now: () => deps.clock.now().add({ minutes: 2 }) } });
    await shows(buyer, withdrawal, page.getByText(say('rights.withdraw.state.RETURNED')));
    await expect(page.getByText(notBy)).toBeVisible();
    await expect(page.getByText(say('rights.refunds.byHand'), { exact: true })).toBeVisible();
    await expect(page.getByText(new RegExp(say('rights.refunds.owedInstead', { by: '.+' })))).toBeVisible();
  });

  await test.step('the desk finds it, sends it and says so', async () => {
    const { id } = await deps.db.withdrawal.findUniqueOrThrow({ where: { contractId: walk.contractId } });
    const desk = await signedIn(browser, info, 'desk@dalmada.test');
    await desk.open('/desk/rights');
    await expect(desk.page.locator(`a[href$="/desk/rights/withdrawals/${id}"]`).first()).toBeVisible();
    await desk.open(`/desk/rights/withdrawals/${id}`);
    await expect(desk.page.getByText(notBy)).toBeVisible();
    const [how, submit] = [desk.page.getByRole('textbox', { name: say('rights.desk.how') }), desk.page.getByRole('button', { name: say('rights.desk.refundSubmit'), exact: true })];
    await how.fill('은행');
    await submit.click();
    await expect(how, 'what was typed stays').toHaveValue('은행');
    await expect(how).toHaveAccessibleDescription(new RegExp(say('rights.errors.how-too-short')));
    await how.fill('한빛은행 이체 20260305-17');
    await submit.click();
    await expect(desk.page.getByRole('button', { name: say('rights.desk.refundSubmit'), exact: true })).toHaveCount(0);
    await expect(desk.page.getByText(say('rights.badges.REFUNDED'), { exact: true })).toBeVisible();
    await desk.open(`/desk/rights/withdrawals/${id}`);
  });

  await test.step('the purchaser reads that it was sent, and in the inbox why', async () => {
    await buyer.open(withdrawal);
    await expect(page.getByText(say('rights.withdraw.state.REFUNDED'))).toBeVisible();
    await expect(page.getByText(notBy)).toBeVisible();
    await buyer.open('/notifications');
    const { amountMinor } = await deps.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawal: { contractId: walk.contractId } } });
    expect(amountMinor).toBeGreaterThan(0n);
    for (const title of ['rights.notices.refunded.title', 'billing.notices.refund-by-transfer.title']) {
      await expect(page.getByText(new RegExp(say(title, { number: '.+', amountMinor: '.+' }))).first()).toBeVisible();
    }
  });
});
