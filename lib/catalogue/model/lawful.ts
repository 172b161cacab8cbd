import { missingDisclosures, ratesOver, type DisclosurePack } from '@/lib/disclosures/model/pack';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import type { PlainDate } from '@/lib/kernel/calendar';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { listingDisclosures, type SellerIdentity } from './disclosure-values';
import { missingProblems } from './missing';
import type { Product } from './product';
import { firstPaymentRange, offersOf, referencePrice, type PricedVersion } from './terms';

/** The highest real annual rate among the terms of a version, at its least and its largest first payment. */
function highestRealRate(version: PricedVersion): string {
  const { minMinor, maxMinor } = firstPaymentRange(version);
  const rates = offersOf(version).flatMap(({ termMonths }) => [minMinor, maxMinor].flatMap((firstPaymentMinor) => {
    const price = referencePrice(version, { termMonths, firstPaymentMinor });
    return price ? [scheduleRealRate(price)] : [];
  }));
  return rates.reduce((most, rate) => (Number(rate) > Number(most) ? rate : most), '0');
}

/** Field of a listing → error code for what is above a statutory maximum on a day. */
export function overMaxima(pack: DisclosurePack, version: PricedVersion & { lateRate: string }, on: PlainDate): Record<string, string> {
  const { realAnnualRate, lateRate } = ratesOver(pack, { realAnnualRate: highestRealRate(version), lateRate: version.lateRate }, on);
  return { ...(realAnnualRate && { offers: realAnnualRate }), ...(lateRate && { lateRate }) };
}

/** What stands against showing a listing on a day, by the pack in force then: field → error code that names the article. */
export function unlawful(product: Product, seller: SellerIdentity, on: PlainDate): { packId: string; fields: Record<string, string> } {
  const pack = packInForce(HOME_JURISDICTION, on);
  const missing = missingDisclosures(pack.listing, listingDisclosures(product, seller));
  return { packId: pack.id, fields: { ...overMaxima(pack, product, on), ...missingProblems(missing) } };
}
