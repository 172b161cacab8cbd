import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from './clock';
import type { Tx } from './db';

export interface AuditNote {
  actor: Actor;
  /** past-tense verb of the noun, e.g. `order.signed` */
  action: string;
  subject: { type: string; id: string };
  reason?: string;
  data?: Record<string, unknown>;
  at: Temporal.Instant;
}

/** JSON of a value whose amounts may be bigint (as strings). */
export const json = (value: unknown) => JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v));

/** Who did what, in the transaction of the change itself. seq and the hash chain are the database's (trigger). */
export const audit = (tx: Tx, note: AuditNote): Promise<void> => auditAll(tx, [note]);

/** Many at once, in their order: one statement. */
export async function auditAll(tx: Tx, notes: readonly AuditNote[]): Promise<void> {
  if (notes.length === 0) return;
  const entries = notes.map(({ actor, action, subject, reason, data, at }) => ({
    subject_type: subject.type, subject_id: subject.id, action, actor_id: actor.userId, actor_role: actor.role, reason, data, at: toDate(at),
  }));
  await tx.$executeRaw`
    INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, reason, data, at)
    SELECT subject_type, subject_id, action, actor_id, actor_role, reason, data, at
      FROM jsonb_to_recordset(${json(entries)}::jsonb) AS entry(subject_type text, subject_id text, action text, actor_id text, actor_role text, reason text, data jsonb, at timestamptz)`;
}
