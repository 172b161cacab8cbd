import { expect, test } from '@playwright/test';
import { findEndingLease } from '@/lib/endings/store/leases';
import { SetClock } from '@/lib/platform/clock';
import { askPreApproval } from '@/lib/limits/ask-pre-approval';
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { givenLease } from '@/lib/transfers/store/leases';
import { mallDeps, signedIn, type Person } from '../support/browser';
import { addMethod, shows } from '../support/life';
import { aPurchaser, valueOf } from '../support/people';

/*
 * A lease that another takes over: asked for by one, agreed to by the other with a limit and a card of their own, approved
 * at the desk, signed by both. Its purchaser is one of the demo's, whose lease has run for a while; the other is new.
 */

/** A lease of somebody of the demo that nothing stands against, of those that other walks leave alone. */
async function aLease(): Promise<{ id: string; email: string; name: string }> {
  const { db, clock } = await mallDeps();
  const leases = await db.lease.findMany({ where: { state: 'ACTIVE', institution: { kind: 'DESK' }, takenOverAt: null }, orderBy: { startsOn: 'asc' }, select: { id: true, purchaserId: true } });
  for (const { id, purchaserId } of leases) {
    const [lease, person] = [await findEndingLease(db, { id }), await db.user.findUniqueOrThrow({ where: { id: purchaserId } })];
    if (lease && /^purchaser[2-8]@/.test(person.email) && (await givenLease(db, lease, clock.now())).obstacle === null) return { id, email: person.email, name: person.name };
  }
  throw new Error('no lease can be given over');
}

/** Signs with the code of the mail. */
async function sign({ page, say }: Person, path: string, name: string): Promise<void> {
  const { db } = await mallDeps();
  await page.getByRole('button', { name: say('transfers.sign.ask'), exact: true }).click();
  await expect(page.getByRole('button', { name: say('transfers.sign.again'), exact: true })).toBeVisible();
  const { body } = await db.mailMessage.findFirstOrThrow({ where: { body: { contains: `${path}` }, OR: [{ subject: { contains: '서명 번호' } }, { subject: { contains: 'Code to sign' } }] }, orderBy: { createdAt: 'desc' } });
  await page.locator('[name=read]').check();
  await page.locator('[name=code]').fill(/(\d{6})/.exec(body.replace(/TR-\d+-\d+/g, ''))?.[1] ?? '');
  await page.locator('[name=name]').fill(name);
  await page.getByRole('button', { name: say('transfers.sign.submit'), exact: true }).click();
}

