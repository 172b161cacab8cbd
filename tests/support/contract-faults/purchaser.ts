import { particularsShape } from '@/lib/contracts/model/particulars';
import type { ContractRow } from '@/lib/contracts/store/contracts';
import { codeInMail } from '@/lib/host/seed/sign-delivered';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { revokeApproval } from '@/lib/limits/revoke-approval';
import { finishReading } from '@/lib/signing/finish-reading';
import { consentsOf } from '@/lib/signing/model/consents';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { signContract } from '@/lib/signing/sign-contract';
import { otherThan } from '../signing';
import { Death, under } from './death';
import type { ContractPlay } from './play';

type Answer = Result<unknown>;

const saidOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.fields?.['code'] ?? answer.error.code).replace(/\?.*/, '');

/** Who signs: in one window or two, again, or interrupted and from the beginning. */
export class Purchaser {
  constructor(private readonly play: ContractPlay) {}

  /** False where a code can only be had later. */
  async sign(contract: ContractRow): Promise<boolean> {
    const { play } = this;
    const { deps, walk: { purchaser: actor, contractId } } = play;
    const { disclosurePack, purchaser: { name } } = particularsShape.parse(contract.particulars);
    await this.act('open', ['ok'], () => openSigning(deps, actor, { contractId }));
    await this.act('read', ['ok'], () => finishReading(deps, actor, { contractId }));
    for (const { key } of consentsOf(disclosurePack)) await this.act('consent', ['ok'], () => recordConsent(deps, actor, { contractId, key, agreed: true }));
    await this.act('code', ['ok', 'signing.code-wait'], () => sendSigningCode(deps, actor, { contractId }));
    const code = await codeInMail(deps, actor.userId, contract.number);
    await this.others(contract, code);
    await this.guess(contractId, name, code);
    const said = await this.act('sign', ['ok', 'signing.code-none'], () => signContract(deps, actor, { contractId, signatureName: name, strokes: null, code }));
    return said.includes('ok');
  }

  /** Does an act until it is answered, in a manner that the seed chooses. @returns what was said at last */
  private async act(what: string, may: string[], work: () => Promise<Answer>): Promise<string[]> {
    const { play: { fate, random, wrong } } = this;
    const manner = random.pick(['once', 'once', 'again', 'tabs'] as const);
    let [left, said] = [manner === 'again' ? 2 : 1, [] as string[]];
    while (left > 0) {
      const all = await Promise.allSettled(Array.from({ length: manner === 'tabs' ? 2 : 1 }, () => under(fate, async () => {
        const answer = await work();
        fate.reach(`${what}:answered`);
        return saidOf(answer);
      })));
      said = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      for (const each of all) if (each.status === 'rejected' && !(each.reason instanceof Death)) wrong.push(`${what} threw: ${(each.reason as Error).message}`);
      if (said.length > 0 || all.some((each) => each.status === 'rejected' && !(each.reason instanceof Death))) left -= 1;
    }
    const unexpected = said.filter((each) => !may.includes(each));
    if (unexpected.length > 0) wrong.push(`${what}, ${manner}: ${unexpected.join(', ')}`);
    return said;
  }

  /** The link was forwarded, with the code; and the bank takes back the limit, which was used. Neither changes anything. */
  private async others({ institutionId }: ContractRow, code: string): Promise<void> {
    const { play: { deps, stage, walk, plan, wrong } } = this;
    const { contractId } = walk;
    if (plan.forwards) {
      const { stranger } = stage;
      const said = await Promise.all([
        openSigning(deps, stranger, { contractId }), sendSigningCode(deps, stranger, { contractId }), signContract(deps, stranger, { contractId, signatureName: walk.purchaser.name, strokes: null, code }),
      ]);
      if (said.some((each) => saidOf(each) !== 'not-found')) wrong.push(`a stranger was told ${said.map(saidOf).join(', ')}`);
    }
    if (!plan.revokes || walk.lender !== 'script') return;
    const { externalId } = await deps.db.approval.findUniqueOrThrow({ where: { id: walk.approvalId }, select: { externalId: true } });
    const revoked = await revokeApproval(deps, SYSTEM, { institutionId, externalId, version: 9, reason: 'limit-revoked' });
    if (!revoked.ok) wrong.push(`a revocation was refused: ${revoked.error.code}`);
  }

  /** Wrong codes, side by side: each costs a try. */
  private async guess(contractId: string, name: string, code: string): Promise<void> {
    const { play: { deps, walk, plan, wrong } } = this;
    const guesses = Array.from({ length: plan.guesses }, () => otherThan(code));
    plan.guesses = 0;
    const said = await Promise.all(guesses.map((guess) => signContract(deps, walk.purchaser, { contractId, signatureName: name, strokes: null, code: guess })));
    const unexpected = said.map(saidOf).filter((each) => each !== 'signing.code-wrong' && each !== 'signing.code-none');
    if (unexpected.length > 0) wrong.push(`a guess was told ${unexpected.join(', ')}`);
  }
}
