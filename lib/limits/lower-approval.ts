import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { queueDecline } from './queue-decline';
import { endApproval, lockApproval, lowerTo } from './store/approvals';

export interface LowerApproval {
  actor: Actor;
  institutionId: string;
  /** The financier's own id of the approval. */
  externalId: string;
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
  expiresAt: Date;
  /** In words, where a person of the desk gave them. */
  reason?: string;
  at: Temporal.Instant;
}

/**
 * A financier lowers what it approved, before it is used: what an order has used stays. Where less is left than the plan
 * needs the approval ends, so that an open form cannot be signed and says so, and the purchaser is told.
 * @returns whether it ended; undefined when there is no such live approval
 */
export async function lowerApproval(tx: Tx, { actor, institutionId, externalId, approvedMinor, monthlyCapMinor, expiresAt, reason, at }: LowerApproval): Promise<{ ended: boolean } | undefined> {
  const approval = await lockApproval(tx, institutionId, externalId);
  if (approval?.status !== 'LIVE') return undefined;
  const terms = approval.terms as { cashPrice: string; firstPayment: string };
  const needed = approval.usedMinor > 0n ? 0n : BigInt(terms.cashPrice) - BigInt(terms.firstPayment);
  const ended = approvedMinor < needed || (approval.usedMinor === 0n && monthlyCapMinor < approval.instalmentMinor) || expiresAt.getTime() <= at.epochMilliseconds;
  await audit(tx, {
    actor, action: ended ? 'approval.revoked' : 'approval.lowered', subject: { type: 'approval', id: approval.id }, ...(reason ? { reason } : ended ? { reason: 'lowered' } : {}),
    data: { approvedMinor, monthlyCapMinor, before: approval.approvedMinor, heldMinor: approval.heldMinor, usedMinor: approval.usedMinor }, at,
  });
  const { institution: { nameKo, nameEn }, ask: { limitRequestId } } = approval;
  const told = {
    userId: approval.purchaserId, at, mail: true, href: `/limits/${limitRequestId}`,
    params: { lenderKo: nameKo, lenderEn: nameEn, approvedMinor: String(approvedMinor), monthlyCapMinor: String(monthlyCapMinor), reason: reason ?? 'none' },
  };
  if (!ended) {
    await lowerTo(tx, approval.id, { approvedMinor, monthlyCapMinor, expiresAt });
    // Lowered again it is told again: each reason is another.
    if (reason !== undefined) await notify(tx, { ...told, kind: 'limits.reduced', eventKey: `limits.reduced:${approval.id}:${approvedMinor}:${monthlyCapMinor}` });
    return { ended };
  }
  await endApproval(tx, approval.id, 'REVOKED', at, reason ?? 'lowered');
  await queueDecline(tx, { approvalId: approval.id, outside: approval.institution.kind === 'HTTP' });
  if (approval.usedMinor === 0n) await notify(tx, { ...told, kind: 'limits.lowered', eventKey: `limits.lowered:${approval.id}` });
  return { ended };
}
