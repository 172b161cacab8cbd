import type { Actor } from '@/lib/kernel/actor';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, type TestDatabase } from './database';
import { forgetJobs, workOff } from './jobs';
import { limitWorld, requested, type LimitWorld } from './limits';
import { somePurchaser } from './orders';
import { startScriptedInstitution, type ScriptedEvent, type ScriptedInstitution } from './scripted-institution';
import { introduce } from './scripted-registration';

/** The jobs that put questions to financiers. */
export const ASKING = ['ask-seller-limit', 'ask-desk', 'ask-financier'];

/** The desk in process and a scripted bank over real HTTP, a listing in the mall, and a fresh purchaser for each test. */
export class LimitStage {
  purchaser!: Actor;

  private constructor(readonly database: TestDatabase, readonly world: LimitWorld, readonly bank: ScriptedInstitution) {}

  static async open(): Promise<LimitStage> {
    const database = await testDatabase();
    const world = await limitWorld(database.deps);
    await database.db.unit.createMany({ data: Array.from({ length: 12 }, (_, i) => ({ id: `u_${i}`, listingId: world.listingId, sellerId: world.seller.sellerId, serial: `S-${i}`, createdAt: new Date(0) })) });
    const bank = await startScriptedInstitution({ code: 'script', now: () => database.clock.now() });
    await introduce(database.deps, bank);
    return new LimitStage(database, world, bank);
  }

  get deps(): Deps { return this.database.deps; }

  /** Nothing of an earlier test is left to be done. */
  async newPurchaser(): Promise<void> {
    this.purchaser = await somePurchaser(this.deps);
    await forgetJobs(this.deps.db);
  }

  ask(change: Record<string, unknown> = { lenders: ['desk', 'script'] }): Promise<string> {
    return requested(this.deps, this.purchaser, this.world.listingId, change);
  }

  async notices(userId = this.purchaser.userId): Promise<string[]> {
    return (await this.deps.db.notification.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);
  }

  /** A callback of the bank as it comes over the wire, and what the job behind it does. */
  async callBack(event: ScriptedEvent): Promise<Error[]> {
    const { headers, body } = this.bank.sign(event);
    const received = await receiveInstitutionEvent(this.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) });
    if (!received.ok) throw new Error(`callback refused: ${received.error}`);
    return workOff(this.deps, 'apply-institution-event');
  }
}
