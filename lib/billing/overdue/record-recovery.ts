import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { recoveredLines } from '@/lib/leases/books';
import { partiesOf } from '@/lib/leases/invoice-store';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { RecordRecoveryInput } from '../model/overdue-inputs';
import { lockOverdueLease } from '../store/overdue';
import { findGivenUp, findRecovery, insertRecovery } from '../store/recoveries';
import { tellPurchaser } from './tell';

/**
 * Money came, into our own account, of what was written off: in whole or in part. An outside financier's share comes first
 * and is owed to it, the rest takes back our loss; nothing that was written off is asked for again. The same transfer is
 * recorded once, whoever says it again.
 *
 * Errors: `not-found`, `overdue.moved-on` (nothing was written off), field `amountMinor` (more than was), `overdue.recovered-otherwise`
 * (that transfer was recorded with another sum).
 */
export async function recordRecovery(deps: Deps, actor: Actor, { leaseId, amountMinor, reference }: RecordRecoveryInput): Promise<Result<{ recoveryId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, leaseId);
    if (!lease) return err({ code: 'not-found' });
    const before = await findRecovery(tx, leaseId, reference);
    if (before) return before.amountMinor === amountMinor ? ok({ recoveryId: before.id }) : err({ code: 'overdue.recovered-otherwise' });
    const given = await findGivenUp(tx, lease);
    if (!given || lease.overdue?.state !== 'WRITTEN_OFF') return err({ code: 'overdue.moved-on' });
    if (amountMinor > given.leftMinor) return err({ code: 'input', fields: { amountMinor: 'overdue.more-than-given-up' } });
    const financierMinor = amountMinor < given.financierMinor ? amountMinor : given.financierMinor;
    const recoveryId = await insertRecovery(tx, { writeOffId: given.writeOffId, leaseId, currency: lease.currency, amountMinor, financierMinor, reference, recordedById: actor.userId }, at);
    if (!recoveryId) return err({ code: 'overdue.moved-on' });
    await postEntry(tx, { sourceType: 'recovery', sourceId: recoveryId, kind: 'received', currency: lease.currency, occurredOn: plainDateIn(at, lease.timeZone), lines: recoveredLines({ amountMinor, financierMinor }, partiesOf(lease)) }, at);
    await audit(tx, { actor, action: 'lease.recovered', subject: { type: 'lease', id: leaseId }, data: { recoveryId, amountMinor, reference }, at });
    await tellPurchaser(tx, lease, { what: 'recovered', id: recoveryId, params: { amountMinor: String(amountMinor), leftMinor: String(given.leftMinor - amountMinor) }, at });
    return ok({ recoveryId });
  });
}
