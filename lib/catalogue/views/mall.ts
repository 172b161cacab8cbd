import { COUNT_CAP, type PageRequest } from '@/lib/catalogue/model/cursor';
import { cardTerm, firstPaymentRange, referencePrice } from '@/lib/catalogue/model/terms';
import type { Schedule } from '@/lib/kernel/schedule';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { cardCount, cardPage, IN_THE_MALL, type CardPage } from './cards';

/** Cards of one page, the lead item among them. */
export const MALL_PAGE = 24;

export interface CategoryCount {
  code: string;
  nameKo: string;
  nameEn: string;
  /** At most one more than the cap. */
  count: number;
}

/** Every category with how many listings it shows. */
export function categoryCounts(db: Db): Promise<CategoryCount[]> {
  return db.$queryRaw<CategoryCount[]>`
    SELECT k.code, k.name_ko AS "nameKo", k.name_en AS "nameEn", counted.count
      FROM category k CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM (
          SELECT 1 FROM ${IN_THE_MALL} WHERE l.status = 'PUBLISHED' AND l.category_code = k.code LIMIT ${COUNT_CAP + 1}) AS few) AS counted
     ORDER BY k.position`;
}

export interface MallPage extends CardPage {
  count: number;
  categories: CategoryCount[];
}

/** The mall's list, of one category or of all. For everybody. */
export async function mallPage(db: Db, { category, ...page }: PageRequest & { category?: string }): Promise<MallPage> {
  const selection = { where: category === undefined ? Prisma.empty : Prisma.sql`AND l.category_code = ${category}` };
  const [cards, count, categories] = await Promise.all([cardPage(db, selection, page, MALL_PAGE), cardCount(db, selection), categoryCounts(db)]);
  return { ...cards, count, categories };
}

export const findCategory = (db: Db, code: string) => db.category.findUnique({ where: { code }, select: { nameKo: true, nameEn: true } });

/** What the card of one listing rests on, for the one that is shown with its sum. */
export async function leadPrice(db: Db, listingId: string): Promise<Schedule | undefined> {
  const listing = await db.listing.findUnique({ where: { id: listingId }, select: { publishedVersion: true } });
  const version = listing?.publishedVersion;
  return version ? referencePrice(version, { termMonths: cardTerm(version), firstPaymentMinor: firstPaymentRange(version).minMinor }) : undefined;
}

/** Every category in the mall's order, for a form to choose from. */
export const categoryNames = (db: Db) => db.category.findMany({ orderBy: { position: 'asc' }, select: { code: true, nameKo: true, nameEn: true } });
