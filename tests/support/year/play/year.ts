import { payOutCredits } from '@/lib/billing/pay-out-credits';
import { clearSettled } from '@/lib/billing/overdue/after-payment';
import { lapseSettlements } from '@/lib/billing/overdue/answer-settlement';
import { sendDemands } from '@/lib/billing/overdue/send-demand';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import { runBilling } from '@/lib/billing/run-billing';
import { closePaidBuyouts, completeCalledIn } from '@/lib/endings/close-paid-buyouts';
import { endRefused } from '@/lib/endings/end-refused';
import { settleOverdueReturns } from '@/lib/endings/inspect-return';
import { settleTerms } from '@/lib/endings/settle-terms';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { letPurchasersGo } from '@/lib/guarantee/let-purchasers-go';
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
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { lapseTransfers } from '@/lib/transfers/lapse-transfers';
import type { Random } from '../../faults/random';
import type { Road, Shop } from '../../road';
import type { ScriptedGateway } from '../../scripted-gateway';
import type { Event } from '../reckoning/reckon';
import { claims } from './claims';
import { asksForTime } from './hardship';
import { buys, endsTerm, givesBack } from './leaving';
import { Desk } from './desk';
import { Fates, type Fate } from './fates';
import { Paying } from './paying';
import { financierPays, refuses, withdraws } from './rights';
import { goes } from './sellers';
import { givesOver } from './transfers';

/** What comes of itself, in the order in which the worker looks at it. */
const SWEEPS: readonly ((deps: Deps) => Promise<void>)[] = [
  settleSilentRefusals, letPurchasersGo, noteBrokenPromises, reckonDailyCredits, closeSilentClaims, carryOutTransfers, lapseTransfers, runBilling, payOutCredits, clearSettled, walkOverdue, lapseSettlements, sendDemands,
  closePaidBuyouts, lapseBuyouts, completeCalledIn, settleOverdueReturns, endRefused,
  // A hundred each minute: on the day on which most terms are over there are more.
  settleTerms, settleTerms, releaseToSellers, releaseHoldbacks, clawBackReturned, runSettlements,
];

/** What a lease that has gone another way meanwhile answers. */
const MOVED_ON = /^(endings\.(over|released|rests|returning|buying|called-in|moved-on)|guarantee\.(lease-over|goods-back|moved-on|open-already|answer-first)|rights\.(lease-over|moved-on)|overdue\.(no-deferral|moved-on)|transfers\..+)$/;

/** Another person at the desk; of the shops: who is paid late, of whom little is held back, and who disappears, and who keeps its guarantees then. The gateway is asked by who pays by hand. */
export interface About { otherPerson: Actor; paidLate: string; weak: ReadonlySet<string>; gone: Going; gateway: ScriptedGateway }
export interface Going { sellerId: string; on: string; successor: Shop; namedOn: string }

export type Act = (day: string) => Promise<void>;

/** A year of many leases, day by day: what comes of itself, then what people do, each as it was decided before. */
export class Year {
  readonly days: string[] = [];
  readonly events: Event[] = [];
  readonly gone = new Set<string>();
  /** Of a shop that is gone, who keeps its guarantees. */
  readonly successors = new Map<string, Shop>();
  private readonly desk: Desk;
  private readonly paying: Paying;
  private serials = 0;
  private readonly fates = new Map<string, Fate>();
  private readonly agenda = new Map<string, Act[]>();

  constructor(readonly road: Road, private readonly shops: ReadonlyMap<string, Shop>, private readonly random: Random, private readonly about: About) {
    this.desk = new Desk(this, about, about.gateway.deps);
    this.paying = new Paying(this, about.gateway);
  }

  async plan(leaseIds: readonly string[]): Promise<void> {
    const fates = new Fates(this.random);
    const leases = await this.road.db.lease.findMany({ where: { id: { in: [...leaseIds] } }, orderBy: { id: 'asc' }, include: { unit: { select: { serial: true } }, institution: { select: { kind: true } } } });
    for (const { id: leaseId, contractId, purchaserId, sellerId, endsOn, unit: { serial }, institution } of leases) {
      const seller = this.shops.get(sellerId);
      if (!seller) throw new Error(`no shop ${sellerId}`);
      const fate = fates.of({ leaseId, contractId, serial, purchaserId, seller, outside: institution.kind !== 'DESK', isWeak: this.about.weak.has(sellerId) });
      this.fates.set(leaseId, fate);
      for (const plan of [withdraws, refuses, asksForTime, claims, buys, givesBack, givesOver, financierPays]) plan(this, fate);
      endsTerm(this, fate, toPlainDate(endsOn));
    }
    goes(this, this.about.gone);
    await this.paying.begin([...this.fates.values()]);
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

  get otherPerson(): Actor { return this.about.otherPerson; }

  /** The shop that a lease is of; null once it is gone. */
  sellerOf({ seller }: Fate): Shop | null { return this.gone.has(seller.sellerId) ? null : seller; }

  /** Who takes goods back, and looks them over: the desk where the shop is gone. */
  receiverOf(fate: Fate): Actor { return this.sellerOf(fate) ?? this.road.deskPerson; }

  /** Done by who keeps the guarantee of a lease's goods, on that day, or as soon as there is somebody. */
  byKeeper(fate: Fate, day: string, act: (keeper: Shop, day: string) => Promise<void>): void {
    this.on(day, async (today) => {
      const keeper = this.sellerOf(fate) ?? this.successors.get(fate.seller.sellerId);
      if (keeper) await act(keeper, today);
      else this.byKeeper(fate, addDays(today, 1), act);
    });
  }

  /** Of a thing that takes another's place. */
  nextSerial(): string { return `U121-27-${String((this.serials += 1)).padStart(4, '0')}`; }

  get defaulters(): string[] { return [...this.fates.values()].filter(({ defaults }) => defaults).map(({ leaseId }) => leaseId); }

  /** One day, at ten in the morning in Seoul. */
  async live(day: string): Promise<void> {
    this.road.clock.set(`${day}T01:00:00Z`);
    this.days.push(day);
    for (const sweep of SWEEPS) await sweep(this.road.deps);
    for (const act of this.agenda.get(day) ?? []) await act(day);
    await this.desk.work(day);
    await this.paying.pay(day);
  }
}
