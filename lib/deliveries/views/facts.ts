import { toPlainDate } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/generated/client';
import type { DeliveryFacts, OrderFacts } from '../model/standing';

/** The columns that say where an order stands. */
export const FACTS = {
  state: true, createdAt: true, signedAt: true, placedAt: true, endedAt: true, endedReason: true, holdUntil: true,
  delivery: {
    select: {
      state: true, noticedAt: true, acceptBy: true, acceptedAt: true, plannedOn: true, shipBy: true, shippedAt: true, carrierDeliveredAt: true,
      receivedAt: true, inspectedAt: true, serialDiffers: true, notReceivedAt: true, silenceAt: true, decision: true, decidedAt: true, decisionNote: true,
      relayBy: true, relayedAt: true, returnedAt: true,
    },
  },
} as const satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof FACTS }>;

const text = (date: Date | null) => date?.toISOString() ?? null;

const deliveryFacts = (d: NonNullable<Row['delivery']>): DeliveryFacts => ({
  state: d.state, noticedAt: d.noticedAt.toISOString(), acceptBy: d.acceptBy.toISOString(), acceptedAt: text(d.acceptedAt),
  plannedOn: d.plannedOn && toPlainDate(d.plannedOn), shipBy: text(d.shipBy), shippedAt: text(d.shippedAt),
  carrierDeliveredAt: text(d.carrierDeliveredAt), receivedAt: text(d.receivedAt), inspectedAt: text(d.inspectedAt), serialDiffers: d.serialDiffers,
  notReceivedAt: text(d.notReceivedAt), silenceAt: text(d.silenceAt), decision: d.decision, decidedAt: text(d.decidedAt),
  decisionNote: d.decisionNote, relayBy: text(d.relayBy), relayedAt: text(d.relayedAt), returnedAt: text(d.returnedAt),
});

/** A row's facts, with instants as texts: plain values that pages and components may be handed. */
export const factsOf = (row: Row): OrderFacts => ({
  state: row.state, createdAt: row.createdAt.toISOString(), signedAt: text(row.signedAt), placedAt: text(row.placedAt),
  endedAt: text(row.endedAt), endedReason: row.endedReason, holdUntil: text(row.holdUntil), delivery: row.delivery && deliveryFacts(row.delivery),
});
