import type { Temporal } from 'temporal-polyfill';
import { findEndingLease } from '@/lib/endings/store/leases';
import { leaveClaims } from '@/lib/guarantee/store/claims';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { ok } from '@/lib/kernel/result';
import { postEntry } from '@/lib/ledger/store';
import { handedOverLines } from '@/lib/leases/books';
import { findRemaining, holdBilling, partiesOf } from '@/lib/leases/invoice-store';
import { holderShape } from '@/lib/leases/model';
import { handOver } from '@/lib/leases/store';
import { takeOverUse } from '@/lib/limits/take-over-use';
import { audit } from '@/lib/platform/audit';
import { toDate, toPlainDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { remainingTerms } from './model/transfer';
import { findOwnMethod, forgetTermChoice, givenLease, isBilledAt, lockGivenLease, type GivenLease } from './store/leases';
import { findToCarryOut, lockTransfer, moveTransfer, type ToCarryOut, type TransferRow } from './store/transfers';
import { tellSeller, tellSides } from './tell';

const PAGE = 200;
/** Where a day begins before it does anywhere else; which lease's day has come its own calendar says. */
const EARLIEST = 'Pacific/Kiritimati';

/**
 * Sweep, before anything is billed: sealed transfers whose day has come, all of them, page by page, however many wait. All
 * that was billed is paid, so that what is asked for from now on is the successor's alone. While something is due, open or
 * under way it waits, and lapses in the end.
 */
export async function carryOutTransfers(deps: Deps, most = PAGE): Promise<void> {
  const day = plainDateIn(deps.clock.now(), EARLIEST);
  for (let page = await findToCarryOut(deps.db, { day, after: null, most }); page.length > 0; page = await findToCarryOut(deps.db, { day, after: page.at(-1) ?? null, most })) {
    for (const due of page) await tryOne(deps, due).catch((error: unknown) => deps.log.error('transfer not carried out', { id: due.id, error }));
  }
}

/** What waits is seen before anything is held, so that it holds nobody up. */
async function tryOne(deps: Deps, { id, leaseId }: ToCarryOut): Promise<void> {
  const lease = await findEndingLease(deps.db, { id: leaseId });
  if (!lease || (await givenLease(deps.db, lease, deps.clock.now())).obstacle) return;
  await write(deps, async (tx) => {
    await holdBilling(tx);
    const at = deps.clock.now();
    const given = await lockGivenLease(tx, { id: leaseId }, at);
    const transfer = await lockTransfer(tx, id);
    if (!given || given.obstacle || transfer?.state !== 'SIGNED' || !transfer.carryOn || transfer.fromId !== given.lease.purchaserId) return ok(null);
    if (toPlainDate(transfer.carryOn) > plainDateIn(at, given.lease.timeZone) || await isBilledAt(tx, leaseId, toDate(at))) return ok(null);
    await carryOut(tx, transfer, given, at);
    faultPoint('carry-out-transfer:written');
    return ok(null);
  });
}

/** Nothing is written where the successor's limit, or what they pay by, is not there: then it waits. */
async function carryOut(tx: Tx, transfer: TransferRow, given: GivenLease, at: Temporal.Instant): Promise<void> {
  const { toId: purchaserId, fromId } = transfer;
  const { lease, figures, creditsMinor } = given;
  const method = purchaserId && await findOwnMethod(tx, purchaserId);
  if (!purchaserId || !method) return;
  const { currency, institutionId, contract: { orderId, terms } } = lease;
  const taken = { purchaserId, orderId, institutionId, currency, amountMinor: figures.financedMinor, monthlyMinor: figures.monthlyMinor };
  const approvalId = await takeOverUse(tx, taken, remainingTerms(terms as unknown as CanonicalTerms, figures), at);
  if (approvalId === null) return;
  const occurredOn = plainDateIn(at, lease.timeZone);
  await postEntry(tx, {
    sourceType: 'transfer', sourceId: transfer.id, kind: 'handed-over', currency, occurredOn, lines: handedOverLines(await findRemaining(tx, lease.id), creditsMinor, partiesOf(lease), purchaserId),
  }, at);
  await leaveClaims(tx, lease.id, fromId);
  await forgetTermChoice(tx, lease.id);
  if (!await handOver(tx, lease.id, { purchaserId, methodId: method.id, holder: holderShape.parse(transfer.successor), at })) throw new Error(`lease ${lease.id} ended under its own lock`);
  if (!await moveTransfer(tx, transfer.id, 'DONE', { carriedOutAt: toDate(at), approvalId })) throw new Error(`transfer ${transfer.id} moved under its own lock`);
  await audit(tx, { actor: SYSTEM, action: 'transfer.carried-out', subject: { type: 'transfer', id: transfer.id }, data: { approvalId, amountMinor: figures.leftMinor }, at });
  await audit(tx, { actor: SYSTEM, action: 'lease.taken-over', subject: { type: 'lease', id: lease.id }, data: { transferId: transfer.id }, at });
  await tellSides(tx, transfer, ['FROM'], { what: 'done-from', at });
  await tellSides(tx, transfer, ['TO'], { what: 'done-to', params: { currency, amountMinor: figures.monthlyMinor.toString(), leftMinor: figures.leftMinor.toString(), nextOn: figures.rows[0]?.dueOn ?? '' }, at });
  await tellSeller(tx, transfer, { what: 'done-seller', params: { name: transfer.to?.name ?? '' }, at });
}
