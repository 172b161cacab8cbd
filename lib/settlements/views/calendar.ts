import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { fromPlainDate, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { settlementDayFrom } from '../model/shares';
import { findRule } from '../store/terms';

/** One settlement day in one currency. */
export interface CalendarDay {
  day: string;
  currency: string;
  sellers: number;
  paidMinor: bigint;
  /** Settled and not yet paid. */
  openMinor: bigint;
  /** Owed by sellers, and carried. Not above zero. */
  carriedMinor: bigint;
  /** Of days to come: what waits now, and the parts of holdbacks that come to it. */
  expectedMinor: bigint;
}

/** Weeks before and after today. */
const WEEKS = 13;

interface Settled { day: Date; currency: string; sellers: number; paid: bigint; open: bigint; carried: bigint }
interface Expected { due: Date; currency: string; amount: bigint }

/** The settlement days around an instant: of the whole mall for an admin, of the shop for its owner; nothing for everybody else. */
export async function settlementCalendar(db: Db, actor: Actor, at: Temporal.Instant): Promise<CalendarDay[]> {
  const sellerId = actor.role === 'ADMIN' ? null : sellerFor(actor, 'business');
  if (actor.role !== 'ADMIN' && sellerId === null) return [];
  const today = plainDateIn(at);
  const until = addDays(today, WEEKS * 7);
  const [{ weekday }, settled, expected] = await Promise.all([findRule(db), settledDays(db, sellerId, addDays(today, -WEEKS * 7)), expectedDays(db, sellerId, today, until)]);
  const days = settled.map(({ day, currency, sellers, paid, open, carried }): CalendarDay => ({ day: toPlainDate(day), currency, sellers, paidMinor: paid, openMinor: open, carriedMinor: carried, expectedMinor: 0n }));
  const next = settlementDayFrom(days.some(({ day }) => day === today) ? addDays(today, 1) : today, weekday);
  for (const { due, currency, amount } of expected) {
    const day = settlementDayFrom(toPlainDate(due) > next ? toPlainDate(due) : next, weekday);
    const known = days.find((each) => each.day === day && each.currency === currency);
    if (known) known.expectedMinor += amount;
    else days.push({ day, currency, sellers: 0, paidMinor: 0n, openMinor: 0n, carriedMinor: 0n, expectedMinor: amount });
  }
  return days.sort((one, other) => (one.day === other.day ? one.currency.localeCompare(other.currency) : one.day.localeCompare(other.day)));
}

const settledDays = (db: Db, sellerId: string | null, from: string): Promise<Settled[]> => db.$queryRaw`
  SELECT s.day, s.currency, count(DISTINCT s.seller_id)::int AS sellers, coalesce(sum(s.total_minor) FILTER (WHERE s.state = 'PAID'), 0)::bigint AS paid,
         coalesce(sum(s.total_minor) FILTER (WHERE s.state NOT IN ('PAID', 'CARRIED')), 0)::bigint AS open, coalesce(sum(s.total_minor) FILTER (WHERE s.state = 'CARRIED'), 0)::bigint AS carried
    FROM settlement s WHERE s.day >= ${fromPlainDate(from)}::date ${sellerId === null ? Prisma.empty : Prisma.sql`AND s.seller_id = ${sellerId}`} GROUP BY s.day, s.currency ORDER BY s.day`;

/** What waits today, and each month's part of the holdbacks that falls before a day. */
const expectedDays = (db: Db, sellerId: string | null, today: string, until: string): Promise<Expected[]> => db.$queryRaw`
  SELECT ${today}::date AS due, e.currency, sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END)::bigint AS amount
    FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
   WHERE j.account_code IN ('seller-payable', 'recourse-receivable') AND e.source_type <> 'settlement' AND (j.lease_id IS NULL OR EXISTS (SELECT 1 FROM seller_release r WHERE r.lease_id = j.lease_id))
     AND NOT EXISTS (SELECT 1 FROM settlement_line x WHERE x.entry_id = j.entry_id AND x.line = j.line) ${sellerId === null ? Prisma.empty : Prisma.sql`AND j.party_id = ${sellerId}`}
   GROUP BY e.currency
  UNION ALL
  SELECT m.due::date, r.currency, sum(r.holdback_minor / r.months)::bigint FROM seller_release r
    CROSS JOIN LATERAL generate_series(r.next_on::timestamp, ${until}::date::timestamp, interval '1 month') AS m(due)
   WHERE r.over_on IS NULL AND r.next_on <= ${until}::date ${sellerId === null ? Prisma.empty : Prisma.sql`AND r.seller_id = ${sellerId}`} GROUP BY 1, 2`;
