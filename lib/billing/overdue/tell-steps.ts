import { plainDateIn } from '@/lib/kernel/calendar';
import { ratioOf } from '@/lib/kernel/rounding';
import { ok } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { toPlainDate } from '@/lib/platform/clock';
import { lateCharge, type OverdueState } from '../model/overdue';
import { findOpenInvoices, findOverdueLease, isPastDue, openMinor, type OverdueLease } from '../store/overdue';
import { lockUntold, markTold } from '../store/overdue-walk';
import { isDaytime, tellPurchaser } from './tell';

const BATCH = 100;

/** What a step is called when its purchaser is told; the others are told by whoever takes them, or not at all. */
const WHAT: Partial<Record<OverdueState, string>> = { REMINDED: 'reminded', LATE: 'late', CURRENT: 'deferral-over' };

/** Sweep: by day, purchasers hear of the steps that their leases took. A step that something has overtaken is not told. */
export async function tellSteps(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  if (!isDaytime(at)) return;
  for (let more = true; more;) {
    ({ value: more } = await write(deps, async (tx) => {
      const steps = await lockUntold(tx, BATCH);
      for (const { id, leaseId, to, current } of steps) {
        const [what, lease] = [WHAT[to], await findOverdueLease(tx, leaseId)];
        if (what && lease && to === current) await tellPurchaser(tx, lease, { what, id, params: await figuresOf(tx, lease, plainDateIn(at, lease.timeZone)), at });
      }
      await markTold(tx, steps.map(({ id }) => id), at);
      return ok(steps.length === BATCH);
    }));
  }
}

/** What is open and since when, and what another day costs. */
async function figuresOf(tx: Tx, lease: OverdueLease, today: string): Promise<Record<string, string>> {
  const open = (await findOpenInvoices(tx, lease.id)).filter((invoice) => isPastDue(invoice, today));
  const sum = open.reduce((total, invoice) => total + openMinor(invoice), 0n);
  const daily = lateCharge(open.filter(({ kind }) => kind === 'INSTALMENT').reduce((total, invoice) => total + openMinor(invoice), 0n), ratioOf(lease.overdue?.lateRate.toString() ?? '0'), 1);
  return { openMinor: String(sum), dailyMinor: String(daily), ...(lease.overdue?.oldestOn && { sinceOn: toPlainDate(lease.overdue.oldestOn) }), ...(lease.overdue?.nextOn && { nextOn: toPlainDate(lease.overdue.nextOn) }) };
}
