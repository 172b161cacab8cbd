import type { Temporal } from 'temporal-polyfill';
import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { findRemaining } from '@/lib/leases/invoice-store';
import { purchaserName } from '@/lib/leases/model';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import type { Bill } from './portal';

/** One movement of what is billed and open; what only moves from some bills to another is one. */
export interface StatementLine {
  id: string;
  on: PlainDate;
  /**
   * `called-in`: all that is left is asked for in place of single bills; `agreed`: a settlement is; `given-up`: what that leaves
   * out; `withdrawn`: a bill that was paid is none any more; `to-refund`: so what it was paid with is to go back; `refunded`: it has gone back; `came-after`: money for
   * what was written off; `recovered`: that is asked for after all, less what came so, because a gateway took it.
   */
  is: 'billed' | 'called-in' | 'agreed' | 'given-up' | 'collected' | 'credited' | 'cancelled' | 'written-off' | 'came-after' | 'recovered' | 'withdrawn' | 'to-refund' | 'refunded' | 'other';
  /** The bill that it is about. */
  kind: Bill['kind'] | null;
  seq: number | null;
  chargedMinor: bigint;
  paidMinor: bigint;
  /** What is open after it. */
  openMinor: bigint;
}

export interface Statement {
  id: string;
  number: string;
  contractNumber: string;
  title: string;
  currency: string;
  financier: { ko: string; en: string };
  purchaser: string;
  seller: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  today: PlainDate;
  lines: StatementLine[];
  chargedMinor: bigint;
  paidMinor: bigint;
  creditedMinor: bigint;
  /** What is still to go back of that, and what has gone back. */
  refundMinor: bigint;
  refundedMinor: bigint;
  openMinor: bigint;
  /** Instalments that were not asked for yet. */
  toComeMinor: bigint;
}

/** Instants: from when it is somebody's, and until when it was. */
interface Span { from: Date | null; to: Date | null }

interface Movement { id: string; entry: string; on: Date; kind: string; source: string; invoiceKind: Bill['kind'] | null; seq: number | null; debit: boolean; amount: bigint; money: boolean | null; counted: boolean }

const KNOWN = ['billed', 'collected', 'credited', 'cancelled', 'written-off', 'recovered'] as const;

/** Every movement of the lease's open bills in the ledger itself, the money that came for what was written off of them, and what a withdrawal has given back of it, in its order: what the purchaser reads cannot differ from it. */
const movements = (db: Db, leaseId: string, { from, to }: Span): Promise<Movement[]> => db.$queryRaw`
  SELECT j.entry_id || '.' || j.line AS id, j.entry_id AS entry, e.occurred_on AS "on", e.kind, e.source_type AS source, v.kind::text AS "invoiceKind", v.seq, j.side = 'DEBIT' AS debit, j.amount_minor AS amount, c.cause = 'PAYMENT' AS money,
         e.kind = 'collected' AND NOT EXISTS (SELECT 1 FROM journal_line o WHERE o.entry_id = e.id AND o.account_code NOT IN ('billed-receivable', 'write-off', 'financier-claim')) AS counted
    FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
    LEFT JOIN invoice v ON v.lease_id = j.lease_id AND v.id = CASE WHEN e.source_type = 'invoice' THEN e.source_id WHEN e.source_type = 'credit-use' THEN split_part(e.source_id, ':', 2) END
    LEFT JOIN lease_credit c ON e.source_type = 'credit-use' AND c.id = split_part(e.source_id, ':', 1)
   WHERE j.lease_id = ${leaseId} AND (j.account_code = 'billed-receivable' OR (e.source_type = 'recovery' AND j.account_code = 'cash') OR (e.source_type = 'withdrawal' AND j.account_code = 'refund-payable' AND e.kind <> 'refund-due')) AND (${from}::timestamptz IS NULL OR e.posted_at >= ${from}::timestamptz) AND (${to}::timestamptz IS NULL OR e.posted_at < ${to}::timestamptz)
   ORDER BY e.posted_at, e.occurred_on, CASE WHEN e.kind = 'billed' THEN 0 ELSE 1 END, j.entry_id, j.line`;

const ABOUT = {
  institution: { select: { nameKo: true, nameEn: true } }, contract: { select: { number: true, particulars: true, order: { select: { listingVersion: { select: { title: true } } } } } },
} satisfies Prisma.LeaseInclude;

