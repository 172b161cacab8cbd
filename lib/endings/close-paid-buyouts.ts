import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { conclude } from './conclude';
import { closeBuyout, findCalledInPaid, findCompleted, findPaidUp, isPaidUp } from './store/buyouts';
import { lockEndingLease } from './store/leases';
import { tellPurchaser, tellSeller } from './tell';

/** Sweep: where a buyout and all that was open is paid, the lease ends and the goods are the purchaser's. */
export async function closePaidBuyouts(deps: Deps): Promise<void> {
  for (const { id, leaseId } of await findPaidUp(deps.db)) {
    await write(deps, async (tx) => {
      const lease = await lockEndingLease(tx, { id: leaseId });
      const at = deps.clock.now();
      const buyout = lease?.buyouts.find((each) => each.id === id);
      if (!lease || !buyout || buyout.invoice.state !== 'PAID' || !await isPaidUp(tx, leaseId) || !await closeBuyout(tx, id, 'PAID', at)) return ok(null);
      const amounts = { buyout: buyout.amountMinor.toString(), rebate: buyout.rebateMinor.toString() };
      if (!await conclude(tx, lease, { cause: 'BOUGHT_OUT', amounts, atTerm: buyout.atTerm, actor: SYSTEM, at })) throw new Error(`lease ${leaseId} had ended`);
      const params = { amountMinor: buyout.amountMinor.toString(), currency: buyout.currency };
      await tellPurchaser(tx, lease, { what: 'bought-out', key: leaseId, params, at });
      await tellSeller(tx, lease, { what: 'bought-out-seller', key: leaseId, at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('paid buyout not closed', { id, error }));
  }
}

/**
 * Sweep: where all that was left fell due at once and is paid, or what was agreed in its place, the lease ends before its
 * term. The residual was part of it, so whatever the contract says of its end, the goods are the purchaser's.
 */
export async function completeCalledIn(deps: Deps): Promise<void> {
  for (const { id } of await findCalledInPaid(deps.db)) await complete(deps, id);
}

/** Sweep: a term that is over and wholly paid, after which the goods are the purchaser's as the contract says. */
export async function completeTerms(deps: Deps): Promise<void> {
  for (const { id } of await findCompleted(deps.db, plainDateIn(deps.clock.now()))) await complete(deps, id);
}

async function complete(deps: Deps, id: string): Promise<void> {
  await write(deps, async (tx) => {
    const lease = await lockEndingLease(tx, { id });
    const at = deps.clock.now();
    if (!lease || lease.returns.length > 0 || !await isPaidUp(tx, id) || !await conclude(tx, lease, { cause: 'COMPLETED', actor: SYSTEM, at })) return ok(null);
    await tellPurchaser(tx, lease, { what: 'completed', key: id, at });
    return ok(null);
  }).catch((error: unknown) => deps.log.error('lease not completed', { id, error }));
}
