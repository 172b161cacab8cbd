import { billLease } from '@/lib/billing/bill-lease';
import { chargeAttempt } from '@/lib/billing/charge-attempt';
import { resumeCollection } from '@/lib/billing/resume-collection';
import { applyInstitutionEvent } from '@/lib/callbacks/apply-institution-event';
import { deliverContract } from '@/lib/contracts/deliver-contract';
import { drawUpContract } from '@/lib/contracts/draw-up-contract';
import { deliverCallback } from '@/lib/desk-server/deliver-callback';
import { sendDeliveryNotice } from '@/lib/deliveries/send-delivery-notice';
import { beginGuarantee } from '@/lib/guarantee/begin-guarantee';
import { openLease } from '@/lib/leases/open-lease';
import { askFinancier } from '@/lib/limits/ask-financier';
import { declineApproval } from '@/lib/limits/decline-approval';
import { holdApproval } from '@/lib/limits/hold-approval';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import { releaseApproval } from '@/lib/limits/release-approval';
import { useApproval } from '@/lib/limits/use-approval';
import { SYSTEM } from '@/lib/kernel/actor';
import { deliverNotice } from '@/lib/notifications/deliver-notice';
import { sendMail } from '@/lib/notifications/send-mail';
import { sealContract } from '@/lib/signing/seal-contract';
import { endOrder } from '@/lib/orders/end-order';
import type { Deps } from '@/lib/platform/db';
import { noteDelivery } from '@/lib/sandbox-gateway/store';
import { sendRemittance } from '@/lib/settlements/send-remittance';
import { withBank } from '../bank';

/** What a queued job names: each name has one of these, as a string. */
type Payload = Record<'askId' | 'orderId' | 'contractId' | 'approvalId' | 'leaseId' | 'sellerId' | 'reason' | 'attemptId' | 'purchaserId' | 'eventId' | 'callbackId' | 'remittanceId', string>;

/** Job name → the use case behind it, as the worker has them. Questions to the outside bank are left to the worker, unless a story says that it has answered; so is what it thinks over. */
const WORK: Record<string, (deps: Deps, payload: Payload) => Promise<unknown>> = {
  'ask-desk': (deps, { askId }) => askFinancier(deps, { askId }),
  'grant-seller-limit': (deps, { sellerId }) => openSellerLimits(deps, SYSTEM, { sellerId }),
  'hold-approval': (deps, { orderId }) => holdApproval(deps, { orderId }),
  'use-approval': (deps, { orderId }) => useApproval(deps, { orderId }),
  'release-approval': (deps, { orderId }) => releaseApproval(deps, { orderId }),
  'decline-approval': (deps, { approvalId }) => declineApproval(deps, { approvalId }),
  'place-order': (deps, { orderId }) => sendDeliveryNotice(deps, { orderId }),
  'end-order': (deps, { orderId, reason }) => endOrder(deps, { orderId, reason }),
  'draw-up-contract': (deps, { orderId }) => drawUpContract(deps, { orderId }),
  'deliver-contract': (deps, { contractId }) => deliverContract(deps, { contractId }),
  'seal-contract': (deps, { contractId }) => sealContract(deps, { contractId }),
  'open-lease': (deps, { contractId }) => openLease(deps, { contractId }),
  'begin-guarantee': (deps, { leaseId }) => beginGuarantee(deps, { leaseId }),
  'bill-lease': (deps, { leaseId }) => billLease(deps, { leaseId }),
  'charge-attempt': (deps, { attemptId }) => chargeAttempt(deps, { attemptId }),
  'resume-collection': (deps, { purchaserId }) => resumeCollection(deps, { purchaserId, byHand: true }),
  'send-remittance': (deps, { remittanceId }) => sendRemittance(deps, { remittanceId }),
  'deliver-callback': (deps, { callbackId }) => deliverCallback(deps, { callbackId }),
  'apply-institution-event': applyInstitutionEvent,
  // What it tells was answered before; nobody is there yet to be told again.
  'deliver-sandbox-event': (deps, { eventId }) => noteDelivery(deps.db, eventId, deps.clock.now()),
  notify: deliverNotice,
  'send-mail': sendMail,
};

interface Job {
  id: bigint;
  task: string;
  payload: Payload;
}

/** Queued jobs of these names that no worker has taken. */
const waiting = (deps: Deps, names: string[]) => deps.db.$queryRaw<Job[]>`
  SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
   WHERE j.locked_at IS NULL AND t.identifier = ANY (${names}) ORDER BY j.id LIMIT 50`;

/** What a day's bills and their collection lead to. */
export const OF_COLLECTION = ['bill-lease', 'charge-attempt', 'resume-collection', 'deliver-sandbox-event', 'notify', 'send-mail'];

/** What tells people of anything. */
export const OF_NEWS = ['notify', 'send-mail'];

/** What is told to the outside bank and by it, about contracts that it has issued. */
export const OF_BANK = ['send-remittance', 'deliver-callback', 'apply-institution-event'];

/** Does what is queued as the worker would, at the time of `deps`, until nothing of these names is left: all, but what is to be left. */
export async function workOff(deps: Deps, leaving: readonly string[] = [], only: readonly string[] = Object.keys(WORK)): Promise<void> {
  const names = only.filter((name) => !leaving.includes(name));
  for (let jobs = await waiting(deps, names); jobs.length > 0; jobs = await waiting(deps, names)) {
    for (const { task, payload } of jobs) await WORK[task]?.(withBank(deps), payload);
    await deps.db.$queryRaw`SELECT 1 FROM graphile_worker.complete_jobs(${jobs.map(({ id }) => id)}::bigint[])`;
  }
}
