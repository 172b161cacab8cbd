import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { queueDecline } from './queue-decline';
import { endApproval } from './store/approvals';
import { findHold, type HoldRow } from './store/holds';

/** An order form holds for a day at most; the mall releases earlier by itself. */
const HOLD_HOURS = 24;

/**
 * Tells an outside financier of a hold that already stands here. When it says that the approval does not carry it, the
 * approval ends, so that nobody signs in vain. Throws while the outcome is unknown.
 */
export async function holdApproval(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const hold = await findHold(deps.db, orderId);
  if (!hold?.outside || hold.state !== 'HELD') return;
  const answered = await new HttpInstitution(deps, hold.institutionId).hold(hold, holdUntil(hold));
  if (answered.kind === 'unknown') throw new Error(`hold of ${orderId} not known to have arrived: ${answered.reason}`);
  if (answered.kind === 'answer') return;
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const reason = `hold-refused: ${answered.type}`;
    if (await endApproval(tx, hold.approvalId, 'REVOKED', at, reason)) {
      await audit(tx, { actor: SYSTEM, action: 'approval.revoked', subject: { type: 'approval', id: hold.approvalId }, reason, data: { orderId }, at });
      await queueDecline(tx, { approvalId: hold.approvalId, outside: true });
    }
    return ok(undefined);
  });
}

/** The longest that the form may stand: keystrokes prolong it here, and the financier is not told of each. */
function holdUntil({ changedAt, expiresAt }: HoldRow): string {
  const longest = toInstant(changedAt).add({ hours: HOLD_HOURS });
  const expiry = toInstant(expiresAt);
  return (Temporal.Instant.compare(longest, expiry) < 0 ? longest : expiry).toString();
}
