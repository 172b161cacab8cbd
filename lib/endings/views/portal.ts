import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { findPaid, findUsed } from '@/lib/leases/paid-store';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { rest } from '../model/bill';
import { buyoutQuote, quotedDays, type BuyoutLease, type BuyoutQuote } from '../model/buyout';
import type { ReturnFigures, ReturnState } from '../model/returns';
import { extensionFrom, extensionMinor, REMINDER_DAYS, type TermChoice } from '../model/term';
import { findEndingLease, payable, termsOfLease, whyNotLeave, type EndingLease } from '../store/leases';
import { figuresOf } from '../store/returns';
import { countExtensions, monthlyOf } from '../store/terms';

export interface Bill {
  id: string;
  kind: 'INSTALMENT' | 'LATE_CHARGE' | 'BUYOUT' | 'RETURN_CHARGE' | 'ACCELERATION' | 'SETTLEMENT' | 'EXTENSION';
  seq: number | null;
  state: 'OPEN' | 'DEFERRED' | 'PAID' | 'WRITTEN_OFF' | 'CANCELLED' | 'MERGED';
  dueOn: PlainDate;
  /** As it was asked for, what service credits took off it, and what of it was paid with money that came for another bill. */
  amountMinor: bigint;
  creditMinor: bigint;
  putMinor: bigint;
}

export interface LeavePortal {
  /** Newest first. */
  bills: Bill[];
  /** What is to be paid now: of what was agreed on in parts, those whose day has come. */
  open: { count: number; minor: bigint; since: PlainDate | null };
  /** What of it was put off, and to which day: nobody asks for it before. */
  deferred: { minor: bigint; to: PlainDate } | null;
  creditsMinor: bigint;
  /** Paid of it in all, in money; and what service credits took off beside that. */
  paidMinor: bigint;
  creditedMinor: bigint;
  /** Of a lease that can be left: what buying today takes, and what returning today costs. */
  today: { buy: BuyoutQuote; give: ReturnFigures } | null;
  buying: Buying | null;
  /** `sendBy`: until when they are to be sent, RFC 3339; null where they were. */
  returning: { state: ReturnState; sendBy: string | null } | null;
  /** Asked for beside what the contract's plan says: months that the goods are used on, late charges. */
  besideMinor: bigint;
  /** What its purchaser may choose for the end of the term; null where there is no choice, or not yet. */
  term: TermStanding | null;
  endCause: EndingLease['endCause'];
  /** The paper that says that the goods are the purchaser's; `file` once it is sealed. Null where they are not. */
  title: { file: boolean } | null;
}

/** A buyout that was agreed to, with what is open beside it: `paid` where only that is missing; with nothing missing its lease is about to end; at the end of a term goods that are not paid go back. */
export interface Buying { amountMinor: bigint; restMinor: bigint; validOn: PlainDate; paid: boolean; atTerm: boolean }

export interface TermStanding {
  choice: TermChoice | null;
  endsOn: PlainDate;
  /** What a month costs that the goods are used on, and when the next such month begins where one has begun. */
  extensionMinor: bigint;
  nextFrom: PlainDate | null;
}

const BESIDE: readonly Bill['kind'][] = ['EXTENSION', 'LATE_CHARGE'];

const sumOf = (bills: readonly Bill[]): bigint => bills.reduce((sum, bill) => sum + rest(bill), 0n);

