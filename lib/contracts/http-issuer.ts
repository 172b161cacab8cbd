import { oneLineAddress } from '@/lib/accounts/model/seller';
import { callInstitution, JOB_DEADLINE_MS } from '@/lib/institutions/call-institution';
import { contractAnswer, contractPending } from '@/lib/institutions/model/answers';
import type { ContractBody } from '@/lib/institutions/model/protocol';
import { toInstant } from '@/lib/platform/clock';
import type { ContractIssuer, IssueOutcome } from './issuer';
import { particularsShape } from './model/particulars';
import type { ContractToIssue } from './store/contracts';

function bodyOf({ contract, approvalExternalId, deliveredAt, acceptedAt }: ContractToIssue): ContractBody {
  const of = particularsShape.parse(contract.particulars);
  return {
    orderId: contract.orderId,
    approvalId: approvalExternalId,
    deliveredAt: toInstant(deliveredAt).toString(),
    acceptedAt: toInstant(acceptedAt).toString(),
    acceptance: of.delivery.acceptance,
    serials: of.goods.serials,
    parties: {
      purchaser: { name: of.purchaser.name, address: oneLineAddress(of.purchaser.address), phone: of.purchaser.phone, email: of.purchaser.email },
      seller: { name: of.seller.name, businessNumber: of.seller.businessNumber, address: oneLineAddress(of.seller.address) },
    },
    terms: contract.terms as Record<string, unknown>,
    termsSha256: contract.termsSha256,
  };
}

/**
 * POST /contracts. The protocol's key is the order, so that a repeat is the same contract. A later round asks for
 * something else (the content changed, or the financier had refused), which under the old key would only give back the
 * old answer: it has a key of its own.
 */
export const issueKey = ({ orderId, round }: { orderId: string; round: number }) => (round === 1 ? orderId : `${orderId}:${round}`);

export const httpIssuer: ContractIssuer = {
  async issue(deps, subject): Promise<IssueOutcome> {
    const outcome = await callInstitution(deps, {
      institutionId: subject.institution.id, method: 'POST', path: '/contracts', key: issueKey(subject.contract),
      body: bodyOf(subject), deadlineMs: JOB_DEADLINE_MS,
    });
    if (outcome.kind === 'unknown') return { kind: 'unknown', reason: outcome.reason };
    if (outcome.kind === 'problem') return { kind: 'refused', reason: outcome.type };
    if (outcome.status === 202) return { kind: 'pending', contractId: contractPending.safeParse(outcome.body).data?.contractId };
    const answer = contractAnswer.safeParse(outcome.body);
    return answer.success ? { kind: 'issued', answer: answer.data } : { kind: 'refused', reason: 'unreadable-answer' };
  },
};
