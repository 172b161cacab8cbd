import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { changedCard, differences, sameCard, type ScorecardChange } from './model/scorecard-change';
import { activeScorecard, insertDraft, lockScorecards } from './store/scorecards';

/**
 * The desk's person writes down changed figures of the active scorecard as a draft. Nothing is decided by it yet.
 * Errors: `not-found` (not the desk), `limits.card-same` (nothing would change).
 */
export function draftScorecard(deps: Deps, actor: Actor, change: ScorecardChange): Promise<Result<{ version: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (actor.role !== 'DESK') return err({ code: 'not-found' });
    await lockScorecards(tx);
    const active = await activeScorecard(tx);
    const changed = changedCard(active, change);
    if (sameCard(active, changed)) return err({ code: 'limits.card-same' });
    const version = await insertDraft(tx, { active, change, madeById: actor.userId, at });
    await audit(tx, { actor, action: 'scorecard.drafted', subject: { type: 'scorecard', id: version }, data: { before: active.version, changed: differences(active, changed) }, at });
    return ok({ version });
  });
}
