import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { myMethods, type MethodRow } from '@/lib/payments/views/methods';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { CollectionAttempt, Invoice, Prisma } from '@/lib/platform/generated/client';
import { nextCollection, notBefore, type CollectionFacts, type NextCollection } from '../model/next-collection';
import { dueDayOf, openMinor } from '../store/overdue';
import { takenAtOnce, type Taken } from './taken-at-once';

export interface OpenInvoice {
  id: string;
  kind: 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'RETURN_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' | 'EXTENSION';
  seq: number | null;
  dueOn: string;
  openMinor: bigint;
  /** When it is taken; null: its purchaser pays it. */
  tryOn: string | null;
  /** An attempt that may still take it. */
  attempt: 'PENDING' | 'UNKNOWN' | null;
  declined: { on: string; code: string } | null;
}

export interface LeasePayment {
  leaseId: string;
  currency: string;
  /** What it is paid by now. */
  method: MethodRow | null;
  /** What its purchaser chose for it alone. */
  chosenId: string | null;
  methods: MethodRow[];
  open: OpenInvoice[];
  takenWithOther: Taken[];
  /** The next day on which something is collected, and all that is on it. */
  next: NextCollection | null;
  /** Nothing is collected by itself now, whatever a bill says. */
  rests: boolean;
}

const STANDING = {
  invoices: { where: { state: { in: ['OPEN', 'DEFERRED'] } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], include: { attempts: { orderBy: { no: 'desc' }, take: 1 } } },
  instalments: { where: { state: 'DUE', amountMinor: { gt: 0 } }, orderBy: { seq: 'asc' } },
  freezes: { where: { cause: { in: ['WITHDRAWAL', 'PAYMENT_REFUSAL', 'GOODS_BACK'] } }, orderBy: { untilOn: { sort: 'desc', nulls: 'first' } }, take: 1 },
  hardships: { where: { state: 'GRANTED' }, select: { untilOn: true }, take: 1 },
} satisfies Prisma.LeaseInclude;

/** How one's own lease is paid; null of another's. */
export async function leasePayment(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<LeasePayment | null> {
  const lease = await db.lease.findFirst({
    where: { id: leaseId, purchaserId: actor.userId },
    include: STANDING,
  });
  if (!lease || actor.role !== 'PURCHASER') return null;
  const methods = await myMethods(db, actor);
  const usable = methods.filter(({ state }) => state === 'ACTIVE');
  const method = usable.find(({ id }) => id === lease.methodId) ?? usable.find(({ isDefault }) => isDefault) ?? null;
  const [freeze] = lease.freezes;
  const [rests, from] = [freeze?.untilOn === null, takenFrom(freeze, plainDateIn(at, lease.timeZone))];
  const open = lease.invoices.map(({ attempts: [last], ...invoice }): OpenInvoice => openOf(invoice, last, { timeZone: lease.timeZone, from }));
  const { withOther: takenWithOther } = await takenAtOnce(db, actor, at, leaseId);
  return { leaseId, currency: lease.currency, method, chosenId: lease.methodId, methods, open, takenWithOther, rests, next: await nextOf(db, lease, open, { today: from, rests }) };
}

/** The first day on which anything can be taken: the last day of a rest is a part of it. */
const takenFrom = (freeze: { untilOn: Date | null } | undefined, today: PlainDate): PlainDate =>
  (freeze?.untilOn && toPlainDate(freeze.untilOn) >= today ? addDays(toPlainDate(freeze.untilOn), 1) : today);

/** `dueOn`: the day that it has to be paid by, put off where it is. */
const openOf = (invoice: Invoice, last: CollectionAttempt | undefined, { timeZone, from }: { timeZone: string; from: PlainDate }): OpenInvoice => ({
  id: invoice.id, kind: invoice.kind, seq: invoice.seq, dueOn: dueDayOf(invoice), openMinor: openMinor(invoice), tryOn: invoice.tryOn && notBefore(toPlainDate(invoice.tryOn), from),
  attempt: last?.state === 'PENDING' || last?.state === 'UNKNOWN' ? last.state : null,
  declined: last?.state === 'DECLINED' && last.settledAt ? { on: plainDateIn(toInstant(last.settledAt), timeZone), code: last.declineCode ?? '' } : null,
});

async function nextOf(db: Db, lease: Prisma.LeaseGetPayload<{ include: typeof STANDING }>, open: readonly OpenInvoice[], { today, rests }: Pick<CollectionFacts, 'today' | 'rests'>): Promise<NextCollection | null> {
  const [billed, credits] = await Promise.all([
    db.invoice.findMany({ where: { leaseId: lease.id, kind: 'INSTALMENT' }, select: { seq: true } }), db.leaseCredit.findMany({ where: { leaseId: lease.id }, select: { amountMinor: true, usedMinor: true } }),
  ]);
  const seqs = new Set(billed.map(({ seq }) => seq));
  return nextCollection({
    today, rests, deferredTo: lease.hardships[0]?.untilOn ? toPlainDate(lease.hardships[0].untilOn) : null,
    open: open.map(({ attempt, ...each }) => ({ ...each, underWay: attempt !== null })),
    toCome: lease.state === 'ACTIVE' ? lease.instalments.filter(({ seq }) => !seqs.has(seq)).map(({ seq, dueOn, amountMinor }) => ({ seq, dueOn: toPlainDate(dueOn), amountMinor })) : [],
    creditsMinor: credits.reduce((sum, { amountMinor, usedMinor }) => sum + amountMinor - usedMinor, 0n),
  });
}
