import { draftStage } from '@/lib/catalogue/model/states';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Db, Tx } from '@/lib/platform/db';
import type { KnownListing } from '@/lib/workplace/model/judge';

/** Which of the seller's listings: by number, by id, or all of them after an id, as many as fit a page. */
export type Wanted = { numbers: readonly string[] } | { ids: readonly string[] } | { after: string; take: number };

const shelfColumns = { where: { state: { not: 'WITHDRAWN' } }, orderBy: { serial: 'asc' }, select: { serial: true, state: true } } as const;

/**
 * Listings of a seller as its pages show them: what is being written, else what is published, and the units that are not
 * withdrawn. In the order of their ids; a handful of statements, however many there are.
 */
export async function readKnown(db: Db | Tx, sellerId: string, wanted: Wanted): Promise<KnownListing[]> {
  const which = 'numbers' in wanted ? { number: { in: [...wanted.numbers] } } : { id: 'ids' in wanted ? { in: [...wanted.ids] } : { gt: wanted.after } };
  const found = await db.listing.findMany({
    where: { sellerId, ...which },
    orderBy: { id: 'asc' },
    ...('take' in wanted && { take: wanted.take }),
    select: { id: true, number: true, draftVersionId: true, publishedVersionId: true, submittedAt: true, reviewNote: true, lowStockAt: true, units: shelfColumns },
  });
  const versionIds = found.flatMap(({ draftVersionId, publishedVersionId }) => draftVersionId ?? publishedVersionId ?? []);
  const versions = new Map((await db.listingVersion.findMany({ where: { id: { in: versionIds } }, include: withPhotos })).map((version) => [version.id, version]));
  return found.flatMap(({ id, number, units, lowStockAt, ...drafting }) => {
    const version = versions.get(drafting.draftVersionId ?? drafting.publishedVersionId ?? '');
    return version ? [{ id, number, stage: draftStage(drafting), product: productOf(version), shelf: units, serials: units.map(({ serial }) => serial), lowStockAt }] : [];
  });
}

/** Which of these serials stand in which listing of the seller. */
export async function serialPlaces(db: Db | Tx, sellerId: string, serials: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ serial: string; number: string }[]>`
    SELECT upper(u.serial) AS serial, l.number FROM unit u JOIN listing l ON l.id = u.listing_id
     WHERE u.seller_id = ${sellerId} AND u.state <> 'WITHDRAWN' AND upper(u.serial) = ANY (${[...serials]}::text[])`;
  return new Map(rows.map(({ serial, number }) => [serial, number]));
}

/** Those of these files that are photos which the seller put up. */
export async function ownPhotos(db: Db | Tx, sellerId: string, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM stored_file WHERE owner_id = ${sellerId} AND purpose = 'LISTING_PHOTO' AND id = ANY (${[...fileIds]}::text[])`;
  return new Set(rows.map(({ id }) => id));
}

/** The categories that there are, in the mall's order. */
export const allCategories = (db: Db | Tx) => db.category.findMany({ orderBy: { position: 'asc' }, select: { code: true, nameKo: true, nameEn: true } });
