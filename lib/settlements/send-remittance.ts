import type { Temporal } from 'temporal-polyfill';
import { callInstitution, JOB_DEADLINE_MS } from '@/lib/institutions/call-institution';
import type { RemittanceBody } from '@/lib/institutions/model/protocol';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import type { ByHandInput } from './model/settlement';
import { findRemittance, findUnsent, settleRow } from './store/remittances';

/** Longer than such a job takes. */
const STUCK_MINUTES = 10;

type Row = NonNullable<Awaited<ReturnType<typeof findRemittance>>>;

/**
 * POST /contracts/{contractId}/remittances under the remittance's own id, so that a repeat is the same one. What was
 * acknowledged leaves the books. What is refused for good is told to the admins, its lines stay with it, and a person
 * settles it (`recordRemittedByHand`). @throws Error while the outcome is unknown
 */
export async function sendRemittance(deps: Deps, { remittanceId }: { remittanceId: string }): Promise<Result<null>> {
  const row = await findRemittance(deps.db, remittanceId);
  if (!row || row.state !== 'PENDING') return ok(null);
  const outcome = await callInstitution(deps, {
    institutionId: row.institutionId, method: 'POST', path: `/contracts/${encodeURIComponent(row.lease.contract.externalId ?? '')}/remittances`, key: remittanceId, body: bodyOf(row), deadlineMs: JOB_DEADLINE_MS,
  });
  if (outcome.kind === 'unknown') throw new Error(`remittance ${remittanceId} not known to have arrived: ${outcome.reason}`);
  faultPoint('settlements:remittance-answered');
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    if (outcome.kind === 'problem') return refused(tx, row, outcome.type, at);
    if (!await settleRow(tx, remittanceId, { state: 'SENT', at })) return ok(null);
    await post(tx, row, at);
    await audit(tx, { actor: SYSTEM, action: 'remittance.sent', subject: { type: 'remittance', id: remittanceId }, data: { totalMinor: row.totalMinor, period: row.period }, at });
    return ok(null);
  });
}

/** What of the money is of an instalment; the rest (`besideMinor`) goes with it, and the contract's events say what it is. */
function bodyOf({ id, period, currency, parts, totalMinor, besideMinor }: Row): RemittanceBody {
  return { remittanceId: id, period, currency, lines: parts.map(({ seq, amountMinor }) => ({ seq, amount: amountMinor.toString() })), total: (totalMinor - besideMinor).toString() };
}

function post(tx: Tx, { id, leaseId, institutionId, currency, totalMinor, lease }: Row, at: Temporal.Instant): Promise<boolean> {
  const of = { partyId: institutionId, leaseId };
  return postEntry(tx, {
    sourceType: 'remittance', sourceId: id, kind: 'sent', currency, occurredOn: plainDateIn(at, lease.timeZone),
    lines: [debit('remittance-payable', totalMinor, of), credit('cash', totalMinor, of)],
  }, at);
}

async function refused(tx: Tx, { id, period, currency, totalMinor, institution, lease }: Row, refusedWith: string, at: Temporal.Instant): Promise<Result<null>> {
  if (!await settleRow(tx, id, { state: 'REFUSED', refusedWith })) return ok(null);
  await audit(tx, { actor: SYSTEM, action: 'remittance.refused', subject: { type: 'remittance', id }, reason: refusedWith, data: { totalMinor, period }, at });
  await notifyRole(tx, 'ADMIN', {
    kind: 'settlements.remittance-refused', params: { number: lease.contract.number, institution: institution.nameKo, period, amountMinor: totalMinor.toString(), currency },
    href: `/admin/institutions/${institution.code}/remittances?period=${period}`, eventKey: `remittance-refused:${id}`, at,
  });
  return ok(null);
}

/** An admin has cleared up with the financier what it refused, and the money went there otherwise. Errors: `not-found`, `settlements.moved-on`. */
export async function recordRemittedByHand(deps: Deps, actor: Actor, { remittanceId, note }: ByHandInput): Promise<Result<null>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const row = await findRemittance(tx, remittanceId);
    if (!row) return err({ code: 'not-found' });
    if (!await settleRow(tx, remittanceId, { state: 'BY_HAND', note, at })) return err({ code: 'settlements.moved-on' });
    await post(tx, row, at);
    await audit(tx, { actor, action: 'remittance.by-hand', subject: { type: 'remittance', id: remittanceId }, reason: note, data: { totalMinor: row.totalMinor }, at });
    return ok(null);
  });
}

/** Sweep: what no financier has answered, and whose job is lost. */
export async function resumeRemittances(deps: Deps): Promise<void> {
  const unsent = await findUnsent(deps.db, deps.clock.now().subtract({ minutes: STUCK_MINUTES }));
  if (unsent.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id } of unsent) await addJob(tx, 'send-remittance', { remittanceId: id }, { key: `send-remittance:${id}` });
    return ok(null);
  });
}
