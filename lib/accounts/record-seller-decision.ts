import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';

interface SellerDecision {
  actor: Actor;
  seller: { id: string; businessName: string };
  /** Of the audit entry. */
  action: string;
  /** Of the notice to the seller's staff. */
  kind: string;
  reason: string;
  href: string;
  at: Temporal.Instant;
}

/** Writes an admin's decision on a seller down and has its staff told. Notices stand above this storey, so a job tells them. */
export async function recordDecision(tx: Tx, { actor, seller, action, kind, reason, href, at }: SellerDecision): Promise<void> {
  await audit(tx, { actor, action, subject: { type: 'seller', id: seller.id }, ...(reason ? { reason } : {}), at });
  await addJob(tx, 'notify', {
    to: { sellerId: seller.id }, kind, params: { seller: seller.businessName, reason: reason || '-' }, href,
    eventKey: `${kind}:${seller.id}:${at.toString()}`, mail: true,
  });
}
