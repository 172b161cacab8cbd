import { checkPassword } from '@/lib/accounts/check-password';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { dayOf } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/secret-box';
import type { OpenExport } from './model';
import { findExport } from './store/export';

/** Hands out one's own export to whoever types the password once more. Errors: `not-found`, those of `checkPassword`. */
export async function openExport(deps: Deps, actor: Actor, { exportId, password }: OpenExport): Promise<Result<{ name: string; text: string }>> {
  const checked = await checkPassword(deps, actor.userId, password);
  if (!checked.ok) return checked;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const kept = await findExport(tx, actor.userId, exportId, at);
    if (!kept?.box) return err({ code: 'not-found' });
    await audit(tx, { actor, action: 'user.export-opened', subject: { type: 'user', id: actor.userId }, at });
    return ok({ name: `dalmada-${dayOf(at)}.json`, text: unseal(kept.box, deps.env.encryptionKey) });
  });
}
