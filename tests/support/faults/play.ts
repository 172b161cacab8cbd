import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { Actor } from '@/lib/kernel/actor';
import { askAgain, takeOffer } from '@/lib/limits/ask-again';
import { isUsable, storedOffers } from '@/lib/limits/model/usable';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { SWEEPS } from '@/lib/worker/tasks';
import { asksOf, requested } from '../limits';
import { signingInput } from '../orders';
import { openRoad, type Road, type Shop, type Walk } from '../road';
import { startScriptedInstitution, type ScriptedInstitution } from '../scripted-institution';
import { introduce } from '../scripted-registration';
import { Callbacks } from './callbacks';
import type { Random } from './random';
import { script } from './reactions';
import { countWaiting, workSome } from './work';

/** Each bank's own rate: what it approves and offers follows from it. */
const RATES = { alpha: '0.059', beta: '0.064', gamma: '0.069' };
/** How long each purchaser is played, on average. */
const STEPS_EACH = 16;
const WALKED = ['close-overdue-limit-requests', 'expire-approvals', 'resume-contracts', 'release-idle-forms'];

interface Buyer {
  actor: Actor;
  requestId?: string;
  approvalId?: string;
  orderId?: string;
}

/**
 * Purchasers, three banks with faults and the desk, played in an order that the seed decides: who asks, chooses, opens
 * and signs; which jobs run, side by side; which callbacks come, how often and how spoiled; when a bank decides, lowers
 * or revokes; how the clock moves. At last everybody is well again and all is done that waits.
 */
export class Play {
  readonly callbacks: Callbacks;
  private readonly buyers: Buyer[] = [];

  private constructor(readonly road: Road, readonly random: Random, readonly banks: ScriptedInstitution[], private readonly shop: { seller: Shop; listingId: string }) {
    this.callbacks = new Callbacks(road.deps, random);
  }

  static async open(random: Random, purchasers: number): Promise<Play> {
    const road = await openRoad();
    const banks: ScriptedInstitution[] = [];
    for (const code of Object.keys(RATES)) {
      const bank = await startScriptedInstitution({ code, now: () => road.clock.now() });
      await introduce(road.deps, bank);
      banks.push(bank);
    }
    const play = new Play(road, random, banks, await road.offer());
    for (let n = 0; n < purchasers; n += 1) play.buyers.push({ actor: await road.purchaser('김서연') });
    return play;
  }

  async close(): Promise<void> {
    for (const bank of this.banks) await bank.close();
    await this.road.close();
  }

  async run(): Promise<void> {
    const { random, banks, buyers } = this;
    for (let step = 0; step < buyers.length * STEPS_EACH; step += 1) {
      for (const bank of banks) script(random, bank, rateOf(bank));
      await this.step();
    }
    for (const bank of banks) {
      bank.heal();
      bank.always('limit-requests', { answer: 'approve', annualRate: rateOf(bank) });
      for (const requestId of undecided(bank)) if (random.chance(0.8)) this.decide(bank, requestId);
    }
    await this.finish();
    // Forms that nobody goes on with give back what they hold; what came about nothing that is known is closed.
    for (let half = 0; half < 3; half += 1) {
      this.road.clock.advance({ minutes: 31 });
      await this.sweep();
      await this.finish();
    }
    await this.callbacks.replayAll();
  }

  private step(): Promise<unknown> {
    const { random } = this;
    const turn = random.below(10);
    if (turn < 4) return this.buy(random.pick(this.buyers));
    if (turn < 7) return workSome(this.road.deps, random, 1 + random.below(5));
    if (turn === 7) return this.callbacks.deliverOne();
    return turn === 8 ? this.bankActs(random.pick(this.banks)) : this.timePasses();
  }

  // Purchasers ---------------------------------------------------------------------------------------

  private async buy(buyer: Buyer): Promise<void> {
    const { deps } = this.road;
    if (!buyer.requestId) {
      buyer.requestId = await requested(deps, buyer.actor, this.shop.listingId, { lenders: ['desk', ...this.banks.map(({ code }) => code)], annualIncomeMinor: '60000000', monthlyObligationsMinor: '0' });
      return;
    }
    return buyer.orderId ? this.goOn(buyer, buyer.orderId) : this.choose(buyer, buyer.requestId);
  }

  /** The cheapest that can be had now; else a counter-offer, or the question once more. */
  private async choose(buyer: Buyer, requestId: string): Promise<void> {
    const { road: { deps }, random } = this;
    const now = deps.clock.now().epochMilliseconds;
    const asks = await asksOf(deps, requestId);
    const live = asks.filter((ask) => ask.state === 'APPROVED' && isUsable(ask, now));
    const [cheapest] = live.sort((a, b) => Number((a.approval?.totalToOwnMinor ?? 0n) - (b.approval?.totalToOwnMinor ?? 0n)));
    if (cheapest?.approval && random.chance(0.6)) {
      buyer.approvalId = cheapest.approval.id;
      return this.openForm(buyer);
    }
    const countered = asks.find((ask) => ask.state === 'COUNTER_OFFER');
    const [offer] = countered ? storedOffers(countered) : [];
    if (countered && offer && random.chance(0.3)) await takeOffer(deps, buyer.actor, { askId: countered.id, offerId: offer.offerId });
    const failed = asks.find((ask) => ask.state === 'FAILED');
    if (failed && random.chance(0.3)) await askAgain(deps, buyer.actor, { askId: failed.id });
  }

