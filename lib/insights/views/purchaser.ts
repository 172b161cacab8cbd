import { DUE } from '@/lib/billing/store/overdue-walk';
import type { Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { PAID_AND_CREDITED } from '@/lib/leases/paid-store';
import { toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { monthOf, monthsFrom } from '../model/months';

export interface PurchaserMoney {
  currency: string;
  /** Leases that run, or have ended and owe something still: what is said here is of these. */
  running: number;
  /** In money; what service credits took off is beside it. */
  paidMinor: bigint;
  creditedMinor: bigint;
  /** Asked for, past its day and not paid. */
  overdueMinor: bigint;
  /** All that is still to be paid, what is past its day among it; the price of keeping the goods aside. */
  leftMinor: bigint;
  /** What falls due in each of the next twelve months, this one first. */
  months: { month: string; minor: bigint }[];
  /** What falls due after them. */
  laterMinor: bigint;
}

const MONTHS = 12;

/** What a purchaser has paid and has left over all their leases that are not over and done with; of the currency that most of them are in. */
export async function purchaserMoney({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<PurchaserMoney | null> {
  const today = plainDateIn(clock.now());
  const months = monthsFrom(monthOf(today), MONTHS);
  const last = addMonthsClamped(monthOf(today), MONTHS);
  const [most] = await db.lease.groupBy({ by: ['currency'], where: { purchaserId: actor.userId }, _count: true, orderBy: { _count: { currency: 'desc' } }, take: 1 });
  if (!most) return null;
  const { currency } = most;
  // A bill that is open says what is owed; what is not billed yet, the schedule.
  const rows = await db.$queryRaw<{ month: Date | null; minor: bigint }[]>`
    SELECT CASE WHEN due_on < ${today}::date THEN NULL ELSE date_trunc('month', due_on)::date END AS month, sum(minor)::bigint AS minor
      FROM (SELECT ${DUE} AS due_on, v.amount_minor - v.credit_minor AS minor FROM invoice v JOIN lease l ON l.id = v.lease_id
             WHERE l.purchaser_id = ${actor.userId} AND l.currency = ${currency} AND v.state IN ('OPEN', 'DEFERRED')
            UNION ALL
            SELECT i.due_on, i.amount_minor FROM lease_instalment i JOIN lease l ON l.id = i.lease_id
             WHERE l.purchaser_id = ${actor.userId} AND l.currency = ${currency} AND l.state = 'ACTIVE' AND i.state = 'DUE'
               AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = i.lease_id AND v.seq = i.seq AND v.kind = 'INSTALMENT')) due
     GROUP BY 1`;
  const [sums] = await db.$queryRaw<{ paid: bigint; credited: bigint; running: number }[]>`
    SELECT coalesce(sum(m.paid), 0)::bigint AS paid, coalesce(sum(m.credited), 0)::bigint AS credited, count(*)::int AS running
      FROM lease l JOIN ${PAID_AND_CREDITED}
     WHERE l.purchaser_id = ${actor.userId} AND l.currency = ${currency}
       AND (l.state = 'ACTIVE' OR EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = l.id AND v.state IN ('OPEN', 'DEFERRED')))`;
  const due = new Map(rows.map(({ month, minor }) => [month && toPlainDate(month), minor]));
  return {
    currency, running: sums?.running ?? 0, paidMinor: sums?.paid ?? 0n, creditedMinor: sums?.credited ?? 0n, overdueMinor: due.get(null) ?? 0n,
    leftMinor: rows.reduce((sum, { minor }) => sum + minor, 0n),
    months: months.map((month) => ({ month, minor: due.get(month) ?? 0n })),
    laterMinor: [...due].reduce((sum, [month, minor]) => (month !== null && month >= last ? sum + minor : sum), 0n),
  };
}
