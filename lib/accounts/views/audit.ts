import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { startOfDayIn } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { cutKeyed, keysOf, takeOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { findSubjects } from './audit-subject';

const PAGE = 40;

export interface AuditFilter extends KeyRequest {
  /** `order`, `order:o_01K…`, an id, the number of an order or a contract, or a person's mail address. */
  subject?: string;
  /** An id, a mail address, or part of a name. */
  actor?: string;
  /** `order.signed`, its beginning, or a group of subjects, `order.` */
  action?: string;
  /** This action alone, not what else begins so. */
  exact?: boolean;
  /** Days in Seoul, both included. */
  from?: string;
  to?: string;
}

export interface AuditRow {
  id: string;
  subjectType: string;
  subjectId: string;
  seq: number;
  action: string;
  actorId: string;
  actorName: string | null;
  actorRole: string;
  reason: string | null;
  /** JSON of what else was noted. */
  data: string | null;
  at: string;
}

const clean = (text: string | undefined) => text?.replaceAll('\u0000', '').normalize('NFC').trim().slice(0, 120) ?? '';

async function bySubject(db: Db, text: string) {
  if (!text) return {};
  const { type, ids } = await findSubjects(db, text);
  return type ? { subjectType: type, subjectId: { in: ids } } : { OR: [{ subjectType: text }, { subjectId: { in: ids } }] };
}

/** Kinds of subjects whose name is not the group's own. */
const SUBJECT_OF: Record<string, string> = { limit: 'limit_request', 'seller-limit': 'seller_limit', photo: 'file' };

/**
 * What was done. A whole group (`order.`) is what happened to its subjects too, whatever storey wrote it down: an order
 * is cancelled by its delivery.
 */
function byAction(text: string, exact = false) {
  if (!text) return {};
  if (exact) return { action: text };
  const begins = { action: { startsWith: text.replaceAll(/[\\%_]/g, String.raw`\$&`) } };
  const [, group] = /^([a-z-]+)\.$/.exec(text) ?? [];
  return group === undefined ? begins : { OR: [begins, { subjectType: SUBJECT_OF[group] ?? group }] };
}

async function byActor(db: Db, text: string) {
  if (!text) return {};
  const people = await db.user.findMany({
    where: { OR: [{ email: text.toLowerCase() }, { name: { contains: text } }] }, select: { id: true }, take: 200,
  });
  return { actorId: { in: [text, ...people.map((person) => person.id)] } };
}

function byDays(from: string, to: string) {
  const first = isPlainDate(from) ? toDate(startOfDayIn(from)) : undefined;
  const after = isPlainDate(to) ? toDate(startOfDayIn(Temporal.PlainDate.from(to).add({ days: 1 }).toString())) : undefined;
  return first || after ? { at: { ...(first ? { gte: first } : {}), ...(after ? { lt: after } : {}) } } : {};
}

const isEntryId = (text = '') => /^\d{1,18}$/.test(text);

function beyond({ after, before }: KeyRequest) {
  if (after !== undefined) return { id: { lt: BigInt(after) } };
  return before === undefined ? {} : { id: { gt: BigInt(before) } };
}

/** Who did what, when and why, for an admin; newest first. */
export async function auditTrail(db: Db, actor: Actor, filter: AuditFilter): Promise<KeyPage<AuditRow>> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, previous: null };
  const keys = keysOf(filter, isEntryId);
  const where = {
    AND: [
      await bySubject(db, clean(filter.subject)), await byActor(db, clean(filter.actor)), byDays(clean(filter.from), clean(filter.to)),
      byAction(clean(filter.action), filter.exact), beyond(keys),
    ],
  };
  const found = await db.auditEntry.findMany({ where, orderBy: { id: 'desc' }, take: takeOf(keys, PAGE) });
  const names = await actorNames(db, found.map((row) => row.actorId));
  const page = cutKeyed(found, keys, PAGE);
  const rows = page.rows.map((row) => ({
    id: row.id.toString(), subjectType: row.subjectType, subjectId: row.subjectId, seq: row.seq, action: row.action,
    actorId: row.actorId, actorName: names.get(row.actorId) ?? null, actorRole: row.actorRole, reason: row.reason,
    data: row.data === null ? null : JSON.stringify(row.data), at: row.at.toISOString(),
  }));
  return { ...page, rows };
}

async function actorNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

export interface AuditChain {
  subjectType: string;
  subjectId: string;
  entries: number;
  /** The first entry that does not follow from the one before it, or was changed; null when the chain is whole. */
  brokenAt: number | null;
}

/** Recomputes the hash chain of each subject that a search names; null when it names none, or too many. */
export async function auditChain(db: Db, actor: Actor, subject: string | undefined): Promise<AuditChain | null> {
  const text = clean(subject);
  if (actor.role !== 'ADMIN' || !text) return null;
  const { type, ids } = await findSubjects(db, text);
  const links = await db.$queryRaw<{ type: string; id: string; entries: bigint; broken: number | null }[]>`
    SELECT subject_type AS type, subject_id AS id, count(*) AS entries, min(seq) FILTER (WHERE NOT whole) AS broken FROM (
      SELECT e.subject_type, e.subject_id, e.seq, e.hash = audit_hash(e) AND e.seq = row_number() OVER chain
        AND e.prev_hash = coalesce(lag(e.hash) OVER chain, '') AS whole
      FROM audit_entry e WHERE e.subject_id = ANY(${ids}) AND (${type ?? null}::text IS NULL OR e.subject_type = ${type ?? null})
      WINDOW chain AS (PARTITION BY e.subject_type, e.subject_id ORDER BY e.seq)) AS linked
    GROUP BY subject_type, subject_id`;
  const [link] = links;
  if (links.length !== 1 || !link) return null;
  return { subjectType: link.type, subjectId: link.id, entries: Number(link.entries), brokenAt: link.broken };
}
