import { EVERYTHING } from '@/lib/catalogue/model/browse';
import { browseCursorText } from '@/lib/catalogue/model/browse-cursor';
import { COUNT_CAP, type Cursor, type PageRequest } from '@/lib/catalogue/model/cursor';
import type { Db } from '@/lib/platform/db';
import { cardPage, type CardPage } from './cards';
import type { CategoryCount } from './facets';
import { SOLD } from './offer-sql';

/** Cards of one page, the lead item among them. */
export const MALL_PAGE = 24;

/** Every category with how many listings it shows. */
export function categoryCounts(db: Db): Promise<CategoryCount[]> {
  return db.$queryRaw<CategoryCount[]>`
    SELECT k.code, k.name_ko AS "nameKo", k.name_en AS "nameEn", counted.count
      FROM category k CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM (
          SELECT 1 FROM listing_offer o WHERE o.category_code = k.code AND o.term_key = 0 AND ${SOLD} LIMIT ${COUNT_CAP + 1}) AS few) AS counted
     ORDER BY k.position`;
}

export interface MallPage extends CardPage {
  count: number;
  categories: CategoryCount[];
}

const cursorText = (cursor: Cursor | undefined) => cursor && browseCursorText('new', { value: cursor.atMs, id: cursor.id });

/** The mall's list, of one category or of all. For everybody. */
export async function mallPage(db: Db, { category, after, before }: PageRequest & { category?: string }): Promise<MallPage> {
  const page = { after: cursorText(after), before: cursorText(before) };
  const [cards, categories] = await Promise.all([
    cardPage(db, { ...EVERYTHING, ...(category !== undefined && { category }) }, [], { page, size: MALL_PAGE }),
    categoryCounts(db),
  ]);
  const counted = categories.filter(({ code }) => category === undefined || code === category);
  const count = Math.min(counted.reduce((sum, each) => sum + each.count, 0), COUNT_CAP + 1);
  return { ...cards, count, categories };
}

export const findCategory = (db: Db, code: string) => db.category.findUnique({ where: { code }, select: { nameKo: true, nameEn: true } });

/** Every category in the mall's order, for a form to choose from. */
export const categoryNames = (db: Db) => db.category.findMany({ orderBy: { position: 'asc' }, select: { code: true, nameKo: true, nameEn: true } });
