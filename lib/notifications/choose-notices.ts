import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { allowedChoice, type ChooseNotices } from './model';
import { saveChoice } from './store';

/** What one wants to hear of one topic. What must not be silent stays on, whatever is sent. */
export const chooseNotices = (deps: Deps, actor: Actor, input: ChooseNotices): Promise<Result<ChooseNotices>> =>
  write(deps, async (tx) => {
    const choice = allowedChoice(input);
    await saveChoice(tx, actor.userId, choice);
    const { topic, inApp, byMail } = choice;
    await audit(tx, { actor, action: 'user.notices-chosen', subject: { type: 'user', id: actor.userId }, data: { topic, inApp, byMail }, at: deps.clock.now() });
    return ok(choice);
  });
