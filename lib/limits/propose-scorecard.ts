import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { findScorecard, lockScorecards, moveScorecard } from './store/scorecards';

/**
 * Whoever made a draft asks another person to decide on it; from here on it stays as it is.
 * Errors: `not-found` (no such draft, or not one's own), `conflict` (it is no draft any more).
 */
export function proposeScorecard(deps: Deps, actor: Actor, { version }: { version: string }): Promise<Result<{ version: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockScorecards(tx);
    const row = await findScorecard(tx, version);
    if (actor.role !== 'DESK' || row?.madeById !== actor.userId) return err({ code: 'not-found' });
    if (!await moveScorecard(tx, version, 'PROPOSED', { at })) return err({ code: 'conflict' });
    await audit(tx, { actor, action: 'scorecard.proposed', subject: { type: 'scorecard', id: version }, at });
    for (const [role, place] of [['DESK', '/desk/scorecard'], ['ADMIN', '/admin/scorecard']] as const) {
      await notifyRole(tx, role, {
        kind: 'limits.scorecard-proposed', params: { version, person: actor.name }, href: `${place}/${version}`, eventKey: `limits.scorecard-proposed:${version}`, at,
      });
    }
    return ok({ version });
  });
}
