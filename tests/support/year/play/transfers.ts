import { addDays } from '@/lib/kernel/calendar';
import { decideTransfer } from '@/lib/transfers/decide-transfer';
import { drawTransfer } from '@/lib/transfers/draw-transfer';
import { askTransfer } from '@/lib/transfers/ask-transfer';
import { sealTransfer } from '@/lib/transfers/seal-transfer';
import { valueOf } from '../../catalogue';
import { agree, aSuccessor, emailOf, sign } from '../../transfers';
import type { Actor } from '@/lib/kernel/actor';
import type { Fate } from './fates';
import type { Year } from './year';

/** A purchaser gives the lease over: the other agrees, the desk lets it, and both sign, on one day. From the next one it is theirs, as soon as nothing is open. */
export function givesOver(year: Year, fate: Fate): void {
  const { road } = year;
  const { givesOver: asksOn, leaseId } = fate;
  if (asksOn === null) return;
  year.on(asksOn, async (day) => {
    const to = await aSuccessor(road);
    const made = year.did(fate, day, 'ASKS_TRANSFER', await askTransfer(road.deps, fate.purchaser, { leaseId, email: await emailOf(road, to) }));
    if (!made) return;
    const { transferId } = made;
    valueOf(await agree(road, leaseId, transferId, to));
    valueOf(await decideTransfer(road.deps, road.deskPerson, { transferId, decision: 'APPROVE', reason: '' }));
    valueOf(await drawTransfer(road.deps, { transferId }));
    for (const signer of [await named(year, fate.purchaser), to]) valueOf(await sign(road, transferId, signer));
    valueOf(await sealTransfer(road.deps, { transferId }));
    year.on(addDays(day, 1), (next) => isTheirs(year, fate, { transferId, to }, next));
  });
}

/** Who signs does so by their own name. */
async function named({ road }: Year, person: Actor): Promise<Actor> {
  const { name } = await road.db.user.findUniqueOrThrow({ where: { id: person.userId } });
  return { ...person, name };
}

/** Carried out by itself; looked for each day until it is, or has lapsed. */
async function isTheirs(year: Year, fate: Fate, { transferId, to }: { transferId: string; to: Actor }, day: string): Promise<void> {
  const { state } = await year.road.db.leaseTransfer.findUniqueOrThrow({ where: { id: transferId }, select: { state: true } });
  if (state === 'SIGNED') year.on(addDays(day, 1), (next) => isTheirs(year, fate, { transferId, to }, next));
  if (state === 'LAPSED') year.say(fate.leaseId, day, 'TRANSFER_LAPSED');
  if (state !== 'DONE') return;
  year.say(fate.leaseId, day, 'TAKEN_OVER', { name: fate.purchaser.userId });
  fate.purchaser = to;
}
