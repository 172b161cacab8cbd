import { payOutCredits } from '@/lib/billing/pay-out-credits';
import { clearSettled } from '@/lib/billing/overdue/after-payment';
import { sendDemands } from '@/lib/billing/overdue/send-demand';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import { runBilling } from '@/lib/billing/run-billing';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { closePaidBuyouts, completeCalledIn } from '@/lib/endings/close-paid-buyouts';
import { settleOverdueReturns } from '@/lib/endings/inspect-return';
import { settleTerms } from '@/lib/endings/settle-terms';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { noteBrokenPromises } from '@/lib/guarantee/note-breaches';
import { reckonDailyCredits } from '@/lib/guarantee/reckon-credits';
import { addDays } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { settleSilentRefusals } from '@/lib/rights/settle-silent-refusals';
import { clawBackReturned } from '@/lib/settlements/claw-back';
import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { runSettlements } from '@/lib/settlements/run-settlements';
import type { Random } from '../../faults/random';
import type { Road, Shop } from '../../road';
import type { Event } from '../reckoning/reckon';
import { claims } from './claims';
import { buys, endsTerm, givesBack } from './leaving';
import { Desk } from './desk';
import { Fates, type Fate } from './fates';
import { financierPays, refuses, withdraws } from './rights';

/** What comes of itself, in the order in which the worker looks at it. */
const SWEEPS: readonly ((deps: Deps) => Promise<void>)[] = [
  settleSilentRefusals, noteBrokenPromises, reckonDailyCredits, closeSilentClaims, runBilling, payOutCredits, clearSettled, walkOverdue, sendDemands,
  closePaidBuyouts, lapseBuyouts, completeCalledIn, settleOverdueReturns,
  // A hundred each minute: on the day on which most terms are over there are more.
  settleTerms, settleTerms, releaseToSellers, releaseHoldbacks, clawBackReturned, runSettlements,
];

/** What a lease that has gone another way meanwhile answers. */
const MOVED_ON = /^(endings\.(over|released|rests|returning|buying|called-in|moved-on)|guarantee\.(lease-over|moved-on|open-already)|rights\.(lease-over|moved-on))$/;

const [AT_ONCE, PAYERS] = [3, 40];

/** Another person at the desk, and of the shops: who is paid late, and of whom little is held back. */
export interface About { otherPerson: Actor; paidLate: string; weak: ReadonlySet<string> }

export type Act = (day: string) => Promise<void>;

/** A year of many leases, day by day: what comes of itself, then what people do, each as it was decided before. */
export class Year {
  readonly days: string[] = [];
  readonly events: Event[] = [];
  private readonly desk: Desk;
  private readonly fates = new Map<string, Fate>();
  private readonly agenda = new Map<string, Act[]>();

  constructor(readonly road: Road, private readonly shops: ReadonlyMap<string, Shop>, private readonly random: Random, private readonly about: About) {
    this.desk = new Desk(this, about);
  }

  async plan(leaseIds: readonly string[]): Promise<void> {
    const fates = new Fates(this.random);
    const leases = await this.road.db.lease.findMany({ where: { id: { in: [...leaseIds] } }, orderBy: { id: 'asc' }, include: { unit: { select: { serial: true } }, institution: { select: { kind: true } } } });
    for (const { id: leaseId, contractId, purchaserId, sellerId, endsOn, unit: { serial }, institution } of leases) {
      const seller = this.shops.get(sellerId);
      if (!seller) throw new Error(`no shop ${sellerId}`);
      const fate = fates.of({ leaseId, contractId, serial, purchaserId, seller, outside: institution.kind !== 'DESK', isWeak: this.about.weak.has(sellerId) });
      this.fates.set(leaseId, fate);
      for (const plan of [withdraws, refuses, claims, buys, givesBack, financierPays]) plan(this, fate);
      endsTerm(this, fate, toPlainDate(endsOn));
    }
  }

  on(day: string, act: Act): void {
    const acts = this.agenda.get(day);
    if (acts) acts.push(act);
    else this.agenda.set(day, [act]);
  }

  say(leaseId: string, day: string, what: Event['what'], more: Partial<Event> = {}): void {
    this.events.push({ ...more, leaseId, day, what });
  }

  /** What somebody did, if it could be done: null where the lease had gone another way. */
  did<T>({ leaseId }: Fate, day: string, what: Event['what'], result: Result<T>, more: Partial<Event> | ((value: T) => Partial<Event>) = {}): T | null {
    if (result.ok) {
      this.say(leaseId, day, what, typeof more === 'function' ? more(result.value) : more);
      return result.value;
    }
    if (!MOVED_ON.test(result.error.code)) throw new Error(`lease ${leaseId}, ${what} on ${day}: ${JSON.stringify(result.error)}`);
    if (what === 'BUYS' || what === 'GIVES_BACK') this.say(leaseId, day, 'MAY_NOT_LEAVE');
    return null;
  }

  fateOf(leaseId: string): Fate | undefined { return this.fates.get(leaseId); }

  get defaulters(): string[] { return [...this.fates.values()].filter(({ defaults }) => defaults).map(({ leaseId }) => leaseId); }

  /** One day, at ten in the morning in Seoul. */
  async live(day: string): Promise<void> {
    this.road.clock.set(`${day}T01:00:00Z`);
    this.days.push(day);
    for (const sweep of SWEEPS) await sweep(this.road.deps);
    for (const act of this.agenda.get(day) ?? []) await act(day);
    await this.desk.work(day);
    await this.pay(day);
  }

  /** Who pays today: what was asked for and whose day has come, but nothing of a lease whose billing rests. */
  private async pay(day: string): Promise<void> {
    const { road } = this;
    const rests = { untilOn: null, cause: { in: ['WITHDRAWAL' as const, 'PAYMENT_REFUSAL' as const] } };
    const open = await road.db.invoice.findMany({ where: { state: 'OPEN', lease: { freezes: { none: rests } } }, orderBy: [{ leaseId: 'asc' }, { id: 'asc' }], select: { id: true, leaseId: true, kind: true, seq: true, dueOn: true } });
    const due = open.filter(({ leaseId, kind, seq, dueOn }) => {
      const delay = this.fates.get(leaseId)?.delays.get(seq === null ? kind : `${kind}:${seq}`);
      return delay !== undefined && delay !== null && addDays(toPlainDate(dueOn), delay) <= day;
    });
    const parts = Array.from({ length: Math.ceil(due.length / PAYERS) }, (_, part) => due.slice(part * PAYERS, (part + 1) * PAYERS));
    for (let from = 0; from < parts.length; from += AT_ONCE) {
      await Promise.all(parts.slice(from, from + AT_ONCE).map((part) => this.collect(part.map(({ id }) => id))));
    }
    for (const { leaseId, kind, seq } of due) this.say(leaseId, day, 'PAID', { kind: kind as NonNullable<Event['kind']>, seq });
  }

  private collect(ids: readonly string[]): Promise<void> {
    const { db, clock } = this.road;
    return db.$transaction(async (tx) => {
      for (const id of ids) {
        const invoice = await lockInvoice(tx, id);
        if (!invoice || !await settleInvoice(tx, invoice, { gateway: 'sandbox', at: clock.now() })) throw new Error(`invoice ${id} is not open`);
      }
    });
  }
}
