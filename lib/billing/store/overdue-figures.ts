import { addDays } from '@/lib/kernel/calendar';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { payoffOn } from '@/lib/kernel/payoff';
import type { Schedule } from '@/lib/kernel/schedule';
import { termsFromJson } from '@/lib/kernel/fields';
import type { Remaining } from '@/lib/leases/books';
import { findRemaining } from '@/lib/leases/invoice-store';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { obstaclesOf, type Obstacle } from '../model/overdue';
import { demandDays, findLastDemand, findOpenInvoices, hasOpenAttempt, isBeingBought, isFrozen, isPastDue, openMinor, type OverdueLease } from './overdue';

/** The lease's schedule as it stands, supplements included: what is left and what of its fee is not earned follow from it. */
function scheduleOf(lease: OverdueLease): { schedule: Schedule; dates: string[] } {
  const rows = lease.instalments.filter(({ seq }) => seq > 0);
  const { currency, cashPrice, firstPayment, residual, endOfTerm, termMonths, timing, advancePayments, annualRate, rounding } = lease.contract.terms as unknown as CanonicalTerms;
  const terms = termsFromJson.parse({ currency, cashPrice, firstPayment, residual, endOfTerm, termMonths, timing, advancePayments, annualRate, rounding });
  const schedule = {
    terms, currency: lease.currency, financedMinor: lease.financedMinor, instalmentMinor: rows[0]?.amountMinor ?? 0n, lastInstalmentMinor: rows.at(-1)?.amountMinor ?? 0n,
    totalCostMinor: lease.totalCostMinor, totalToOwnMinor: lease.totalCostMinor + lease.residualMinor, rows,
  };
  return { schedule, dates: rows.map(({ dueOn }) => toPlainDate(dueOn)) };
}

/** What would fall due at once on a day, and what stands in the way. Amounts in minor units. */
export interface AccelerationFigures {
  obstacles: Obstacle[];
  missedMinor: bigint;
  priceMinor: bigint;
  demandId: string | null;
  /** Instalments that are open, and become part of it. */
  openIds: string[];
  openMinor: bigint;
  remaining: Remaining;
  rebateMinor: bigint;
  /** `openMinor` + what is left + residual − `rebateMinor`. */
  totalMinor: bigint;
  /** Accrued on those instalments, asked for beside it. */
  chargesMinor: bigint;
}

export async function accelerationFigures(db: Db | Tx, lease: OverdueLease, today: string): Promise<AccelerationFigures> {
  const [invoices, remaining, demand, frozen, attempt, buying] = await Promise.all([
    findOpenInvoices(db, lease.id), findRemaining(db, lease.id), findLastDemand(db, lease.id), isFrozen(db, lease.id, today), hasOpenAttempt(db, lease.id), isBeingBought(db, lease.id),
  ]);
  const instalments = invoices.filter(({ kind, seq }) => kind === 'INSTALMENT' && seq !== null && seq > 0);
  const missed = instalments.filter((invoice) => isPastDue(invoice, today)).map((invoice) => ({ seq: invoice.seq ?? 0, openMinor: openMinor(invoice) }));
  const { schedule, dates } = scheduleOf(lease);
  // Of an instalment that is not billed yet though its day has come, nothing is left to rebate.
  const rebateMinor = payoffOn(schedule, dates, today).unearnedFeeMinor;
  const open = instalments.reduce((sum, invoice) => sum + openMinor(invoice), 0n);
  const days = demand ? await demandDays(db, lease.id, demand.sentOn, addDays(today, -1)) : 0;
  return {
    obstacles: obstaclesOf({ missed, priceMinor: lease.totalCostMinor, today, frozen, attempt, buying, demand: demand && { untilOn: toPlainDate(demand.untilOn), days } }),
    missedMinor: missed.reduce((sum, each) => sum + each.openMinor, 0n), priceMinor: lease.totalCostMinor, demandId: demand?.id ?? null,
    openIds: instalments.map(({ id }) => id), openMinor: open, remaining, rebateMinor,
    totalMinor: open + remaining.leftMinor + remaining.residualMinor - rebateMinor,
    chargesMinor: lease.instalments.filter(({ seq }) => instalments.some((invoice) => invoice.seq === seq)).reduce((sum, { lateChargeMinor }) => sum + lateChargeMinor, 0n),
  };
}
