import { Temporal } from 'temporal-polyfill';
import { addMonthsClamped, plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { monthOf, monthsFrom } from './model/months';
import { countCash, countRolls, findCounted, lockCount, markCounted } from './store/figures';

/** Within a day this month alone is counted anew, so often. */
const AGAIN_MINUTES = 15;
/** Months that are looked back on, and as many ahead. */
const MONTHS = 12;

/**
 * Sweep: counts what the pictures show of months, which would take seconds to add up while somebody waits. Each day all of
 * them, a month a transaction; within a day the month that runs. How leases came from one age of arrears to another is
 * counted once for each month that is over, however long nobody came by.
 */
export async function countFigures(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const today = plainDateIn(now);
  const { countedOn, countedAt, rolledTo } = await findCounted(deps.db);
  const thisMonth = monthOf(today);
  if (countedOn === today) {
    if (countedAt && Temporal.Instant.compare(now, toInstant(countedAt).add({ minutes: AGAIN_MINUTES })) < 0) return;
    await counted(deps, [thisMonth]);
  } else {
    await counted(deps, monthsFrom(addMonthsClamped(thisMonth, -MONTHS), 2 * MONTHS + 1));
    const earliest = addMonthsClamped(thisMonth, -MONTHS);
    for (let month = later(rolledTo && addMonthsClamped(rolledTo, 1), earliest); month < thisMonth; month = addMonthsClamped(month, 1)) {
      const rolled = month;
      await write(deps, async (tx) => { await lockCount(tx); return ok(await countRolls(tx, rolled)); });
    }
  }
  await write(deps, async (tx) => ok(await markCounted(tx, today, now)));
}

const later = (one: PlainDate | null, other: PlainDate): PlainDate => (one !== null && one > other ? one : other);

async function counted(deps: Deps, months: readonly PlainDate[]): Promise<void> {
  for (const month of months) await write(deps, async (tx) => { await lockCount(tx); return ok(await countCash(tx, month)); });
}
