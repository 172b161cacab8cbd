import type { Temporal } from 'temporal-polyfill';
import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { standingOf, type Standing } from '../model/standing';
import { FACTS, factsOf } from './facts';

export const ORDERS_PAGE = 20;

/** One line of the purchaser's list. Amounts in minor units; instants are RFC 3339 texts. */
export interface PurchaserOrderRow {
  id: string;
  number: string;
  title: string;
  photoId: string | null;
  photoAlt: string;
  currency: string;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  createdAt: string;
  standing: Standing;
}

const SELECT = {
  id: true, number: true, currency: true, instalmentMinor: true, totalCostMinor: true, ...FACTS,
  listing: { select: { cardPhotoId: true, cardPhotoAlt: true } },
  listingVersion: { select: { title: true } },
} as const;

/** The purchaser's orders and open forms, newest first. */
export async function purchaserOrders(db: Db, actor: Actor, page: PageRequest, at: Temporal.Instant): Promise<Page<PurchaserOrderRow>> {
  const order = page.before ? 'asc' : 'desc';
  const found = await db.order.findMany({
    where: { purchaserId: actor.userId, AND: behind('createdAt', 'id', page) },
    orderBy: [{ createdAt: order }, { id: order }], take: ORDERS_PAGE + 1, select: SELECT,
  });
  const cut = cutPage(found, page, ORDERS_PAGE, (row) => ({ at: row.createdAt, id: row.id }));
  const now = at.toString();
  return {
    ...cut,
    rows: cut.rows.map((row) => ({
      id: row.id, number: row.number, title: row.listingVersion.title, photoId: row.listing.cardPhotoId, photoAlt: row.listing.cardPhotoAlt,
      currency: row.currency, instalmentMinor: row.instalmentMinor, totalCostMinor: row.totalCostMinor, createdAt: row.createdAt.toISOString(),
      standing: standingOf(factsOf(row), now),
    })),
  };
}
