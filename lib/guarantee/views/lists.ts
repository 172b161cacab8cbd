import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { CONTEST_DAYS, REPORT_DAYS } from '../model/care';
import type { ClaimEnd, ClaimState } from '../model/claim';
import { findToDo } from '../store/care';
import { seenBy } from './photo';

const PAGE = 20;

export interface ClaimLine {
  id: string;
  title: string;
  number: string;
  state: ClaimState;
  end: ClaimEnd | null;
  openedAt: string;
  /** Which promise runs, RFC 3339; null where none does. */
  dueBy: string | null;
  answered: boolean;
  broken: number;
  objected: boolean;
}

const LISTED = {
  breaches: { select: { promise: true } }, guarantee: { select: { lease: { select: { number: true, contract: { select: { order: { select: { listingVersion: { select: { title: true } } } } } } } } } },
} as const satisfies Prisma.ServiceClaimInclude;

type Row = Prisma.ServiceClaimGetPayload<{ include: typeof LISTED }>;

const lineOf = (row: Row): ClaimLine => ({
  id: row.id, title: row.guarantee.lease.contract.order.listingVersion.title, number: row.guarantee.lease.number, state: row.state, end: row.end, openedAt: row.openedAt.toISOString(),
  dueBy: row.dueBy?.toISOString() ?? null, answered: row.answeredAt !== null, broken: row.breaches.length, objected: row.objection === 'OPEN',
});

export const CLAIM_TABS = ['due', 'all'] as const;
export type ClaimTab = (typeof CLAIM_TABS)[number];

/** A shop's claims, or all at the desk: those whose promise runs by their deadline, or everything, the newest first. */
export async function claimQueue(db: Db, actor: Actor, { tab, ...page }: PageRequest & { tab: ClaimTab }): Promise<Page<ClaimLine>> {
  const where = actor.role === 'PURCHASER' ? null : seenBy(actor);
  if (!where) return { rows: [] };
  const due = tab === 'due';
  const order = (page.before === undefined) === due ? 'asc' : 'desc';
  const found = await db.serviceClaim.findMany({
    where: due ? { AND: [where, { dueBy: { not: null } }, ...behind('dueBy', 'id', page, 'up')] } : { AND: [where, ...behind('openedAt', 'id', page)] },
    orderBy: due ? [{ dueBy: order }, { id: order }] : [{ openedAt: order }, { id: order }], take: PAGE + 1, include: LISTED,
  });
  const cut = cutPage(found, page, PAGE, (row) => ({ at: (due ? row.dueBy : null) ?? row.openedAt, id: row.id }));
  return { ...cut, rows: cut.rows.map(lineOf) };
}

/** Objections to rejections that wait for a person at the desk. */
export async function openObjections(db: Db, actor: Actor): Promise<ClaimLine[]> {
  if (actor.role !== 'DESK') return [];
  const rows = await db.serviceClaim.findMany({ where: { state: 'REJECTED', objection: 'OPEN' }, orderBy: [{ objectedAt: 'asc' }, { id: 'asc' }], take: 100, include: LISTED });
  return rows.map(lineOf);
}

export interface VisitLine {
  leaseId: string;
  no: number;
  title: string;
  number: string;
  state: 'PLANNED' | 'CONFIRMED' | 'DONE' | 'MISSED' | 'CANCELLED';
  plannedOn: string;
  visitOn: string | null;
  doneOn: string | null;
  note: string | null;
  /** Nobody came in time, though somebody may have come late. */
  missed: boolean;
  contest: string | null;
  /** What the desk decided of that. */
  decision: { outcome: 'STANDS' | 'NOT_GIVEN'; reason: string } | null;
  /** Whether its purchaser may still say that it was not done so. */
  mayContest: boolean;
  /** Its day went by, and nobody wrote that it was done. */
  late: boolean;
}

const VISIT = { guarantee: { select: { lease: { select: { number: true, contract: { select: { order: { select: { listingVersion: { select: { title: true } } } } } } } } } } } as const satisfies Prisma.CareVisitInclude;

const visitOf = (today: string) => (row: Prisma.CareVisitGetPayload<{ include: typeof VISIT }>): VisitLine => ({
  leaseId: row.leaseId, no: row.no, title: row.guarantee.lease.contract.order.listingVersion.title, number: row.guarantee.lease.number, state: row.state, plannedOn: toPlainDate(row.plannedOn),
  visitOn: row.visitOn && toPlainDate(row.visitOn), doneOn: row.doneOn && toPlainDate(row.doneOn), note: row.note, missed: row.missed, contest: row.contest,
  decision: row.contestOutcome && { outcome: row.contestOutcome, reason: row.contestReason ?? '' },
  mayContest: row.state === 'DONE' && row.contest === null && row.doneOn !== null && toPlainDate(row.doneOn) >= addDays(today, -(REPORT_DAYS + CONTEST_DAYS)),
  late: (row.state === 'PLANNED' || row.state === 'CONFIRMED') && toPlainDate(row.visitOn ?? row.plannedOn) < today,
});

/** Care that is contested and waits for a person at the desk, the oldest first. */
export async function contestedCare(db: Db, actor: Actor, at: Temporal.Instant): Promise<VisitLine[]> {
  if (actor.role !== 'DESK') return [];
  const rows = await db.careVisit.findMany({ where: { contestedAt: { not: null }, contestOutcome: null }, orderBy: [{ contestedAt: 'asc' }, { leaseId: 'asc' }, { no: 'asc' }], take: 100, include: VISIT });
  return rows.map(visitOf(plainDateIn(at)));
}

