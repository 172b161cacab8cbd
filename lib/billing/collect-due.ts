import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { collectsNow } from './collects-now';
import { beginDue, putOff } from './store/attempts';

/** So many attempts a transaction. */
const BATCH = 1000;

/** Sweep: begins the collection of what is due, by day: each attempt is committed, with its job, before anybody is asked for money. */
export async function collectDue(deps: Deps): Promise<void> {
  if (!collectsNow(deps)) return;
  await putOffUnpayable(deps);
  for (let begun = BATCH; begun === BATCH;) {
    const at = deps.clock.now();
    const batch = await write(deps, async (tx) => {
      const count = await beginDue(tx, { day: plainDateIn(at), at, most: BATCH });
      faultPoint('collect-due:written');
      return ok(count);
    });
    begun = batch.value;
    faultPoint('collect-due:committed');
  }
}

/** Once a day at most each of them is looked at, however many they are. */
async function putOffUnpayable(deps: Deps): Promise<void> {
  const day = plainDateIn(deps.clock.now());
  const next = businessDayFrom(addDays(day, 1));
  for (let count = BATCH; count === BATCH;) count = (await write(deps, async (tx) => ok(await putOff(tx, { day, next, most: BATCH })))).value;
}
