import { callInstitution, JOB_DEADLINE_MS } from '@/lib/institutions/call-institution';
import { contractAnswer } from '@/lib/institutions/model/answers';
import { type ContractBody } from '@/lib/institutions/model/protocol';
import { toInstant } from '@/lib/platform/clock';
import type { ContractIssuer, ContractToIssue, IssueOutcome } from './issuer';
import { addressLine, particularsShape } from './model/particulars';

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
      purchaser: { name: of.purchaser.name, address: addressLine(of.purchaser.address), phone: of.purchaser.phone, email: of.purchaser.email },
      seller: { name: of.seller.name, businessNumber: of.seller.businessNumber, address: addressLine(of.seller.address) },
    },
    terms: contract.terms as Record<string, unknown>,
    termsSha256: contract.termsSha256,
  };
}

/** POST /contracts; the key is the order, so that a repeat is the same contract. */
export const httpIssuer: ContractIssuer = {
  async issue(deps, subject): Promise<IssueOutcome> {
    const outcome = await callInstitution(deps, {
      institutionId: subject.institution.id, method: 'POST', path: '/contracts', key: subject.contract.orderId,
      body: bodyOf(subject), deadlineMs: JOB_DEADLINE_MS,
    });
    if (outcome.kind === 'unknown') return { kind: 'unknown', reason: outcome.reason };
    if (outcome.kind === 'problem') return { kind: 'refused', reason: outcome.type };
    if (outcome.status === 202) return { kind: 'pending' };
    const answer = contractAnswer.safeParse(outcome.body);
    return answer.success ? { kind: 'issued', answer: answer.data } : { kind: 'refused', reason: 'unreadable-answer' };
  },
};
