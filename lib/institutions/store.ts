import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { json } from '@/lib/platform/audit';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { EventOutcome } from '@/lib/platform/generated/enums';
import type { EventEnvelope } from './model/events';
import type { InstitutionInput } from './model/institution';
import type { Circuit } from './model/circuit';

export interface InstitutionRow {
  id: string;
  code: string;
  nameKo: string;
  nameEn: string;
  status: 'ACTIVE' | 'PAUSED' | 'REMOVED';
  baseUrl: string | null;
  secretBox: string | null;
  oldSecretBox: string | null;
  oldSecretUntil: Date | null;
  /** Null while nothing has ever failed. */
  circuit: Circuit | null;
}

const institutionFields = {
  id: true, code: true, nameKo: true, nameEn: true, status: true, baseUrl: true, secretBox: true, oldSecretBox: true, oldSecretUntil: true,
  circuit: { select: { state: true, failures: true, openings: true } },
} as const;

export async function findInstitution(tx: Db | Tx, id: string): Promise<InstitutionRow | null> {
  return tx.institution.findUnique({ where: { id }, select: institutionFields });
}

export async function findInstitutionByCode(tx: Db | Tx, code: string): Promise<InstitutionRow | null> {
  return tx.institution.findUnique({ where: { code }, select: institutionFields });
}

/** The outside financiers that are asked. */
export async function findAskedOutside(db: Db): Promise<InstitutionRow[]> {
  return db.institution.findMany({ where: { kind: 'HTTP', status: 'ACTIVE' }, select: institutionFields, orderBy: [{ position: 'asc' }, { code: 'asc' }] });
}

export interface CallBegun {
  institutionId: string;
  method: string;
  path: string;
  key: string | null;
  at: Temporal.Instant;
}

export interface CallEnded {
  status: number | null;
  durationMs: number;
  error: string | null;
  /** It was answered for good: nothing is left to be asked under this key. */
  settled: boolean;
}

/** What a call says of itself while nothing has come back, or after its process was killed. */
const UNDER_WAY = 'under-way';

/** Written before the call is made, never inside the business transaction: what may have arrived is known to have been sent. @returns the row's id */
export async function beginCall(tx: Tx, { at, ...call }: CallBegun): Promise<bigint> {
  const { id } = await tx.institutionCall.create({ data: { ...call, durationMs: 0, error: UNDER_WAY, at: toDate(at) }, select: { id: true } });
  return id;
}

export async function endCall(db: Db, id: bigint, ended: CallEnded): Promise<void> {
  await db.institutionCall.update({ where: { id }, data: ended });
}

/** Of these keys those under which something was sent and nothing came back for good. */
export async function findUnheardKeys(db: Db, institutionId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await db.institutionCall.groupBy({ by: ['key'], where: { institutionId, key: { in: [...keys] } }, _count: true });
  const heard = await db.institutionCall.findMany({ where: { institutionId, key: { in: [...keys] }, settled: true }, select: { key: true } });
  return rows.flatMap(({ key }) => (key !== null && !heard.some((each) => each.key === key) ? [key] : []));
}

const keySet = z.array(z.object({ keyId: z.string(), pem: z.string() }));

/** A registered set of public keys as it rests in a JSON column. */
export const readKeys = (json: unknown): z.output<typeof keySet> => keySet.parse(json);

export type RegisteredRow = Omit<InstitutionInput, 'secret'> & { id: string; status: InstitutionRow['status']; secretBox: string | null };