/** What a purchaser's own lease owes, has paid, and what leaving it takes now; or null. */
export async function leavePortal(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<LeavePortal | null> {
  const lease = await findEndingLease(db, { id, purchaserId: actor.userId });
  if (!lease) return null;
  const today = plainDateIn(at, lease.timeZone);
  const [rows, owed, give] = [await billsOf(db, id, lease.takenOverAt), await payable(db, lease), await figuresOf(db, lease, today)];
  const paid = (await findPaid(db, [id])).get(id);
  const open = rows.filter(({ state, kind, dueOn }) => state === 'OPEN' && (kind !== 'SETTLEMENT' || dueOn <= today));
  const deferred = rows.filter(({ state }) => state === 'DEFERRED');
  const buy = buyoutQuote(owed, today);
  const [returned] = lease.returns;
  return {
    bills: rows, open: { count: open.length, minor: sumOf(open), since: open.map(({ dueOn }) => dueOn).sort()[0] ?? null },
    deferred: deferred[0] ? { minor: sumOf(deferred), to: deferred[0].dueOn } : null,
    creditsMinor: owed.creditsMinor, paidMinor: paid?.paidMinor ?? 0n, creditedMinor: paid?.creditedMinor ?? 0n,
    today: whyNotLeave(lease) === null && buy.amountMinor > 0n ? { buy, give } : null,
    buying: buyingOf(lease, owed),
    returning: returned ? { state: returned.state, sendBy: returned.state === 'LABELLED' ? lastMinuteOf(toInstant(returned.shipBy), lease.timeZone).toString() : null } : null,
    besideMinor: rows.filter(({ kind, state }) => BESIDE.includes(kind) && state !== 'CANCELLED').reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    term: mayChoose(lease, today) ? await termOf(db, lease) : null,
    endCause: lease.endCause, title: lease.endCause === 'COMPLETED' || lease.endCause === 'BOUGHT_OUT' ? { file: await db.titleCertificate.count({ where: { leaseId: id } }) > 0 } : null,
  };
}

const mayChoose = (lease: EndingLease, today: PlainDate): boolean =>
  whyNotLeave(lease) === null && termsOfLease(lease).endOfTerm === 'RETURN_OR_BUYOUT' && today >= addDays(toPlainDate(lease.endsOn), -REMINDER_DAYS[0]);

function buyingOf({ buyouts, invoices }: EndingLease, { chargesMinor }: BuyoutLease): Buying | null {
  const buying = buyouts.find(({ state, invoice }) => state === 'OPEN' && invoice.state !== 'CANCELLED');
  if (!buying) return null;
  const restMinor = invoices.filter(({ id }) => id !== buying.invoiceId).reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, chargesMinor);
  return { amountMinor: buying.amountMinor - buying.invoice.creditMinor, restMinor, validOn: toPlainDate(buying.validOn), paid: buying.invoice.state === 'PAID', atTerm: buying.atTerm };
}

async function termOf(db: Db, lease: EndingLease): Promise<TermStanding> {
  const [endsOn, used] = [toPlainDate(lease.endsOn), await countExtensions(db, lease.id)];
  return { choice: lease.termEnd?.choice ?? null, endsOn, extensionMinor: extensionMinor(monthlyOf(lease), termsOfLease(lease)), nextFrom: used > 0 ? extensionFrom(endsOn, used + 1) : null };
}

/** Since it was taken over: what was billed before is the other's to know. */
async function billsOf(db: Db, leaseId: string, since: Date | null): Promise<Bill[]> {
  const invoices = await db.invoice.findMany({ where: { leaseId, ...(since && { createdAt: { gte: since } }) }, orderBy: [{ dueOn: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }] });
  const put = new Map((await findUsed(db, leaseId)).map(({ invoiceId, putMinor }) => [invoiceId, putMinor]));
  return invoices.map(({ id, kind, seq, state, dueOn, deferredTo, amountMinor, creditMinor }) => {
    const putMinor = put.get(id) ?? 0n;
    // What was put off has to be paid by that day.
    const on = deferredTo && deferredTo > dueOn ? deferredTo : dueOn;
    return { id, kind, seq, state, dueOn: toPlainDate(on), amountMinor, creditMinor: creditMinor - putMinor, putMinor };
  });
}

interface Named { id: string; number: string; title: string; currency: string; today: PlainDate }

const namedOf = ({ id, number, currency, timeZone, contract }: EndingLease, at: Temporal.Instant): Named =>
  ({ id, number, currency, title: contract.order.listingVersion.title, today: plainDateIn(at, timeZone) });

/** The price of buying on each of the next days; or why it cannot be bought now. */
export async function buyoutOffer(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<(Named & { quotes: BuyoutQuote[]; cannot: string | null; buying: Buying | null }) | null> {
  const lease = await findEndingLease(db, { id, purchaserId: actor.userId });
  if (!lease) return null;
  const [named, owed] = [namedOf(lease, at), await payable(db, lease)];
  const quotes = quotedDays(named.today).map((day) => buyoutQuote(owed, day)).filter(({ amountMinor }) => amountMinor > 0n);
  const cannot = whyNotLeave(lease) ?? (quotes.length === 0 ? 'endings.nothing-left' : null);
  return { ...named, quotes, cannot, buying: buyingOf(lease, owed) };
}

/** What may be chosen for the end of a term, with its figures. */
export async function termOffer(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<(Named & TermStanding & { residualMinor: bigint }) | null> {
  const lease = await findEndingLease(db, { id, purchaserId: actor.userId });
  if (!lease || !mayChoose(lease, plainDateIn(at, lease.timeZone))) return null;
  return { ...namedOf(lease, at), ...await termOf(db, lease), residualMinor: lease.residualMinor };
}
