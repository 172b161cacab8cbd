import { findEvent, findUntold, markTold } from '@/lib/contracts/store/events';
import { callInstitution, JOB_DEADLINE_MS } from '@/lib/institutions/call-institution';
import type { ContractEventBody } from '@/lib/institutions/model/protocol';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { openCase } from './store/cases';
import { findSource } from './store/events';
import { findSubject, namedOf } from './store/subjects';
import { tellDesk } from './tell';

/** Longer than such a job takes. */
const STUCK_MINUTES = 10;

/**
 * POST /contracts/{contractId}/events: an outside financier is told of a withdrawal, of the end of a contract that was
 * never signed, or of a payment refusal, under the event's own key, so that a repeat is the same event. What it refuses
 * for good becomes a case for the desk, since the purchaser's right does not wait for it; of a contract that it does not know nothing is left to tell. @throws Error while the outcome is unknown
 */
export async function tellContractEvent(deps: Deps, { eventId }: { eventId: string }): Promise<Result<null>> {
  const event = await findEvent(deps.db, eventId);
  if (!event || event.toldAt || event.refusedWith !== null) return ok(null);
  const body: ContractEventBody = {
    eventId, type: event.type as ContractEventBody['type'], occurredAt: toInstant(event.occurredAt).toString(), version: event.version, amounts: event.amounts as Record<string, string>,
  };
  const outcome = await callInstitution(deps, {
    institutionId: event.institutionId, method: 'POST', path: `/contracts/${encodeURIComponent(event.contract.externalId ?? '')}/events`, key: eventId, body, deadlineMs: JOB_DEADLINE_MS,
  });
  if (outcome.kind === 'unknown') throw new Error(`event ${eventId} not known to have arrived: ${outcome.reason}`);
  return write(deps, async (tx) => {
    const told = await markTold(tx, eventId, outcome.kind === 'answer' ? { toldAt: deps.clock.now() } : { refusedWith: outcome.type });
    if (!told) return ok(null);
    const refusal = outcome.kind === 'problem' ? outcome.type : null;
    await audit(tx, {
      actor: SYSTEM, action: refusal === null ? 'contract.financier-told' : 'contract.financier-not-told', subject: { type: 'contract', id: event.contractId },
      ...(refusal !== null && { reason: refusal }), data: { eventId }, at: deps.clock.now(),
    });
    if (refusal !== null) await notTold(tx, deps, { ...event, known: outcome.kind !== 'problem' || outcome.status !== 404 });
    return ok(null);
  });
}

async function notTold(tx: Tx, deps: Deps, event: { id: string; contractId: string; type: string; known: boolean }): Promise<void> {
  const at = deps.clock.now();
  const [subject, source] = [await findSubject(tx, event.contractId), await findSource(tx, event)];
  if (!subject) return;
  if (!source) {
    if (!event.known) return;
    const params = { number: subject.number, institution: subject.institution.nameKo };
    await notifyRole(tx, 'ADMIN', { kind: 'contracts.end-not-told', params, href: `/admin/contracts/${subject.id}`, eventKey: `contract-event:${event.id}`, at });
    return;
  }
  const [id, folder] = 'withdrawalId' in source ? [source.withdrawalId, 'withdrawals'] : [source.refusalId, 'refusals'];
  await openCase(tx, 'NOT_TOLD', source, { at });
  await tellDesk(tx, namedOf(subject), { what: 'case-not-told', id, at, page: `/desk/rights/${folder}/${id}` });
}

/** Sweep: what a financier has not heard, and whose job is lost. */
export async function resumeContractEvents(deps: Deps): Promise<void> {
  const untold = await findUntold(deps.db, deps.clock.now().subtract({ minutes: STUCK_MINUTES }));
  if (untold.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id } of untold) await addJob(tx, 'tell-contract-event', { eventId: id }, { key: `tell-contract-event:${id}` });
    return ok(null);
  });
}
