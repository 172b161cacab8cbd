import type { Temporal } from 'temporal-polyfill';
import { prepareContract } from '@/lib/contracts/prepare-contract';
import { SYSTEM } from '@/lib/kernel/actor';
import { askFinancier } from '@/lib/limits/ask-financier';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import type { Deps } from '@/lib/platform/db';
import { withBank } from './bank';
import { asOf, daysAgo } from './demo-time';
import { done, SILENT, type Tell } from './done';
import { HANBIT } from './institutions';
import { approveLarge, ENDINGS } from './stories/endings';
import { STEPS, standing, type Cast } from './stories/stations';
import { HOURS, stationsOf, type Ending, type Story } from './stories/story';
import { STORIES } from './stories/stories';
import { workOff } from './stories/work';
import { actorOf, adminOf } from './people';
import { PURCHASERS } from './purchasers';

/** Stories that stop where background work would go on, and the jobs that they leave to the worker: told last, in this order. */
const LEFT: readonly (readonly [Ending, string])[] = [
  ['REVIEWED', 'deliver-contract'], ['SENT_BACK', 'draw-up-contract'], ['CONTRACT_REFUSED', 'draw-up-contract'], ['RELAYED', 'draw-up-contract'],
  ['SIGNED', 'use-approval'], ['ASKED', 'ask-desk'],
];
/** Between the scorecard's answer and the order form. */
const DECIDED_HOURS = 0.1;
const leftAt = ({ to }: Story) => LEFT.findIndex(([ending]) => ending === to);

const after = (at: Temporal.Instant, hours: number) => at.add({ seconds: Math.round(hours * 3600) });

/** When it began; today's, so long ago that all of it has happened. */
function beganAt({ clock }: Deps, story: Story, index: number): Temporal.Instant {
  const hours = stationsOf(story).reduce((latest, station) => Math.max(latest, HOURS[station]), 0.02);
  const latest = after(clock.now(), -hours - 0.05);
  const planned = daysAgo(clock, story.daysAgo, 9 + (index % 9), (index * 13) % 60);
  return planned.epochMilliseconds < latest.epochMilliseconds ? planned : latest;
}

/** One purchaser, one listing and all that came of it. */
class Telling {
  constructor(
    private readonly deps: Deps, private readonly cast: Cast, private readonly story: Story,
    private readonly listing: { id: string; cashPriceMinor: bigint }, private readonly began: Temporal.Instant, private readonly leaving: string[],
  ) {}

  async tell(): Promise<void> {
    const { story } = this;
    const before = await this.request();
    const requestId = before ?? await this.ask();
    if (story.to === 'ASKED') return;
    if (story.bank) await this.hearBank(requestId);
    if (story.decided) await this.decide(requestId);
    for (const station of stationsOf(story)) {
      const step = STEPS[station];
      const at = await this.standing(requestId);
      if (!step || !this.isAt(at, step.from)) continue;
      const then = after(this.began, HOURS[station]);
      await step.walk(asOf(this.deps, then), this.cast, { ...at, orderId: at.order?.id ?? '' }, story);
      if (!this.stopsHere(station)) await this.work(then);
    }
    await this.end(requestId, before === undefined);
  }

  private standing(requestId: string) {
    return standing(this.deps, requestId, this.story.lender);
  }

  private async request(): Promise<string | undefined> {
    const found = await this.deps.db.limitRequest.findFirst({ where: { purchaserId: this.cast.purchaser.userId, listingId: this.listing.id }, select: { id: true } });
    return found?.id;
  }

  private async ask(): Promise<string> {
    const { story, cast: { who, purchaser }, listing } = this;
    const { annualIncome, employment, obligations } = { ...who, ...story.told };
    const input = limitRequestInput.parse({
      listingId: listing.id, termMonths: story.termMonths, firstPaymentMinor: String((listing.cashPriceMinor * BigInt(story.first ?? 0)) / 100n),
      annualIncomeMinor: annualIncome, employment, monthlyObligationsMinor: obligations, lenders: story.lenders ?? ['desk'],
    });
    const { requestId } = done(`limit for ${story.goods}`, await requestLimit(asOf(this.deps, this.began), purchaser, input));
    if (story.to !== 'ASKED') await this.work(after(this.began, HOURS.ANSWERED));
    return requestId;
  }

  private async hearBank(limitRequestId: string): Promise<void> {
    const asks = await this.deps.db.limitAsk.findMany({ where: { limitRequestId, state: 'QUEUED', institution: { code: HANBIT.code } }, select: { id: true } });
    for (const { id } of asks) await askFinancier(withBank(asOf(this.deps, after(this.began, HOURS.ANSWERED))), { askId: id });
    if (asks.length > 0) await this.work(after(this.began, HOURS.ANSWERED));
  }

