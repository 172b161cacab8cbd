import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { askAgain } from './store/attempts';

const MOST = 500;

/** Sweep: attempts and refunds whose outcome is not known, or whose job was lost, are asked about again, at growing distances. */
export async function askOpenAttempts(deps: Deps): Promise<void> {
  await write(deps, async (tx) => {
    const asked = await askAgain(tx, deps.clock.now(), MOST);
    faultPoint('ask-open-attempts:written');
    return ok(asked);
  });
}
