import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { RelayInput } from './model/inputs';
import { lockDelivery, moveDelivery, moveOrder, type LockedDelivery } from './store/delivery';
import { tellPurchaser } from './tell';

/**
 * The seller relays the purchaser's decision with the serial numbers confirmed, and cannot alter it. The relay is what
 * calls for the contract.
 *
 * Errors: `not-found`, `deliveries.serial-differs`, `deliveries.moved-on`.
 */
export async function relayDecision(deps: Deps, actor: Actor, { orderId, serials }: RelayInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'SELLER');
    if (!delivery) return err({ code: 'not-found' });
    if (delivery.state !== 'DECIDED') return err({ code: 'deliveries.moved-on' });
    if (serials.join() !== delivery.serials.join()) return err({ code: 'input', fields: { serials: 'deliveries.serial-differs' } });
    return await relay(tx, { delivery, actor, at }) ? ok({ orderId }) : err({ code: 'deliveries.moved-on' });
  });
}

interface Relay {
  delivery: LockedDelivery;
  actor: Actor;
  at: Temporal.Instant;
  /** Why somebody else than the seller does it. */
  reason?: string;
}

/** DECIDED → RELAYED, the order ACCEPTED, and the contract called for; false when there is no decision to relay. */
export async function relay(tx: Tx, { delivery, actor, at, reason }: Relay): Promise<boolean> {
  const { orderId, serials, decision } = delivery;
  const moved = await moveDelivery(tx, orderId, 'RELAYED', { relayedAt: toDate(at), relayedById: actor.userId, serialsConfirmed: serials })
    && await moveOrder(tx, orderId, 'ACCEPTED');
  if (!moved) return false;
  await audit(tx, { actor, action: 'delivery.relayed', subject: { type: 'order', id: orderId }, ...(reason ? { reason } : {}), data: { decision, serials }, at });
  await addJob(tx, 'draw-up-contract', { orderId }, { key: `draw-up-contract:${orderId}` });
  await tellPurchaser(tx, delivery, { what: 'relayed', at });
  return true;
}
