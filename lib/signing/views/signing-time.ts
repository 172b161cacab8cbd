import type { Actor } from '@/lib/kernel/actor';
import { toInstant } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';

/** How long a purchaser's contract waits for the signature. */
export interface SigningTime {
  contractId: string;
  /** RFC 3339. */
  signBy: string;
  /** The time is over; it can be signed all the same until the desk decides. */
  over: boolean;
  /** What the desk said when it gave more time. */
  note: string | null;
  now: string;
}

/** Null where the contract is not the purchaser's own, is a supplement (which changes nothing while nobody signs it), or does not wait for a signature. */
export async function signingTime({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<SigningTime | null> {
  const contract = await db.contract.findFirst({ where: { id, purchaserId: actor.userId, state: 'DELIVERED', supplementNo: 0 }, select: { signBy: true, signNote: true } });
  if (!contract?.signBy) return null;
  const [signBy, now] = [toInstant(contract.signBy), clock.now()];
  return { contractId: id, signBy: signBy.toString(), over: signBy.epochMilliseconds <= now.epochMilliseconds, note: contract.signNote, now: now.toString() };
}