  /** In two windows at once, now and then. */
  private async openForm(buyer: Buyer): Promise<void> {
    const open = () => openOrderForm(this.road.deps, buyer.actor, { approvalId: buyer.approvalId ?? '' });
    const opened = await Promise.all(this.random.chance(0.2) ? [open(), open()] : [open()]);
    for (const each of opened) if (each.ok) buyer.orderId = each.value.orderId;
  }

  private async goOn(buyer: Buyer, orderId: string): Promise<void> {
    const { road, random } = this;
    const { state } = await road.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } });
    if (state === 'FORM' && random.chance(0.7)) return this.sign(buyer, orderId);
    if (state === 'PLACED') await this.receive(buyer, orderId);
  }

  private async sign(buyer: Buyer, orderId: string): Promise<void> {
    const sign = () => signOrderForm(this.road.deps, buyer.actor, signingInput(orderId, buyer.actor.name));
    const signed = await Promise.all(this.random.chance(0.2) ? [sign(), sign()] : [sign()]);
    // The hold had lapsed: the form is opened once more.
    if (signed.some((each) => !each.ok && each.error.code === 'orders.hold-lapsed')) await this.openForm(buyer);
  }

  /** The goods come and are accepted: the contract is asked for. */
  private async receive({ actor: purchaser, requestId = '', approvalId = '' }: Buyer, orderId: string): Promise<void> {
    const { unit } = await this.road.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { unit: { select: { serial: true } } } });
    const walk: Walk = { lender: 'script', purchaser, ...this.shop, serial: unit?.serial ?? '', requestId, approvalId, orderId, contractId: '', leaseId: '' };
    await this.road.goOn(walk, 'NOTICE_ACCEPTED', 'RELAYED');
  }

  // Banks, time and the end --------------------------------------------------------------------------

  private bankActs(bank: ScriptedInstitution): Promise<void> {
    const { random } = this;
    const [waiting, live] = [undecided(bank), [...bank.books.approvals.values()].filter(({ status }) => status === 'LIVE')];
    const contracts = [...bank.books.contracts.keys()];
    if (waiting.length > 0 && random.chance(0.6)) this.decide(bank, random.pick(waiting));
    else if (contracts.length > 0 && random.chance(0.5)) this.callbacks.post(bank, bank.issueContract(random.pick(contracts)));
    else if (live.length > 0 && random.chance(0.25)) this.callbacks.post(bank, bank.revoke(random.pick(live).approvalId));
    else if (live.length > 0 && random.chance(0.25)) this.lower(bank, random.pick(live).requestId);
    return Promise.resolve();
  }

  private decide(bank: ScriptedInstitution, requestId: string): void {
    const { random } = this;
    const rest = { annualRate: rateOf(bank) };
    if (random.chance(0.2)) this.callbacks.post(bank, bank.decide(requestId, { answer: 'refer' }));
    this.callbacks.post(bank, bank.decide(requestId, random.pick([
      { answer: 'approve', ...rest }, { answer: 'approve', ...rest, approvedAmount: '9000000', monthlyCap: '900000' }, { answer: 'decline' },
      { answer: 'counter', termMonths: [36], ...rest }, { answer: 'wrong-amounts' },
    ] as const)));
  }

  /** To what still carries one plan, or to what carries none; never below what is used. */
  private lower(bank: ScriptedInstitution, requestId: string): void {
    const known = bank.books.requests.get(requestId);
    if (known?.decision.status !== 'APPROVED' || bank.books.wrong.has(known.decision.approval.approvalId)) return;
    const { approvalId } = known.decision.approval;
    const approval = bank.books.approvals.get(approvalId);
    if (!approval || approval.status !== 'LIVE' || bank.sums(approvalId).used > 0n) return;
    approval.approved = approval.approved > 6_000_000n && this.random.chance(0.5) ? 6_000_000n : approval.approved / 2n;
    const decision: LimitDecision = { ...known.decision, version: known.decision.version + 1, approval: { ...known.decision.approval, approvedAmount: approval.approved.toString() } };
    bank.books.requests.set(requestId, { ...known, decision });
    this.callbacks.post(bank, bank.event('limit.decided', { ...decision }));
  }

  private async timePasses(): Promise<void> {
    this.road.clock.advance({ seconds: 1 + this.random.below(9) });
    if (this.random.chance(0.3)) await this.sweep();
  }

  private async sweep(): Promise<void> {
    for (const name of WALKED) await SWEEPS[name]?.(this.road.deps);
  }

  /** Until nothing waits any more, or it is seen that it never will. */
  private async finish(): Promise<void> {
    const { road: { deps, clock, db }, random } = this;
    for (let round = 0; round < 80; round += 1) {
      await this.callbacks.deliverAll();
      if (await countWaiting(db) === 0) return;
      await workSome(deps, random, 10);
      clock.advance({ seconds: 5 });
      if (round % 8 === 7) await this.sweep();
    }
  }
}

const rateOf = ({ code }: ScriptedInstitution): string => RATES[code as keyof typeof RATES];

const undecided = ({ books }: ScriptedInstitution): string[] =>
  [...books.requests].filter(([, { decision: { status } }]) => status === 'PENDING' || status === 'REFERRED').map(([requestId]) => requestId);
