import { SYSTEM } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { err, ok, type Result } from '@/lib/kernel/result';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { postEntry } from '@/lib/ledger/store';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { addJob } from '@/lib/platform/jobs';
import { nextNumber } from '@/lib/platform/numbers';
import { commencementLines } from './books';
import { endsOn, instalmentRows } from './model';
import { lockContractInForce, insertLease } from './store';

/**
 * A contract that is signed and sealed is in force: the lease, its schedule with the first payment as instalment 0, and
 * its opening entry. Run again, it finds the lease and changes nothing.
 */
export async function openLease(deps: Deps, { contractId }: { contractId: string }): Promise<Result<{ leaseId: string }>> {
  return write(deps, async (tx) => {
    const contract = await lockContractInForce(tx, contractId);
    if (!contract || contract.state !== 'SEALED' || contract.supplementNo > 0 || !contract.order.unitId) return err({ code: 'not-found' });
    if (contract.lease) return ok({ leaseId: contract.lease.id });
    const terms = contract.terms as unknown as CanonicalTerms;
    const { delivery } = particularsShape.parse(contract.particulars);
    const at = deps.clock.now();
    const id = newId('l');
    const parties = { purchaserId: contract.purchaserId, sellerId: contract.sellerId, institutionId: contract.institutionId };
    await insertLease(tx, {
      id, number: await nextNumber(tx, 'LS', at), contractId, ...parties, unitId: contract.order.unitId, currency: terms.currency,
      financedMinor: BigInt(terms.cashPrice) - BigInt(terms.firstPayment), residualMinor: BigInt(terms.residual),
      totalCostMinor: BigInt(terms.totalCost), termMonths: terms.termMonths, timeZone: terms.timeZone,
      startsOn: fromPlainDate(delivery.acceptedOn), endsOn: fromPlainDate(endsOn(terms)), createdAt: toDate(at),
    }, instalmentRows(terms, delivery.acceptedOn));
    await postEntry(tx, {
      sourceType: 'lease', sourceId: id, kind: 'commencement', currency: terms.currency, occurredOn: delivery.acceptedOn,
      lines: commencementLines(terms, { leaseId: id, ...parties, inHouse: contract.institution.kind === 'DESK' }),
    }, at);
    await audit(tx, { actor: SYSTEM, action: 'lease.opened', subject: { type: 'lease', id }, data: { contractId }, at });
    await notify(tx, { userId: contract.purchaserId, kind: 'leases.opened', params: { number: contract.number }, href: `/leases/${id}`, eventKey: `lease-opened:${id}`, at, mail: true });
    await addJob(tx, 'bill-lease', { leaseId: id }, { key: `bill-lease:${id}` });
    await addJob(tx, 'begin-guarantee', { leaseId: id }, { key: `begin-guarantee:${id}` });
    faultPoint('open-lease:written');
    return ok({ leaseId: id });
  });
}
