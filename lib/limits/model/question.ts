import { Temporal } from 'temporal-polyfill';
import type { LimitRequestBody, WireTerms } from '@/lib/institutions/model/protocol';
import { ANSWER_MINUTES } from './limit-request';
import type { Employment } from './scorecard';

/** The rows that a question is made of. Nothing in it comes from the clock: asked again it is the same, to the byte. */
export interface QuestionRows {
  id: string;
  purchaserId: string;
  acceptsOffer: string | null;
  terms: unknown;
  askedAt: Date;
  institution: { code: string };
  limitRequest: {
    currency: string;
    birthYear: number;
    annualIncomeMinor: bigint;
    employment: Employment;
    monthlyObligationsMinor: bigint;
    listing: { id: string; seller: { id: string; businessName: string; businessNumber: string } };
    listingVersion: { title: string; categoryCode: string; cashPriceMinor: bigint };
  };
}

interface GivenConsent {
  code: string;
  recipient: string;
  version: string;
  givenAt: Date;
}

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** The limit request as a financier is sent it. It hears of the consent to itself alone. */
export function questionBody(rows: QuestionRows, consents: readonly GivenConsent[]): LimitRequestBody {
  const { limitRequest: request, institution } = rows;
  const { listing, listingVersion } = request;
  return {
    requestId: rows.id,
    currency: request.currency,
    createdAt: instant(rows.askedAt).toString(),
    answerBy: instant(rows.askedAt).add({ minutes: ANSWER_MINUTES }).toString(),
    purchaser: {
      reference: rows.purchaserId, kind: 'PERSON', birthYear: request.birthYear, annualIncome: request.annualIncomeMinor.toString(),
      employment: request.employment, monthlyObligations: request.monthlyObligationsMinor.toString(),
      consents: consents.filter(({ recipient }) => recipient === institution.code)
        .map(({ code, recipient, version, givenAt }) => ({ code, recipient, version, givenAt: instant(givenAt).toString() })),
    },
    seller: { reference: listing.seller.id, name: listing.seller.businessName, businessNumber: listing.seller.businessNumber },
    goods: [{
      listing: listing.id, title: listingVersion.title, category: listingVersion.categoryCode, quantity: 1, cashPrice: listingVersion.cashPriceMinor.toString(),
    }],
    terms: rows.terms as WireTerms,
    ...(rows.acceptsOffer === null ? {} : { acceptsOffer: rows.acceptsOffer }),
  };
}
