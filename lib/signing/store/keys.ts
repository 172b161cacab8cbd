import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { SealingCertificate, SellerKey } from '@/lib/platform/generated/client';

export type CertificateRow = SealingCertificate;

/** Of two that make the first key of somebody, the second finds the first one's. */
export async function lockKeys(tx: Tx, whose: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sealing:${whose}`}, 0))`;
}

export const findSellerKey = (db: Db | Tx, sellerId: string): Promise<SellerKey | null> => db.sellerKey.findFirst({ where: { sellerId, retiredAt: null } });

export async function insertSellerKey(tx: Tx, key: Pick<SellerKey, 'keyId' | 'sellerId' | 'publicPem' | 'privateBox'>, at: Temporal.Instant): Promise<void> {
  await tx.sellerKey.create({ data: { ...key, createdAt: toDate(at) }, select: { keyId: true } });
}

/** The certificate by which a financier's documents are sealed; null: the mall's root. */
export const findCertificate = (db: Db | Tx, institutionId: string | null): Promise<SealingCertificate | null> =>
  db.sealingCertificate.findFirst({ where: { institutionId, retiredAt: null } });

export async function insertCertificate(tx: Tx, made: Omit<SealingCertificate, 'createdAt' | 'retiredAt'>, at: Temporal.Instant): Promise<void> {
  await tx.sealingCertificate.create({ data: { ...made, createdAt: toDate(at) }, select: { id: true } });
}

export async function retireCertificate(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.sealingCertificate.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: toDate(at) } });
}
