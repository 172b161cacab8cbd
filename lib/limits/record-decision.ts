import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { ApprovalAnswer, LimitDecision } from '@/lib/institutions/model/answers';
import type { Applied } from '@/lib/institutions/model/events';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { keepAnswerAside } from '@/lib/institutions/store';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { lowerApproval } from './lower-approval';
import type { Help } from './model/help';
import { judge, type AskedFor, type Judgement } from './model/judge';
import { MALL_REASONS } from './model/reasons';
import { WAITING_ASKS } from './model/states';
import { queueDecline } from './queue-decline';
import { settleRequest } from './settle-request';
import { insertApproval, lockApproval } from './store/approvals';
import { moveAsk, type AskChange } from './store/asks';
import { extendAnswerBy, lockRequestOfAsk, readRequest, type AskOfRequest, type RequestWithAsks } from './store/requests';
import { findSellerLimit, sellerFree } from './store/seller-limits';
import { alertAdmins, tellAnswer, tellDesk } from './tell';

export interface RecordDecision {
  institutionId: string;
  /** As it came over the wire, checked by its schema. */
  decision: LimitDecision;
  /** It came as the answer to our question, and not by a callback, which is kept by itself. */
  direct?: true;
  /** Where the answer rests on a limit for the whole mall that was given before. */
  preApprovalId?: string;
  /** What the desk saw when it decided. */
  assessment?: Record<string, unknown>;
  /** What it would approve instead. */
  helps?: Help[];
  /** The desk's last checker, with the maker's note. */
  decidedById?: string;
  note?: string;
  /** Who proposed it and who agreed, where persons decided. */
  people?: { proposedBy: string; checkedBy: string[] };
}

/**
 * Records a financier's answer: the asking task, the callback, the desk's rules and the desk's person all end here.
 * Applied once and in order (the version must rise); recomputed, and quarantined with an alert where its figures do not
 * follow; an approval without the seller's limit becomes a decline. Error: `not-found`.
 */
export function recordDecision(deps: Deps, actor: Actor, input: RecordDecision): Promise<Result<Applied>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const requestId = await lockRequestOfAsk(tx, input.decision.requestId);
    const request = requestId === undefined ? undefined : await readRequest(tx, requestId);
    const ask = request?.asks.find((each) => each.id === input.decision.requestId && each.institutionId === input.institutionId);
    if (!request || !ask) return err({ code: 'not-found' });
    const judgement = judge(await askedFor(tx, request, ask, input.decision, at), input.decision, at);
    return ok(await apply(tx, { actor, request, ask, input, judgement, at }));
  });
}

async function askedFor(tx: Tx, request: RequestWithAsks, ask: AskOfRequest, decision: LimitDecision, at: Temporal.Instant): Promise<AskedFor> {
  const sellerLimit = await findSellerLimit(tx, ask.sellerId, ask.institutionId);
  const known = decision.status === 'APPROVED' ? await lockApproval(tx, ask.institutionId, decision.approval.approvalId) : null;
  return {
    state: ask.state, version: ask.version, askedAt: toInstant(ask.askedAt), currency: request.currency, terms: ask.terms as unknown as WireTerms, acceptsOffer: ask.acceptsOffer,
    wanted: request.state === 'OPEN' && ask.state !== 'LOST' && ask.institution.status !== 'REMOVED',
    sellerFreeMinor: sellerFree(sellerLimit, at),
    approvalKnown: ask.approval ? 'HERE' : known ? 'ELSEWHERE' : 'NO', ...(ask.approval && { approval: ask.approval }),
  };
}

interface Applying {
  actor: Actor;
  request: RequestWithAsks;
  ask: AskOfRequest;
  input: RecordDecision;
  judgement: Judgement;
  at: Temporal.Instant;
}

