import { z } from 'zod';
import { plainDate } from '@/lib/kernel/calendar';
import { orderId } from '@/lib/orders/model/draft';
import { typedLine, typedLines } from '@/lib/orders/model/typed-text';

/** Parcel carriers whose tracking pages the purchaser is led to; `DIRECT` is the seller's own van. */
export const CARRIERS = ['CJ', 'HANJIN', 'LOTTE', 'LOGEN', 'EPOST', 'KDEXP', 'DIRECT'] as const;
export type Carrier = (typeof CARRIERS)[number];

const serial = typedLine(60);

export const acceptNoticeInput = z.strictObject({ kind: z.literal('accept'), orderId, plannedOn: plainDate });
export const shipInput = z.strictObject({
  kind: z.literal('ship'),
  orderId,
  carrier: z.enum(CARRIERS, { error: 'required' }),
  trackingNumber: typedLine(40).pipe(z.string().regex(/^[0-9A-Za-z-]{4,40}$/, 'deliveries.tracking')),
  /** Of this listing's units; one unit an order. */
  serials: z.array(serial).length(1, 'required'),
});
/** One action for the seller's two answers that move goods: accept with the day, ship with what goes out. */
export const deliveryNoticeInput = z.discriminatedUnion('kind', [acceptNoticeInput, shipInput]);

export const declineNoticeInput = z.strictObject({ orderId, reason: typedLines(500) });
export const cancelOrderInput = z.strictObject({ orderId, reason: typedLines(500) });
export const carrierDeliveryInput = z.strictObject({
  orderId,
  /** An instant, RFC 3339. */
  deliveredAt: z.iso.datetime({ offset: true, error: 'date' }),
});
export const inspectionInput = z.strictObject({ orderId, serials: z.array(serial).length(1, 'deliveries.serial-compare') });
export const notReceivedInput = z.strictObject({ orderId, note: typedLines(500) });
export const purchaseDecisionInput = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('ACCEPTED'), orderId }),
  z.strictObject({ decision: z.literal('ACCEPTED_WITH_DEFECTS'), orderId, note: typedLines(1000) }),
  z.strictObject({ decision: z.literal('REFUSED'), orderId, note: typedLines(1000) }),
]);
export const relayInput = z.strictObject({ orderId, serials: z.array(serial).length(1, 'required') });

export type DeliveryNoticeInput = z.output<typeof deliveryNoticeInput>;
export type AcceptNoticeInput = z.output<typeof acceptNoticeInput>;
export type ShipInput = z.output<typeof shipInput>;
export type DeclineNoticeInput = z.output<typeof declineNoticeInput>;
export type CancelOrderInput = z.output<typeof cancelOrderInput>;
export type CarrierDeliveryInput = z.output<typeof carrierDeliveryInput>;
export type InspectionInput = z.output<typeof inspectionInput>;
export type NotReceivedInput = z.output<typeof notReceivedInput>;
export type PurchaseDecisionInput = z.output<typeof purchaseDecisionInput>;
export type RelayInput = z.output<typeof relayInput>;