/** The whole registration, its row locked. */
export async function findRegistered(tx: Tx, code: string): Promise<RegisteredRow | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('institution:' || ${code}, 0))`;
  const row = await tx.institution.findUnique({ where: { code } });
  if (!row) return null;
  const { id, status, nameKo, nameEn, kind, baseUrl, secretBox, position } = row;
  return {
    id, status, code, nameKo, nameEn, kind, baseUrl, secretBox, position,
    profile: row.profile as RegisteredRow['profile'], policy: row.policy as RegisteredRow['policy'], publicKeys: readKeys(row.publicKeys),
  };
}

/** After all that are there. */
export async function nextPosition(tx: Tx): Promise<number> {
  const { _max: { position } } = await tx.institution.aggregate({ _max: { position: true } });
  return (position ?? 0) + 1;
}

/** What is registered. A secret that takes the place of another leaves that one good until then. */
export async function saveInstitution(tx: Tx, row: RegisteredRow & { oldSecret?: { box: string; until: Temporal.Instant } }, at: Temporal.Instant): Promise<void> {
  const { id, code, oldSecret, ...rest } = row;
  const old = oldSecret ? { oldSecretBox: oldSecret.box, oldSecretUntil: toDate(oldSecret.until) } : {};
  const data = { ...rest, ...old, policy: JSON.parse(json(rest.policy)) as object };
  await tx.institution.upsert({ where: { code }, create: { id, code, ...data, createdAt: toDate(at) }, update: data });
}

export async function setInstitutionStatus(tx: Tx, id: string, status: InstitutionRow['status']): Promise<void> {
  await tx.institution.update({ where: { id }, data: { status } });
}

export interface EventKey {
  institutionId: string;
  eventId: string;
}

export interface NewEvent extends EventKey {
  type: string;
  subject: string;
  version: number;
  payload: EventEnvelope;
}

/** False when this institution has sent this id before. */
export async function insertEvent(tx: Tx, event: NewEvent, at: Temporal.Instant): Promise<boolean> {
  const rows = await tx.$executeRaw`
    INSERT INTO institution_event (institution_id, event_id, type, subject, version, payload, received_at)
    VALUES (${event.institutionId}, ${event.eventId}, ${event.type}, ${event.subject}, ${event.version}, ${json(event.payload)}::jsonb, ${toDate(at)})
    ON CONFLICT DO NOTHING`;
  return rows === 1;
}

/** An answer that came at once, kept aside where callbacks are, so that an admin sees both in one place. */
export async function keepAnswerAside(tx: Tx, { institutionId, type, subject, version, data, note }: Omit<NewEvent, 'eventId' | 'payload'> & { data: object; note: string }, at: Temporal.Instant): Promise<void> {
  await tx.institutionEvent.createMany({
    data: [{
      institutionId, eventId: `answer:${subject}:${version}`, type, subject, version, payload: JSON.parse(json({ type, timestamp: at.toString(), data })) as object,
      outcome: 'QUARANTINED', note: note.slice(0, 1000), receivedAt: toDate(at), appliedAt: toDate(at),
    }],
    skipDuplicates: true,
  });
}

export interface ReceivedEvent extends EventKey {
  code: string;
  type: string;
  subject: string;
  version: number;
  data: Record<string, unknown>;
  receivedAt: Temporal.Instant;
}

/**
 * An event that nobody has settled yet, its row and its subject locked: of two events about one thing the second is
 * looked at when the first is done. Null when it is settled or was never received.
 */
export async function lockOpenEvent(tx: Tx, { institutionId, eventId }: EventKey): Promise<ReceivedEvent | null> {
  await tx.$queryRaw`SELECT event_id FROM institution_event WHERE institution_id = ${institutionId} AND event_id = ${eventId} FOR UPDATE`;
  const row = await tx.institutionEvent.findUnique({
    where: { institutionId_eventId: { institutionId, eventId } }, include: { institution: { select: { code: true } } },
  });
  if (!row || row.outcome !== null) return null;
  await lockSubject(tx, institutionId, row.subject);
  const { type, subject, version } = row;
  const { data } = row.payload as unknown as EventEnvelope;
  return { institutionId, eventId, code: row.institution.code, type, subject, version, data, receivedAt: toInstant(row.receivedAt) };
}

/** Of two events about one thing the second waits here until the first is done. */
export async function lockSubject(tx: Tx, institutionId: string, subject: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`institution-event ${institutionId} ${subject}`}, 0))`;
}

/** Whether an event about any of these with the same or a higher version was applied before, of whatever type: versions rise by what they are of. */
export async function newerWasApplied(tx: Tx, { institutionId, version }: ReceivedEvent, subjects: readonly string[]): Promise<boolean> {
  return (await tx.institutionEvent.count({ where: { institutionId, subject: { in: [...subjects] }, outcome: 'APPLIED', version: { gte: version } } })) > 0;
}

/** What became of an event. */
export async function settleEvent(tx: Tx, { institutionId, eventId, subject }: ReceivedEvent, outcome: EventOutcome, note: string | null, at: Temporal.Instant): Promise<void> {
  await tx.institutionEvent.update({
    where: { institutionId_eventId: { institutionId, eventId } }, data: { subject, outcome, note: note?.slice(0, 1000) ?? null, appliedAt: toDate(at) },
  });
}
