import type { Actor } from '@/lib/kernel/actor';
import { addDays, daysBetween, plainDateIn } from '@/lib/kernel/calendar';
import { findPaid } from '@/lib/leases/paid-store';
import { purchaserName } from '@/lib/leases/model';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';

/** What happened on a day of a journey, or on all of them. */
export interface Happened {
  billed: number;
  billedMinor: bigint;
  paid: number;
  paidMinor: bigint;
  declined: number;
  credits: number;
  creditMinor: bigint;
  ended: number;
}

export interface TravelProgress {
  id: string;
  state: 'RUNNING' | 'STOPPED' | 'DONE';
  /** RFC 3339. */
  fromAt: string;
  toAt: string;
  at: string;
  daysDone: number;
  daysAll: number;
  /** What is left at the pace until now; null where there is none yet. */
  secondsLeft: number | null;
  failures: number;
  hurried: number;
  total: Happened;
  /** Days on which anything happened, the newest first, so many at most. */
  days: (Happened & { day: string })[];
}

const DAYS = 31;

const NOTHING: Happened = { billed: 0, billedMinor: 0n, paid: 0, paidMinor: 0n, declined: 0, credits: 0, creditMinor: 0n, ended: 0 };

/** What the rows say happened between two moments, day by day in Seoul, and in all. The demo alone asks: it has few of them. */
const happenedBetween = (db: Db, from: Date, to: Date): Promise<(Happened & { day: Date | null })[]> => db.$queryRaw`
  WITH happened AS (
    SELECT created_at AS at, 'billed' AS what, amount_minor AS minor FROM invoice
    UNION ALL SELECT paid_at, 'paid', amount_minor - credit_minor FROM invoice WHERE paid_at IS NOT NULL
    UNION ALL SELECT settled_at, 'declined', 0 FROM collection_attempt WHERE state = 'DECLINED'
    UNION ALL SELECT created_at, 'credit', amount_minor FROM lease_credit
    UNION ALL SELECT ended_at, 'ended', 0 FROM lease WHERE ended_at IS NOT NULL)
  SELECT (at AT TIME ZONE 'Asia/Seoul')::date AS day,
         count(*) FILTER (WHERE what = 'billed')::int AS billed, coalesce(sum(minor) FILTER (WHERE what = 'billed'), 0)::bigint AS "billedMinor",
         count(*) FILTER (WHERE what = 'paid')::int AS paid, coalesce(sum(minor) FILTER (WHERE what = 'paid'), 0)::bigint AS "paidMinor",
         count(*) FILTER (WHERE what = 'declined')::int AS declined,
         count(*) FILTER (WHERE what = 'credit')::int AS credits, coalesce(sum(minor) FILTER (WHERE what = 'credit'), 0)::bigint AS "creditMinor",
         count(*) FILTER (WHERE what = 'ended')::int AS ended
    FROM happened WHERE at > ${from} AND at <= ${to}
   GROUP BY GROUPING SETS ((1), ()) ORDER BY 1 DESC NULLS FIRST LIMIT ${DAYS + 1}`;

/** What a stop sets going may be done a little after it. */
const AFTERWARDS_MS = 10 * 60_000;

/** The clock's last journey: how far it is, and what happened on its way. Null for everybody but an admin, and before the first. */
export async function lastTravel(db: Db, actor: Actor): Promise<TravelProgress | null> {
  if (actor.role !== 'ADMIN') return null;
  const row = await db.timeTravel.findFirst({ orderBy: [{ movedAt: 'desc' }, { id: 'desc' }] });
  if (!row) return null;
  const [first, last, here] = [row.fromAt, row.toAt, row.at].map((date) => plainDateIn(toInstant(date))) as [string, string, string];
  const rows = await happenedBetween(db, row.fromAt, new Date(row.at.getTime() + AFTERWARDS_MS));
  const daysAll = Math.max(1, daysBetween(first, last));
  const daysDone = row.state === 'DONE' ? daysAll : Math.min(daysAll, Math.max(0, daysBetween(first, row.settled ? here : addDays(here, -1))));
  return {
    id: row.id, state: row.state, fromAt: row.fromAt.toISOString(), toAt: row.toAt.toISOString(), at: row.at.toISOString(), daysDone, daysAll,
    secondsLeft: row.state !== 'DONE' && daysDone > 0 ? Math.ceil((row.busyMs / daysDone) * (daysAll - daysDone) / 1000) : null,
    failures: row.failures, hurried: row.hurried,
    total: rows.find(({ day }) => day === null) ?? NOTHING,
    days: rows.filter((each): each is Happened & { day: Date } => each.day !== null).map(({ day, ...rest }) => ({ ...rest, day: toPlainDate(day) })),
  };
}

