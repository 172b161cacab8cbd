import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { ContractBody, HoldBody, LimitRequestBody, RemittanceBody, SellerLimitBody } from '@/lib/institutions/model/protocol';
import { canonicalText } from '@/lib/kernel/canonical-terms';
import { newId, type Approval, type Books } from './books';
import type { Mutant } from './mutants';
import type { FieldError } from './shapes';

export interface Answered {
  status: number;
  body: unknown;
}

export const problem = (status: number, type: string, errors?: FieldError[]): Answered =>
  ({ status, body: { type: `urn:dalmada:problem:${type}`, title: type, status, ...(errors && { errors }) } });

export interface Bank {
  code: string;
  books: Books;
  is: (mutant: Mutant) => boolean;
  signer: { keyId: string; privatePem: string };
  /** Contracts are answered 202 and called back. */
  contractsLater: boolean;
  callBack(type: string, data: Record<string, unknown>): void;
  /** Decides what was PENDING, a moment later. */
  decideLater(body: LimitRequestBody): void;
  pause(ms: number): Promise<void>;
}

const decisionAnswer = (decision: LimitDecision, bank: Bank): Answered =>
  ({ status: (decision.status === 'PENDING' || decision.status === 'REFERRED') && !bank.is('pending-200') ? 202 : 200, body: decision });

export function limitRequest(bank: Bank, body: LimitRequestBody): Answered {
  const { books, is } = bank;
  const known = books.requests.get(body.requestId);
  if (known && !is('ignores-idempotency') && !is('races')) return canonicalText(known.body) === canonicalText(body) ? decisionAnswer(known.decision, bank) : problem(422, 'idempotency-key-reused');
  const decision = books.firstDecision(body);
  if (decision === 'no-such-offer') return problem(410, 'approval-ended');
  books.requests.set(body.requestId, { body, decision });
  if (decision.status === 'PENDING') bank.decideLater(body);
  return decisionAnswer(decision, bank);
}

export function lookup(bank: Bank, requestId: string): Answered {
  const known = bank.books.requests.get(requestId);
  if (!known) return bank.is('lookup-invents') ? { status: 200, body: { requestId, version: 1, status: 'DECLINED', reasons: [] } } : problem(404, 'unknown');
  return decisionAnswer(bank.is('lookup-differs') ? { ...known.decision, version: known.decision.version + 1 } : known.decision, bank);
}

export async function approvalVerb(bank: Bank, approvalId: string, verb: 'hold' | 'use' | 'release' | 'decline', body: HoldBody): Promise<Answered> {
  const { books, is } = bank;
  const approval = books.approvals.get(approvalId);
  if (!approval) return is('approval-invented') && verb !== 'decline' ? { status: 200, body: { approvalId, held: '0', used: '0', available: '0', version: 0 } } : problem(404, 'unknown');
  if (verb === 'decline') approval.ended = !is('decline-ignored');
  else if (verb === 'release') release(bank, approval, body.orderId);
  else {
    const refused = await take(bank, approval, verb, body);
    if (refused) return refused;
  }
  approval.version += 1;
  const { held, used } = books.sums(approval);
  return { status: 200, body: { approvalId, held: held.toString(), used: used.toString(), available: (approval.approved - held - used).toString(), version: approval.version } };
}

function release({ is }: Bank, approval: Approval, orderId: string): void {
  const hold = approval.holds.get(orderId);
  if (!hold || (hold.state === 'HELD' && is('release-keeps')) || (hold.state === 'USED' && is('use-final'))) return;
  hold.state = 'RELEASED';
}

async function take(bank: Bank, approval: Approval, verb: 'hold' | 'use', body: HoldBody): Promise<Answered | undefined> {
  const { books, is } = bank;
  const own = approval.holds.get(body.orderId);
  if (own?.state === 'USED') return undefined;
  if (approval.ended || books.over(approval.expiresAt)) return problem(410, 'approval-ended');
  const [amount, monthly] = [BigInt(body.amount), BigInt(body.monthlyInstalment)];
  const others = books.sums(approval, body.orderId);
  // Long enough for the others to come meanwhile, however busy the machine is.
  if (is('hold-race')) await bank.pause(500);
  const fits = others.held + others.used + amount <= approval.approved || is('over-use');
  if (!fits || (others.monthly + monthly > approval.monthlyCap && !is('over-month'))) return problem(409, 'limit-exceeded');
  const name = (own && is('hold-adds') && verb === 'hold') || (own && is('use-keeps-hold') && verb === 'use') ? newId('again') : body.orderId;
  approval.holds.set(name, { amount, monthly, state: verb === 'use' ? 'USED' : 'HELD', until: verb === 'hold' ? body.until : undefined });
  return undefined;
}

