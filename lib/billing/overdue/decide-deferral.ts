import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { err, ok, type Result } from '@/lib/kernel/result';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { lockOpenInvoices } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import type { DecideHardshipInput } from '../model/overdue-inputs';
import { beginCurrent, deferInvoices, hasOpenAttempt, lockOverdueLease, moveOverdue, type OverdueLease } from '../store/overdue';
import { decideHardshipRow, findHardship } from '../store/overdue-papers';
import { tellPurchaser } from './tell';

/**
 * The desk gives time, or does not, and says why. While it runs nothing of the lease is dunned or charged as late, and what
 * is open or falls due is put off to its last day; it ends by itself.
 *
 * Errors: `not-found`, `overdue.moved-on`, `overdue.obstacle-attempt`, `overdue.no-deferral`.
 */
export async function decideDeferral(deps: Deps, actor: Actor, { requestId, decision, note }: DecideHardshipInput): Promise<Result<{ requestId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const request = await findHardship(tx, requestId);
    const lease = request && await lockOverdueLease(tx, request.leaseId);
    if (!request || !lease) return err({ code: 'not-found' });
    const day = plainDateIn(at, lease.timeZone);
    const untilOn = businessDayFrom(addMonthsClamped(day, request.months));
    const granted = decision === 'GRANTED';
    if (!await decideHardshipRow(tx, { id: requestId, to: decision, byId: actor.userId, note, days: granted ? { fromOn: day, untilOn } : null, at })) return err({ code: 'overdue.moved-on' });
    if (granted) {
      const refused = await putOff(tx, lease, { requestId, day, untilOn, actor, at });
      if (refused) return err({ code: refused });
    }
    await audit(tx, { actor, action: granted ? 'lease.deferred' : 'lease.hardship-declined', subject: { type: 'lease', id: lease.id }, reason: note, data: { requestId, ...(granted && { untilOn }) }, at });
    await tellPurchaser(tx, lease, { what: granted ? 'deferred' : 'hardship-declined', id: requestId, params: { note, ...(granted && { untilOn }) }, at });
    return ok({ requestId });
  });
}

/** Why it cannot be put off; undefined where it is. The last day itself is free of late charges too. */
async function putOff(tx: Tx, lease: OverdueLease, { requestId, day, untilOn, actor, at }: { requestId: string; day: string; untilOn: string; actor: Actor; at: Temporal.Instant }): Promise<string | undefined> {
  if (lease.state !== 'ACTIVE') return 'overdue.no-deferral';
  await lockOpenInvoices(tx, lease.id);
  if (await hasOpenAttempt(tx, lease.id)) return 'overdue.obstacle-attempt';
  if (!lease.overdue) await beginCurrent(tx, lease.id, addDays(day, -1));
  if (!await moveOverdue(tx, lease.id, { to: 'DEFERRED', day, nextOn: untilOn, by: actor, at })) return 'overdue.moved-on';
  await freezeLease(tx, { leaseId: lease.id, cause: 'DEFERRAL', sourceId: requestId, fromOn: day });
  await thawLease(tx, 'DEFERRAL', requestId, untilOn);
  await deferInvoices(tx, lease.id, untilOn);
  return undefined;
}
