import type { Actor } from '@/lib/kernel/actor';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { lapseDeliveryNotices } from '@/lib/deliveries/lapse-delivery-notices';
import type { DeliveryState } from '@/lib/deliveries/model/states';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Deps } from '@/lib/platform/db';
import type { SetClock } from '@/lib/platform/clock';
import { valueOf } from './catalogue';
import { someOrder, type OrderWorld } from './orders';

export interface Parties {
  purchaser: Actor;
  seller: Actor;
}

const LINE: DeliveryState[] = ['NOTICED', 'ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED'];
const BEFORE: Partial<Record<DeliveryState, DeliveryState>> = { DECLINED: 'NOTICED', CANCELLED: 'NOTICED', LAPSED: 'NOTICED', RETURNING: 'INSPECTED', RETURNED: 'INSPECTED' };

/** The serial number of the unit that an order has. */
export async function serialOf(deps: Deps, orderId: string): Promise<string> {
  const order = await deps.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { unit: { select: { serial: true } } } });
  return order.unit?.serial ?? '';
}

/** One step of the road, taken by whose turn it is. */
export async function step(deps: Deps, { purchaser, seller }: Parties, orderId: string, to: DeliveryState): Promise<unknown> {
  switch (to) {
    case 'ACCEPTED': return valueOf(await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: plainDateIn(deps.clock.now()) }));
    case 'SHIPPED': return valueOf(await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '6012345', serials: [await serialOf(deps, orderId)] }));
    case 'RECEIVED': return valueOf(await confirmReceipt(deps, purchaser, { orderId }));
    case 'INSPECTED': return valueOf(await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' }));
    case 'DECIDED': return valueOf(await decidePurchase(deps, purchaser, { decision: 'ACCEPTED', orderId }));
    case 'RELAYED': return valueOf(await relayDecision(deps, seller, { orderId, serials: [await serialOf(deps, orderId)] }));
    case 'DECLINED': return valueOf(await declineDeliveryNotice(deps, seller, { orderId, reason: '재고가 상했습니다' }));
    case 'CANCELLED': return valueOf(await cancelOrder(deps, purchaser, { orderId, reason: '' }));
    case 'RETURNING': return valueOf(await decidePurchase(deps, purchaser, { decision: 'REFUSED', orderId, note: '색이 다릅니다' }));
    case 'RETURNED': return valueOf(await confirmReturn(deps, seller, { orderId }));
    default: throw new Error(`nobody takes the step to ${to}`);
  }
}

/** A placed order, taken along its road to a state by the use cases themselves. */
export async function deliveryIn(deps: Deps & { clock: SetClock }, world: OrderWorld, purchaser: Actor, state: DeliveryState): Promise<string> {
  const orderId = await someOrder(deps, world, purchaser, 'PLACED');
  const parties = { purchaser, seller: world.seller };
  const upTo = BEFORE[state] ?? state;
  for (const each of LINE.slice(1, LINE.indexOf(upTo) + 1)) await step(deps, parties, orderId, each);
  if (state === 'LAPSED') {
    const now = deps.clock.now();
    deps.clock.advance({ hours: 24 });
    await lapseDeliveryNotices(deps);
    deps.clock.set(now);
  } else if (state === 'RETURNED') {
    await step(deps, parties, orderId, 'RETURNING');
    await step(deps, parties, orderId, 'RETURNED');
  } else if (BEFORE[state]) await step(deps, parties, orderId, state);
  return orderId;
}
