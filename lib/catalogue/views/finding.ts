import { planKey, planOf, pricePlan, type Compared, type Comparison } from '@/lib/catalogue/model/comparison';
import { cursorText, type PageRequest } from '@/lib/catalogue/model/cursor';
import { FAVOURITES_MAX } from '@/lib/catalogue/model/finding';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import type { MallCard } from './mall-card';
import { cardsByIds } from './related';

/** One's own favourites, newest first: as much as a page of the mall needs to fill its hearts. */
export async function favouriteIds(db: Db, actor: Actor): Promise<string[]> {
  if (actor.role !== 'PURCHASER') return [];
  const rows = await db.favourite.findMany({
    where: { userId: actor.userId }, orderBy: [{ createdAt: 'desc' }, { listingId: 'desc' }], take: FAVOURITES_MAX, select: { listingId: true },
  });
  return rows.map(({ listingId }) => listingId);
}

const FAVOURITES_PAGE = 24;

export interface FavouriteCard {
  listingId: string;
  title: string;
  photoId: string | null;
  photoAlt: string;
  /** Null where it is no longer offered. */
  card: MallCard | null;
}

export interface FavouritePage {
  rows: FavouriteCard[];
  next?: string;
  previous?: string;
}

interface Marked extends Omit<FavouriteCard, 'card'> {
  createdAt: Date;
}

/** One's own favourites as cards, newest first. What is no longer offered stays in the list, and says so. */
export async function favouriteCards(db: Db, actor: Actor, { after, before }: PageRequest): Promise<FavouritePage> {
  const backwards = before !== undefined;
  const cursor = before ?? after;
  const sign = backwards ? Prisma.sql`>` : Prisma.sql`<`;
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = cursor ? Prisma.sql`AND (f.created_at, f.listing_id) ${sign} (${new Date(cursor.atMs)}, ${cursor.id})` : Prisma.empty;
  const found = await db.$queryRaw<Marked[]>`
    SELECT f.listing_id AS "listingId", f.created_at AS "createdAt", l.title, l.card_photo_id AS "photoId", l.card_photo_alt AS "photoAlt"
      FROM favourite f JOIN listing l ON l.id = f.listing_id
     WHERE f.user_id = ${actor.role === 'PURCHASER' ? actor.userId : ''} ${beyond}
     ORDER BY f.created_at ${order}, f.listing_id ${order} LIMIT ${FAVOURITES_PAGE + 1}`;
  const more = found.length > FAVOURITES_PAGE;
  const shown = backwards ? found.slice(0, FAVOURITES_PAGE).reverse() : found.slice(0, FAVOURITES_PAGE);
  const cards = new Map((await cardsByIds(db, shown.map(({ listingId }) => listingId))).map((card) => [card.id, card]));
  const cursorOf = (row: Marked | undefined) => row && cursorText({ atMs: row.createdAt.getTime(), id: row.listingId });
  const next = backwards || more ? cursorOf(shown.at(-1)) : undefined;
  const previous = (backwards ? more : after !== undefined) ? cursorOf(shown[0]) : undefined;
  const rows = shown.map(({ createdAt: _, ...row }) => ({ ...row, card: cards.get(row.listingId) ?? null }));
  return { rows, ...(next && { next }), ...(previous && { previous }) };
}

/** The listings and plans of a comparison that the mall shows, in its order, each on its own term or on that chosen for all. For everybody. */
export async function comparedListings(db: Db, comparison: Comparison): Promise<Compared[]> {
  const plans = comparison.ids.flatMap((id) => planOf(id) ?? []);
  if (plans.length === 0) return [];
  const found = await db.listing.findMany({
    where: { id: { in: plans.map(({ listingId }) => listingId) }, status: 'PUBLISHED', seller: { status: 'APPROVED' } },
    select: { id: true, seller: { select: { businessName: true } }, publishedVersion: { include: { ...withPhotos, category: true } } },
  });
  return plans.flatMap((plan) => {
    const listing = found.find((each) => each.id === plan.listingId);
    const version = listing?.publishedVersion;
    const priced = version && pricePlan(version, plan, comparison);
    if (!priced) return [];
    const { title, brand, model, condition, endOfTerm, firstPaymentMinBps, firstPaymentMaxBps, returnChargeBps, guarantee, deliveryDays, specifications, photos } = productOf(version);
    return [{
      id: planKey(plan.listingId, plan.termMonths), ...plan, title, brand, model, condition, endOfTerm, firstPaymentMinBps, firstPaymentMaxBps, returnChargeBps, guarantee, deliveryDays, specifications, ...priced,
      sellerName: listing.seller.businessName, categoryKo: version.category.nameKo, categoryEn: version.category.nameEn,
      photoId: photos[0]?.fileId ?? null, photoAlt: photos[0]?.alt ?? title,
    }];
  });
}