/** A shop's care visits of the next two months, and those missed that may still be made up. */
export async function careQueue(db: Db, actor: Actor, at: Temporal.Instant): Promise<VisitLine[]> {
  const keeperId = sellerFor(actor, 'orders');
  if (keeperId === null) return [];
  const today = plainDateIn(at);
  const toDo = await findToDo(db, keeperId, { today, until: addDays(today, 62) });
  const rows = await db.careVisit.findMany({ where: { OR: toDo }, orderBy: [{ plannedOn: 'asc' }, { leaseId: 'asc' }, { no: 'asc' }], include: VISIT });
  return rows.map(visitOf(today));
}

export interface LeaseService {
  leaseId: string;
  number: string;
  title: string;
  active: boolean;
  /** It runs, and its goods are with its purchaser. */
  mayClaim: boolean;
  /** Null before the guarantee has begun. */
  plan: { responseHours: number; repairDays: number; visit: 'ON_SITE' | 'SEND_IN'; replacement: boolean; careVisits: number; exclusionsKo: string; exclusionsEn: string } | null;
  /** Who keeps it, where that is not the seller; `gone` while nobody is named. */
  keeper: { name: string; seller: string } | null;
  gone: string | null;
  claims: ClaimLine[];
  visits: VisitLine[];
  breaches: number;
  exitOpen: boolean;
  creditedMinor: bigint;
  currency: string;
  serialHint: string;
  startsOn: string;
  today: string;
}

/** What a purchaser's lease is promised, what was claimed, and when care comes; null for anybody else. */
export async function leaseService(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<LeaseService | null> {
  const lease = actor.role !== 'PURCHASER' || actor.userId === '' ? null : await db.lease.findFirst({
    where: { id: leaseId, purchaserId: actor.userId },
    include: {
      instalments: { where: { state: 'REFUSED' }, select: { seq: true }, take: 1 },
      exitRight: true, freezes: { where: { cause: 'GOODS_BACK', untilOn: null }, take: 1, select: { id: true } }, unit: { select: { serial: true } }, contract: { select: { order: { select: { listingVersion: { select: { title: true } } } } } },
      guarantee: {
        include: {
          seller: { select: { businessName: true, gone: { select: { nameBy: true, successorId: true } } } }, keeper: { select: { id: true, businessName: true } },
          claims: { where: { formerPurchaserId: null }, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], take: 50, include: LISTED }, visits: { orderBy: { no: 'asc' }, include: VISIT },
        },
      },
    },
  });
  if (!lease) return null;
  const [breaches, credited] = await Promise.all([db.guaranteeBreach.count({ where: { leaseId } }), db.claimCredit.aggregate({ where: { leaseId }, _sum: { amountMinor: true } })]);
  const { guarantee } = lease;
  const inForce = lease.state === 'ACTIVE' && lease.instalments.length === 0;
  return {
    leaseId, number: lease.number, title: lease.contract.order.listingVersion.title, active: inForce, mayClaim: inForce && lease.freezes.length === 0,
    plan: guarantee && { ...guarantee, visit: guarantee.visit === 'SEND_IN' ? 'SEND_IN' : 'ON_SITE' },
    keeper: guarantee && guarantee.keeperId !== guarantee.sellerId ? { name: guarantee.keeper.businessName, seller: guarantee.seller.businessName } : null,
    gone: guarantee?.seller.gone && guarantee.seller.gone.successorId === null ? guarantee.seller.gone.nameBy.toISOString() : null,
    claims: guarantee?.claims.map(lineOf) ?? [], visits: guarantee?.visits.map(visitOf(plainDateIn(at, lease.timeZone))) ?? [], breaches, exitOpen: lease.exitRight !== null,
    creditedMinor: credited._sum.amountMinor ?? 0n, currency: lease.currency, serialHint: lease.unit.serial.slice(-3), startsOn: toPlainDate(lease.startsOn), today: plainDateIn(at, lease.timeZone),
  };
}

export interface SellerGone {
  goneAt: string;
  reason: string;
  nameBy: string;
  successor: string | null;
  agreedNote: string | null;
  exitsOpened: boolean;
}

/** Whether a seller is gone, and who could keep its guarantees. For admins alone. */
export async function sellerGone(db: Db, actor: Actor, sellerId: string): Promise<{ gone: SellerGone | null; running: number; heirs: { id: string; name: string }[] } | null> {
  const seller = actor.role === 'ADMIN' ? await db.seller.findUnique({ where: { id: sellerId }, select: { gone: { include: { successor: { select: { businessName: true } } } } } }) : null;
  if (!seller) return null;
  const { gone } = seller;
  const [running, heirs] = await Promise.all([
    db.guarantee.count({ where: { sellerId, lease: { state: 'ACTIVE' } } }),
    gone ? db.seller.findMany({ where: { status: 'APPROVED', gone: { is: null }, id: { not: sellerId } }, orderBy: { businessName: 'asc' }, take: 200, select: { id: true, businessName: true } }) : [],
  ]);
  return {
    gone: gone && { goneAt: gone.goneAt.toISOString(), reason: gone.reason, nameBy: gone.nameBy.toISOString(), successor: gone.successor?.businessName ?? null, agreedNote: gone.agreedNote, exitsOpened: gone.exitsOpenedAt !== null },
    running, heirs: heirs.map(({ id, businessName }) => ({ id, name: businessName })),
  };
}