  private async decide(requestId: string): Promise<void> {
    const then = after(this.began, DECIDED_HOURS);
    const at = await this.standing(requestId);
    if (at.ask?.state !== 'REFERRED') return;
    await approveLarge(asOf(this.deps, then), { cast: this.cast, at, orderId: '', words: '', cashPriceMinor: this.listing.cashPriceMinor });
    await this.work(then);
  }

  /** A form is opened where an approval lives and nothing came of it yet; every other step from its own place alone. */
  private isAt({ ask, order, at }: Awaited<ReturnType<typeof standing>>, from: string | undefined): boolean {
    return from === undefined ? order === null && ask?.approval?.status === 'LIVE' : at === from;
  }

  private stopsHere(station: string): boolean {
    const { to } = this.story;
    return (station === 'SIGNED' && (to === 'SIGNED' || to === 'NOT_CARRIED')) || (station === 'REVIEWED' && to === 'REVIEWED')
      || (station === 'RELAYED' && ['RELAYED', 'CONTRACT_REFUSED', 'ABANDONED'].includes(to));
  }

  private async end(requestId: string, fresh: boolean): Promise<void> {
    const { story } = this;
    const at = await this.standing(requestId);
    const orderId = at.order?.id ?? '';
    const last = stationsOf(story).at(-1) ?? 'ANSWERED';
    if (story.to === 'RELAYED' && at.at === 'RELAYED') {
      done('contract', await prepareContract(asOf(this.deps, after(this.began, HOURS.RELAYED)), SYSTEM, { orderId }));
      return;
    }
    const ending = ENDINGS[story.to];
    // A proof of delivery leaves the state as it is: told by its own date.
    const proved = story.to === 'PROVED' && at.order?.delivery?.carrierDeliveredAt;
    if (!ending || proved || (ending.from === undefined ? !fresh : at.at !== ending.from)) return;
    const then = after(this.began, HOURS[last] + ending.after);
    const told = await ending.leave(asOf(this.deps, then), { cast: this.cast, at, orderId, words: story.words ?? '', cashPriceMinor: this.listing.cashPriceMinor });
    if (told !== false && leftAt(story) < 0) await this.work(then);
  }

  private work(at: Temporal.Instant): Promise<void> {
    return workOff(asOf(this.deps, at), this.leaving);
  }
}

/**
 * Two years of the mall: limits, orders, contracts and leases in every state, each moved there by whoever would, at the
 * time when it would have been. Begun again, it goes on with what was not told to its end.
 */
export async function seedHistory(deps: Deps, tell: Tell = SILENT): Promise<void> {
  const [admin, desk] = [await adminOf(deps), await actorOf(deps, 'desk@dalmada.test')];
  const checkers = [await actorOf(deps, 'desk2@dalmada.test'), await actorOf(deps, 'desk3@dalmada.test')];
  const sellers = await deps.db.user.findMany({ where: { role: 'SELLER', sellerRoles: { has: 'OWNER' } }, select: { id: true, name: true, sellerId: true, sellerRoles: true } });
  const listings = await deps.db.listing.findMany({ where: { title: { in: STORIES.map(({ goods }) => goods) } }, select: { id: true, title: true, sellerId: true, cashPriceMinor: true } });
  const leaving: string[] = [];
  const inOrder = STORIES.map((story, index) => ({ story, index })).toSorted((a, b) => leftAt(a.story) - leftAt(b.story));
  for (const [told, { story, index }] of inOrder.entries()) {
    tell(`history ${told + 1}/${inOrder.length}`);
    const who = PURCHASERS.find(({ email }) => email === `${story.buyer}@dalmada.test`);
    const listing = listings.find(({ title }) => title === story.goods);
    const seller = sellers.find(({ sellerId }) => sellerId === listing?.sellerId);
    if (!who || !listing || !seller) throw new Error(`The demo has no ${story.buyer} or no ${story.goods}`);
    const cast = { who, desk, checkers, admin, purchaser: await actorOf(deps, who.email), seller: { userId: seller.id, role: 'SELLER' as const, name: seller.name, sellerId: listing.sellerId, sellerRoles: seller.sellerRoles } };
    if (leftAt(story) >= 0 && story.to !== 'SENT_BACK') leaving.push(...LEFT.filter(([ending]) => ending === story.to).map(([, job]) => job));
    await new Telling(deps, cast, story, listing, beganAt(deps, story, index), leaving).tell();
  }
}
