import type { Temporal } from 'temporal-polyfill';
import { queueEvent } from '@/lib/contracts/queue-event';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { thawLease } from '@/lib/leases/freeze-store';
import { endLeaseAsBilled, type LeaseEnd } from '@/lib/leases/store';
import { releaseLimits } from '@/lib/limits/release-limits';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { EndingLease } from './store/leases';

interface Ending {
  cause: Exclude<LeaseEnd, 'WITHDRAWN' | 'DEFAULTED'>;
  /** Minor units as texts, for an outside financier. */
  amounts?: Record<string, string>;
  /** Bought at the end of its term, it is completed for its financier. */
  atTerm?: boolean;
  actor: Actor;
  at: Temporal.Instant;
}

/** By which a financier knows that the contract has ended; the breach itself it has heard of before. */
const EVENTS = { COMPLETED: 'COMPLETED', BOUGHT_OUT: 'EARLY_BUYOUT', RETURNED: 'RETURN', BREACHED: 'RETURN', REFUSED: 'RETURN', LOST: 'RETURN' } as const;
const ACTIONS = { COMPLETED: 'lease.completed', BOUGHT_OUT: 'lease.bought-out', RETURNED: 'lease.returned', BREACHED: 'lease.breached', REFUSED: 'lease.ended-refused', LOST: 'lease.lost' } as const;

/**
 * Ends a lease that its caller holds and whose books it has closed: an outside financier is told, both limits are free.
 * What is billed and open stays owed. Where the goods are the purchaser's now, a paper is drawn up that says so. False where
 * it had ended.
 */
export async function conclude(tx: Tx, lease: EndingLease, { cause, amounts = {}, atTerm = false, actor, at }: Ending): Promise<boolean> {
  if (!await endLeaseAsBilled(tx, lease.id, cause, at)) return false;
  const day = plainDateIn(at, lease.timeZone);
  for (const { id } of lease.returns) for (const freeze of ['RETURN', 'GOODS_BACK'] as const) await thawLease(tx, freeze, id, day);
  await queueEvent(tx, lease.contract, { type: atTerm ? 'COMPLETED' : EVENTS[cause], amounts, at });
  await releaseLimits(tx, { orderId: lease.contract.orderId, at, reason: 'lease-over', actor });
  await audit(tx, { actor, action: ACTIONS[cause], subject: { type: 'lease', id: lease.id }, data: amounts, at });
  if (cause === 'COMPLETED' || cause === 'BOUGHT_OUT') await addJob(tx, 'seal-title', { leaseId: lease.id }, { key: `seal-title:${lease.id}` });
  return true;
}
