import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { addDays, daysBetween, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { extensionMinor, REMINDER_DAYS, reminderDue, type ChooseTermInput } from './model/term';
import { lockEndingLease, termsOfLease, whyNotLeave } from './store/leases';
import { endsOnOf, findToRemind, monthlyOf, noteReminder, writeChoice } from './store/terms';
import { tellPurchaser } from './tell';

/**
 * What becomes of the goods when the term is over: bought at the residual, given back, or used on by the month at half of
 * what was paid. It may be chosen anew until it takes effect, and after a month that was used on. Errors: `not-found`,
 * those of `whyNotLeave`, `endings.no-choice` (its contract gives none), `endings.too-early`.
 */
export async function chooseTerm(deps: Deps, actor: Actor, { leaseId, choice }: ChooseTermInput): Promise<Result<{ leaseId: string }>> {
  return write(deps, async (tx) => {
    const lease = await lockEndingLease(tx, { id: leaseId, purchaserId: actor.userId });
    const at = deps.clock.now();
    const refused = lease ? whyNotLeave(lease) : 'not-found';
    if (!lease || refused) return err({ code: refused ?? 'not-found' });
    if (termsOfLease(lease).endOfTerm !== 'RETURN_OR_BUYOUT') return err({ code: 'endings.no-choice' });
    if (plainDateIn(at, lease.timeZone) < addDays(endsOnOf(lease), -REMINDER_DAYS[0])) return err({ code: 'endings.too-early' });
    await writeChoice(tx, leaseId, choice, at);
    await audit(tx, { actor, action: 'lease.term-chosen', subject: { type: 'lease', id: leaseId }, data: { choice }, at });
    return ok({ leaseId });
  });
}

/** Sweep: 60, 30 and 7 days before the end of a term its purchaser is asked; of reminders that were missed only the last. */
export async function remindTermEnds(deps: Deps): Promise<void> {
  for (const { id } of await findToRemind(deps.db, plainDateIn(deps.clock.now()))) {
    await write(deps, async (tx) => {
      const lease = await lockEndingLease(tx, { id, state: 'ACTIVE' });
      const at = deps.clock.now();
      const daysLeft = lease ? daysBetween(plainDateIn(at, lease.timeZone), endsOnOf(lease)) : -1;
      const due = lease && daysLeft > 0 ? reminderDue(daysLeft, lease.termEnd?.remindedDays ?? null) : null;
      if (!lease || due === null) return ok(null);
      await noteReminder(tx, id, due);
      const params = {
        endsOn: endsOnOf(lease), currency: lease.currency, residualMinor: lease.residualMinor.toString(), extensionMinor: extensionMinor(monthlyOf(lease), termsOfLease(lease)).toString(),
      };
      await audit(tx, { actor: SYSTEM, action: 'lease.term-asked', subject: { type: 'lease', id }, data: { day: due }, at });
      await tellPurchaser(tx, lease, { what: 'term-ends', key: `${id}:${due}`, params, page: '/term', at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('end of term not told', { id, error }));
  }
}
