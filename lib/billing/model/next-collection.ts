import type { PlainDate } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';

interface Named {
  kind: 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'RETURN_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' | 'EXTENSION';
  seq: number | null;
}

export interface CollectionFacts {
  today: PlainDate;
  /** Nothing of it is billed or collected: goods on their way back, a refusal that waits. */
  rests: boolean;
  /** Until when its purchaser was given time; null where they were not. */
  deferredTo: PlainDate | null;
  /** Bills that are asked for. `tryOn` null: only the purchaser pays it. `underWay`: an attempt that may still take it. */
  open: readonly (Named & { openMinor: bigint; tryOn: PlainDate | null; underWay: boolean })[];
  /** Instalments that are not billed yet, by their day. */
  toCome: readonly { seq: number; dueOn: PlainDate; amountMinor: bigint }[];
  /** What is taken off the next instalments as they are billed. */
  creditsMinor: bigint;
}

export interface NextCollection {
  on: PlainDate;
  /** All that is taken on that day. */
  amountMinor: bigint;
  bills: Named[];
}

/** The first day on which something is taken that was to be taken on a day, where nothing can be before another. */
export const notBefore = (day: PlainDate, today: PlainDate): PlainDate => businessDayFrom(day < today ? today : day);

/** The next day on which something is taken, and all that is taken on it, as far as is known today; null where nothing is. */
export function nextCollection({ today, rests, deferredTo, open, toCome, creditsMinor }: CollectionFacts): NextCollection | null {
  if (rests) return null;
  let credits = creditsMinor;
  const takings: (Named & { on: PlainDate; minor: bigint })[] = open.flatMap(({ kind, seq, openMinor, tryOn, underWay }) =>
    (tryOn === null || underWay ? [] : [{ kind, seq, minor: openMinor, on: notBefore(tryOn, today) }]));
  for (const { seq, dueOn, amountMinor } of toCome) {
    const billedOn = dueOn < today ? today : dueOn;
    // What is billed in a deferral is put off to its last day, and credits wait too.
    const putOff = deferredTo !== null && billedOn < deferredTo;
    const off = putOff || credits === 0n ? 0n : credits < amountMinor ? credits : amountMinor;
    credits -= off;
    takings.push({ kind: 'INSTALMENT', seq, minor: amountMinor - off, on: notBefore(putOff ? deferredTo : billedOn, today) });
  }
  const taken = takings.filter(({ minor }) => minor > 0n);
  const [on] = taken.map((each) => each.on).sort();
  if (on === undefined) return null;
  const that = taken.filter((each) => each.on === on);
  return { on, amountMinor: that.reduce((sum, { minor }) => sum + minor, 0n), bills: that.map(({ kind, seq }) => ({ kind, seq })) };
}
