import type { OrderFacts } from '@/lib/deliveries/model/standing';

export type Milestone = 'noticed' | 'accepted' | 'shipped' | 'received' | 'decided';

/** How far a delivery has come, in five steps; the first one open is `now`, unless nothing more will come. */
export function milestonesOf({ delivery }: OrderFacts): { key: Milestone; state: 'done' | 'now' | 'next' }[] {
  const kept = delivery?.decision && delivery.decision !== 'REFUSED';
  const done: Record<Milestone, boolean> = {
    noticed: Boolean(delivery),
    accepted: Boolean(delivery?.acceptedAt),
    shipped: Boolean(delivery?.shippedAt),
    received: Boolean(delivery?.receivedAt ?? kept),
    decided: Boolean(kept),
  };
  const over = delivery !== null && ['DECLINED', 'LAPSED', 'CANCELLED', 'RETURNING', 'RETURNED'].includes(delivery.state);
  const keys = Object.keys(done) as Milestone[];
  const open = over ? undefined : keys.find((key) => !done[key]);
  return keys.map((key) => ({ key, state: done[key] ? 'done' : key === open ? 'now' : 'next' }));
}
