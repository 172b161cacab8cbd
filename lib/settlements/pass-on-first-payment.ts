import { allCame } from '@/lib/billing/store/recoveries';
import { plainDateIn } from '@/lib/kernel/calendar';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { lockLease } from '@/lib/leases/store';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { findKeptFromSeller } from './store/releases';

/**
 * The job `pass-on-first-payment`: a first payment that was written off before its seller's release, and therefore kept
 * from it, is paid after all, or has come with all that was written off. It is the seller's, with its next settlement. Once a lease; one that is released later counts
 * it itself, since the lease's row is held by both.
 */
export async function passOnFirstPayment(deps: Deps, { leaseId }: { leaseId: string }): Promise<Result<{ passedMinor: bigint }>> {
  return write(deps, async (tx) => {
    const lease = await lockLease(tx, leaseId);
    const first = lease?.instalments.find(({ seq }) => seq === 0);
    const keptMinor = await findKeptFromSeller(tx, leaseId);
    if (!lease || keptMinor === 0n || (first?.state !== 'PAID' && !await allCame(tx, lease))) return ok({ passedMinor: 0n });
    const at = deps.clock.now();
    const { sellerId, purchaserId, currency, timeZone } = lease;
    const posted = await postEntry(tx, {
      sourceType: 'lease', sourceId: leaseId, kind: 'first-payment-passed-on', currency, occurredOn: plainDateIn(at, timeZone),
      lines: [debit('write-off', keptMinor, { partyId: purchaserId, leaseId }), credit('seller-payable', keptMinor, { partyId: sellerId, leaseId })],
    }, at);
    if (posted) await audit(tx, { actor: SYSTEM, action: 'lease.first-payment-passed-on', subject: { type: 'lease', id: leaseId }, data: { amountMinor: keptMinor }, at });
    return ok({ passedMinor: posted ? keptMinor : 0n });
  });
}
