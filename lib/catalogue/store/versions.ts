import { z } from 'zod';
import type { Temporal } from 'temporal-polyfill';
import { guaranteePlan } from '@/lib/catalogue/model/guarantee';
import type { PhotoRef, Product } from '@/lib/catalogue/model/product';
import { regionsOf } from '@/lib/catalogue/model/regions';
import { offersOf } from '@/lib/catalogue/model/terms';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { ListingVersion } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';

const specificationRows = z.array(z.object({ name: z.string(), value: z.string() }));

/** A row of `listing_version` and its photos as the model reads them. @throws ZodError when a JSON column holds anything else. */
export function productOf(row: ListingVersion & { photos: PhotoRef[] }): Product {
  return {
    title: row.title,
    categoryCode: row.categoryCode,
    brand: row.brand,
    model: row.model,
    description: row.description,
    condition: row.condition,
    currency: row.currency,
    cashPriceMinor: row.cashPriceMinor,
    endOfTerm: row.endOfTerm,
    timing: row.timing,
    roundingUnit: row.roundingUnit,
    roundingMode: row.roundingMode,
    roundingInterest: row.roundingInterest,
    offers: offersOf(row).map(({ termMonths, residualMinor }) => ({ termMonths, residualMinor: residualMinor.toString() })),
    firstPaymentMinBps: row.firstPaymentMinBps,
    firstPaymentMaxBps: row.firstPaymentMaxBps,
    returnChargeBps: row.returnChargeBps,
    lateRate: row.lateRate,
    guarantee: guaranteePlan.parse(row.guarantee),
    specifications: specificationRows.parse(row.specifications),
    deliveryDays: row.deliveryDays,
    deliveryRegions: regionsOf(row.deliveryRegions),
    photos: row.photos.map(({ fileId, alt }) => ({ fileId, alt })),
  };
}

export const withPhotos = { photos: { orderBy: { position: 'asc' }, select: { fileId: true, alt: true } } } as const;

function columns({ photos: _photos, guarantee, offers, specifications, ...rest }: Product) {
  return {
    ...rest,
    guarantee: { ...guarantee },
    offers: offers.map((offer) => ({ ...offer })),
    specifications: specifications.map((each) => ({ ...each })),
  };
}

const photoRows = (versionId: string, photos: readonly PhotoRef[]) =>
  photos.map(({ fileId, alt }, position) => ({ versionId, position, fileId, alt }));

/** The listing's next version, which can still be changed. */
export async function insertVersion(tx: Tx, version: { listingId: string; number: number; product: Product; createdById: string; at: Temporal.Instant }): Promise<string> {
  const { listingId, number, product, createdById, at } = version;
  const id = newId('gv');
  await tx.listingVersion.create({ data: { id, listingId, number, ...columns(product), createdById, createdAt: toDate(at) } });
  await tx.listingPhoto.createMany({ data: photoRows(id, product.photos) });
  return id;
}

/** What a draft says now. False when the version is frozen, or gone. */
export async function rewriteVersion(tx: Tx, versionId: string, product: Product): Promise<boolean> {
  const { count } = await tx.listingVersion.updateMany({ where: { id: versionId, frozenAt: null }, data: columns(product) });
  if (count !== 1) return false;
  await tx.listingPhoto.deleteMany({ where: { versionId } });
  await tx.listingPhoto.createMany({ data: photoRows(versionId, product.photos) });
  return true;
}

export async function readVersion(tx: Tx, versionId: string): Promise<Product | null> {
  const row = await tx.listingVersion.findUnique({ where: { id: versionId }, include: withPhotos });
  return row && productOf(row);
}

export async function lastVersionNumber(tx: Tx, listingId: string): Promise<number> {
  const last = await tx.listingVersion.aggregate({ where: { listingId }, _max: { number: true } });
  return last._max.number ?? 0;
}

/** From now on the version cannot change. */
export async function freezeVersion(tx: Tx, versionId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.listingVersion.updateMany({ where: { id: versionId, frozenAt: null }, data: { frozenAt: toDate(at) } });
  return count === 1;
}

export const deleteVersion = (tx: Tx, versionId: string) => tx.listingVersion.delete({ where: { id: versionId } });
