import { approveContract } from '@/lib/contracts/approve-contract';
import { requestContract } from '@/lib/contracts/request-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import type { Deps } from '@/lib/platform/db';
import type { ContractRow } from '@/lib/contracts/store/contracts';
import type { Random } from '../faults/random';
import type { Walk } from '../road';
import type { Reaction } from '../scripted-institution';
import { Fate } from './death';
import { attempt, jobsAbout, lose, type About, type Job } from './jobs';
import type { Plan } from './plan';
import { Purchaser } from './purchaser';
import type { Stage } from './stage';

/** More is not done without that time passes: whoever is outside may need it. */
const MOST_TURNS = 30;
/** What is thrown where somebody outside did not do their part. */
const OUTSIDE = /^contract of |time.?stamp|TSA|stamp/i;

/** One contract from the accepted delivery to its lease, as its seed has planned it. */
export class ContractPlay {
  readonly fate: Fate;
  readonly eventIds: string[] = [];
  /** What should not have happened on the way. */
  readonly wrong: string[] = [];
  readonly purchaser: Purchaser;
  done = false;

  constructor(readonly stage: Stage, readonly walk: Walk, readonly plan: Plan, readonly random: Random) {
    this.fate = new Fate(plan.dooms);
    this.purchaser = new Purchaser(this);
  }

  get seed(): number { return this.random.seed; }
  get deps(): Deps { return this.stage.road.deps; }
  get about(): About { return { orderId: this.walk.orderId, contractId: this.walk.contractId || 'none', eventIds: this.eventIds }; }

  contract(): Promise<ContractRow | null> {
    const { orderId } = this.walk;
    return this.deps.db.contract.findUnique({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } });
  }

  /** As far as it goes now; what waits for others, or was lost, goes on when time has passed. */
  async go(): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const contract = await this.contract();
      this.walk.contractId = contract?.id ?? '';
      if (contract?.state !== 'SEALED') await this.nothingBilled(contract?.state ?? 'none');
      if (!(await this.turn(contract))) break;
    }
  }

  /** False where nobody can do anything now. */
  private async turn(contract: ContractRow | null): Promise<boolean> {
    switch (contract?.state) {
      case 'DRAWN': return this.review(contract);
      case 'DELIVERED': return this.purchaser.sign(contract);
      case 'REFUSED': return this.askAnew(contract);
      case 'SIGNED':
        await this.renewCertificate(contract);
        return this.work();
      case 'DRAWING': return (await this.callBack()) || this.work();
      case 'SEALED': {
        if (await this.work()) return true;
        this.done = (await this.deps.db.lease.count({ where: { contractId: contract.id } })) > 0;
        return false;
      }
      default: return this.work();
    }
  }

  private async nothingBilled(state: string): Promise<void> {
    const { db } = this.deps;
    const partyId = this.walk.purchaser.userId;
    const [leases, lines] = [await db.lease.count({ where: { purchaserId: partyId } }), await db.journalLine.count({ where: { partyId } })];
    if (leases + lines > 0) this.wrong.push(`${leases} leases and ${lines} postings while the contract was ${state}`);
  }

  // Background work ----------------------------------------------------------------------------------

  private async work(): Promise<boolean> {
    const waiting = await jobsAbout(this.deps.db, this.about);
    for (const job of waiting) await this.take(job);
    return waiting.length > 0;
  }

  private async take(job: Job): Promise<void> {
    const { plan, deps, stage } = this;
    if (plan.lost.delete(job.task)) return lose(deps.db, job, this.random.chance(0.5));
    const mood = job.task === 'seal-contract' ? plan.stamps?.shift() ?? 'stamp' : 'stamp';
    const timestampUrl = plan.stamps ? stage.stamps(mood) : undefined;
    // Side by side they have to come to the end, or there is nothing to be seen.
    const workers = mood === 'stamp' && plan.twice.delete(job.task) ? 2 : 1;
    const errors = await attempt({ ...deps, env: { ...deps.env, timestampUrl } }, this.fate, job, workers);
    for (const error of errors) if (!error.message.startsWith('died at') && !OUTSIDE.test(error.message)) this.wrong.push(`${job.task} threw: ${error.message}`);
  }

  // Others -------------------------------------------------------------------------------------------

  /** What the bank does with the next question about this order's contract. */
  reaction(): Reaction {
    const { bank } = this.plan;
    const { answer } = bank;
    switch (bank.troubles.shift()) {
      case 'busy': return { answer: 'http', status: 503, body: { type: 'urn:dalmada:problem:busy' } };
      case 'lost': return { answer, loseAnswer: true };
      case 'slow': return { answer, workMs: 150 };
      default: return { answer };
    }
  }

  /** The bank says later that it has issued, twice at once; the second time it is known already. */
  private async callBack(): Promise<boolean> {
    const { bank } = this.stage.road;
    const { orderId } = this.walk;
    if (this.plan.bank.answer !== 'pending' || this.eventIds.length > 0 || !bank.books.contracts.has(orderId)) return false;
    const event = bank.issueContract(orderId);
    this.eventIds.push(event.id);
    const { headers, body } = bank.sign(event);
    const said = await Promise.all([1, 2].map(() => receiveInstitutionEvent(this.deps, { code: bank.code, headers: new Headers(headers), raw: Buffer.from(body) })));
    if (!said.every(({ ok }) => ok)) this.wrong.push(`a callback was refused: ${JSON.stringify(said)}`);
    return true;
  }

  /** Its answer was not ours: the bank has mended its books, and an admin has it asked anew. */
  private async askAnew({ id }: ContractRow): Promise<boolean> {
    this.plan.bank.answer = 'issue';
    this.stage.road.bank.books.contracts.delete(this.walk.orderId);
    const asked = await requestContract(this.deps, this.stage.road.admin, { contractId: id });
    if (!asked.ok) this.wrong.push(`asking anew was refused: ${asked.error.code}`);
    return asked.ok;
  }

  private async review({ id: contractId, round }: ContractRow): Promise<boolean> {
    const { deps, plan, stage: { road: { admin }, colleague } } = this;
    const approve = (who: typeof admin) => approveContract(deps, who, { contractId, round });
    const giveBack = (who: typeof admin) => returnContract(deps, who, { contractId, round, note: '판매자의 주소를 다시 적어 주세요.' });
    const said = await Promise.all({
      one: () => [approve(admin)], both: () => [approve(admin), approve(colleague)], returned: () => [giveBack(colleague)], disagree: () => [approve(admin), giveBack(colleague)],
    }[plan.review]());
    plan.review = 'one';
    const refused = said.flatMap((each) => (each.ok ? [] : [each.error.code]));
    if (refused.length !== said.length - 1 || refused.some((code) => code !== 'contracts.moved-on')) this.wrong.push(`of ${said.length} who decided, these were refused: ${refused.join(', ')}`);
    return true;
  }

  /** The financier's certificate is over, so that its next one is made on the way. */
  private async renewCertificate({ institutionId }: ContractRow): Promise<void> {
    if (!this.plan.renewsCertificate) return;
    this.plan.renewsCertificate = false;
    await this.deps.db.sealingCertificate.updateMany({ where: { institutionId, retiredAt: null }, data: { retiredAt: new Date(this.deps.clock.now().epochMilliseconds) } });
  }
}
