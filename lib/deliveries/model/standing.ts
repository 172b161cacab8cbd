import { Temporal } from 'temporal-polyfill';
import type { OrderState } from '@/lib/orders/model/states';
import { returnBy } from './clocks';
import type { Decision, DeliveryState } from './states';

/** What is known of an order's way; instants are RFC 3339 texts. */
export interface OrderFacts {
  state: OrderState;
  createdAt: string;
  signedAt: string | null;
  placedAt: string | null;
  endedAt: string | null;
  endedReason: string | null;
  holdUntil: string | null;
  delivery: DeliveryFacts | null;
}

export interface DeliveryFacts {
  state: DeliveryState;
  noticedAt: string;
  acceptBy: string;
  acceptedAt: string | null;
  /** A plain date. */
  plannedOn: string | null;
  shipBy: string | null;
  shippedAt: string | null;
  carrierDeliveredAt: string | null;
  receivedAt: string | null;
  inspectedAt: string | null;
  /** At the inspection the purchaser wrote that the serial number differs, or is not to be found. */
  serialDiffers: boolean;
  notReceivedAt: string | null;
  silenceAt: string | null;
  decision: Decision | null;
  decidedAt: string | null;
  decisionNote: string | null;
  relayBy: string | null;
  relayedAt: string | null;
  returnedAt: string | null;
}

/** Where an order stands, in the words of its badge (`deliveries.stages`). Of an accepted order its contract says more: `to-sign`, `sealing`. */
export const STAGES = [
  'form', 'form-lapsed', 'expired', 'signed', 'to-accept', 'to-ship', 'ship-late', 'shipped', 'delivered', 'not-received', 'received',
  'inspected', 'serial-differs', 'decided', 'decided-defects', 'accepted', 'to-sign', 'sealing', 'contracted', 'returning', 'uncontracted', 'withdrawn', 'given-up', 'returned', 'cancelled', 'declined', 'lapsed', 'ended',
] as const;
export type Stage = (typeof STAGES)[number];

/** Whose turn it is. */
export type Party = 'PURCHASER' | 'SELLER' | 'FINANCIER' | 'MALL' | 'NOBODY';

export interface Standing {
  stage: Stage;
  turn: Party;
  /** When the turn is over, and silence does what `deliveries.next.<stage>` says; null without a deadline. */
  by: string | null;
}

const BY_ORDER: Partial<Record<OrderState, Stage>> = {
  EXPIRED: 'expired', SIGNED: 'signed', ACCEPTED: 'accepted', CONTRACTED: 'contracted', CANCELLED: 'cancelled', ENDED: 'ended',
};

const BY_DELIVERY: Record<DeliveryState, Stage> = {
  NOTICED: 'to-accept', ACCEPTED: 'to-ship', SHIPPED: 'shipped', RECEIVED: 'received', INSPECTED: 'inspected', DECIDED: 'decided',
  RELAYED: 'accepted', DECLINED: 'declined', LAPSED: 'lapsed', CANCELLED: 'cancelled', RETURNING: 'returning', RETURNED: 'returned',
};

/** @param now RFC 3339, UTC: texts of one form compare as the instants do */
export function stageOf({ state, holdUntil, endedReason, delivery }: OrderFacts, now: string): Stage {
  if (state === 'FORM') return isPast(holdUntil, now) ? 'form-lapsed' : 'form';
  if (endedReason === 'purchaser-withdrew') return delivery?.state === 'RETURNED' ? 'returned' : 'withdrawn';
  // No contract came of the acceptance: the goods are on their way back.
  if (state === 'ENDED' && delivery) return delivery.state === 'RETURNED' ? 'returned' : 'uncontracted';
  const whole = BY_ORDER[state];
  if (whole) return whole;
  if (!delivery) return 'signed';
  if (delivery.state === 'ACCEPTED' && isPast(delivery.shipBy, now)) return 'ship-late';
  if (delivery.state === 'SHIPPED') return delivery.notReceivedAt ? 'not-received' : delivery.carrierDeliveredAt ? 'delivered' : 'shipped';
  if (delivery.state === 'INSPECTED' && delivery.serialDiffers) return 'serial-differs';
  // Given up without ever having arrived: there is nothing to send back.
  if (delivery.state === 'RETURNING' && !delivery.receivedAt) return 'given-up';
  if (delivery.state === 'DECIDED' && delivery.decision === 'ACCEPTED_WITH_DEFECTS') return 'decided-defects';
  return BY_DELIVERY[delivery.state];
}

const isPast = (instant: string | null, now: string) => instant === null || Date.parse(instant) <= Date.parse(now);

const TURN: Record<Stage, Party> = {
  form: 'PURCHASER', 'form-lapsed': 'PURCHASER', expired: 'NOBODY', signed: 'FINANCIER', 'to-accept': 'SELLER', 'to-ship': 'SELLER',
  'ship-late': 'SELLER', shipped: 'PURCHASER', delivered: 'PURCHASER', 'not-received': 'SELLER', received: 'PURCHASER', inspected: 'PURCHASER', 'serial-differs': 'PURCHASER',
  decided: 'SELLER', 'decided-defects': 'SELLER', accepted: 'FINANCIER', 'to-sign': 'PURCHASER', sealing: 'MALL', contracted: 'NOBODY', returning: 'PURCHASER', uncontracted: 'PURCHASER', withdrawn: 'PURCHASER', 'given-up': 'SELLER', returned: 'NOBODY',
  cancelled: 'NOBODY', declined: 'NOBODY', lapsed: 'NOBODY', ended: 'NOBODY',
};

function deadlineOf(stage: Stage, { holdUntil, endedAt, delivery }: OrderFacts): string | null {
  switch (stage) {
    case 'form': return holdUntil;
    case 'to-accept': return delivery?.acceptBy ?? null;
    case 'to-ship': case 'ship-late': return delivery?.shipBy ?? null;
    case 'delivered': case 'received': case 'inspected': return delivery?.silenceAt ?? null;
    case 'decided': case 'decided-defects': return delivery?.relayBy ?? null;
    case 'returning': return returnDay(delivery?.decidedAt);
    case 'uncontracted': return returnDay(endedAt);
    default: return null;
  }
}

const returnDay = (since: string | null | undefined) => (since ? returnBy(Temporal.Instant.from(since)).toString() : null);

const OVER: ReadonlySet<Stage> = new Set(['expired', 'returned', 'cancelled', 'declined', 'lapsed', 'ended']);

/** Whether nothing more will come of an order: it is lost, or its lease has begun. */
export const isOver = (stage: Stage, leaseBegun: boolean): boolean => OVER.has(stage) || (stage === 'contracted' && leaseBegun);

/** Where an order stands, whose turn it is and until when. */
export function standingOf(facts: OrderFacts, now: string): Standing {
  const stage = stageOf(facts, now);
  return { stage, turn: TURN[stage], by: deadlineOf(stage, facts) };
}
