import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { myMethods, type MethodRow } from '@/lib/payments/views/methods';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { takenAtOnce, type Taken } from './taken-at-once';

export interface OpenInvoice {
  id: string;
  kind: 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'RETURN_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' | 'EXTENSION';
  seq: number | null;
  dueOn: string;
  openMinor: bigint;
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
  /** What is collected next, and when. */
  next: { on: string; amountMinor: bigint } | null;
}

/** How one's own lease is paid; null of another's. */
export async function leasePayment(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<LeasePayment | null> {
  const lease = await db.lease.findFirst({
    where: { id: leaseId, purchaserId: actor.userId },
    include: {
      invoices: { where: { state: { in: ['OPEN', 'DEFERRED'] } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], include: { attempts: { orderBy: { no: 'desc' }, take: 1 } } },
      instalments: { where: { state: 'DUE', amountMinor: { gt: 0 } }, orderBy: { seq: 'asc' } },
    },
  });
  if (!lease || actor.role !== 'PURCHASER') return null;
  const methods = await myMethods(db, actor);
  const usable = methods.filter(({ state }) => state === 'ACTIVE');
  const method = usable.find(({ id }) => id === lease.methodId) ?? usable.find(({ isDefault }) => isDefault) ?? null;
  const open = lease.invoices.map(({ id, kind, seq, dueOn, amountMinor, creditMinor, tryOn, attempts: [last] }): OpenInvoice => ({
    id, kind, seq, dueOn: toPlainDate(dueOn), openMinor: amountMinor - creditMinor, tryOn: tryOn && toPlainDate(tryOn), attempt: last?.state === 'PENDING' || last?.state === 'UNKNOWN' ? last.state : null,
    declined: last?.state === 'DECLINED' && last.settledAt ? { on: plainDateIn(toInstant(last.settledAt), lease.timeZone), code: last.declineCode ?? '' } : null,
  }));
  const today = plainDateIn(at, lease.timeZone);
  const { withOther: takenWithOther } = await takenAtOnce(db, actor, at, leaseId);
  return { leaseId, currency: lease.currency, method, chosenId: lease.methodId, methods, open, takenWithOther, next: nextOf({ open, lease, today }) };
}

interface Standing {
  open: readonly OpenInvoice[];
  lease: { state: string; invoices: readonly { seq: number | null; kind: string }[]; instalments: readonly { seq: number; dueOn: Date; amountMinor: bigint }[] };
  today: string;
}

/** The open invoice that is tried first, else the instalment that falls due next. */
function nextOf({ open, lease, today }: Standing): LeasePayment['next'] {
  const tried = open.filter(({ tryOn, attempt }) => tryOn !== null && attempt === null).toSorted((a, b) => ((a.tryOn ?? '') < (b.tryOn ?? '') ? -1 : 1))[0];
  if (tried) return { on: businessDayFrom((tried.tryOn ?? '') < today ? today : tried.tryOn ?? today), amountMinor: tried.openMinor };
  const billed = new Set(lease.invoices.filter(({ kind }) => kind === 'INSTALMENT').map(({ seq }) => seq));
  const due = lease.state === 'ACTIVE' ? lease.instalments.find(({ seq }) => !billed.has(seq)) : undefined;
  return due ? { on: businessDayFrom(toPlainDate(due.dueOn)), amountMinor: due.amountMinor } : null;
}