async function apply(tx: Tx, applying: Applying): Promise<Applied> {
  const { actor, request, ask, input, judgement, at } = applying;
  if (judgement.kind === 'STALE') return { outcome: 'STALE' };
  if (judgement.kind === 'QUARANTINED') return quarantine(tx, applying, judgement.note);
  if (judgement.kind === 'LOWERED') return lower(tx, applying, judgement.approval);
  const late = ask.state === 'FAILED';
  const { change, approvalId } = await changeOf(tx, applying);
  if (change && !(await moveAsk(tx, ask.id, change))) throw new Error(`ask ${ask.id} moved under its lock`);
  await audit(tx, {
    actor, action: `limit.${(change?.to ?? 'LOST').toLowerCase().replace('_', '-')}`, subject: { type: 'limit_request', id: request.id },
    ...(input.note === undefined ? {} : { reason: input.note }),
    data: { askId: ask.id, lender: ask.institution.code, version: input.decision.version, answer: input.decision, ...(approvalId !== undefined && { approvalId }), ...input.people }, at,
  });
  if (judgement.kind === 'WAITING') {
    await extendAnswerBy(tx, request.id, judgement.answerBy);
    if (ask.institution.kind === 'DESK' && judgement.state === 'REFERRED') await tellDesk(tx, { ask, request, answerBy: judgement.answerBy, at });
    return { outcome: 'APPLIED' };
  }
  if (change) await settleRequest(tx, request.id, at);
  if (change && late) await tellAnswer(tx, { ask, request, state: change.to, at });
  return { outcome: 'APPLIED' };
}

/** What was approved is less now, or ends with it; the answer's version is the last that is known. */
async function lower(tx: Tx, { actor, ask, input, at }: Applying, said: ApprovalAnswer): Promise<Applied> {
  await moveAsk(tx, ask.id, { to: ask.state, version: input.decision.version });
  await lowerApproval(tx, {
    actor, institutionId: ask.institutionId, externalId: said.approvalId,
    approvedMinor: BigInt(said.approvedAmount), monthlyCapMinor: BigInt(said.monthlyCap), expiresAt: new Date(said.expiresAt), at,
  });
  return { outcome: 'APPLIED' };
}

/** Nothing of it is applied. Who waits for it is told that no usable answer came; a right one may still follow. */
async function quarantine(tx: Tx, { actor, request, ask, input, at }: Applying, note: string): Promise<Applied> {
  const waiting = WAITING_ASKS.some((state) => state === ask.state);
  await moveAsk(tx, ask.id, {
    to: waiting ? 'FAILED' : ask.state, version: input.decision.version, ...(waiting ? { reasons: [MALL_REASONS.UNREADABLE] } : {}),
  });
  await audit(tx, {
    actor, action: 'limit.quarantined', subject: { type: 'limit_request', id: request.id }, reason: note,
    data: { askId: ask.id, lender: ask.institution.code, answer: input.decision }, at,
  });
  if (input.direct) {
    await keepAnswerAside(tx, { institutionId: ask.institutionId, type: 'limit.decided', subject: ask.id, version: input.decision.version, data: input.decision, note }, at);
  }
  await alertAdmins(tx, { ask, request, note, version: input.decision.version, at });
  if (waiting) await settleRequest(tx, request.id, at);
  return { outcome: 'QUARANTINED', note };
}

interface Changed {
  /** Undefined where nobody waits for it any more. */
  change: AskChange | undefined;
  approvalId?: string;
}

/** What the ask becomes, once its approval, if any, is written. */
async function changeOf(tx: Tx, { ask, input, judgement, at }: Applying): Promise<Changed> {
  const base = {
    version: input.decision.version,
    ...(input.assessment ? { assessment: input.assessment } : {}),
    ...(input.decidedById ? { decidedById: input.decidedById } : {}),
    ...(input.note === undefined ? {} : { note: input.note }),
  };
  switch (judgement.kind) {
    case 'WAITING': return { change: { ...base, to: judgement.state, answerBy: judgement.answerBy } };
    case 'DECLINED': return { change: { ...base, to: 'DECLINED', reasons: judgement.reasons, helps: input.helps ?? [], answeredAt: at } };
    case 'COUNTER_OFFER': return { change: { ...base, to: 'COUNTER_OFFER', offers: judgement.offers, reasons: [], answeredAt: at } };
    case 'APPROVED': {
      const approvalId = await insertApproval(tx, {
        ask, answer: judgement.approval, schedule: judgement.schedule, ...(input.preApprovalId === undefined ? {} : { preApprovalId: input.preApprovalId }), at,
      });
      return { change: { ...base, to: 'APPROVED', reasons: [], answeredAt: at }, approvalId };
    }
    case 'UNUSABLE': {
      const { reason } = judgement;
      const approvalId = await insertApproval(tx, { ask, answer: judgement.approval, schedule: judgement.schedule, ended: reason?.code ?? 'unwanted', at });
      await queueDecline(tx, { approvalId, outside: ask.institution.kind === 'HTTP' });
      return { change: reason ? { ...base, to: 'DECLINED', reasons: [reason], answeredAt: at } : undefined, approvalId };
    }
    default: return { change: undefined };
  }
}
