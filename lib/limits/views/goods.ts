import type { EndOfTerm } from '@/lib/kernel/terms';
import type { Db } from '@/lib/platform/db';

/** What a limit is asked for, as its pages show it. */
export interface Goods {
  listingId: string;
  title: string;
  photoId: string | null;
  photoAlt: string;
  currency: string;
  cashPriceMinor: bigint;
  endOfTerm: EndOfTerm;
  termMonths: number;
  firstPaymentMinor: bigint;
  /** What the goods are worth at the end, of the terms asked for. */
  residualMinor: bigint;
}

interface Version {
  id: string;
  title: string;
  currency: string;
  cashPriceMinor: bigint;
  endOfTerm: EndOfTerm;
}

/** A version's title, price and first picture. */
export async function coverOf(db: Db, version: Version) {
  const photo = await db.listingPhoto.findFirst({ where: { versionId: version.id }, orderBy: { position: 'asc' }, select: { fileId: true, alt: true } });
  const { title, currency, cashPriceMinor, endOfTerm } = version;
  return { title, currency, cashPriceMinor, endOfTerm, photoId: photo?.fileId ?? null, photoAlt: photo?.alt ?? '' };
}
