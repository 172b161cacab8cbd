import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { closeLate } from './store/cases';
import { dayIn, namedOf, type Subject } from './store/subjects';
import { findWithdrawal, moveWithdrawal } from './store/withdrawals';
import { tellPurchaser } from './tell';

interface Settling {
  id: string;
  subject: Subject;
  actor: Actor;
  at: Temporal.Instant;
  /** Only where nothing was paid: there is nothing to wait for. */
  onlyNothing?: boolean;
}

/** The refund is paid, once, and with it the withdrawal is over. False where it is not due, or was paid. */
export async function settleRefund(tx: Tx, { id, subject, actor, at, onlyNothing = false }: Settling): Promise<boolean> {
  const withdrawal = await findWithdrawal(tx, { id });
  if (!withdrawal || (onlyNothing && withdrawal.refundMinor > 0n)) return false;
  const { refundMinor, currency, leaseId } = withdrawal;
  if (!await moveWithdrawal(tx, id, 'REFUNDED', { refundedAt: toDate(at), refundedById: actor.userId })) return false;
  if (refundMinor > 0n) {
    const of = { partyId: subject.purchaserId, ...(leaseId !== null && { leaseId }) };
    await postEntry(tx, {
      sourceType: 'withdrawal', sourceId: id, kind: 'refund', currency, occurredOn: dayIn(at, subject),
      lines: [debit('refund-payable', refundMinor, of), credit('cash', refundMinor, of)],
    }, at);
    await tellPurchaser(tx, namedOf(subject), { what: 'refunded', id, params: { refundMinor: String(refundMinor), currency }, at }, 'withdraw');
  }
  await closeLate(tx, id, ['REFUND_LATE'], at);
  await audit(tx, { actor, action: 'contract.refunded', subject: { type: 'contract', id: subject.id }, data: { noticeId: id, refundMinor }, at });
  return true;
}
