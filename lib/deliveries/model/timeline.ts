import type { OrderFacts, Party } from './standing';

/** One thing that happened; its words are `deliveries.events.<what>`. */
export interface TimelineEvent {
  what: string;
  /** Instant, RFC 3339. */
  at: string;
  who: Party;
}

/** What happened to an order so far, in the order in which it did. */
export function eventsOf(facts: OrderFacts): TimelineEvent[] {
  const d = facts.delivery;
  const events: (TimelineEvent | undefined)[] = [
    event('form-opened', facts.createdAt, 'PURCHASER'),
    event('signed', facts.signedAt, 'PURCHASER'),
    event('placed', facts.placedAt, 'FINANCIER'),
    event('accepted', d?.acceptedAt, 'SELLER'),
    event('shipped', d?.shippedAt, 'SELLER'),
    event('carrier-delivered', d?.carrierDeliveredAt, 'SELLER'),
    event('not-received', d?.notReceivedAt, 'PURCHASER'),
    event('received', d?.receivedAt, 'PURCHASER'),
    event(d?.serialDiffers ? 'inspected-differs' : 'inspected', d?.inspectedAt, 'PURCHASER'),
    event(decisionEvent(facts), d?.decidedAt, d?.decision === 'BY_SILENCE' ? 'MALL' : 'PURCHASER'),
    event('relayed', d?.relayedAt, 'SELLER'),
    event('returned', d?.returnedAt, 'SELLER'),
    d?.decision === 'REFUSED' ? undefined : event(endEvent(facts), facts.endedAt, whoEnded(facts)),
  ];
  return events.filter((each) => each !== undefined).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const event = (what: string, at: string | null | undefined, who: Party): TimelineEvent | undefined => (at ? { what, at, who } : undefined);

function decisionEvent({ delivery }: OrderFacts): string {
  switch (delivery?.decision) {
    case 'ACCEPTED_WITH_DEFECTS': return 'decided-defects';
    case 'BY_SILENCE': return 'decided-silence';
    case 'REFUSED': return 'refused';
    default: return 'decided';
  }
}

/** Who ended it: what a person did is not the mall's doing. */
function whoEnded({ endedReason, delivery }: OrderFacts): Party {
  if (endedReason === 'purchaser-cancelled' || endedReason === 'purchaser-withdrew') return 'PURCHASER';
  return endedReason === 'seller-declined' || delivery?.state === 'DECLINED' ? 'SELLER' : 'MALL';
}

function endEvent({ state, delivery }: OrderFacts): string {
  if (state === 'RELEASED') return delivery?.state === 'DECLINED' ? 'declined' : 'lapsed';
  return state === 'CANCELLED' ? 'cancelled' : state === 'EXPIRED' ? 'expired' : 'ended';
}
