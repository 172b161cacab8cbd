import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { lockOpenInvoices } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import { notifyRole } from '@/lib/notifications/notify';
import { gatewayOf } from '@/lib/payments/gateways';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { creditOwedLines } from './books';
import { findCreditsOver, findPaidWith, isBeingPaid, lockEnded, oweCredit } from './store/credit-refunds';
import { findCreditsLeft } from './store/invoices';
import { useCreditsOn } from './use-credits';

const MOST = 200;

/**
 * Sweep: what a lease that has ended, in whatever way, still has to its good is taken off what it owes, and the rest is
 * given back: out of what its purchaser paid through a gateway, or by a person at the desk, who is told. A credit that is
 * given after the end is found in the same way.
 */
export async function payOutCredits(deps: Deps): Promise<void> {
  for (const { leaseId } of await findCreditsOver(deps.db, MOST)) {
    await write(deps, async (tx) => ok(await payOut(deps, tx, leaseId))).catch((error: unknown) => deps.log.error('credits not paid out', { leaseId, error }));
  }
}

type Ended = NonNullable<Awaited<ReturnType<typeof lockEnded>>>;

async function payOut(deps: Deps, tx: Tx, leaseId: string): Promise<void> {
  const lease = await lockEnded(tx, leaseId);
  if (!lease) return;
  const at = deps.clock.now();
  const open = await lockOpenInvoices(tx, leaseId);
  for (const { id } of open) {
    if (await isBeingPaid(tx, id)) return;
    await useCreditsOn(tx, id, { day: plainDateIn(at, lease.timeZone), at });
  }
  for (const { id: creditId, leftMinor } of await findCreditsLeft(tx, leaseId)) await giveBack(deps, tx, lease, { creditId, amountMinor: leftMinor, at });
}

async function giveBack(deps: Deps, tx: Tx, lease: Ended, { creditId, amountMinor, at }: { creditId: string; amountMinor: bigint; at: Temporal.Instant }): Promise<void> {
  const { id: leaseId, number, purchaserId, currency, timeZone } = lease;
  const paid = await findPaidWith(tx, leaseId, amountMinor);
  const attemptId = paid && gatewayOf(deps.env, paid.gateway) ? paid.id : null;
  const id = await oweCredit(tx, { creditId, attemptId, currency, amountMinor }, at);
  await postEntry(tx, { sourceType: 'credit-refund', sourceId: id, kind: 'owed', currency, occurredOn: plainDateIn(at, timeZone), lines: creditOwedLines({ purchaserId, leaseId, amountMinor }) }, at);
  await audit(tx, { actor: SYSTEM, action: 'lease.credit-owed', subject: { type: 'lease', id: leaseId }, data: { refundId: id, amountMinor }, at });
  if (attemptId !== null) await addJob(tx, 'refund-credit', { refundId: id }, { key: `refund-credit:${id}` });
  else await notifyRole(tx, 'DESK', { kind: 'billing.credit-by-hand', params: { number, currency, amountMinor: String(amountMinor) }, href: '/desk/rights', eventKey: `billing.credit-by-hand:${id}`, at });
}
