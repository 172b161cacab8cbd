import { endSupplement } from '@/lib/contracts/end-supplement';
import { findLapsed, findUnreviewed } from '@/lib/contracts/store/supplements';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';

/** Sweep: a supplement that nobody has signed in time, or reviewed while there was time to sign, lapses, and nothing else changes. Signed meanwhile, it is left alone. */
export async function lapseSupplements(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (const [found, state] of [[await findUnreviewed(deps.db, at), 'DRAWN'], [await findLapsed(deps.db, at), 'DELIVERED']] as const) {
    for (const supplement of found) await write(deps, async (tx) => { await endSupplement(tx, { supplement, end: 'lapsed', actor: SYSTEM, at, from: [state] }); return ok(null); });
  }
}
