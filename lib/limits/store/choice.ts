import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { JOB_ATTEMPTS } from '@/lib/platform/jobs';
import { WAITING_ASKS, type ApprovalStatus, type AskState, type RequestState } from '../model/states';

/** Declines and failures stay as they were answered; what could still have been taken is lost. */
const LOSABLE = [...WAITING_ASKS, 'APPROVED', 'COUNTER_OFFER'] satisfies AskState[];

interface Choosing {
  approvalId: string;
  actor: Actor;
  at: Temporal.Instant;
}

export interface Choice {
  /** The request was open and is chosen now. */
  moved: boolean;
  /** As they were before. */
  state: RequestState;
  askState: AskState;
  status: ApprovalStatus;
}

/**
 * OPEN → CHOSEN for the (locked) request of a live approval; its other answers are lost, and one audit row says so. Where
 * the lease desk was chosen, approvals among them are DECLINED at once and outside financiers told by jobs; an outside
 * financier may yet refuse the hold, so the others are kept until it has confirmed. One statement.
 */
export async function chooseApproval(tx: Tx, { approvalId, actor, at }: Choosing): Promise<Choice> {
  const now = toDate(at);
  const rows = await tx.$queryRaw<Choice[]>`
    WITH choice AS (
      SELECT r.id AS request_id, r.state, k.id AS ask_id, k.state AS ask_state, a.id AS approval_id, a.status, i.code, i.kind
        FROM approval a JOIN limit_ask k ON k.id = a.ask_id JOIN limit_request r ON r.id = k.limit_request_id JOIN institution i ON i.id = a.institution_id
       WHERE a.id = ${approvalId}),
    moved AS (
      UPDATE limit_request r SET state = 'CHOSEN', closed_at = ${now}, closed_reason = NULL
        FROM choice c WHERE r.id = c.request_id AND r.state = 'OPEN' AND c.ask_state = 'APPROVED' AND c.status = 'LIVE'
      RETURNING r.id, c.ask_id, c.approval_id, c.code, c.kind),
    lost AS (
      UPDATE limit_ask k SET state = 'LOST'
        FROM moved m WHERE k.limit_request_id = m.id AND k.id <> m.ask_id AND k.state::text = ANY (${LOSABLE}::text[])
      RETURNING k.id, m.kind),
    declined AS (
      UPDATE approval a SET status = 'DECLINED', ended_at = ${now}, ended_reason = 'other-chosen'
        FROM lost l WHERE a.ask_id = l.id AND l.kind = 'DESK' AND a.status = 'LIVE' AND a.held_minor = 0
      RETURNING a.id, a.institution_id),
    noted AS (
      INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, data, at)
      SELECT 'limit_request', m.id, 'limit.chosen', ${actor.userId}, ${actor.role},
             jsonb_build_object('approvalId', m.approval_id, 'askId', m.ask_id, 'lender', m.code), ${now} FROM moved m),
    told AS (
      SELECT graphile_worker.add_job('decline-approval', json_build_object('approvalId', d.id), job_key := 'decline-approval:' || d.id,
                                     max_attempts := ${JOB_ATTEMPTS}::int)
        FROM declined d JOIN institution i ON i.id = d.institution_id AND i.kind = 'HTTP')
    SELECT c.state::text AS state, c.ask_state::text AS "askState", c.status::text AS status, EXISTS (SELECT 1 FROM moved) AS moved, (SELECT count(*) FROM told) AS told FROM choice c`;
  const [choice] = rows;
  if (!choice) throw new RangeError(`no approval ${approvalId}`);
  return choice;
}

/** The financier that was chosen has confirmed, or nothing of it is waited for: the others are declined, outside ones told by jobs. @returns how many */
export async function declineLosers(tx: Tx, requestId: string, at: Temporal.Instant): Promise<number> {
  const [row] = await tx.$queryRaw<{ declined: bigint }[]>`
    WITH declined AS (
      UPDATE approval a SET status = 'DECLINED', ended_at = ${toDate(at)}, ended_reason = 'other-chosen'
        FROM limit_ask k JOIN limit_request r ON r.id = k.limit_request_id AND r.state = 'CHOSEN'
       WHERE k.limit_request_id = ${requestId} AND k.state = 'LOST' AND a.ask_id = k.id AND a.status = 'LIVE' AND a.held_minor = 0 AND a.used_minor = 0
      RETURNING a.id, a.institution_id),
    told AS (
      SELECT graphile_worker.add_job('decline-approval', json_build_object('approvalId', d.id), job_key := 'decline-approval:' || d.id,
                                     max_attempts := ${JOB_ATTEMPTS}::int)
        FROM declined d JOIN institution i ON i.id = d.institution_id AND i.kind = 'HTTP')
    SELECT count(*) AS declined, (SELECT count(*) FROM told) AS told FROM declined`;
  return Number(row?.declined ?? 0n);
}

/**
 * The financier that was chosen does not stand by its approval: what the choice lost and is still good can be chosen
 * again, CHOSEN → OPEN. False where nothing is. A newer question to the same financier keeps the older one lost.
 */
export async function undoChoice(tx: Tx, requestId: string, at: Temporal.Instant): Promise<boolean> {
  const now = toDate(at);
  const [row] = await tx.$queryRaw<{ reopened: boolean }[]>`
    WITH back AS (
      UPDATE limit_ask k SET state = CASE WHEN a.id IS NULL THEN 'COUNTER_OFFER' ELSE 'APPROVED' END::"AskState"
        FROM limit_ask o JOIN limit_request r ON r.id = o.limit_request_id AND r.state = 'CHOSEN'
        LEFT JOIN approval a ON a.ask_id = o.id
       WHERE k.id = o.id AND o.limit_request_id = ${requestId} AND o.state = 'LOST'
         AND NOT EXISTS (SELECT 1 FROM limit_ask n WHERE n.limit_request_id = o.limit_request_id AND n.institution_id = o.institution_id AND n.id > o.id)
         AND CASE WHEN a.id IS NULL THEN EXISTS (
               SELECT 1 FROM jsonb_array_elements(CASE jsonb_typeof(o.offers) WHEN 'array' THEN o.offers ELSE '[]' END) f WHERE (f ->> 'expiresAt')::timestamptz > ${now})
             ELSE a.status = 'LIVE' AND a.expires_at > ${now} END
      RETURNING k.id),
    opened AS (
      UPDATE limit_request r SET state = 'OPEN', closed_at = NULL WHERE r.id = ${requestId} AND r.state = 'CHOSEN' AND EXISTS (SELECT 1 FROM back)
      RETURNING r.id)
    SELECT EXISTS (SELECT 1 FROM opened) AS reopened`;
  return row?.reopened ?? false;
}
