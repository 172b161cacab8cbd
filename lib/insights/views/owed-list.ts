import { lateSince } from '@/lib/billing/store/late-since';
import { DUE } from '@/lib/billing/store/overdue-walk';
import type { Actor } from '@/lib/kernel/actor';
import { daysBetween, plainDateIn } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { cutKeyed, keysOf, takeOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { FROM_DAYS } from '../model/buckets';
import type { Scope } from './portfolio';

export interface OwedRow {
  id: string;
  leaseNumber: string;
  title: string;
  kind: string;
  seq: number | null;
  dueOn: string;
  lateDays: number;
  minor: bigint;
}

const PAGE = 30;

interface Asked extends KeyRequest {
  bucket: number;
}

/** Bills of one age that are not paid, the oldest first. */
export async function owedBills({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, scope: Scope, { bucket, ...asked }: Asked): Promise<KeyPage<OwedRow>> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, previous: null };
  const today = plainDateIn(clock.now());
  const request = keysOf(asked);
  const key = request.after ?? request.before;
  const back = request.before !== undefined;
  const beyond = key === undefined ? Prisma.empty : Prisma.sql`AND (v.due_on, v.id) ${back ? Prisma.sql`<` : Prisma.sql`>`} (SELECT due_on, id FROM invoice WHERE id = ${key})`;
  const [least, most] = [FROM_DAYS[bucket - 1] ?? null, FROM_DAYS[bucket] ?? null];
  const found = await db.$queryRaw<{ id: string; leaseNumber: string; title: string; kind: string; seq: number | null; dueOn: Date; since: Date; minor: bigint }[]>`
    SELECT v.id, l.number AS "leaseNumber", g.title, v.kind::text AS kind, v.seq, ${DUE} AS "dueOn", s.since, v.amount_minor - v.credit_minor AS minor
      FROM invoice v CROSS JOIN LATERAL (SELECT ${lateSince(today)} AS since) s
      JOIN lease l ON l.id = v.lease_id JOIN contract c ON c.id = l.contract_id JOIN lease_order o ON o.id = c.order_id JOIN listing_version g ON g.id = o.listing_version_id
     WHERE v.state IN ('OPEN', 'DEFERRED') AND v.currency = ${scope.currency} ${scope.institutionId === undefined ? Prisma.empty : Prisma.sql`AND l.institution_id = ${scope.institutionId}`}
       ${least === null ? Prisma.empty : Prisma.sql`AND (v.due_on <= ${today}::date - ${least}::int OR v.kind IN ('ACCELERATION', 'SETTLEMENT')) AND s.since <= ${today}::date - ${least}::int`}
       ${most === null ? Prisma.empty : Prisma.sql`AND s.since > ${today}::date - ${most}::int`} ${beyond}
     ORDER BY v.due_on ${back ? Prisma.sql`DESC` : Prisma.sql`ASC`}, v.id ${back ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${Math.abs(takeOf(request, PAGE))}`;
  const rows = found.map(({ dueOn, since, ...row }) => ({ ...row, dueOn: toPlainDate(dueOn), lateDays: Math.max(0, daysBetween(toPlainDate(since), today)) }));
  return cutKeyed(back ? rows.toReversed() : rows, request, PAGE);
}
