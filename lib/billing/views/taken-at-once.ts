import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import type { Db } from '@/lib/platform/db';
import { sumAnew } from '../store/try-anew';

export interface Taken { currency: string; minor: bigint; count: number }

/** What is taken at once with a method: of a new one all that could not be collected, of another that is chosen what the plan still tries. */
export interface TakenAtOnce {
  withNew: Taken[];
  withOther: Taken[];
}

export async function takenAtOnce(db: Db, actor: Actor, at: Temporal.Instant, leaseId?: string): Promise<TakenAtOnce> {
  if (actor.role !== 'PURCHASER') return { withNew: [], withOther: [] };
  const of = (byHand: boolean) => sumAnew(db, { purchaserId: actor.userId, leaseId, byHand, day: businessDayFrom(plainDateIn(at)) });
  const [withNew, withOther] = await Promise.all([of(true), of(false)]);
  return { withNew, withOther };
}