test('a lease passes from one purchaser to another, over the desk', async ({ browser }, info) => {
  test.setTimeout(600_000);
  const deps = await mallDeps();
  const lease = await aLease();
  const actor = await aPurchaser(deps, { name: '윤새봄' });
  const { email } = await deps.db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const [giver, taker, desk] = [await signedIn(browser, info, lease.email), await signedIn(browser, info, email), await signedIn(browser, info, 'desk@dalmada.test')];
  let path = '';

  await test.step('its purchaser sees what goes along, and names who is to have it', async () => {
    const { page, say } = giver;
    await giver.open(`/leases/${lease.id}`);
    await page.getByRole('link', { name: say('transfers.link'), exact: true }).click();
    await page.waitForURL(/\/transfer$/);
    await giver.open(`/leases/${lease.id}/transfer`);
    await page.getByRole('button', { name: say('transfers.ask.submit'), exact: true }).click();
    await expect(page.locator('[name=email][aria-invalid=true]'), 'an address is needed').toBeVisible();
    await page.locator('[name=email]').fill(email);
    await page.getByRole('button', { name: say('transfers.ask.submit'), exact: true }).click();
    await page.waitForURL(/\/transfers\/tr_/);
    path = new URL(page.url()).pathname;
    await giver.open(path);
    await expect(page.getByText(say('transfers.page.next.ASKED.FROM'))).toBeVisible();
  });

  await test.step('the other sees it among their leases, is told what is needed first, and agrees', async () => {
    const { page, say } = taker;
    await taker.open('/leases');
    await expect(page.locator(`main a[href="${path}"]`)).toBeVisible();
    await taker.open(path);
    await expect(page.getByRole('link', { name: say('transfers.agree.limitLink') })).toBeVisible();
    await expect(page.getByRole('link', { name: say('transfers.agree.methodLink') })).toBeVisible();
    valueOf(await askPreApproval(deps, actor, { annualIncomeMinor: 120_000_000n, employment: 'EMPLOYED', monthlyObligationsMinor: 0n, consent: true }));
    await addMethod(taker, lease.id, '4242 4242 4242 4242');
    await taker.open(path);
    await page.getByRole('button', { name: say('transfers.agree.submit'), exact: true }).click();
    await expect(page.getByText(say('transfers.errors.not-agreed')).first()).toBeVisible();
    await page.locator('[name=postcode]').fill('06236');
    await page.locator('[name=road]').fill('서울특별시 강남구 새집로 7');
    await page.locator('[name=phone]').fill('010-5555-1234');
    await page.locator('[name=agreed]').check();
    await page.getByRole('button', { name: say('transfers.agree.submit'), exact: true }).click();
    await expect(page.getByText(say('transfers.page.next.AGREED.TO'))).toBeVisible();
    await taker.open(path);
  });

  await test.step('the desk sees what it decides by, and approves', async () => {
    const { page, say } = desk;
    await desk.open('/desk/transfers?tab=all');
    await desk.open('/desk/transfers');
    await page.locator(`main a[href="/desk${path}"]`).click();
    await page.waitForURL((url) => url.pathname === `/desk${path}`);
    await desk.open(`/desk${path}`);
    await page.getByRole('button', { name: say('transfers.desk.submit'), exact: true }).click();
    await expect(page.getByText(say('errors.choose')).first()).toBeVisible();
    await page.locator('[name=decision][value=APPROVE]').check();
    await page.getByRole('button', { name: say('transfers.desk.submit'), exact: true }).click();
    await expect(page.getByText(say('transfers.states.APPROVED'), { exact: true })).toBeVisible();
  });

  await test.step('both read the agreement and sign it', async () => {
    for (const [person, name] of [[giver, lease.name], [taker, '윤새봄']] as const) {
      const { page, say } = person;
      await shows(person, path, page.getByRole('link', { name: say('transfers.page.document') }));
      const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say('transfers.page.document') }).click()]);
      expect(paper.suggestedFilename()).toMatch(/^TR-.*\.pdf$/);
      await sign(person, path, name);
      await expect(page.getByText(say(person === giver ? 'transfers.page.youSigned' : 'transfers.states.SIGNED')).first()).toBeVisible();
    }
    await shows(taker, path, taker.page.getByRole('link', { name: taker.say('transfers.page.sealed') }));
  });

  await test.step('the day after it is the other’s, who sees their own of it alone', async () => {
    await carryOutTransfers({ ...deps, clock: new SetClock(deps.clock.now().add({ hours: 24 })) });
    await taker.open(`/leases/${lease.id}`);
    await expect(taker.page.getByText(lease.name)).toHaveCount(0);
    for (const page of ['buyout', 'return', 'statement', 'guarantee', 'address', 'transfer']) await taker.open(`/leases/${lease.id}/${page}`);
    await giver.open(path);
    const [statement] = await Promise.all([giver.page.waitForEvent('download'), giver.page.getByRole('link', { name: giver.say('transfers.page.statement') }).click()]);
    expect(statement.suggestedFilename()).toMatch(/\.pdf$/);
    expect((await giver.page.goto(`/leases/${lease.id}`))?.status(), 'it is theirs no more').toBe(404);
    await giver.open('/leases');
    await desk.open(`/desk${path}`);
    await desk.open('/desk/leases');
  });
});
