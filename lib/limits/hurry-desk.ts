import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { findQuestion, findRunningOut, markHurried } from './store/asks';
import { tellHurry } from './tell-proposal';

const AT_ONCE = 200;

/** Sweep: the desk is told once of a referred request that nobody has decided when a quarter of its time is left. */
export async function hurryDesk(deps: Deps): Promise<void> {
  for (const askId of await findRunningOut(deps.db, deps.clock.now(), AT_ONCE)) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      const question = await findQuestion(tx, askId);
      if (!question || !(await markHurried(tx, askId, at))) return ok(undefined);
      await audit(tx, { actor: SYSTEM, action: 'limit.hurried', subject: { type: 'limit_request', id: question.limitRequestId }, data: { askId, answerBy: question.answerBy }, at });
      await tellHurry(tx, question, at);
      return ok(undefined);
    });
  }
}
