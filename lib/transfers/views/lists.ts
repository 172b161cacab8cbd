import type { Temporal } from 'temporal-polyfill';
import { findEndingLease } from '@/lib/endings/store/leases';
import type { Actor } from '@/lib/kernel/actor';
import { whyNotCarry } from '@/lib/limits/store/take-over';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { holderShape, type Holder } from '@/lib/leases/model';
import type { Agreed } from '../model/agreed';
import type { Obstacle } from '../model/obstacles';
import { OPEN_STATES, type TransferSide, type TransferState } from '../model/transfer';
import { findOwnMethod, givenLease } from '../store/leases';
import { findTransfer, sideOf } from '../store/transfers';
import { goodsOf, liveOf, standingOf, type TransferGoods, type TransferStanding } from './transfer';

const PAGE = 20;

export interface TransferLine {
  id: string;
  number: string;
  title: string;
  state: TransferState;
  side: TransferSide;
  createdAt: string;
  lapseBy: string;
}

const TITLE = { lease: { select: { contract: { select: { order: { select: { listingVersion: { select: { title: true } } } } } } } } } as const;

/** One's own transfers, given and taken, the newest first. */
export async function myTransfers(db: Db, actor: Actor): Promise<TransferLine[]> {
  if (actor.role !== 'PURCHASER') return [];
  const rows = await db.leaseTransfer.findMany({ where: { OR: [{ fromId: actor.userId }, { toId: actor.userId }] }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 50, include: TITLE });
  return rows.map((row) => ({
    id: row.id, number: row.number, title: row.lease.contract.order.listingVersion.title, state: row.state, side: sideOf(row, actor.userId) ?? 'TO', createdAt: row.createdAt.toISOString(), lapseBy: row.lapseBy.toISOString(),
  }));
}

/** The transfer by which who asks has a lease; null where they made its contract. */
export async function takenOverBy(db: Db, actor: Actor, leaseId: string): Promise<string | null> {
  const row = await db.leaseTransfer.findFirst({ where: { leaseId, toId: actor.userId, state: 'DONE' }, orderBy: { carriedOutAt: 'desc' }, select: { id: true } });
  return row?.id ?? null;
}

export interface TransferOffer {
  leaseId: string;
  number: string;
  goods: TransferGoods;
  figures: Agreed;
  obstacle: Obstacle | null;
  /** The one that is under way. */
  openId: string | null;
  /** How a financier that is not the desk is reached. */
  reach: { ko: string; en: string; phone: string } | null;
}

/** What a purchaser would give over of their own lease, or why they cannot now; null of another's. */
export async function transferOffer(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<TransferOffer | null> {
  const lease = actor.role === 'PURCHASER' ? await findEndingLease(db, { id: leaseId, purchaserId: actor.userId }) : null;
  if (!lease) return null;
  const { figures, creditsMinor, dueDay, obstacle } = await givenLease(db, lease, at);
  const open = await db.leaseTransfer.findFirst({ where: { leaseId, state: { in: [...OPEN_STATES] } }, select: { id: true } });
  const { financier } = lease.contract.particulars as { financier: { phone: string } };
  return {
    leaseId, number: lease.number, goods: await goodsOf(db, leaseId), figures: { ...figures, creditsMinor, dueDay, on: at.toZonedDateTimeISO(lease.timeZone).toPlainDate().toString() }, obstacle, openId: open?.id ?? null,
    reach: lease.institution.kind === 'DESK' ? null : { ko: lease.institution.nameKo, en: lease.institution.nameEn, phone: financier.phone },
  };
}

export interface DeskTransferLine extends Pick<TransferStanding, 'id' | 'number' | 'state' | 'from' | 'to' | 'createdAt' | 'lapseBy'> {
  title: string;
}

export const TRANSFER_TABS = ['waiting', 'all'] as const;
export type TransferTab = (typeof TRANSFER_TABS)[number];

/** Transfers at the desk: those that wait for its decision, or all, the newest first. For the desk alone. */
export async function deskTransfers(db: Db, actor: Actor, { tab, ...request }: KeyRequest & { tab: TransferTab }): Promise<KeyPage<DeskTransferLine>> {
  if (actor.role !== 'DESK') return { rows: [], next: null, previous: null };
  const keys = keysOf(request);
  const found = await db.leaseTransfer.findMany({
    where: { ...(tab === 'waiting' && { state: 'AGREED' }) }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], ...keyed(keys, PAGE), include: { ...TITLE, from: { select: { name: true } }, to: { select: { name: true } } },
  });
  const page = cutKeyed(found, keys, PAGE);
  return { ...page, rows: page.rows.map((row) => ({
    id: row.id, number: row.number, state: row.state, from: row.from.name, to: row.to?.name ?? null, createdAt: row.createdAt.toISOString(), lapseBy: row.lapseBy.toISOString(), title: row.lease.contract.order.listingVersion.title,
  })) };
}

export interface DeskTransfer extends TransferStanding {
  leaseId: string;
  goods: TransferGoods;
  figures: Agreed;
  obstacle: Obstacle | null;
  short: string | null;
  hasMethod: boolean;
  successor: Holder | null;
  now: string;
}

/** One of them with what the desk decides by; null for everybody else. */
export async function deskTransfer(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<DeskTransfer | null> {
  const row = actor.role === 'DESK' && isId(id) ? await findTransfer(db, id) : null;
  if (!row) return null;
  const [goods, { figures, obstacle }] = [await goodsOf(db, row.leaseId), await liveOf(db, row, at)];
  const open = OPEN_STATES.some((state) => state === row.state);
  return {
    ...standingOf(row), leaseId: row.leaseId, goods, figures, obstacle: open ? obstacle : null, successor: row.successor === null ? null : holderShape.parse(row.successor), now: at.toString(),
    short: open && row.toId !== null ? await whyNotCarry(db, { purchaserId: row.toId, institutionId: row.institutionId, currency: goods.currency, amountMinor: figures.financedMinor, monthlyMinor: figures.monthlyMinor }, at) : null,
    hasMethod: row.toId !== null && await findOwnMethod(db, row.toId) !== null,
  };
}
