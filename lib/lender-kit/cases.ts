import type { Temporal } from 'temporal-polyfill';
import type { ContractBody, LimitRequestBody, WireTerms } from '@/lib/institutions/model/protocol';
import { readTerms, wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { canonicalTerms, canonicalText, termsSha256 } from '@/lib/kernel/canonical-terms';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { buildSchedule, type TermsInput } from '@/lib/kernel/schedule';

export interface Case {
  requestId: string;
  /** What the institution is called in consents. */
  code: string;
  at: Temporal.Instant;
  purchaser: string;
  seller: string;
  cashPriceMinor: bigint;
  termMonths: number;
  /** Instead of the plan of every day. */
  plan?: Partial<TermsInput>;
  /** Instead of terms made of price, months and plan. */
  terms?: WireTerms;
  acceptsOffer?: string;
}

/** Plans that are priced otherwise than the one of every day: who computes only that one is found out. */
export const OTHER_PLANS: Partial<TermsInput>[] = [
  { timing: 'ADVANCE' },
  { firstPaymentMinor: 490_000n, rounding: { unit: 10n, mode: 'DOWN', interest: 'DOWN' } },
  { residualMinor: 400_000n, endOfTerm: 'RETURN_OR_BUYOUT', rounding: { unit: 1n, mode: 'HALF_EVEN', interest: 'HALF_UP' } },
  { timing: 'ADVANCE', residualMinor: 300_000n, endOfTerm: 'RETURN_OR_BUYOUT', termMonths: 24 },
];

export const sellerOf = (reference: string) => ({ reference, name: '한빛전자', businessNumber: '1208147521' });

/** The limit request of the protocol page, for one case or another. */
export function limitRequestOf({ requestId, code, at, purchaser, seller, cashPriceMinor, termMonths, plan, terms, acceptsOffer }: Case): LimitRequestBody {
  const instant = (seconds: number) => at.add({ seconds }).round('second').toString();
  const cashPrice = cashPriceMinor.toString();
  return {
    requestId, currency: 'KRW', createdAt: instant(0), answerBy: instant(10),
    purchaser: {
      reference: purchaser, kind: 'PERSON', birthYear: 1991, annualIncome: '42000000', employment: 'EMPLOYED', monthlyObligations: '350000',
      consents: [{ code: 'CREDIT_INQUIRY', recipient: code, version: '2026-01', givenAt: instant(-20) }],
    },
    seller: sellerOf(seller),
    goods: [{ listing: 'g_kit', title: '노트북 15', category: 'computers', quantity: 1, cashPrice }],
    terms: terms ?? termsOf({ cashPriceMinor, termMonths, ...plan }),
    ...(acceptsOffer === undefined ? {} : { acceptsOffer }),
  };
}

function termsOf(plan: Partial<TermsInput> & Pick<TermsInput, 'cashPriceMinor' | 'termMonths'>): WireTerms {
  const schedule = buildSchedule({
    currency: 'KRW', firstPaymentMinor: 0n, residualMinor: 0n, annualRate: '0.0745', timing: 'ARREARS', advancePayments: 0,
    rounding: { unit: 100n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'TITLE_TRANSFER', ...plan,
  });
  if (!schedule.ok) throw new Error(`The case does not price: ${schedule.error.code}`);
  return wireTermsOf(schedule.value);
}

/** The contract of an approval, on the terms of its request at the institution's rate. */
export async function contractOf({ body, annualRate, approvalId, orderId, at }: {
  body: LimitRequestBody; annualRate: string; approvalId: string; orderId: string; at: Temporal.Instant;
}): Promise<ContractBody> {
  const terms = readTerms(body.currency, { ...body.terms, annualRate });
  const schedule = terms.ok ? buildSchedule(terms.value) : terms;
  if (!schedule.ok) throw new Error(`The contract does not price: ${schedule.error.code}`);
  const canonical = canonicalTerms(schedule.value, { anchor: addDays(plainDateIn(at), 30), dueDay: Number(addDays(plainDateIn(at), 30).slice(8)) });
  return {
    orderId, approvalId, deliveredAt: at.subtract({ hours: 48 }).round('second').toString(), acceptedAt: at.subtract({ hours: 24 }).round('second').toString(),
    acceptance: 'ACCEPTED', serials: ['SN-KIT-1'],
    parties: {
      purchaser: { name: '김서연', address: '서울 마포구 월드컵북로 396', phone: '010-1238-2004', email: 'kim@example.com' },
      seller: { name: '한빛전자', businessNumber: '1208147521', address: '서울 종로구 삼일대로 428' },
    },
    terms: JSON.parse(canonicalText(canonical)) as Record<string, unknown>, termsSha256: await termsSha256(canonical),
  };
}
