import { SYSTEM } from '@/lib/kernel/actor';
import type { ContractAnswer } from '@/lib/institutions/model/answers';
import { keepAnswerAside } from '@/lib/institutions/store';
import type { Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { deskIssuer } from './desk-issuer';
import { httpIssuer } from './http-issuer';
import { prepareContract } from './prepare-contract';
import { recordContractAnswer, type Recorded } from './record-contract-answer';
import { recordContractPending } from './record-contract-pending';
import { refuseContract } from './refuse-contract';
import { findContractToIssue, type ContractToIssue } from './store/contracts';

/**
 * The job behind an accepted delivery: prepare (one write), ask the financier that approved (outside any transaction),
 * record its answer (one write). Each step may be repeated. Throws when the outcome is unknown, so that the job is tried again.
 */
export async function drawUpContract(deps: Deps, { orderId }: { orderId: string }): Promise<Result<unknown>> {
  const prepared = await prepareContract(deps, SYSTEM, { orderId });
  if (!prepared.ok || !prepared.value.issue) return prepared;
  faultPoint('draw-up-contract:prepared');
  const subject = await findContractToIssue(deps.db, prepared.value.contractId);
  const issuer = subject.institution.kind === 'DESK' ? deskIssuer : httpIssuer;
  const outcome = await issuer.issue(deps, subject);
  faultPoint('draw-up-contract:answered');
  switch (outcome.kind) {
    case 'issued': return recordAtOnce(deps, subject, outcome.answer);
    case 'refused': return refuseContract(deps, SYSTEM, { contractId: subject.contract.id, reason: outcome.reason, round: subject.contract.round });
    case 'pending': return recordContractPending(deps, SYSTEM, { contractId: subject.contract.id, externalId: outcome.contractId });
    case 'unknown': throw new Error(`contract of ${orderId}: ${outcome.reason}`);
  }
}

/** What is quarantined is kept beside the callbacks, so that an admin sees both in one place. */
function recordAtOnce(deps: Deps, { contract: { orderId, institutionId, round } }: ContractToIssue, answer: ContractAnswer): Promise<Result<Recorded>> {
  return write(deps, async (tx) => {
    const recorded = await recordContractAnswer({ ...deps, tx }, SYSTEM, { orderId, answer, round });
    if (recorded.ok && recorded.value.note !== undefined) {
      const { contractId: subject, version } = answer;
      await keepAnswerAside(tx, { institutionId, type: 'contract.issued', subject, version, data: answer, note: recorded.value.note }, deps.clock.now());
    }
    return recorded;
  });
}
