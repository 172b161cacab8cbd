import { expect } from '@playwright/test';
import { approveContract } from '@/lib/contracts/approve-contract';
import { deliverContract } from '@/lib/contracts/deliver-contract';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { SetClock } from '@/lib/platform/clock';
import { write, type Db, type Deps } from '@/lib/platform/db';
import { mallDeps } from './browser';
import { filledForm } from './orders';
import { valueOf } from './people';

/*
 * Contracts in the mall that the browser's tests walk, brought there by the use cases while its own worker does what they
 * queue: for tests that begin where a contract waits.
 */

export interface MallContract {
  contractId: string;
  orderId: string;
  number: string;
}

async function until<T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> {
  let found: T | null | undefined;
  await expect.poll(async () => Boolean(found = await look()), { message: what, timeout: 60_000, intervals: [200, 500, 1000] }).toBe(true);
  return found as T;
}

const personOf = async ({ db }: Deps, where: { email: string } | { sellerId: string; sellerRoles: { has: 'OWNER' } }): Promise<Actor> => {
  const { id, role, name, sellerId, sellerRoles } = await db.user.findFirstOrThrow({ where });
  return { userId: id, role, name, ...(sellerId && { sellerId, sellerRoles }) };
};

/** An order for these goods, walked to where its contract waits for review. */
export async function drawnContract(email: string, goods: string): Promise<MallContract> {
  const deps = await mallDeps();
  const { db } = deps;
  const purchaser = await personOf(deps, { email });
  const listing = await db.listing.findFirstOrThrow({ where: { title: goods, publishedVersionId: { not: null } } });
  const seller = await personOf(deps, { sellerId: listing.sellerId, sellerRoles: { has: 'OWNER' } });
  const story = { termMonths: 24, firstPaymentMinor: '0', annualIncomeMinor: '64000000', employment: 'EMPLOYED', monthlyObligationsMinor: '0', lenders: ['desk'] };
  const { requestId } = valueOf(await requestLimit(deps, purchaser, limitRequestInput.parse({ listingId: listing.id, ...story })));
  const { id: approvalId } = await until(`a limit for ${goods}`, () => db.approval.findFirst({ where: { ask: { limitRequestId: requestId } }, select: { id: true } }));
  const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId }));
  const form = orderFormSchema.parse(filledForm({ recipientName: purchaser.name, mandateHolder: purchaser.name }));
  valueOf(await signOrderForm(deps, purchaser, { orderId, form, signatureName: purchaser.name }));
  await until('the delivery notice', () => db.delivery.findFirst({ where: { orderId, state: 'NOTICED' } }));
  valueOf(await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: addDays(plainDateIn(deps.clock.now()), 1) }));
  const { unit } = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: { unit: true } });
  const serials = [unit?.serial ?? ''];
  valueOf(await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '640012345678', serials }));
  valueOf(await confirmReceipt(deps, purchaser, { orderId }));
  valueOf(await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' }));
  valueOf(await decidePurchase(deps, purchaser, { decision: 'ACCEPTED', orderId }));
  valueOf(await relayDecision(deps, seller, { orderId, serials }));
  const { id, number } = await until('the contract', () => db.contract.findFirst({ where: { orderId, state: 'DRAWN' } }));
  return { contractId: id, orderId, number };
}

/** The same, delivered so long ago that the time to sign is over. */
export async function unsignedContract(email: string, goods: string): Promise<MallContract> {
  const [deps, contract] = [await mallDeps(), await drawnContract(email, goods)];
  const admin = await personOf(deps, { email: 'admin@dalmada.test' });
  const then: Deps = { ...deps, clock: new SetClock(deps.clock.now().subtract({ hours: 20 * 24 })) };
  const { contractId } = contract;
  // In one transaction, so that the worker finds it delivered.
  valueOf(await write(deps, async (tx) => {
    valueOf(await approveContract({ ...then, tx }, admin, { contractId, round: 1 }));
    valueOf(await deliverContract({ ...then, tx, db: tx as Db }, { contractId }));
    return ok(null);
  }));
  return contract;
}

/** A contract in force, with its documents: the newest, since walks beside this one amend the oldest and end those of their own purchasers. */
export async function contractInForce() {
  const { db } = await mallDeps();
  const purchasers = await db.user.findMany({ where: { email: { startsWith: 'purchaser', endsWith: '@dalmada.test' } }, select: { id: true } });
  const { sealed, document, ...contract } = await db.contract.findFirstOrThrow({
    where: { state: 'SEALED', supplementNo: 0, lease: { state: 'ACTIVE' }, purchaserId: { in: purchasers.map(({ id }) => id) } },
    orderBy: { lease: { number: 'desc' } }, include: { sealed: true, document: true },
  });
  return { number: contract.number, code: contract.verifyCode ?? '', sha256: contract.sealedSha256 ?? '', sealed: Buffer.from(sealed?.data ?? []), delivered: Buffer.from(document?.data ?? []) };
}
