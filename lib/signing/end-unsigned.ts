import type { Temporal } from 'temporal-polyfill';
import { queueEvent } from '@/lib/contracts/queue-event';
import { findContract, moveContract } from '@/lib/contracts/store/contracts';
import { endUncontracted } from '@/lib/deliveries/end-uncontracted';
import { lockDelivery } from '@/lib/deliveries/store/delivery';
import type { Actor } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

interface Ending {
  contract: { id: string; orderId: string; round: number };
  actor: Actor;
  reason: 'contract-unsigned' | 'contract-declined';
  note: string;
  at: Temporal.Instant;
}

/** The order first, then its contract, as whoever draws it up; its financier is told. False where it no longer waits for a signature. */
export async function endUnsigned(tx: Tx, { contract: { id, orderId, round }, actor, reason, note, at }: Ending): Promise<boolean> {
  const delivery = await lockDelivery(tx, orderId, actor, actor.role === 'DESK' ? 'DESK' : 'PURCHASER');
  const contract = delivery && await findContract(tx, { id });
  if (!contract) return false;
  await queueEvent(tx, contract, { type: 'WITHDRAWAL', amounts: {}, at });
  // Ended by the desk it stays known to it as a case, whether the sweep had come by or not.
  const end = { abandonNote: note, ...(reason === 'contract-unsigned' && { unsignedAt: toDate(at) }) };
  const moved = await moveContract(tx, id, 'ABANDONED', end, { from: ['DELIVERED'] })
    && await endUncontracted(tx, { delivery, reason, note, actor, at });
  if (!moved) return false;
  await audit(tx, { actor, action: reason === 'contract-declined' ? 'contract.declined' : 'contract.abandoned', subject: { type: 'contract', id }, reason: note, data: { round }, at });
  return true;
}
