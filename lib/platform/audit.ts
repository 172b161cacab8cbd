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
export async function audit(tx: Tx, note: AuditNote): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, reason, data, at)
    VALUES (${note.subject.type}, ${note.subject.id}, ${note.action}, ${note.actor.userId}, ${note.actor.role},
            ${note.reason ?? null}, ${note.data ? json(note.data) : null}::jsonb, ${toDate(note.at)})`;
}
