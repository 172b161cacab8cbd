import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { findOverdueObjections, noteOverdue } from './store/objections';
import { lockRequestOfAsk, readRequest } from './store/requests';
import { tellOverdueObjection } from './tell-objection';

const AT_ONCE = 200;

/** The desk and the admins are told, once, of objections that no person has answered in time. */
export async function tellOverdueObjections(deps: Deps): Promise<void> {
  for (const { id, askId } of await findOverdueObjections(deps.db, deps.clock.now(), AT_ONCE)) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      const requestId = await lockRequestOfAsk(tx, askId);
      if (requestId === undefined || !await noteOverdue(tx, id, at)) return ok(undefined);
      await audit(tx, { actor: SYSTEM, action: 'limit.objection-overdue', subject: { type: 'limit_request', id: requestId }, data: { objectionId: id }, at });
      await tellOverdueObjection(tx, { objectionId: id, request: await readRequest(tx, requestId), at });
      return ok(undefined);
    });
  }
}
