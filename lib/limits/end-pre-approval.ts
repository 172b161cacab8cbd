import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { endPreApproval } from './store/pre-approvals';

interface Ending {
  id: string;
  to: 'REVOKED' | 'EXPIRED' | 'REPLACED';
  actor: Actor;
  at: Temporal.Instant;
  reason: string;
}

const ACTIONS = { REVOKED: 'pre-approval.revoked', EXPIRED: 'pre-approval.expired', REPLACED: 'pre-approval.replaced' } as const;

/** Ends a limit for the whole mall and what was drawn from it and not used, each with its audit row; false where it stays. */
export async function endPreApprovalWith(tx: Tx, { id, to, actor, at, reason }: Ending): Promise<boolean> {
  const ended = await endPreApproval(tx, id, { to, at, reason });
  if (!ended) return false;
  await audit(tx, { actor, action: ACTIONS[to], subject: { type: 'pre_approval', id }, reason, at });
  for (const approvalId of ended) {
    await audit(tx, {
      actor, action: to === 'EXPIRED' ? 'approval.expired' : 'approval.revoked', subject: { type: 'approval', id: approvalId }, reason, data: { preApprovalId: id }, at,
    });
  }
  return true;
}
