import type { Deps } from '@/lib/platform/db';
import { holdUntil } from './model/hold-until';
import { HttpInstitution } from './http-institution';
import type { HoldRow } from './store/holds';

/**
 * Hears what became of what was sent for an order and never answered for good, by saying it again under its own key:
 * what arrives after the next thing was said would stand in the financier's books for ever. Throws while it is not known.
 */
export async function hearOfOrder(deps: Deps, hold: HoldRow, verbs: readonly ('hold' | 'use')[]): Promise<void> {
  const bank = new HttpInstitution(deps, hold.institutionId);
  for (const verb of await bank.unheard(hold)) {
    if (!verbs.includes(verb)) continue;
    const answered = await (verb === 'hold' ? bank.hold(hold, holdUntil(hold)) : bank.use(hold));
    if (answered.kind === 'unknown') throw new Error(`${verb} of ${hold.orderId} not known to have arrived: ${answered.reason}`);
  }
}
