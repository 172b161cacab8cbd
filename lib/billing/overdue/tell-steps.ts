import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { toPlainDate } from '@/lib/platform/clock';
import type { OverdueState } from '../model/overdue';
import { dailyCharge, findOpenInvoices, findOverdueLease, isPastDue, openMinor, type OverdueLease } from '../store/overdue';
import { lockUntold, markTold, type Untold } from '../store/overdue-walk';
import { isDaytime, tellDesk, tellPurchaser } from './tell';

const BATCH = 100;

/** What a step is called when its purchaser is told; the others are told by whoever takes them, or not at all. */
const WHAT: Partial<Record<OverdueState, string>> = { REMINDED: 'reminded', LATE: 'late', CURRENT: 'deferral-over' };

/** Sweep: by day, purchasers hear of the steps that their leases took. A step that something has overtaken is not told, nor any while the dunning rests. */
export async function tellSteps(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  if (!isDaytime(at)) return;
  for (let more = true; more;) {
    ({ value: more } = await write(deps, async (tx) => {
      const steps = await lockUntold(tx, { day: plainDateIn(at), most: BATCH });
      for (const step of steps) await tellStep(tx, step, at);
      await markTold(tx, steps.map(({ id }) => id), at);
      return ok(steps.length === BATCH);
    }));
  }
}

/** What was agreed on runs up no late charge, and nothing but an instalment does: who owes nothing else is not told of one. */
async function tellStep(tx: Tx, { id, leaseId, from, to, current }: Untold, at: Temporal.Instant): Promise<void> {
  const [what, lease] = [WHAT[to], await findOverdueLease(tx, leaseId)];
  if (!what || !lease || to !== current) return;
  const params = await figuresOf(tx, lease, plainDateIn(at, lease.timeZone));
  const broken = from === 'SETTLING';
  await tellPurchaser(tx, lease, { what: broken ? 'settlement-broken' : to === 'LATE' && params['dailyMinor'] === '0' ? 'late-free' : what, id, params, at });
  if (broken) await tellDesk(tx, lease, { what: 'settlement-broke', id, at });
}

/** What is open and since when, and what another day costs. */
async function figuresOf(tx: Tx, lease: OverdueLease, today: string): Promise<Record<string, string>> {
  const all = await findOpenInvoices(tx, lease.id);
  const past = all.filter((invoice) => isPastDue(invoice, today));
  const sum = (of: typeof all) => String(of.reduce((total, invoice) => total + openMinor(invoice), 0n));
  return { openMinor: sum(past), allMinor: sum(all), dailyMinor: String(dailyCharge(past, lease.overdue?.lateRate.toString() ?? '0', today)), ...(lease.overdue?.oldestOn && { sinceOn: toPlainDate(lease.overdue.oldestOn) }), ...(lease.overdue?.nextOn && { nextOn: toPlainDate(lease.overdue.nextOn) }) };
}
