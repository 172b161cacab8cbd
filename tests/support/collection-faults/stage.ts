import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { collectDue } from '@/lib/billing/collect-due';
import { runBilling } from '@/lib/billing/run-billing';
import { takePayouts } from '@/lib/billing/take-payouts';
import { toPlainDate } from '@/lib/platform/clock';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { Fate, under, type Doom } from '../contract-faults/death';
import { addCard, work } from '../collection';
import { forgetJobs } from '../jobs';
import { aLease, openRoad, paid, type Road, type Walk } from '../rights';
import { ScriptedGateway, seoul } from '../scripted-gateway';
import { CollectionPlay, type Queued } from './play';

/** So many leases live side by side; each month of each has a seed of its own. */
export const AT_ONCE = 10;
const MOST_ROUNDS = 45;
/** After so many the clock goes by hours: what the gateway has never heard of is given up after a day. */
const QUICK_ROUNDS = 15;
const JOBS = ['charge-attempt', 'refund-attempt', 'apply-gateway-event', 'resume-collection'];

export class CollectionStage {
  private readonly owners = new Map<string, CollectionPlay>();
  private seq = 0;

  /** `passes`: an error after which a step is done again, where the database itself dies and comes back. */
  private constructor(readonly road: Road, readonly gateway: ScriptedGateway, private readonly walks: readonly Walk[], private readonly passes: (error: unknown) => boolean) {
    gateway.react = (key) => this.owners.get(key)?.nextScript();
    gateway.reactToRefund = (key) => this.owners.get(key.replace(':refund', ''))?.nextRefund();
  }

  static async open(passes: (error: unknown) => boolean = () => false): Promise<CollectionStage> {
    const road = await openRoad();
    const gateway = await ScriptedGateway.start(road.deps);
    const walks: Walk[] = [];
    for (let index = 0; index < AT_ONCE; index += 1) walks.push(await aLease(road, { lender: index % 3 === 0 ? 'script' : 'desk' }));
    for (const walk of walks) {
      await paid(road, walk.leaseId, 0);
      await addCard(gateway, walk.purchaser);
    }
    await work(gateway);
    return new CollectionStage(road, gateway, walks, passes);
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.road.close();
  }

  /** The next month, each lease under its seed, to its end or until it is seen that it never comes to it; `more`: deaths of its sweeps. */
  async month(seeds: readonly number[], more: readonly Doom[] = []): Promise<{ plays: CollectionPlay[]; died: string[] }> {
    this.seq += 1;
    const plays = seeds.map((seed, index) => new CollectionPlay(seed, this.walks[index] as Walk, this.seq, this.gateway));
    const sweeps = new Fate([...plays.flatMap(({ plan }) => plan.sweepDooms), ...more]);
    await this.dawn();
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.sweep(sweeps);
      await this.steadily(() => this.jobs(plays));
      for (const play of plays) await this.steadily(() => play.live());
      const left = await this.steadily(() => Promise.all(plays.map((play) => play.done())));
      if (left.every(Boolean) && (await this.steadily(() => this.queued())).length === 0) break;
      this.road.clock.advance(round < QUICK_ROUNDS ? { minutes: 13 } : { hours: 5 });
    }
    await forgetJobs(this.road.db);
    return { plays, died: [...sweeps.died, ...plays.flatMap(({ fate }) => fate.died)] };
  }

  private async steadily<T>(work: () => Promise<T>): Promise<T> {
    for (let left = 20; ; left -= 1) {
      try {
        return await work();
      } catch (error) {
        if (left === 0 || !this.passes(error)) throw error;
      }
    }
  }

  /** Ten in the morning of the day on which the month's instalment is collected. */
  private async dawn(): Promise<void> {
    const rows = await this.road.db.leaseInstalment.findMany({ where: { leaseId: { in: this.walks.map(({ leaseId }) => leaseId) }, seq: this.seq }, select: { dueOn: true } });
    const day = rows.map(({ dueOn }) => toPlainDate(dueOn)).sort().at(-1) ?? '';
    this.road.clock.set(seoul(`${businessDayFrom(day)}T09:30:00`));
  }

  private async sweep(fate: Fate): Promise<void> {
    const { deps } = this.gateway;
    this.gateway.payOut();
    const sweeps = [runBilling, runBilling, collectDue, collectDue, askOpenAttempts, () => takePayouts(deps, { gateway: 'sandbox' }), () => takePayouts(deps, { gateway: 'sandbox' })];
    for (let index = 0; index < sweeps.length; index += 2) await Promise.allSettled(sweeps.slice(index, index + 2).map((sweep) => under(fate, () => sweep(deps))));
  }

  private queued(): Promise<Queued[]> {
    return this.road.db.$queryRaw`
      SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = ANY(${JOBS}) ORDER BY j.id`;
  }

  private async jobs(plays: readonly CollectionPlay[]): Promise<void> {
    const attempts = await this.road.db.collectionAttempt.findMany({ select: { id: true, invoice: { select: { leaseId: true, seq: true } } } });
    for (const { id, invoice } of attempts) {
      const play = plays.find(({ walk, seq }) => walk.leaseId === invoice.leaseId && seq === invoice.seq);
      if (play) this.owners.set(id, play);
    }
    const queued = await this.queued();
    await Promise.all(plays.map(async (play) => { for (const job of queued) if (this.isOf(job, play)) await play.work(job); }));
  }

  private isOf({ payload: { attemptId, eventId, purchaserId } }: Queued, play: CollectionPlay): boolean {
    if (purchaserId !== undefined) return purchaserId === play.walk.purchaser.userId;
    const about = attemptId ?? /^we_(at_[0-9A-Z]+)_/.exec(eventId ?? '')?.[1] ?? '';
    return this.owners.get(about) === play;
  }
}
