import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { holdBilling } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { withdrawalRunsTo } from '@/lib/rights/store/subjects';
import { lostMost, type LoseReturnInput } from './model/returns';
import { settleReturn, takeBack, waitsForRefusal } from './settle-return';
import { partWithGoods } from './ship-return';
import { lockReturn, lostFromOf } from './store/returns';

/**
 * The desk ends a return whose goods do not come, so long after they were to be sent or were sent, and with it the lease,
 * as any return does: what is left is asked for no more. For the goods it asks for no more than `lostMost`, and says why.
 * What a carrier or the seller may claim besides is not the lease's. Errors: `not-found`, `endings.moved-on`,
 * `endings.withdrawal-runs`, `endings.rests`, `endings.not-lost-yet`, field `amountMinor` `endings.lost-too-high`.
 */
export async function loseReturn(deps: Deps, actor: Actor, { returnId, amountMinor, note }: LoseReturnInput): Promise<Result<{ returnId: string }>> {
  return write(deps, async (tx) => {
    await holdBilling(tx);
    const held = actor.role === 'DESK' ? await lockReturn(tx, actor, returnId) : null;
    if (!held) return err({ code: 'not-found' });
    const { row } = held;
    const at = deps.clock.now();
    const from = lostFromOf(row);
    if (from === null) return err({ code: 'endings.moved-on' });
    if (Temporal.Instant.compare(at, from) < 0) return err({ code: 'endings.not-lost-yet' });
    const lastOn = await withdrawalRunsTo(tx, held.lease.contract.id, at);
    if (lastOn !== null) return err({ code: 'endings.withdrawal-runs', params: { lastOn } });
    if (waitsForRefusal(held.lease)) return err({ code: 'endings.rests' });
    if (amountMinor > lostMost(row.cause, held.lease.residualMinor)) return err({ code: 'input', fields: { amountMinor: 'endings.lost-too-high' } });
    // What never left its purchaser is no longer theirs to use either.
    const lease = row.state === 'LABELLED' ? (await partWithGoods(tx, held, at))?.lease : held.lease;
    if (!lease || !await takeBack(tx, lease)) return err({ code: 'endings.moved-on' });
    await audit(tx, { actor, action: 'lease.return-lost', subject: { type: 'lease', id: lease.id }, reason: note, data: { number: row.number, amountMinor }, at });
    const data = { decidedAt: toDate(at), decidedById: actor.userId, decisionNote: note };
    if (!await settleReturn(tx, { row, lease, damageMinor: 0n, lost: { minor: amountMinor, note }, data, actor, at })) return err({ code: 'endings.moved-on' });
    return ok({ returnId });
  });
}
