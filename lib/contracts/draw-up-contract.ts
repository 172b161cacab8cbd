import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { deskIssuer } from './desk-issuer';
import { httpIssuer } from './http-issuer';
import { prepareContract } from './prepare-contract';
import { recordContractAnswer } from './record-contract-answer';
import { refuseContract } from './refuse-contract';
import { findContractToIssue } from './store';

/**
 * The job behind an accepted delivery: prepare (one write), ask the financier that approved (outside any transaction),
 * record its answer (one write). Each step may be repeated. Throws when the outcome is unknown, so that the job is tried again.
 */
export async function drawUpContract(deps: Deps, { orderId }: { orderId: string }): Promise<Result<unknown>> {
  const prepared = await prepareContract(deps, SYSTEM, { orderId });
  if (!prepared.ok || !prepared.value.issue) return prepared;
  const subject = await findContractToIssue(deps.db, prepared.value.contractId);
  const issuer = subject.institution.kind === 'DESK' ? deskIssuer : httpIssuer;
  const outcome = await issuer.issue(deps, subject);
  switch (outcome.kind) {
    case 'issued': return recordContractAnswer(deps, SYSTEM, { orderId, answer: outcome.answer });
    case 'refused': return refuseContract(deps, SYSTEM, { contractId: subject.contract.id, reason: outcome.reason });
    case 'pending': return ok(null);
    case 'unknown': throw new Error(`contract of ${orderId}: ${outcome.reason}`);
  }
}
