import { resumeContracts } from '@/lib/contracts/resume-contracts';
import type { Actor } from '@/lib/kernel/actor';
import { openMissingLeases } from '@/lib/leases/open-missing-leases';
import { resumeSeals } from '@/lib/signing/resume-seals';
import { Random } from '../faults/random';
import { staff } from '../people';
import { openRoad, type Road, type Shop, type Walk } from '../road';
import { TimeStampServer, type Mood } from '../time-stamp-server';
import { planOf } from './plan';
import { ContractPlay } from './play';

/** So many contracts are played side by side; the clock moves only when none of them can go on. */
export const AT_ONCE = 10;
/** More than the desk finances of one seller. */
const ORDERS_EACH = 30;
/** Longer than what is lost is left alone. */
const ROUND_MINUTES = 11;
const MOST_ROUNDS = 20;
const MOODS: Mood[] = ['stamp', 'refuse', 'other-digest', 'broken-signature', 'nonsense', 'error'];

/** One road for all: its desk, its bank, a time-stamp server for each mood, two admins and somebody to whom links are forwarded. */
export class Stage {
  readonly plays: ContractPlay[] = [];
  private shop: { seller: Shop; listingId: string } | undefined;
  private sold = 0;

  private constructor(readonly road: Road, readonly colleague: Actor, readonly stranger: Actor, private readonly servers: ReadonlyMap<Mood, TimeStampServer>) {
    road.bank.about = (call, body) => (call === 'contracts' ? this.plays.findLast(({ walk }) => walk.orderId === (body as { orderId?: string }).orderId)?.reaction() : undefined);
  }

  static async open(): Promise<Stage> {
    const road = await openRoad();
    const servers = new Map<Mood, TimeStampServer>();
    for (const mood of MOODS) {
      const server = await TimeStampServer.start(() => road.clock.now());
      server.mood = mood;
      servers.set(mood, server);
    }
    return new Stage(road, await staff(road.deps, 'ADMIN'), await road.purchaser(), servers);
  }

  async close(): Promise<void> {
    for (const server of this.servers.values()) await server.close();
    await this.road.close();
  }

  stamps(mood: Mood): string | undefined { return this.servers.get(mood)?.url; }

  /** Plays these seeds beside each other to their end, or until it is seen that they never come to it. */
  async run(seeds: readonly number[]): Promise<ContractPlay[]> {
    const plays = await this.begin(seeds);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await Promise.all(plays.filter(({ done }) => !done).map((play) => play.go()));
      if (plays.every(({ done }) => done)) break;
      this.road.clock.advance({ minutes: ROUND_MINUTES });
      await Promise.all([resumeContracts(this.road.deps), resumeSeals(this.road.deps), resumeSeals(this.road.deps), openMissingLeases(this.road.deps), openMissingLeases(this.road.deps)]);
    }
    return plays;
  }

  private async begin(seeds: readonly number[]): Promise<ContractPlay[]> {
    const { road } = this;
    const purchasers = await Promise.all(seeds.map(() => road.purchaser()));
    const plays: ContractPlay[] = [];
    for (const [index, seed] of seeds.entries()) {
      const random = new Random(seed);
      const plan = planOf(random);
      const walk = { lender: plan.lender, purchaser: purchasers[index], ...await this.offer() } as Walk;
      await road.goOn(walk, 'APPROVED', 'PLACED');
      plays.push(new ContractPlay(this, walk, plan, random));
    }
    await Promise.all(plays.map(({ walk }) => road.goOn(walk, 'NOTICE_ACCEPTED', 'RELAYED')));
    this.plays.push(...plays);
    return plays;
  }

  /** Of a seller who has still something to sell that the desk finances. */
  private async offer(): Promise<{ seller: Shop; listingId: string }> {
    if (!this.shop || this.sold % ORDERS_EACH === 0) this.shop = await this.road.offer();
    this.sold += 1;
    return this.shop;
  }
}