/** The day on which something falls due next, and of which lease. */
export async function nextDueDay({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<{ on: string; number: string } | null> {
  if (actor.role !== 'ADMIN') return null;
  const today = plainDateIn(clock.now());
  const [row] = await db.$queryRaw<{ on: Date; number: string }[]>`
    SELECT i.due_on AS "on", l.number FROM lease_instalment i JOIN lease l ON l.id = i.lease_id
     WHERE i.state = 'DUE' AND i.due_on > ${today}::date AND i.amount_minor > 0 AND l.state = 'ACTIVE' ORDER BY i.due_on, i.lease_id, i.seq LIMIT 1`;
  return row ? { on: toPlainDate(row.on), number: row.number } : null;
}

export interface WatchedLease {
  number: string;
  title: string;
  purchaser: string;
  state: 'ACTIVE' | 'ENDED';
  endCause: string | null;
  currency: string;
  paidMinor: bigint;
  openMinor: bigint;
  /** Instalments neither billed nor dropped. */
  leftMinor: bigint;
  next: { on: string; minor: bigint } | null;
  /** Its bills, the newest first. */
  bills: { id: string; kind: string; seq: number | null; state: string; billedOn: string; dueOn: string; amountMinor: bigint; creditMinor: bigint; declined: number }[];
}

const BILLS = 12;

/** One lease by its number, as the days pass. Null for everybody but an admin, and where there is none. */
export async function watchedLease({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, number: string): Promise<WatchedLease | null> {
  if (actor.role !== 'ADMIN') return null;
  const lease = await db.lease.findUnique({
    where: { number },
    include: {
      instalments: { orderBy: { seq: 'asc' } }, invoices: { orderBy: [{ dueOn: 'desc' }, { id: 'desc' }], include: { _count: { select: { attempts: { where: { state: 'DECLINED' } } } } } },
      contract: { select: { order: { select: { signatureName: true, listingVersion: { select: { title: true } } } } } },
    },
  });
  if (!lease) return null;
  const today = plainDateIn(clock.now(), lease.timeZone);
  const owed = lease.invoices.filter(({ state }) => state === 'OPEN' || state === 'DEFERRED');
  const billed = new Set(lease.invoices.filter(({ kind }) => kind === 'INSTALMENT').map(({ seq }) => seq));
  const left = lease.instalments.filter(({ state, seq }) => state === 'DUE' && !billed.has(seq));
  const next = left.find(({ dueOn, amountMinor }) => amountMinor > 0n && toPlainDate(dueOn) >= today);
  const { order } = lease.contract;
  return {
    number: lease.number, title: order.listingVersion.title, purchaser: purchaserName(lease.holder, order.signatureName), state: lease.state, endCause: lease.endCause, currency: lease.currency,
    paidMinor: (await findPaid(db, [lease.id])).get(lease.id)?.paidMinor ?? 0n,
    openMinor: owed.reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, 0n),
    leftMinor: left.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    next: next ? { on: toPlainDate(next.dueOn), minor: next.amountMinor } : null,
    bills: lease.invoices.slice(0, BILLS).map(({ id, kind, seq, state, billedOn, dueOn, amountMinor, creditMinor, _count }) => (
      { id, kind, seq, state, billedOn: toPlainDate(billedOn), dueOn: toPlainDate(dueOn), amountMinor, creditMinor, declined: _count.attempts })),
  };
}