/** A purchaser's own lease: all that was billed, paid and taken off since it is theirs; or null. */
export async function leaseStatement(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<Statement | null> {
  const lease = await db.lease.findFirst({ where: { id, purchaserId: actor.userId }, include: ABOUT });
  return lease && statementOf(db, lease, { from: lease.takenOverAt, to: null }, at);
}

/** The same for who has given the lease over, up to that instant: whoever calls it knows that it was theirs. */
export async function formerStatement(db: Db, id: string, span: { from: Date | null; to: Date }, name: string): Promise<Statement> {
  const lease = await db.lease.findUniqueOrThrow({ where: { id }, include: ABOUT });
  return { ...await statementOf(db, lease, span, toInstant(span.to)), purchaser: name, toComeMinor: 0n };
}

async function statementOf(db: Db, lease: Prisma.LeaseGetPayload<{ include: typeof ABOUT }>, span: Span, at: Temporal.Instant): Promise<Statement> {
  const { id } = lease;
  const [moved, { leftMinor }] = await Promise.all([movements(db, id, span), findRemaining(db, id)]);
  const { purchaser, seller } = particularsShape.parse(lease.contract.particulars);
  const lines = running(moved);
  const sum = (of: readonly StatementLine[]) => of.reduce((total, { chargedMinor, paidMinor }) => total + chargedMinor - paidMinor, 0n);
  const only = (...is: StatementLine['is'][]) => sum(lines.filter((line) => is.includes(line.is)));
  const cameMinor = lines.reduce((total, { is, paidMinor }) => (is === 'came-after' ? total + paidMinor : total), 0n);
  return {
    id, number: lease.number, contractNumber: lease.contract.number, title: lease.contract.order.listingVersion.title, currency: lease.currency,
    financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn }, purchaser: purchaserName(lease.holder, purchaser.name), seller: seller.name,
    startsOn: toPlainDate(lease.startsOn), endsOn: toPlainDate(lease.endsOn), today: plainDateIn(at, lease.timeZone), lines,
    chargedMinor: sum(lines.filter(({ is }) => is !== 'collected' && is !== 'credited' && is !== 'to-refund' && is !== 'refunded')) + cameMinor, paidMinor: cameMinor - only('collected'), creditedMinor: -only('credited'), refundMinor: only('to-refund'), refundedMinor: only('refunded'), openMinor: sum(lines), toComeMinor: lease.state === 'ACTIVE' ? leftMinor : 0n,
  };
}

/** What cancels itself within one entry is no movement: a debt is the same in another bill. */
const netOf = (lines: readonly Movement[]): bigint => lines.reduce((sum, { debit, amount }) => (debit ? sum + amount : sum - amount), 0n);

const GIVEN = 'refund:';
const FAILED = 'refund-failed:';

/** What a withdrawal owes is owed until it was given back, and was given back on the day on which that was done: what failed was not. */
function withoutFailed(moved: readonly Movement[]): { moved: Movement[]; givenMinor: bigint } {
  const failed = new Set(moved.filter(({ source, kind }) => source === 'withdrawal' && kind.startsWith(FAILED)).map(({ kind }) => kind.slice(FAILED.length)));
  const left = moved.filter(({ source, kind }) => source !== 'withdrawal' || !(kind.startsWith(FAILED) || (kind.startsWith(GIVEN) && failed.has(kind.slice(GIVEN.length)))));
  return { moved: left, givenMinor: netOf(left.filter((movement) => isOf(movement) === 'refunded')) };
}

function running(all: readonly Movement[]): StatementLine[] {
  const { moved, givenMinor } = withoutFailed(all);
  const entries = Map.groupBy(moved, ({ entry }) => entry);
  let openMinor = 0n;
  const lines = [...entries.values()].flatMap((of): StatementLine[] => {
    const [first] = of;
    if (!first) return [];
    const about = { id: first.id, on: toPlainDate(first.on), is: isOf(first), kind: first.invoiceKind, seq: first.seq };
    // What is not asked for any more is asked for by coming.
    if (about.is === 'came-after') return [{ ...about, chargedMinor: first.amount, paidMinor: first.amount, openMinor }];
    const net = netOf(of) - (about.is === 'to-refund' ? givenMinor : 0n);
    if (about.is === 'to-refund' && net === 0n) return [];
    openMinor += net;
    return [{ ...about, chargedMinor: net > 0n ? net : 0n, paidMinor: net < 0n ? -net : 0n, openMinor }];
  });
  // The parts of a settlement are agreed upon at once.
  return lines.filter(({ is, on }, index) => is !== 'agreed' || lines[index - 1]?.is !== 'agreed' || lines[index - 1]?.on !== on);
}

function isOf({ kind, source, invoiceKind, money, counted }: Movement): StatementLine['is'] {
  // What a cancelled bill's credit had taken off is open no more, nor taken off. Money that came for another bill is paid.
  if (source === 'credit-use') return money ? 'collected' : 'credited';
  if (kind === 'billed' && invoiceKind === 'ACCELERATION') return 'called-in';
  if (kind === 'billed' && invoiceKind === 'SETTLEMENT') return 'agreed';
  if (kind === 'written-off' && source === 'lease-settlement') return 'given-up';
  if (source === 'recovery') return 'came-after';
  if (counted) return 'recovered';
  if (kind === 'withdrawal') return 'withdrawn';
  if (kind === 'refund-due') return 'to-refund';
  if (source === 'withdrawal') return 'refunded';
  return KNOWN.find((known) => known === kind) ?? 'other';
}