export function sellerLimit({ books, is }: Bank, { seller, requested }: SellerLimitBody): Answered {
  const known = books.sellers.get(seller.reference);
  const limit = known && !is('seller-limit-anew') ? known : { id: newId('sl'), requested: BigInt(requested) };
  if (!is('seller-limit-deaf')) books.sellers.set(seller.reference, limit);
  return { status: 200, body: { sellerLimitId: limit.id, status: 'APPROVED', approvedAmount: limit.requested.toString(), used: '0', expiresAt: books.in(180 * 86_400), version: 1 } };
}

export function contract(bank: Bank, body: ContractBody): Answered {
  const { books, is } = bank;
  const approval = books.approvals.get(body.approvalId);
  if (!approval) return problem(404, 'unknown');
  if (approval.holds.get(body.orderId)?.state !== 'USED') return problem(422, 'field', [{ pointer: '/orderId', detail: 'has not used this approval' }]);
  const own = createHash('sha256').update(canonicalText(body.terms)).digest('hex');
  if (own !== body.termsSha256 && is('contract-crash')) return { status: 500, body: {} };
  if (own !== body.termsSha256 && !is('contract-unchecked')) return problem(422, 'field', [{ pointer: '/termsSha256', detail: 'is not the hash of the terms' }]);
  const known = books.contracts.get(body.orderId);
  const kept = known?.body === canonicalText(body) && !is('contract-anew') && !is('contract-forgets-key') ? known : issued(bank, body, own);
  books.contracts.set(body.orderId, kept);
  if (!bank.contractsLater) return { status: 201, body: kept.answer };
  if (kept !== known) bank.callBack('contract.issued', kept.answer);
  return { status: 202, body: { contractId: kept.contractId, status: 'PENDING', version: 0 } };
}

function issued({ books, code, is, signer }: Bank, body: ContractBody, own: string) {
  const contractId = newId('ct');
  const termsSha256 = is('contract-other-hash') ? createHash('sha256').update(JSON.stringify(body.terms, null, 1)).digest('hex') : own;
  const signed = is('contract-signs-text') ? Buffer.from(termsSha256) : Buffer.from(termsSha256, 'hex');
  const answer = {
    contractId, orderId: body.orderId, contractNumber: `${code.toUpperCase()}-${books.contracts.size + 1}`, status: 'ISSUED', version: 1, issuedAt: books.in(0), termsSha256,
    statement: is('contract-half') ? { ko: '이 계약서를 발행했습니다.' } : { ko: '이 계약서를 발행했습니다.', en: 'This contract was issued.' },
    signature: { keyid: signer.keyId, value: sign(null, signed, createPrivateKey(signer.privatePem)).toString('base64') },
  };
  return { contractId, body: canonicalText(body), answer };
}

const hasContract = ({ books }: Bank, contractId: string): boolean => [...books.contracts.values()].some((each) => each.contractId === contractId);

export function remittance(bank: Bank, contractId: string, { lines, total, remittanceId }: RemittanceBody): Answered {
  if (!hasContract(bank, contractId) || bank.is('remittance-deaf')) return problem(404, 'unknown');
  const sum = lines.reduce((all, line) => all + BigInt(line.amount), 0n);
  if (sum !== BigInt(total) && !bank.is('remittance-unchecked')) return problem(422, 'field', [{ pointer: '/total', detail: `the lines add up to ${sum}` }]);
  return { status: 201, body: { remittanceId, total } };
}

export const contractEvent = (bank: Bank, contractId: string): Answered =>
  (hasContract(bank, contractId) && !bank.is('event-deaf') ? { status: 202, body: { status: 'RECORDED' } } : problem(404, 'unknown'));
