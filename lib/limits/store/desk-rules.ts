import type { Db, Tx } from '@/lib/platform/db';
import type { PricedVersion } from '@/lib/catalogue/model/terms';
import type { DecidedOn } from '../model/desk-rules';
import { sumExposure } from './approvals';
import { activeScorecard } from './scorecards';

interface AskToDecide {
  purchaserId: string;
  institutionId: string;
  terms: unknown;
  limitRequest: { currency: string; listingVersion: PricedVersion };
}

/** What the desk may decide in a case now; what is out with this purchaser may have grown since it was asked. */
export async function deskRules(db: Db | Tx, { purchaserId, institutionId, terms, limitRequest }: AskToDecide): Promise<DecidedOn> {
  const { existingExposureMinor } = await sumExposure(db, purchaserId, institutionId);
  const { maxExposure, annualRate } = await activeScorecard(db);
  const { currency, cashPriceMinor, endOfTerm, timing, roundingUnit, roundingMode, roundingInterest, firstPaymentMinBps, firstPaymentMaxBps, offers } = limitRequest.listingVersion;
  const room = maxExposure - existingExposureMinor;
  return {
    currency: limitRequest.currency, terms, maxRate: annualRate, maxFinancedMinor: room > 0n ? room : 0n,
    version: { currency, cashPriceMinor, endOfTerm, timing, roundingUnit, roundingMode, roundingInterest, firstPaymentMinBps, firstPaymentMaxBps, offers },
  };
}
