import type { ContractAnswer } from '@/lib/institutions/model/answers';
import { contractBody, contractEventBody, endsContract, type ContractBody, type ContractEventBody } from '@/lib/institutions/model/protocol';
import { readTerms } from '@/lib/institutions/model/wire-terms';
import { signBytes } from '@/lib/institutions/transport/keys';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { canonicalText, sha256Hex, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { TermsInput } from '@/lib/kernel/terms';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { contractStatement } from '@/lib/contracts/statement';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { unseal } from '@/lib/platform/secret-box';
import type { Asking } from '../caller';
import { planDifferences, termsProblem, termsRefused } from '../model/plan';
import { fieldProblem, problem, zodProblem, type Served } from '../model/problem';
import { findHolds, lockApproval, type ApprovalRow } from '../store/approvals';
import { contractExists, endContract, findContractOf, saveContract, nextContractNumber } from '../store/contracts';
import { findRequest, type Party } from '../store/limits';
import { callOffSettlement, planSettlement, putOffSettlement, settledVersion } from '../store/settlements';

/**
 * POST /contracts: one for an order that has used its approval, on the terms that were approved. The same question has
 * the same answer; another one for the same order, under a key of its own, redraws the contract: its version rises.
 */
export async function answerContract(asking: Asking, tx: Tx, input: unknown): Promise<Served> {
  const parsed = contractBody.safeParse(input);
  if (!parsed.success) return zodProblem(parsed.error);
  const body = parsed.data;
  const { party, actor, at } = asking;
  const refused = await refusal(asking, tx, body);
  if (refused) return refused;
  const known = await findContractOf(tx, party, body.orderId);
  if (known?.ended) return fieldProblem('/orderId', 'contract-ended');
  if (known && canonicalText(known.body) === canonicalText(body)) return { status: 201, body: known.answer };
  const about = known
    ? { contractId: known.id, contractNumber: known.answer.contractNumber, version: Math.max(known.answer.version, await settledVersion(tx, known.id)) + 1 }
    : { contractId: newId('c'), contractNumber: await nextContractNumber(tx, party.tenantCode, monthOf(asking)), version: 1 };
  const answer = issued(asking, body, about);
  await saveContract(tx, party, { id: about.contractId, body, answer }, at);
  await planSettlement(tx, about.contractId, financed(body.terms as unknown as CanonicalTerms), addDays(plainDateIn(at), asking.tenant.rules.sellerPaidAfterDays));
  await audit(tx, {
    actor, action: known ? 'tenant-contract.redrawn' : 'tenant-contract.issued', subject: { type: 'tenant-contract', id: about.contractId },
    data: { orderId: body.orderId, number: answer.contractNumber, version: answer.version, termsSha256: body.termsSha256 }, at,
  });
  return { status: 201, body: answer };
}

const financed = ({ currency, cashPrice, firstPayment }: CanonicalTerms) => ({ currency, amountMinor: BigInt(cashPrice) - BigInt(firstPayment) });

const monthOf = ({ at }: Asking): string => plainDateIn(at).slice(2, 7).replace('-', '');

async function refusal({ party }: Asking, tx: Tx, body: ContractBody): Promise<Served | undefined> {
  const approval = await lockApproval(tx, party, body.approvalId);
  if (!approval) return problem('unknown');
  const used = (await findHolds(tx, approval.id)).find((hold) => hold.orderId === body.orderId && hold.state === 'USED');
  if (!used) return fieldProblem('/orderId', 'not-used');
  const schedule = verifyTerms(body.terms);
  if (!schedule.ok) return termsProblem(schedule.error);
  const { terms, financedMinor, instalmentMinor } = schedule.value;
  const others = planDifferences(await approvedPlan(tx, party, approval), terms);
  if (others.length > 0) return termsRefused(others, 'not-approved');
  if (financedMinor > used.amountMinor || instalmentMinor > used.monthlyMinor) return problem('limit-exceeded');
  return (await sha256Hex(canonicalText(body.terms))) === body.termsSha256 ? undefined : fieldProblem('/termsSha256', 'differs', 'This is not the SHA-256 of the RFC 8785 form of terms.');
}

/** What was asked for, at the rate of the approval: the lender's rate may have changed since. */
async function approvedPlan(tx: Tx, party: Party, { id, requestId }: ApprovalRow): Promise<TermsInput> {
  const request = await findRequest(tx, party, requestId);
  if (request?.decision.status !== 'APPROVED') throw new Error(`Approval ${id} answers no request`);
  const { body, decision: { approval } } = request;
  const read = readTerms(body.currency, { ...body.terms, annualRate: approval.annualRate });
  if (!read.ok) throw new Error(`The terms of approval ${id} cannot be read`);
  return read.value;
}

function issued({ deps, tenant, at }: Asking, body: ContractBody, about: Pick<ContractAnswer, 'contractId' | 'contractNumber' | 'version'>): ContractAnswer {
  const { signKeyBox, signKeyId } = tenant;
  if (!signKeyBox || !signKeyId) throw new Error(`${tenant.code} has no signing key`);
  const signature = signBytes(Buffer.from(body.termsSha256, 'hex'), unseal(signKeyBox, deps.env.encryptionKey));
  return {
    ...about, orderId: body.orderId, status: 'ISSUED', issuedAt: at.toString(), termsSha256: body.termsSha256,
    statement: contractStatement(body.terms as unknown as CanonicalTerms, about.contractNumber, tenant),
    signature: { keyid: signKeyId, value: signature.toString('base64') },
  };
}

/** POST /contracts/{contractId}/events: noted; one that ends the contract frees what it bound, once that is released. */
export async function answerContractEvent(asking: Asking, tx: Tx, id: string, input: unknown): Promise<Served> {
  const parsed = contractEventBody.safeParse(input);
  if (!parsed.success) return zodProblem(parsed.error);
  const { party, actor, at } = asking;
  if (!(await contractExists(tx, party, id))) return problem('unknown');
  if (endsContract(parsed.data.type)) await endContract(tx, party, id, at);
  await heedInSettlement(asking, tx, id, parsed.data.type);
  await audit(tx, { actor, action: 'tenant-contract.event', subject: { type: 'tenant-contract', id }, data: { ...parsed.data }, at });
  return { status: 202, body: { eventId: parsed.data.eventId, status: 'RECORDED' } };
}

/**
 * What an event changes about what the seller is still to be paid. For goods that go back nothing is. A refused payment makes
 * the lender wait: how it ends is told nobody in version 1 of the protocol, but where it stands the goods are back by then, so
 * the lender pays after its days of waiting. Goods that are bought, early or at their term, are paid for all the same.
 */
async function heedInSettlement({ tenant, at }: Asking, tx: Tx, id: string, type: ContractEventBody['type']): Promise<void> {
  if (type === 'WITHDRAWAL' || type === 'RETURN') await callOffSettlement(tx, id);
  if (type === 'PAYMENT_REFUSAL') await putOffSettlement(tx, id, addDays(plainDateIn(at), tenant.rules.refusalWaitDays));
}
