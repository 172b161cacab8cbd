import { approveContract } from '@/lib/contracts/approve-contract';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { ORDER_CONSENTS } from '@/lib/orders/model/consents';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { saveOrderDraft } from '@/lib/orders/save-order-draft';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import type { Deps } from '@/lib/platform/db';
import { done } from '../done';
import { signDelivered } from '../sign-delivered';
import type { DemoPurchaser } from '../purchasers';
import type { Station, Story } from './story';

export interface Cast {
  who: DemoPurchaser;
  purchaser: Actor;
  seller: Actor;
  /** Proposes at the desk. */
  desk: Actor;
  /** Who check what is proposed. */
  checkers: readonly Actor[];
  admin: Actor;
}

/** Where a story stands in the database; `ask` is the question to whom its limit comes from. */
export async function standing({ db }: Pick<Deps, 'db'>, requestId: string, lender = 'desk') {
  const request = await db.limitRequest.findUniqueOrThrow({
    where: { id: requestId }, select: { id: true, state: true, asks: { select: { id: true, state: true, version: true, institutionId: true, institution: { select: { code: true } }, approval: true } } },
  });
  const ask = request.asks.find(({ institution }) => institution.code === lender);
  const order = await db.order.findFirst({
    where: { approval: { ask: { limitRequestId: requestId } } },
    select: { id: true, state: true, unit: { select: { serial: true } }, delivery: { select: { state: true, serials: true, carrierDeliveredAt: true } }, contracts: { where: { supplementNo: 0 }, select: { id: true, state: true, round: true, institutionId: true } } },
  });
  return { request, ask, order, at: order?.contracts[0]?.state ?? order?.delivery?.state ?? order?.state };
}
export type Standing = Awaited<ReturnType<typeof standing>>;

function filledForm({ name, phone, address }: DemoPurchaser) {
  return orderFormSchema.parse({
    recipientName: name, phone, ...address, dueDay: 25, mandateBank: '088', mandateMasked: '********4821', mandateHolder: name, consents: [...ORDER_CONSENTS],
  });
}

async function openForm(deps: Deps, { purchaser, who }: Cast, { ask }: Standing): Promise<void> {
  const { orderId } = done('order form', await openOrderForm(deps, purchaser, { approvalId: ask?.approval?.id ?? '' }));
  const { postcode, road, addressDetail } = who.address;
  done('draft', await saveOrderDraft(deps, purchaser, { orderId, step: 2, draft: { recipientName: who.name, phone: who.phone, postcode, road, addressDetail } }));
}

type Walked = (deps: Deps, cast: Cast, at: Standing & { orderId: string }, story: Story) => Promise<unknown>;

/** What is done to reach a station, and where the order stands before it. What background work does is not among them. */
export const STEPS: Partial<Record<Station, { from: string | undefined; walk: Walked }>> = {
  FORM: { from: undefined, walk: openForm },
  SIGNED: { from: 'FORM', walk: async (deps, { purchaser, who }, { orderId }) => done('signature', await signOrderForm(deps, purchaser, { orderId, form: filledForm(who), signatureName: who.name })) },
  NOTICE_ACCEPTED: {
    from: 'NOTICED', walk: async (deps, { seller }, { orderId }) =>
      done('acceptance', await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: addDays(plainDateIn(deps.clock.now()), 1) })),
  },
  SHIPPED: {
    from: 'ACCEPTED', walk: async (deps, { seller }, { orderId, order }) =>
      done('shipment', await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '640012345678', serials: [order?.unit?.serial ?? ''] })),
  },
  RECEIVED: { from: 'SHIPPED', walk: async (deps, { purchaser }, { orderId }) => done('receipt', await confirmReceipt(deps, purchaser, { orderId })) },
  INSPECTED: { from: 'RECEIVED', walk: async (deps, { purchaser }, { orderId }) => done('inspection', await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' })) },
  DECIDED: {
    from: 'INSPECTED', walk: async (deps, { purchaser }, { orderId }, { words, to }) => {
      const defects = words && (to === 'LEASED' || to === 'DRAWN');
      return done('decision', await decidePurchase(deps, purchaser, defects ? { decision: 'ACCEPTED_WITH_DEFECTS', orderId, note: words } : { decision: 'ACCEPTED', orderId }));
    },
  },
  RELAYED: { from: 'DECIDED', walk: async (deps, { seller }, { orderId, order }) => done('relay', await relayDecision(deps, seller, { orderId, serials: order?.delivery?.serials ?? [] })) },
  REVIEWED: {
    from: 'DRAWN', walk: async (deps, { admin }, { order }) =>
      done('review', await approveContract(deps, admin, { contractId: order?.contracts[0]?.id ?? '', round: order?.contracts[0]?.round ?? 1 })),
  },
  LEASED: { from: 'DELIVERED', walk: (deps, { purchaser }, { order }) => signDelivered(deps, purchaser, order?.contracts[0]?.id ?? '') },
};
