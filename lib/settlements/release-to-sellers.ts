import { Temporal } from 'temporal-polyfill';
import { allCame } from '@/lib/billing/store/recoveries';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { addMonthsClamped } from '@/lib/kernel/calendar';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { lockLease } from '@/lib/leases/store';
import { credit, debit, type Line } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { endOfDay, WITHDRAWAL_DAYS, withdrawalLastDay } from '@/lib/rights/model/withdrawal';
import { lockSubject, sinceOf } from '@/lib/rights/store/subjects';
import { sharesOf, type Shares } from './model/shares';
import { findReleasable, insertRelease, isReleased } from './store/releases';
import { findTerms } from './store/terms';

/** Sweep: a lease whose withdrawal days are over is its seller's to be paid for. One that fails is left for the next minute. */
export async function releaseToSellers(deps: Deps): Promise<void> {
  const before = deps.clock.now().subtract({ hours: 24 * WITHDRAWAL_DAYS });
  for (let after = ''; ;) {
    const found = await findReleasable(deps.db, before, after);
    for (const { id, contractId } of found) {
      await releaseToSeller(deps, { leaseId: id, contractId }).catch((error: unknown) => deps.log.error('lease not released to its seller', { leaseId: id, error }));
    }
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/**
 * The days in which the purchaser could withdraw are over: what the seller is paid for the lease follows from the contract
 * and its terms. Fee with VAT, reserve and holdback are taken off at once, each a line of its own, so that a settlement is
 * nothing but lines of the ledger. Run again, or too early, it changes nothing.
 */
export async function releaseToSeller(deps: Deps, { leaseId, contractId }: { leaseId: string; contractId: string }): Promise<Result<{ released: boolean }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const subject = await lockSubject(tx, contractId);
    const lease = subject && await lockLease(tx, leaseId);
    const since = subject && sinceOf(subject, at);
    if (!lease || !since || lease.endCause === 'WITHDRAWN' || await isReleased(tx, leaseId)) return ok({ released: false });
    const lastOn = withdrawalLastDay(since);
    if (Temporal.Instant.compare(at, endOfDay(lastOn, lease.timeZone)) < 0) return ok({ released: false });
    const contract = subject.terms as unknown as CanonicalTerms;
    const startsOn = toPlainDate(lease.startsOn);
    const terms = await findTerms(tx, lease.sellerId, startsOn);
    const priceMinor = BigInt(contract.cashPrice);
    const firstMinor = BigInt(contract.firstPayment);
    const payableMinor = lease.institution.kind === 'DESK' ? priceMinor : firstMinor;
    const shares = sharesOf({ priceMinor, payableMinor }, terms);
    const missingMinor = lease.instalments.some(({ seq, state }) => seq === 0 && state === 'WRITTEN_OFF') && !await allCame(tx, lease) ? firstMinor : 0n;
    await insertRelease(tx, {
      leaseId, sellerId: lease.sellerId, currency: lease.currency, priceMinor, payableMinor, ...shares, buybackBps: terms.buybackBps,
      months: lease.termMonths, nextOn: fromPlainDate(addMonthsClamped(startsOn, 1)), releasedAt: toDate(at),
    });
    const lines = releasedLines(shares, missingMinor, lease);
    const occurredOn = at.toZonedDateTimeISO(lease.timeZone).toPlainDate().toString();
    if (lines.length > 0) await postEntry(tx, { sourceType: 'lease', sourceId: leaseId, kind: 'released', currency: lease.currency, occurredOn, lines }, at);
    await audit(tx, { actor: SYSTEM, action: 'lease.released-to-seller', subject: { type: 'lease', id: leaseId }, data: { ...shares, payableMinor }, at });
    faultPoint('settlements:released');
    return ok({ released: true });
  });
}

/** In pairs: what is taken off the seller, and whose it is. A first payment that nobody expects any more is not passed on. */
function releasedLines({ feeMinor, vatMinor, reserveMinor, holdbackMinor }: Shares, missingMinor: bigint, lease: { id: string; sellerId: string; purchaserId: string }): Line[] {
  const seller = { partyId: lease.sellerId, leaseId: lease.id };
  const pairs: [bigint, Line][] = [
    [feeMinor, credit('fee-income', feeMinor, seller)], [vatMinor, credit('vat-payable', vatMinor, seller)], [reserveMinor, credit('guarantee-reserve', reserveMinor, seller)],
    [holdbackMinor, credit('seller-holdback', holdbackMinor, seller)], [missingMinor, credit('write-off', missingMinor, { ...seller, partyId: lease.purchaserId })],
  ];
  return pairs.filter(([amountMinor]) => amountMinor > 0n).flatMap(([amountMinor, other]) => [debit('seller-payable', amountMinor, seller), other]);
}
