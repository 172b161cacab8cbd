import { approveContract } from '@/lib/contracts/approve-contract';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import { plainDateIn } from '@/lib/kernel/calendar';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import type { Deps } from '@/lib/platform/db';
import { filledForm } from './orders';
import { actorOf, aPurchaser, valueOf } from './people';

/** Asked again until background work of the running mall has come so far. */
async function until<T>(what: string, find: () => Promise<T | null | undefined>): Promise<T> {
  for (let tries = 0; tries < 240; tries += 1) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
  throw new Error(`waited too long for ${what}`);
}

export interface Leased { email: string; sellerEmail: string; contractId: string; leaseId: string | null; title: string }

/** A purchaser of their own with goods of the demo, walked by use cases while the mall's worker does its part: with a lease, or with a contract still to be signed. */
export async function leased(deps: Deps, title: string, to: 'LEASE' | 'DELIVERED'): Promise<Leased> {
  const { db } = deps;
  const purchaser = await aPurchaser(deps, { name: '한결' });
  const listing = await db.listing.findFirstOrThrow({ where: { title, status: 'PUBLISHED' }, select: { id: true, sellerId: true } });
  const owner = await db.user.findFirstOrThrow({ where: { sellerId: listing.sellerId, sellerRoles: { has: 'OWNER' }, closedAt: null }, select: { email: true } });
  const [seller, admin] = [await actorOf(deps, owner.email), await actorOf(deps, 'admin@dalmada.test')];
  const input = limitRequestInput.parse({ listingId: listing.id, termMonths: 24, firstPaymentMinor: '0', annualIncomeMinor: '60000000', employment: 'EMPLOYED', monthlyObligationsMinor: '0', lenders: ['desk'] });
  const { requestId } = valueOf(await requestLimit(deps, purchaser, input));
  const approval = await until('an approval', () => db.approval.findFirst({ where: { ask: { limitRequestId: requestId }, status: 'LIVE' } }));
  const { orderId } = valueOf(await openOrderForm(deps, purchaser, { approvalId: approval.id }));
  const form = orderFormSchema.parse(filledForm({ recipientName: purchaser.name, mandateHolder: purchaser.name }));
  valueOf(await signOrderForm(deps, purchaser, { orderId, form, signatureName: purchaser.name }));
  await until('a delivery notice', () => db.delivery.findUnique({ where: { orderId } }));
  valueOf(await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: plainDateIn(deps.clock.now()) }));
  const { unit } = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: { unit: true } });
  const serials = [unit?.serial ?? ''];
  valueOf(await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '640012345678', serials }));
  valueOf(await confirmReceipt(deps, purchaser, { orderId }));
  valueOf(await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' }));
  valueOf(await decidePurchase(deps, purchaser, { decision: 'ACCEPTED', orderId }));
  valueOf(await relayDecision(deps, seller, { orderId, serials }));
  const drawn = await until('a drawn contract', () => db.contract.findFirst({ where: { orderId, state: 'DRAWN' } }));
  valueOf(await approveContract(deps, admin, { contractId: drawn.id, round: drawn.round }));
  await until('a delivered contract', () => db.contract.findFirst({ where: { id: drawn.id, state: 'DELIVERED' } }));
  const { email } = await db.user.findUniqueOrThrow({ where: { id: purchaser.userId }, select: { email: true } });
  const about = { email, sellerEmail: owner.email, contractId: drawn.id, title };
  if (to === 'DELIVERED') return { ...about, leaseId: null };
  await signDelivered(deps, purchaser, drawn.id);
  const lease = await until('a lease', () => db.lease.findUnique({ where: { contractId: drawn.id } }));
  return { ...about, leaseId: lease.id };
}
