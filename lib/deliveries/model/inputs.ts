import { z } from 'zod';
import { line, optionalText } from '@/lib/accounts/model/text';
import { plainDate } from '@/lib/kernel/fields';
import { orderId } from '@/lib/orders/model/draft';

/** Parcel carriers whose tracking pages the purchaser is led to; `DIRECT` is the seller's own van. */
export const CARRIERS = ['CJ', 'HANJIN', 'LOTTE', 'LOGEN', 'EPOST', 'KDEXP', 'DIRECT'] as const;
export type Carrier = (typeof CARRIERS)[number];

const serial = line(60);
/** Words that somebody else will read: why, what is wrong. */
const words = (max: number) => optionalText(max).refine((text) => text.length > 0, 'required');

export const acceptNoticeInput = z.strictObject({ kind: z.literal('accept'), orderId, plannedOn: plainDate });
export const shipInput = z.strictObject({
  kind: z.literal('ship'),
  orderId,
  carrier: z.enum(CARRIERS, { error: 'required' }),
  /** Printed in groups; carriers know it without the spaces. */
  trackingNumber: line(50).transform((typed) => typed.replaceAll(' ', '')).refine((text) => text.length === 0 || /^[0-9A-Za-z-]{4,40}$/.test(text), 'deliveries.tracking'),
  /** Of this listing's units; one unit an order. */
  serials: z.array(serial).length(1, 'required'),
});
/** One action for the seller's two answers that move goods: accept with the day, ship with what goes out. */
export const deliveryNoticeInput = z.discriminatedUnion('kind', [acceptNoticeInput, shipInput]);

export const declineNoticeInput = z.strictObject({ orderId, reason: words(500) });
export const cancelOrderInput = z.strictObject({ orderId, reason: optionalText(500) });
export const carrierDeliveryInput = z.strictObject({
  orderId,
  /** An instant, RFC 3339. */
  deliveredAt: z.iso.datetime({ offset: true, error: 'date' }),
});
export const inspectionInput = z.strictObject({
  orderId,
  /** Whether the number on the goods is the one that was shipped. */
  serialMatches: z.enum(['yes', 'no'], { error: 'choose' }),
});
export const notReceivedInput = z.strictObject({ orderId, note: words(500) });
export const purchaseDecisionInput = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('ACCEPTED'), orderId }),
  z.strictObject({ decision: z.literal('ACCEPTED_WITH_DEFECTS'), orderId, note: words(1000) }),
  z.strictObject({ decision: z.literal('REFUSED'), orderId, note: words(1000) }),
]);
/** The same as one form has it: the note is there whatever is chosen, and asked for where it is needed. */
export const decisionForm = z.strictObject({
  orderId,
  decision: z.enum(['ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'REFUSED'], { error: 'choose' }),
  note: optionalText(1000),
}).superRefine(({ decision, note }, context) => {
  if (decision !== 'ACCEPTED' && !note) context.addIssue({ code: 'custom', message: 'required', path: ['note'] });
});
export type DecisionForm = z.input<typeof decisionForm>;

export const purchaseDecision = ({ orderId: id, decision, note }: DecisionForm): PurchaseDecisionInput =>
  (decision === 'ACCEPTED' ? { decision, orderId: id } : { decision, orderId: id, note });

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
