import { ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { noticeJob } from './model';
import { notify, notifyRole, notifySeller } from './notify';

/** The job `notify`: tells what a storey below this one could not tell by itself. Running it again tells nobody twice. */
export function deliverNotice(deps: Deps, payload: unknown): Promise<Result<null>> {
  const { to, ...notice } = noticeJob.parse(payload);
  return write(deps, async (tx) => {
    const told = { ...notice, at: deps.clock.now() };
    if ('userId' in to) await notify(tx, { ...told, userId: to.userId });
    else if ('sellerId' in to) await notifySeller(tx, to.sellerId, to.permission, told);
    else await notifyRole(tx, to.role, told);
    return ok(null);
  });
}
