import type { Temporal } from 'temporal-polyfill';
import { exclusionLines } from '@/lib/catalogue/model/guarantee';
import type { Actor } from '@/lib/kernel/actor';
import { purchaserName } from '@/lib/leases/model';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { isRunning, type ClaimEnd, type ClaimState } from '../model/claim';
import { lateDaysOf } from '../model/credits';
import { ABOUT, lateOf } from '../store/claims';
import { seenBy } from './photo';

export interface StepSight {
  no: number;
  act: string;
  byRole: string;
  /** Of the purchaser, or of the shop; nobody's where the desk or the mall acted. */
  byName: string | null;
  text: string | null;
  data: Record<string, string | number>;
  at: string;
  photos: string[];
}

export interface ClaimSight {
  id: string;
  leaseId: string;
  number: string;
  title: string;
  state: ClaimState;
  end: ClaimEnd | null;
  openedAt: string;
  sinceOn: string;
  serial: string;
  usable: boolean;
  /** Null once answered. */
  respondBy: string | null;
  answeredAt: string | null;
  repairBy: string;
  usableAt: string | null;
  closedAt: string | null;
  closeBy: string | null;
  plannedOn: string | null;
  /** The clock stands since. */
  pausedSince: string | null;
  /** A successor has until then for what was broken before it came; null where none has, or it is over. */
  grantedUntil: string | null;
  /** Who is on either side, for the desk alone. */
  parties: { purchaser: string; inHouse: boolean; seller: { id: string; name: string }; keeper: { id: string; name: string } } | null;
  /** The promises run. */
  running: boolean;
  exclusion: string | null;
  objection: 'OPEN' | 'UPHELD' | 'DISMISSED' | null;
  exclusions: { ko: string[]; en: string[] };
  broken: { promise: 'RESPONSE' | 'REPAIR'; at: string }[];
  /** Minutes that the goods could not be used; null where they could. */
  downMinutes: number | null;
  lateDays: number;
  credits: { seq: number; days: number; periodDays: number; amountMinor: bigint }[];
  currency: string;
  timeZone: string;
  replacement: boolean;
  steps: StepSight[];
  /** Changes with what the page was drawn from. */
  version: string;
}

const THREAD = { ...ABOUT, breaches: { orderBy: { brokenAt: 'asc' } }, credits: { orderBy: { seq: 'asc' } }, steps: { orderBy: { no: 'asc' }, include: { photos: { orderBy: { at: 'asc' }, select: { fileId: true } } } } } as const satisfies Prisma.ServiceClaimInclude;

/** A claim with its thread, for its purchaser, who keeps its guarantee, and the desk; null for anybody else. */
export async function claimSight(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<ClaimSight | null> {
  const where = seenBy(actor);
  const row = where && await db.serviceClaim.findFirst({ where: { AND: [{ id }, where] }, include: THREAD });
  if (!row) return null;
  const { lease } = row.guarantee;
  const names = await namesOf(db, row.steps.map(({ byId }) => byId));
  const text = (date: Date | null) => date?.toISOString() ?? null;
  const paused = row.pauses.find(({ untilAt }) => untilAt === null);
  const running = isRunning(row.state);
  const until = row.usableAt ?? row.closedAt;
  return {
    id: row.id, leaseId: row.leaseId, number: lease.number, title: lease.contract.order.listingVersion.title, state: row.state, end: row.end, openedAt: row.openedAt.toISOString(),
    sinceOn: toPlainDate(row.sinceOn), serial: row.serial, usable: row.usable, respondBy: row.answeredAt ? null : row.respondBy.toISOString(), answeredAt: text(row.answeredAt),
    repairBy: row.repairBy.toISOString(), usableAt: text(row.usableAt), closedAt: text(row.closedAt), closeBy: text(row.closeBy), plannedOn: row.plannedOn && toPlainDate(row.plannedOn),
    pausedSince: running ? text(paused?.fromAt ?? null) : null, running,
    grantedUntil: running ? text(row.pauses.findLast(({ granted, untilAt }) => granted && untilAt !== null && untilAt.getTime() > at.epochMilliseconds)?.untilAt ?? null) : null,
    parties: actor.role === 'DESK' ? await partiesOf(db, row.leaseId) : null, exclusion: row.exclusion, objection: row.objection,
    exclusions: { ko: exclusionLines(row.guarantee, false), en: exclusionLines(row.guarantee, true) },
    broken: row.breaches.map(({ promise, brokenAt }) => ({ promise, at: brokenAt.toISOString() })),
    downMinutes: row.usable ? null : Math.max(0, Math.round(((until?.getTime() ?? at.epochMilliseconds) - row.downFrom.getTime()) / 60_000)),
    lateDays: row.breaches.length === 0 ? 0 : lateDaysOf(lateOf(row), row.closedAt ? toInstant(row.closedAt) : at).length,
    credits: row.credits.map(({ seq, days, periodDays, amountMinor }) => ({ seq, days, periodDays, amountMinor })), currency: lease.currency, timeZone: lease.timeZone, replacement: row.guarantee.replacement,
    steps: row.steps.map((step) => ({
      no: step.no, act: step.act, byRole: step.byRole, byName: names.get(step.byId ?? '') ?? null, text: step.text, data: step.data as Record<string, string | number>, at: step.at.toISOString(), photos: step.photos.map(({ fileId }) => fileId),
    })),
    version: `${row.steps.length}-${row.state}-${row.breaches.length}`,
  };
}

async function partiesOf(db: Db, leaseId: string): Promise<NonNullable<ClaimSight['parties']>> {
  const name = { select: { id: true, businessName: true } } as const;
  const { seller, keeper, lease } = await db.guarantee.findUniqueOrThrow({
    where: { leaseId }, select: { seller: name, keeper: name, lease: { select: { holder: true, institution: { select: { kind: true } }, contract: { select: { order: { select: { signatureName: true } } } } } } },
  });
  const of = ({ id, businessName }: typeof seller) => ({ id, name: businessName });
  return { purchaser: purchaserName(lease.holder, lease.contract.order.signatureName), inHouse: lease.institution.kind === 'DESK', seller: of(seller), keeper: of(keeper) };
}

/** Purchasers by their name, who works in a shop by that of the shop; who sits at the desk is the desk. */
async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({ where: { id: { in: ids.filter((id) => id !== null) }, role: { in: ['PURCHASER', 'SELLER'] } }, select: { id: true, name: true, seller: { select: { businessName: true } } } });
  return new Map(people.map(({ id, name, seller }) => [id, seller?.businessName ?? name]));
}

/** The short text by which an open page knows that it is old; null for who does not see the claim. */
export async function claimVersion(db: Db, actor: Actor, id: string): Promise<string | null> {
  const where = seenBy(actor);
  const row = where && await db.serviceClaim.findFirst({ where: { AND: [{ id }, where] }, select: { state: true, _count: { select: { steps: true, breaches: true } } } });
  return row && `${row._count.steps}-${row.state}-${row._count.breaches}`;
}
