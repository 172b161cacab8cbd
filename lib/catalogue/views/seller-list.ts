import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { COUNT_CAP } from '@/lib/catalogue/model/cursor';
import { likePattern, searchWords } from '@/lib/catalogue/model/search';
import type { SellerFilter, SellerListRequest, SellerSort, SortedCursor } from '@/lib/catalogue/model/seller-list';
import { draftStage, type DraftStage, type ListingStatus } from '@/lib/catalogue/model/states';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { LOW, lowCount } from './low-stock';
import { standsAt, statusCounts, type StatusCounts } from './seller-listings';

const PAGE = 50;

export interface SellerListingRow {
  id: string;
  number: string;
  title: string;
  status: ListingStatus;
  stage: DraftStage;
  currency: string;
  cashPriceMinor: bigint;
  photoId: string | null;
  available: number;
  units: number;
  /** In the mall, with no more units left than the seller wants to be told of. */
  low: boolean;
  createdAt: Date;
}

export interface SellerList {
  rows: SellerListingRow[];
  next?: SortedCursor;
  previous?: SortedCursor;
  counts: StatusCounts;
  /** Of what the filter finds, at most one more than the cap. */
  count: number;
  low: number;
}

/** Free units of `l`; an index knows them. */
const AVAILABLE = Prisma.sql`(SELECT count(*)::int FROM unit u WHERE u.listing_id = l.id AND u.state = 'AVAILABLE')`;

const OWN = Prisma.sql`
  listing l JOIN seller s ON s.id = l.seller_id JOIN listing_version v ON v.id = coalesce(l.draft_version_id, l.published_version_id)`;

/** Every word in the title, brand, model or number, or in the serial of a unit. */
function wordsIn(query: string): Prisma.Sql {
  const words = searchWords(query).map((word) => Prisma.sql`
    AND (lower(v.title || ' ' || v.brand || ' ' || v.model || ' ' || l.number) LIKE ${likePattern(word)}
         OR EXISTS (SELECT 1 FROM unit u WHERE u.listing_id = l.id AND lower(u.serial) LIKE ${likePattern(word)}))`);
  return words.length > 0 ? Prisma.join(words, ' ') : Prisma.empty;
}

const conditions = (sellerId: string, { status, low, query }: SellerFilter): Prisma.Sql => Prisma.sql`
  l.seller_id = ${sellerId} ${status ? Prisma.sql`AND ${standsAt(status)}` : Prisma.empty}
  ${low ? Prisma.sql`AND ${LOW}` : Prisma.empty} ${query ? wordsIn(query) : Prisma.empty}`;

/** What each order sorts by, how a cursor's text is read back, and which way it goes. */
const ORDER: Record<SellerSort, { key: Prisma.Sql; type: Prisma.Sql; down: boolean }> = {
  newest: { key: Prisma.sql`l.created_at`, type: Prisma.sql`timestamptz`, down: true },
  title: { key: Prisma.sql`v.title`, type: Prisma.sql`text`, down: false },
  cheap: { key: Prisma.sql`v.cash_price_minor`, type: Prisma.sql`bigint`, down: false },
  dear: { key: Prisma.sql`v.cash_price_minor`, type: Prisma.sql`bigint`, down: true },
  stock: { key: AVAILABLE, type: Prisma.sql`int`, down: false },
};

interface Found extends Omit<SellerListingRow, 'stage'> {
  key: string;
  draftVersionId: string | null;
  submittedAt: Date | null;
  reviewNote: string | null;
}

/** A cursor's key of another order than the list's is no key. */
const FITS: Record<SellerSort, RegExp> = { newest: /^\d{4}-\d\d-\d\d[ T][\d:.+-]+Z?$/, title: /^[\s\S]*$/, cheap: /^\d{1,18}$/, dear: /^\d{1,18}$/, stock: /^\d{1,9}$/ };

/** A page of the seller's own listings, in the order that was asked for. */
export async function sellerListings(db: Db, actor: Actor, request: SellerListRequest): Promise<SellerList> {
  const sellerId = sellerFor(actor, 'listings') ?? '';
  const { sort = 'newest', after, before } = request;
  const { key, type, down } = ORDER[sort];
  const cursor = [after ?? before].find((each) => each && FITS[sort].test(each.key));
  const backwards = before !== undefined && cursor === before;
  const [sign, way] = down !== backwards ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`];
  const where = conditions(sellerId, request);
  const beyond = cursor ? Prisma.sql`AND (${key}, l.id) ${sign} (${cursor.key}::${type}, ${cursor.id})` : Prisma.empty;
  const [found, counts, low, [totals]] = await Promise.all([
    db.$queryRaw<Found[]>`
      SELECT l.id, l.number, v.title, l.status::text, v.currency, v.cash_price_minor AS "cashPriceMinor", l.created_at AS "createdAt", (${key})::text AS key,
             l.draft_version_id AS "draftVersionId", l.submitted_at AS "submittedAt", l.review_note AS "reviewNote", ${AVAILABLE} AS available, ${LOW} AS low,
             (SELECT count(*)::int FROM unit u WHERE u.listing_id = l.id AND u.state <> 'WITHDRAWN') AS units,
             (SELECT p.file_id FROM listing_photo p WHERE p.version_id = v.id ORDER BY p.position LIMIT 1) AS "photoId"
        FROM ${OWN} WHERE ${where} ${beyond} ORDER BY ${key} ${way}, l.id ${way} LIMIT ${PAGE + 1}`,
    statusCounts(db, actor),
    lowCount(db, sellerId),
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (SELECT 1 FROM ${OWN} WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS counted`,
  ]);
  const more = found.length > PAGE;
  const shown = backwards ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE);
  const rows = shown.map(({ key: _, draftVersionId, submittedAt, reviewNote, ...row }) =>
    ({ ...row, stage: draftStage({ draftVersionId, submittedAt, reviewNote }) }));
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    rows, counts, count: totals?.count ?? 0, low,
    ...((backwards || more) && last && { next: { key: last.key, id: last.id } }), ...((backwards ? more : cursor) && first && { previous: { key: first.key, id: first.id } }),
  };
}

/** Listings that one change may touch at once. */
export const SELECTION_CAP = 500;

/** Ids of what a filter finds, or of the seller's own among these numbers; in the order in which they were made. */
export async function selectedIds(db: Db, actor: Actor, selection: SellerFilter | { numbers: readonly string[] }): Promise<string[]> {
  const sellerId = sellerFor(actor, 'listings') ?? '';
  const which = 'numbers' in selection ? Prisma.sql`l.seller_id = ${sellerId} AND l.number = ANY (${[...selection.numbers]}::text[])` : conditions(sellerId, selection);
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT l.id FROM ${OWN} WHERE ${which} ORDER BY l.created_at, l.id`;
  return rows.map(({ id }) => id);
}

/** Numbers and titles of a selection, in its order. */
export function pickedTitles(db: Db, actor: Actor, ids: readonly string[]): Promise<{ id: string; number: string; title: string }[]> {
  return db.$queryRaw<{ id: string; number: string; title: string }[]>`
    SELECT l.id, l.number, v.title FROM ${OWN} WHERE l.seller_id = ${sellerFor(actor, 'listings') ?? ''} AND l.id = ANY (${[...ids]}::text[]) ORDER BY l.created_at, l.id`;
}
