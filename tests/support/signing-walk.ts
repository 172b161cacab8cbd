import { expect, type Page } from '@playwright/test';
import { approveContract } from '@/lib/contracts/approve-contract';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { codeInMail } from '@/lib/host/seed/sign-delivered';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import { looksRight, mallDeps, type Person } from './browser';
import { valueOf } from './catalogue';

const contractOf = async (orderId: string) => (await mallDeps()).db.contract.findUnique({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } });

/** An order that its seller has just been told of, taken on by the use cases until its contract waits for the signature. @returns the contract's id */
export async function deliverOrder(orderId: string): Promise<string> {
  const deps = await mallDeps();
  const { unit, ...order } = await deps.db.order.findUniqueOrThrow({ where: { id: orderId }, include: { unit: true } });
  const [buyer, owner, boss] = [
    await deps.db.user.findUniqueOrThrow({ where: { id: order.purchaserId } }),
    await deps.db.user.findFirstOrThrow({ where: { sellerId: order.sellerId, sellerRoles: { has: 'OWNER' } } }), await deps.db.user.findFirstOrThrow({ where: { role: 'ADMIN' } }),
  ];
  const purchaser: Actor = { userId: buyer.id, role: 'PURCHASER', name: buyer.name };
  const seller: Actor = { userId: owner.id, role: 'SELLER', name: owner.name, sellerId: order.sellerId, sellerRoles: owner.sellerRoles };
  const serials = [unit?.serial ?? ''];
  valueOf(await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: plainDateIn(deps.clock.now()) }));
  valueOf(await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '688812345678', serials }));
  valueOf(await confirmReceipt(deps, purchaser, { orderId }));
  valueOf(await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' }));
  valueOf(await decidePurchase(deps, purchaser, { orderId, decision: 'ACCEPTED' }));
  valueOf(await relayDecision(deps, seller, { orderId, serials }));
  await expect.poll(async () => (await contractOf(orderId))?.state, { timeout: 60_000 }).toBe('DRAWN');
  const drawn = await contractOf(orderId);
  valueOf(await approveContract(deps, { userId: boss.id, role: 'ADMIN', name: boss.name }, { contractId: drawn?.id ?? '', round: drawn?.round ?? 1 }));
  await expect.poll(async () => (await contractOf(orderId))?.state, { timeout: 60_000 }).toBe('DELIVERED');
  return drawn?.id ?? '';
}

/** The heading of a step of the signature. */
export const stepShown = ({ page, say }: Person, step: 'begin' | 'read' | 'agree' | 'sign') => expect(page.getByRole('heading', { level: 1, name: say(`signing.steps.${step}`, { paper: 'contract' }) })).toBeVisible();

export const pressed = ({ page, say }: Person, key: string) => page.getByRole('button', { name: say(key, { paper: 'contract' }), exact: true }).click();

/** Ticks every clause, and waits until each has been saved. */
export async function agreeToAll(page: Page): Promise<void> {
  const boxes = page.locator('input[name^="consents."]');
  for (const box of await boxes.all()) await box.check();
  await expect(page.locator('input[name^="consents."]:checked')).toHaveCount(await boxes.count());
}

/** The newest code in the purchaser's mail. */
export async function mailedCode(contractId: string): Promise<string> {
  const deps = await mallDeps();
  const { purchaserId, number } = await deps.db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { purchaserId: true, number: true } });
  return codeInMail(deps, purchaserId, number);
}

/** Asks for a code on the page. @returns what came by mail */
export async function codeOnPage(person: Person, contractId: string): Promise<string> {
  const before = await mailedCode(contractId);
  await pressed(person, 'signing.sign.codeAsk');
  await expect(person.page.getByText(/••@/)).toBeVisible();
  await expect.poll(() => mailedCode(contractId)).not.toBe(before);
  return mailedCode(contractId);
}

/** From the link in the mail to the seal: reads, agrees clause by clause, signs by name with the code. Ends on the contract's page, in force and with its lease. */
export async function signContractOnPage(person: Person, contractId: string, name: string): Promise<void> {
  const { page } = person;
  await page.goto(`/contracts/${contractId}/sign`);
  await stepShown(person, 'begin');
  await looksRight(page);
  await pressed(person, 'signing.begin.submit');
  await stepShown(person, 'read');
  await looksRight(page);
  await pressed(person, 'signing.read.submit');
  await stepShown(person, 'agree');
  await looksRight(page);
  await agreeToAll(page);
  await pressed(person, 'signing.agree.submit');
  await stepShown(person, 'sign');
  await looksRight(page);
  const code = await codeOnPage(person, contractId);
  await page.locator('[name=signatureName]').fill(name);
  await page.locator('[name=code]').fill(code);
  await pressed(person, 'signing.sign.submit');
  await inForce(person, contractId);
}

/** The contract's page, without being loaded anew, says that it is in force and leads to its lease. */
export async function inForce({ page, say }: Person, contractId: string): Promise<void> {
  await page.waitForURL(new RegExp(`/contracts/${contractId}$`));
  await expect(page.getByText(say('contracts.states.SEALED')).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: say('contracts.page.lease'), exact: true })).toBeVisible({ timeout: 60_000 });
  await looksRight(page);
}
