import type { Temporal } from 'temporal-polyfill';
import type { Result } from '@/lib/kernel/result';
import type { Db, Deps } from '@/lib/platform/db';

/**
 * Walks what is overdue by the domain's clock until nothing is left, each order in a transaction of its own. One that
 * fails is logged and left for the next minute; the others do not wait for it.
 */
export async function sweep(
  deps: Deps, find: (db: Db, at: Temporal.Instant) => Promise<string[]>, act: (deps: Deps, orderId: string) => Promise<Result<null>>,
): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const due = (await find(deps.db, deps.clock.now())).filter((id) => !tried.has(id));
    if (due.length === 0) return;
    for (const orderId of due) {
      tried.add(orderId);
      await act(deps, orderId).catch((error: unknown) => deps.log.error('sweep failed', { act: act.name, orderId, error }));
    }
  }
}
