import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Employment } from '../model/scorecard';

/** Requests of one purchaser are opened one after another, so that a double click is seen as one. */
export async function lockPurchaser(tx: Tx, purchaserId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`limit-requests:${purchaserId}`}, 0))`;
}

/** A listing that the mall offers now, with the version it shows and who sells it; null otherwise. */
export async function findOfferedListing(db: Db | Tx, listingId: string) {
  const listing = await db.listing.findFirst({
    where: { id: listingId, status: 'PUBLISHED', seller: { status: 'APPROVED' } },
    include: { publishedVersion: { include: { category: true } }, seller: true },
  });
  return listing?.publishedVersion ? { ...listing, version: listing.publishedVersion } : null;
}
export type OfferedListing = NonNullable<Awaited<ReturnType<typeof findOfferedListing>>>;

/** Financiers that may be asked, the desk first. */
export const findLenders = (db: Db | Tx) =>
  db.institution.findMany({
    where: { status: 'ACTIVE' },
    select: { id: true, code: true, nameKo: true, nameEn: true, kind: true, policy: true },
    orderBy: [{ kind: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  });
export type LenderRow = Awaited<ReturnType<typeof findLenders>>[number];

export const findApplicant = (db: Db | Tx, userId: string) =>
  db.user.findFirst({ where: { id: userId, role: 'PURCHASER', suspendedAt: null }, select: { id: true, birthDate: true } });

interface SameRequest {
  purchaserId: string;
  listingVersionId: string;
  termMonths: number;
  firstPaymentMinor: bigint;
  annualIncomeMinor: bigint;
  employment: Employment;
  monthlyObligationsMinor: bigint;
}

/** The id of an open request that tells the same to the same lenders and was made since then. */
export async function findSameRequest(tx: Tx, same: SameRequest, lenderIds: readonly string[], since: Temporal.Instant): Promise<string | undefined> {
  const rows = await tx.limitRequest.findMany({
    where: { ...same, state: 'OPEN', createdAt: { gte: toDate(since) } }, select: { id: true, asks: { select: { institutionId: true } } },
  });
  const asked = new Set(lenderIds);
  return rows.find(({ asks }) => asks.length === asked.size && asks.every(({ institutionId }) => asked.has(institutionId)))?.id;
}

export const countRequestsSince = (tx: Tx, purchaserId: string, since: Temporal.Instant): Promise<number> =>
  tx.limitRequest.count({ where: { purchaserId, createdAt: { gte: toDate(since) } } });

/** What the purchaser stated last, so that nobody types it twice. */
export const findLastFacts = (db: Db | Tx, purchaserId: string) =>
  db.limitRequest.findFirst({
    where: { purchaserId }, orderBy: { createdAt: 'desc' },
    select: { annualIncomeMinor: true, employment: true, monthlyObligationsMinor: true },
  });
