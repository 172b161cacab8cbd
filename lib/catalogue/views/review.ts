import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { listingDisclosures, type SellerIdentity } from '@/lib/catalogue/model/disclosure-values';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import type { Product } from '@/lib/catalogue/model/product';
import { draftStage, type DraftStage, type ListingStatus } from '@/lib/catalogue/model/states';
import { identityColumns, identityOf } from '@/lib/catalogue/store/sellers';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import { missingDisclosures, type DisclosurePack } from '@/lib/disclosures/model/pack';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import type { Actor } from '@/lib/kernel/actor';
import type { PlainDate } from '@/lib/kernel/calendar';
import type { Db } from '@/lib/platform/db';

const PAGE = 30;
const HISTORY = 30;

export interface ReviewRow {
  id: string;
  number: string;
  title: string;
  sellerName: string;
  currency: string;
  cashPriceMinor: bigint;
  /** It is in the mall already; this is its next version. */
  renewed: boolean;
  submittedAt: Date;
}

/** What waits for an admin, the longest first. */
export async function reviewQueue(db: Db, actor: Actor, page: PageRequest = {}): Promise<Page<ReviewRow>> {
  if (actor.role !== 'ADMIN') return { rows: [] };
  const order = page.before ? 'desc' : 'asc';
  const found = await db.listing.findMany({
    where: { submittedAt: { not: null }, AND: behind('submittedAt', 'id', page, 'up') },
    orderBy: [{ submittedAt: order }, { id: order }],
    take: PAGE + 1,
    select: {
      id: true, number: true, publishedVersionId: true, submittedAt: true,
      seller: { select: { businessName: true } },
      draftVersion: { select: { title: true, currency: true, cashPriceMinor: true } },
    },
  });
  const waiting = found.flatMap(({ id, number, publishedVersionId, submittedAt, seller, draftVersion }) =>
    submittedAt && draftVersion
      ? [{ id, number, ...draftVersion, sellerName: seller.businessName, renewed: publishedVersionId !== null, submittedAt }]
      : []);
  return cutPage(waiting, page, PAGE, ({ submittedAt, id }) => ({ at: submittedAt, id }));
}

export interface ReviewedListing {
  id: string;
  number: string;
  status: ListingStatus;
  stage: DraftStage;
  reviewNote: string | null;
  submittedAt: Date | null;
  versionId: string;
  version: number;
  product: Product;
  /** What the mall shows now, where that is another version. */
  shown: Product | null;
  categoryKo: string;
  categoryEn: string;
  sellerId: string;
  sellerApproved: boolean;
  seller: SellerIdentity;
  units: number;
  pack: DisclosurePack;
  /** Keys of the pack that are not said. */
  missing: string[];
  /** What has waited longest besides it. */
  nextId: string | null;
  /** Newest first; without a name it was the mall itself. */
  history: { id: string; action: string; actorName: string | null; actorRole: string; reason: string | null; at: Date }[];
}

/** Everything an admin must see to decide on a listing. */
export async function reviewedListing(db: Db, actor: Actor, listingId: string, today: PlainDate): Promise<ReviewedListing | null> {
  if (actor.role !== 'ADMIN') return null;
  const listing = await db.listing.findFirst({
    where: { id: listingId },
    include: {
      draftVersion: { include: { ...withPhotos, category: true } },
      publishedVersion: { include: { ...withPhotos, category: true } },
      seller: { select: { status: true, ...identityColumns } },
    },
  });
  const version = listing?.draftVersion ?? listing?.publishedVersion;
  if (!listing || !version) return null;
  const [units, history, next] = await Promise.all([
    db.unit.count({ where: { listingId, state: { not: 'WITHDRAWN' } } }),
    listingHistory(db, listingId),
    db.listing.findFirst({ where: { submittedAt: { not: null }, id: { not: listingId } }, orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }], select: { id: true } }),
  ]);
  const seller = identityOf(listing.seller);
  const product = productOf(version);
  const pack = packInForce(HOME_JURISDICTION, today);
  return {
    id: listing.id, number: listing.number, status: listing.status, stage: draftStage(listing), reviewNote: listing.reviewNote, submittedAt: listing.submittedAt,
    versionId: version.id, version: version.number, product,
    shown: listing.draftVersion && listing.publishedVersion ? productOf(listing.publishedVersion) : null,
    categoryKo: version.category.nameKo, categoryEn: version.category.nameEn,
    sellerId: listing.sellerId, sellerApproved: listing.seller.status === 'APPROVED', seller, units,
    pack, missing: missingDisclosures(pack.listing, listingDisclosures(product, seller)).map(({ key }) => key),
    nextId: next?.id ?? null, history,
  };
}

async function listingHistory(db: Db, listingId: string): Promise<ReviewedListing['history']> {
  const entries = await db.auditEntry.findMany({ where: { subjectType: 'listing', subjectId: listingId }, orderBy: { seq: 'desc' }, take: HISTORY });
  const people = await db.user.findMany({ where: { id: { in: [...new Set(entries.map(({ actorId }) => actorId))] } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return entries.map(({ id, action, actorId, actorRole, reason, at }) => ({ id: id.toString(), action, actorName: names.get(actorId) ?? null, actorRole, reason, at }));
}
