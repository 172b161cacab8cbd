import { daysBetween } from '@/lib/kernel/calendar';
import { restDaysUntil } from '@/lib/kernel/korean-holidays';
import { Prisma, type Invoice } from '@/lib/platform/generated/client';
import { dueDayOf, isPastDue, openMinor } from './overdue';
import { DUE } from './overdue-walk';

/*
 * Since when something is late, in one place for the desk, the portfolio, its lists and its rolls: from the day that a bill
 * has to be paid by, put off where it was. What took the place of bills that were late is late since the oldest of them: all
 * that fell due at once from the beginning, a part of a settlement once it is not paid by its day.
 */

/** Of the bills `v` that a query reads, on a day; before the day on which something took their place, too. */
export function lateSince(day: string): Prisma.Sql {
  // Read once for all rows: a subquery that asks nothing of theirs.
  const rests = Prisma.sql`(SELECT ${JSON.stringify(restDaysUntil(Number(day.slice(0, 4))))}::jsonb)`;
  const payBy = Prisma.sql`coalesce((${rests} ->> to_char(${DUE}, 'YYYY-MM-DD'))::date, ${DUE})`;
  return Prisma.sql`
  CASE WHEN v.kind = 'ACCELERATION' OR (v.kind = 'SETTLEMENT' AND (${payBy} < ${day}::date OR v.billed_on > ${day}::date))
       THEN coalesce((SELECT min(${payBy}) FROM (SELECT v.lease_id) x (lease_id) JOIN invoice v ON v.lease_id = x.lease_id AND v.state = 'MERGED' AND v.kind = 'INSTALMENT'), ${payBy}) ELSE ${payBy} END`;
}

export interface Arrears {
  /** Past its day, put off, or no instalment: all that is asked for now. */
  openMinor: bigint;
  /** The oldest day that was not kept, and how many days that is. */
  oldestOn: string | null;
  days: number;
}

/** What a lease owes now by its bills, those that others took the place of among them. */
export function arrearsOf(invoices: readonly Invoice[], today: string): Arrears {
  const asked = invoices.filter((invoice) => invoice.state === 'DEFERRED' || (invoice.state === 'OPEN' && (isPastDue(invoice, today) || invoice.kind !== 'INSTALMENT')));
  const [before] = invoices.filter(({ state, kind }) => state === 'MERGED' && kind === 'INSTALMENT').map(dueDayOf).sort();
  const stands = (invoice: Invoice) => invoice.kind === 'ACCELERATION' || (invoice.kind === 'SETTLEMENT' && isPastDue(invoice, today));
  const oldestOn = asked.map((invoice) => (stands(invoice) && before !== undefined ? before : dueDayOf(invoice))).filter((day) => day < today).sort()[0] ?? null;
  return { openMinor: asked.reduce((sum, invoice) => sum + openMinor(invoice), 0n), oldestOn, days: oldestOn === null ? 0 : daysBetween(oldestOn, today) };
}
