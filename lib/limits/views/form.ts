import { initialChoice } from '@/lib/catalogue/model/initial-choice';
import { referencePrice } from '@/lib/catalogue/model/terms';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { caseOf, mayBeAsked } from '../model/policy';
import type { Employment } from '../model/scorecard';
import { findApplicant, findLastFacts, findLenders, findOfferedListing } from '../store/applying';
import { coverOf, type Goods } from './goods';

export interface LenderChoice {
  code: string;
  nameKo: string;
  nameEn: string;
  /** The in-house desk, or an outside institution that is sent what was stated. */
  kind: 'DESK' | 'HTTP';
}

export interface LimitFormPage {
  goods: Goods;
  sellerName: string;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  totalToOwnMinor: bigint;
  /** As the account says; not asked again. */
  birthYear: number;
  /** Stated in the last request; empty for the first. */
  facts: { annualIncomeMinor: string; employment: Employment | ''; monthlyObligationsMinor: string };
  lenders: LenderChoice[];
}

interface Wanted {
  listing: string;
  term?: string;
  first?: string;
}

/**
 * What the form of a limit request shows: terms within what the listing offers, at the reference rate, and the lenders
 * that take them. Null where there is no such listing or the actor is no purchaser.
 */
export async function limitFormPage(db: Db, actor: Actor, { listing: listingId, ...wanted }: Wanted): Promise<LimitFormPage | null> {
  const [applicant, listing, lenders, last] = await Promise.all([
    findApplicant(db, actor.userId), findOfferedListing(db, listingId), findLenders(db), findLastFacts(db, actor.userId),
  ]);
  if (!applicant?.birthDate || !listing) return null;
  const choice = initialChoice(listing.version, wanted);
  const schedule = referencePrice(listing.version, choice);
  if (!schedule) return null;
  const about = caseOf(listing, schedule);
  return {
    goods: { ...(await coverOf(db, listing.version)), listingId, ...choice, residualMinor: schedule.terms.residualMinor },
    sellerName: listing.seller.businessName,
    instalmentMinor: schedule.instalmentMinor, totalCostMinor: schedule.totalCostMinor, totalToOwnMinor: schedule.totalToOwnMinor,
    birthYear: applicant.birthDate.getUTCFullYear(),
    facts: {
      annualIncomeMinor: last?.annualIncomeMinor.toString() ?? '', employment: last?.employment ?? '', monthlyObligationsMinor: last?.monthlyObligationsMinor.toString() ?? '',
    },
    lenders: lenders.filter((lender) => mayBeAsked(lender, about)).map(({ code, nameKo, nameEn, kind }) => ({ code, nameKo, nameEn, kind })),
  };
}
