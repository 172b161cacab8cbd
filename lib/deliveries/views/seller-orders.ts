import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { areaOf, maskName } from '../model/masking';
import { standingOf, type Standing } from '../model/standing';
import { SELLER_TABS, sellerTabs, type SellerTab } from '../model/tabs';
import type { DeliveryState } from '../model/states';
import { FACTS, factsOf } from './facts';

export const SELLER_PAGE = 20;

/** One line of the seller's list; names are masked. Amounts in minor units; instants are RFC 3339 texts. */
export interface SellerOrderRow {
  id: string;
  number: string;
  noticedAt: string;
  title: string;
  photoId: string | null;
  serials: string[];
  recipient: string;
  area: string;
  financier: { nameKo: string; nameEn: string };
  currency: string;
  cashPriceMinor: bigint;
  standing: Standing;
}

const SELECT = {
  orderId: true, noticedAt: true, serials: true,
  order: {
    select: {
      number: true, currency: true, cashPriceMinor: true, recipientName: true, road: true, ...FACTS,
      listing: { select: { cardPhotoId: true } },
      listingVersion: { select: { title: true } },
      institution: { select: { nameKo: true, nameEn: true } },
      unit: { select: { serial: true } },
    },
  },
} as const;

export interface SellerOrderFilter extends PageRequest {
  tab: SellerTab;
  /** An order number (its letter may be left out), a recipient's name or a serial number, whole; empty for all. */
  search: string;
}

/** The orders that have reached a seller, newest notice first. A seller who is nobody's staff sees none. */
export async function sellerOrders(db: Db, actor: Actor, filter: SellerOrderFilter, at: Temporal.Instant): Promise<Page<SellerOrderRow>> {
  const sellerId = sellerFor(actor, 'orders');
  if (!sellerId) return { rows: [] };
  const order = filter.before ? 'asc' : 'desc';
  const states: readonly DeliveryState[] = SELLER_TABS[filter.tab];
  const found = await db.delivery.findMany({
    where: {
      sellerId, ...(states.length > 0 ? { state: { in: [...states] } } : {}), AND: behind('noticedAt', 'orderId', filter), ...searchFor(filter.search),
    },
    orderBy: [{ noticedAt: order }, { orderId: order }], take: SELLER_PAGE + 1, select: SELECT,
  });
  const cut = cutPage(found, filter, SELLER_PAGE, (row) => ({ at: row.noticedAt, id: row.orderId }));
  const now = at.toString();
  return {
    ...cut,
    rows: cut.rows.map(({ orderId, noticedAt, serials, order: o }) => ({
      id: orderId, number: o.number, noticedAt: noticedAt.toISOString(), title: o.listingVersion.title, photoId: o.listing.cardPhotoId,
      serials: serials.length > 0 ? serials : o.unit ? [o.unit.serial] : [], recipient: maskName(o.recipientName ?? ''), area: areaOf(o.road ?? ''),
      financier: o.institution, currency: o.currency, cashPriceMinor: o.cashPriceMinor, standing: standingOf(factsOf(o), now),
    })),
  };
}

function searchFor(search: string): Prisma.DeliveryWhereInput {
  const text = search.trim();
  if (!text) return {};
  return { OR: [{ order: { number: text.toUpperCase().replace(/^(?=\d{4}-\d)/, 'O-') } }, { order: { recipientName: text } }, { serials: { has: text } }] };
}

export interface SellerCounts {
  tabs: Record<SellerTab, number>;
  acceptToday: number;
  shipToday: number;
  late: number;
  relay: number;
}

/** How many orders stand in each tab, and what has to be done by the end of today in Seoul. */
export async function sellerCounts(db: Db, actor: Actor, at: Temporal.Instant): Promise<SellerCounts> {
  const sellerId = sellerFor(actor, 'orders') ?? '';
  const endOfDay = toDate(startOfDayIn(addDays(plainDateIn(at), 1)));
  const now = toDate(at);
  const [states, [due]] = await Promise.all([
    db.delivery.groupBy({ by: ['state'], where: { sellerId }, _count: true }),
    db.$queryRaw<Omit<SellerCounts, 'tabs'>[]>`
      SELECT count(*) FILTER (WHERE state = 'NOTICED' AND accept_by < ${endOfDay})::int AS "acceptToday",
             count(*) FILTER (WHERE state = 'ACCEPTED' AND ship_by >= ${now} AND ship_by < ${endOfDay})::int AS "shipToday",
             count(*) FILTER (WHERE state = 'ACCEPTED' AND ship_by < ${now})::int AS late,
             count(*) FILTER (WHERE state = 'DECIDED')::int AS relay
        FROM delivery WHERE seller_id = ${sellerId} AND state IN ('NOTICED', 'ACCEPTED', 'DECIDED')`,
  ]);
  const count = (wanted: readonly DeliveryState[]) =>
    states.filter(({ state }) => wanted.length === 0 || wanted.includes(state)).reduce((sum, { _count }) => sum + _count, 0);
  return {
    tabs: Object.fromEntries(sellerTabs.map((tab) => [tab, count(SELLER_TABS[tab])])) as Record<SellerTab, number>,
    acceptToday: 0, shipToday: 0, late: 0, relay: 0, ...due,
  };
}

export interface SellerExposure {
  approvedMinor: bigint;
  usedMinor: bigint;
  heldMinor: bigint;
  currency: string;
}

/** The seller's limits at all financiers together; null before any was granted, and for who has no business with them. */
export async function sellerExposure(db: Db, actor: Actor): Promise<SellerExposure | null> {
  const { _sum: sum } = await db.sellerLimit.aggregate({
    where: { sellerId: sellerFor(actor, 'limits') ?? '', status: 'LIVE', currency: 'KRW' }, _sum: { approvedMinor: true, usedMinor: true, heldMinor: true },
  });
  if (!sum.approvedMinor) return null;
  return { approvedMinor: sum.approvedMinor, usedMinor: sum.usedMinor ?? 0n, heldMinor: sum.heldMinor ?? 0n, currency: 'KRW' };
}
