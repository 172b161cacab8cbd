import { findContractOfAnswer } from '@/lib/contracts/store/contracts';
import { recordContractAnswer } from '@/lib/contracts/record-contract-answer';
import { refuseContract } from '@/lib/contracts/refuse-contract';
import type { ContractAnswer, LimitDecision } from '@/lib/institutions/model/answers';
import { EVENT_DATA, isEventType, type ApprovalRevoked, type ContractRefused } from '@/lib/institutions/model/events';
import type { ReceivedEvent } from '@/lib/institutions/store';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { recordDecision } from '@/lib/limits/record-decision';
import { revokeApproval } from '@/lib/limits/revoke-approval';
import type { Deps } from '@/lib/platform/db';
import { matchFinancierPayment, type SettlementSaid } from '@/lib/settlements/match-financier-payment';

/** What becomes of an event. Who quarantines an answer tells the admins; `unreadable` is told by the caller. */
export interface Verdict {
  outcome: 'APPLIED' | 'STALE' | 'QUARANTINED' | 'IGNORED' | 'NOTED';
  note?: string;
  unreadable?: true;
}

/** Event type → use case of the storey that it is about, in the transaction that settles the event. Error: `not-found`. */
export async function applyByType(deps: Deps, actor: Actor, event: ReceivedEvent): Promise<Result<Verdict>> {
  if (!isEventType(event.type)) return ok({ outcome: 'IGNORED', note: 'unknown type' });
  const data = EVENT_DATA[event.type].safeParse(event.data);
  if (!data.success) return ok({ outcome: 'QUARANTINED', note: `unreadable at ${data.error.issues[0]?.path.join('.') ?? ''}`, unreadable: true });
  const { institutionId } = event;
  switch (event.type) {
    case 'limit.decided': return recordDecision(deps, actor, { institutionId, decision: data.data as LimitDecision });
    case 'approval.revoked': return revoked(deps, actor, institutionId, data.data as ApprovalRevoked);
    case 'contract.issued': return issued(deps, actor, institutionId, data.data as ContractAnswer);
    case 'contract.refused': return refused(deps, actor, institutionId, data.data);
    case 'settlement.paid': return settled(deps, event, data.data as SettlementSaid['settlement']);
  }
}

const textOf = (reason: ApprovalRevoked['reason']): string => (typeof reason === 'string' ? reason : reason?.ko ?? '');

const revoked = (deps: Deps, actor: Actor, institutionId: string, { approvalId, version, reason }: ApprovalRevoked) =>
  revokeApproval(deps, actor, { institutionId, externalId: approvalId, version, reason: textOf(reason) });

async function issued(deps: Deps, actor: Actor, institutionId: string, answer: ContractAnswer): Promise<Result<Verdict>> {
  const contract = await findContractOfAnswer(deps.tx ?? deps.db, institutionId, answer);
  if (!contract) return err({ code: 'not-found' });
  const recorded = await recordContractAnswer(deps, actor, { orderId: contract.orderId, answer });
  if (!recorded.ok) return recorded;
  const outcome = { DRAWN: 'APPLIED', KNOWN: 'STALE', QUARANTINED: 'QUARANTINED' } as const;
  const { state, note } = recorded.value;
  return ok({ outcome: outcome[state], ...(note !== undefined && { note }) });
}

async function refused(deps: Deps, actor: Actor, institutionId: string, { reason, reasons, ...about }: ContractRefused): Promise<Result<Verdict>> {
  const contract = await findContractOfAnswer(deps.tx ?? deps.db, institutionId, about);
  if (!contract) return err({ code: 'not-found' });
  const told = [textOf(reason), ...(reasons ?? []).map((each) => each.ko)].filter(Boolean).join(' ') || 'refused';
  const done = await refuseContract(deps, actor, { contractId: contract.id, reason: told });
  return done.ok ? ok({ outcome: done.value ? 'APPLIED' : 'STALE' }) : done;
}

/** About a contract that is not that financier's nothing is waited for: its answer came before anything could be paid. */
async function settled(deps: Deps, { institutionId, eventId }: ReceivedEvent, settlement: SettlementSaid['settlement']): Promise<Result<Verdict>> {
  const matched = await matchFinancierPayment(deps, { institutionId, eventId, settlement });
  return matched.ok ? matched : ok({ outcome: 'IGNORED', note: 'settlement of no contract of this financier' });
}
