import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { DecideScorecard } from './model/scorecard-change';
import { activeScorecard, findScorecard, lockScorecards, moveScorecard } from './store/scorecards';

/**
 * Another person than its maker lets a proposed scorecard decide from now on, and the one before retires with it, or
 * turns it down. What was decided before stays decided.
 * Errors: `not-found` (none, or neither desk nor admin), `limits.card-own` (one's own), `conflict` (decided already).
 */
export function decideScorecard(deps: Deps, actor: Actor, { version, verdict, note }: DecideScorecard): Promise<Result<{ version: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockScorecards(tx);
    const row = await findScorecard(tx, version);
    if (!row || !['DESK', 'ADMIN'].includes(actor.role) || row.state === 'DRAFT') return err({ code: 'not-found' });
    if (row.madeById === actor.userId) return err({ code: 'limits.card-own' });
    if (row.state !== 'PROPOSED') return err({ code: 'conflict' });
    const subject = { type: 'scorecard', id: version };
    const before = await activeScorecard(tx);
    if (verdict === 'ACTIVATE') {
      await moveScorecard(tx, before.version, 'RETIRED', { at });
      await audit(tx, { actor, action: 'scorecard.retired', subject: { type: 'scorecard', id: before.version }, data: { to: version }, at });
    }
    await moveScorecard(tx, version, verdict === 'ACTIVATE' ? 'ACTIVE' : 'REJECTED', { at, decidedById: actor.userId, note });
    await audit(tx, { actor, action: verdict === 'ACTIVATE' ? 'scorecard.activated' : 'scorecard.rejected', subject, reason: note, data: { before: before.version }, at });
    if (row.madeById) {
      await notify(tx, {
        userId: row.madeById, kind: verdict === 'ACTIVATE' ? 'limits.scorecard-activated' : 'limits.scorecard-rejected',
        params: { version, person: actor.name, note }, href: `/desk/scorecard/${version}`, eventKey: `limits.scorecard-decided:${version}`, at,
      });
    }
    return ok({ version });
  });
}
