import { endSupplement } from '@/lib/contracts/end-supplement';
import { findLapsed } from '@/lib/contracts/store/supplements';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';

/** Sweep: a supplement that nobody has signed in time lapses, and nothing else changes. Signed meanwhile, it is left alone. */
export async function lapseSupplements(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (const supplement of await findLapsed(deps.db, at)) {
    await write(deps, async (tx) => { await endSupplement(tx, { supplement, end: 'lapsed', actor: SYSTEM, at, from: ['DELIVERED'] }); return ok(null); });
  }
}
