import { createHash, randomUUID, sign, createPrivateKey } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { canonicalText } from '@/lib/kernel/canonical-terms';
import type { ContractBody, HoldBody, LimitRequestBody, RemittanceBody, SellerLimitBody } from '@/lib/institutions/model/protocol';
import type { Books, Decision, ScriptedApproval } from './books';

export interface Answered {
  status: number;
  body: unknown;
}

const problem = (status: number, type: string): Answered => ({ status, body: { type: `urn:dalmada:problem:${type}`, title: type, status } });

/** POST /limit-requests: the same request again is the same decision. */
export function limitRequest(books: Books, body: LimitRequestBody, how: Decision): Answered {
  return decisionAnswer(books.requests.get(body.requestId)?.decision ?? books.decide(body, how));
}

export function lookup(books: Books, requestId: string): Answered {
  const known = books.requests.get(requestId);
  return known ? decisionAnswer(known.decision) : problem(404, 'unknown');
}

const decisionAnswer = (decision: { status: string }): Answered =>
  ({ status: decision.status === 'PENDING' || decision.status === 'REFERRED' ? 202 : 200, body: decision });

export function limitVerb(books: Books, approvalId: string, verb: string, body: HoldBody): Answered {
  const approval = books.approvals.get(approvalId);
  if (!approval) return problem(404, 'unknown');
  if (verb === 'decline') {
    approval.status = 'DECLINED';
    return { status: 200, body: useAnswer(books, approval) };
  }
  const known = approval.holds.get(body.orderId);
  if (verb === 'release') {
    if (known?.state === 'USED' && bound(books, body.orderId)) return problem(409, 'limit-exceeded');
    if (known) known.state = 'RELEASED';
    return { status: 200, body: useAnswer(books, approval) };
  }
  if (known?.state === 'USED') return { status: 200, body: useAnswer(books, approval) };
  const over = Temporal.Instant.compare(approval.expiresAt, books.now()) <= 0;
  if (over || approval.status !== 'LIVE') return problem(410, 'approval-ended');
  const others = books.sums(approval, body.orderId);
  const [amount, monthly] = [BigInt(body.amount), BigInt(body.monthlyInstalment)];
  if (others.held + others.used + amount > approval.approved || others.monthly + monthly > approval.monthlyCap) return problem(409, 'limit-exceeded');
  approval.holds.set(body.orderId, { amount, monthly, state: verb === 'use' ? 'USED' : 'HELD', ...(verb === 'hold' ? { until: body.until } : {}) });
  approval.version += 1;
  return { status: 200, body: useAnswer(books, approval) };
}

/** What was issued binds until the mall has said that it ended. */
const bound = ({ contracts, endedContracts }: Books, orderId: string): boolean => {
  const contract = contracts.get(orderId);
  return contract !== undefined && !endedContracts.has(contract.contractId);
};

/** What has become of a contract. */
export function contractEvent(books: Books, contractId: string, { type }: { type: string }): Answered {
  if (![...books.contracts.values()].some((contract) => contract.contractId === contractId)) return problem(404, 'not-found');
  if (type === 'WITHDRAWAL') books.endedContracts.add(contractId);
  return { status: 202, body: {} };
}

/** POST /contracts/{id}/remittances: as strict as the reference server is. No instalment beyond its amount, and the lines add up. */
export function remittance(books: Books, contractId: string, { lines, total, remittanceId }: RemittanceBody): Answered {
  const known = [...books.contracts.values()].find((contract) => contract.contractId === contractId);
  if (!known) return problem(404, 'unknown');
  const { schedule } = known.body.terms as { schedule: { seq: number; amount: string }[] };
  const remitted = books.remitted.get(contractId) ?? new Map<number, bigint>();
  const after = new Map(remitted);
  for (const { seq, amount } of lines) after.set(seq, (after.get(seq) ?? 0n) + BigInt(amount));
  const tooMuch = [...after].some(([seq, amount]) => amount > BigInt(schedule.find((row) => row.seq === seq)?.amount ?? 0));
  const repeated = new Set(lines.map(({ seq }) => seq)).size < lines.length;
  if (tooMuch || repeated || lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n) !== BigInt(total)) return problem(422, 'field');
  books.remitted.set(contractId, after);
  return { status: 201, body: { remittanceId, total } };
}

function useAnswer(books: Books, approval: ScriptedApproval) {
  const { held, used } = books.sums(approval);
  return {
    approvalId: approval.approvalId, held: held.toString(), used: used.toString(),
    available: (approval.approved - held - used).toString(), version: approval.version,
  };
}

export function sellerLimit(books: Books, body: SellerLimitBody): Answered {
  const known = books.sellerLimits.get(body.seller.reference) ?? { sellerLimitId: books.nextId('sl'), approved: BigInt(body.requested) };
  books.sellerLimits.set(body.seller.reference, known);
  return {
    status: 200,
    body: {
      sellerLimitId: known.sellerLimitId, status: 'APPROVED', approvedAmount: known.approved.toString(), used: '0',
      expiresAt: books.now().add({ hours: 24 * 365 }).toString(), version: 1,
    },
  };
}

/** `issue` answers 201, `pending` 202, `wrong-hash` 201 with another hash than was sent. */
export type ContractScript = 'issue' | 'pending' | 'wrong-hash';

export function contract(books: Books, body: ContractBody, how: ContractScript, signer: { keyId: string; privatePem: string }): Answered {
  const known = books.contracts.get(body.orderId);
  const contractId = known?.contractId ?? books.nextId('ct');
  const answer = known?.answer ?? issued(books, contractId, body, how, signer);
  books.contracts.set(body.orderId, { contractId, body, answer });
  return how === 'pending' ? { status: 202, body: { contractId, status: 'PENDING', version: 0 } } : { status: 201, body: answer };
}

function issued(books: Books, contractId: string, body: ContractBody, how: ContractScript, signer: { keyId: string; privatePem: string }) {
  const own = createHash('sha256').update(canonicalText(body.terms)).digest('hex');
  const termsSha256 = how === 'wrong-hash' ? createHash('sha256').update(randomUUID()).digest('hex') : own;
  return {
    contractId, orderId: body.orderId, contractNumber: `${books.code.toUpperCase()}-${books.contracts.size + 1}`, status: 'ISSUED', version: 1,
    issuedAt: books.now().toString(), termsSha256,
    statement: { ko: `${books.code}이(가) 이 계약서를 발행했습니다.`, en: `${books.code} has issued this contract.` },
    signature: { keyid: signer.keyId, value: sign(null, Buffer.from(termsSha256, 'hex'), createPrivateKey(signer.privatePem)).toString('base64') },
  };
}
