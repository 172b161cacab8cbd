import { SYSTEM } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { settlementDayBefore, settlementDayFrom } from './model/shares';
import { findLastDay, makeSettlements, noteMade, takeDay } from './store/run';
import { findRule, lockRule } from './store/terms';

/** Sweep: every settlement day since the last one that was walked, up to today; at first the last one alone. */
export async function runSettlements(deps: Deps): Promise<void> {
  const today = plainDateIn(deps.clock.now());
  const [{ weekday }, last] = [await findRule(deps.db), await findLastDay(deps.db)];
  let day = last === null ? settlementDayBefore(today, weekday) : settlementDayFrom(addDays(last, 1), weekday);
  for (; day <= today; day = settlementDayFrom(addDays(day, 1), weekday)) await settleDay(deps, day);
}

/** Makes the settlements of a day, once: of two runs at once the second finds the day taken. */
export async function settleDay(deps: Deps, day: string): Promise<Result<{ made: number }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    await lockRule(tx);
    if (!await takeDay(tx, day, at)) return ok({ made: 0 });
    const { made, toApprove } = await makeSettlements(tx, day, at);
    await noteMade(tx, day, made);
    faultPoint('settlements:made');
    if (made === 0) return ok({ made });
    await audit(tx, { actor: SYSTEM, action: 'settlement-day.made', subject: { type: 'settlement-day', id: day }, data: { made }, at });
    if (toApprove > 0) await notifyRole(tx, 'ADMIN', { kind: 'settlements.to-approve', params: { dayOn: day, count: toApprove }, href: '/admin/settlements', eventKey: `settlements-made:${day}`, at });
    return ok({ made });
  });
}
