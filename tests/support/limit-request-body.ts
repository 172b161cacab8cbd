import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { buildSchedule } from '@/lib/kernel/schedule';

export interface AskedCase {
  requestId: string;
  lender?: string;
  purchaser?: string;
  seller?: string;
  cashPriceMinor?: bigint;
  firstPaymentMinor?: bigint;
  termMonths?: number;
  annualIncome?: string;
  monthlyObligations?: string;
  birthYear?: number;
  acceptsOffer?: string;
}

/** The limit request of the protocol page, for one case or another. */
export function limitRequestOf(asked: AskedCase): LimitRequestBody {
  const { requestId, lender = 'hanbit', cashPriceMinor = 1_990_000n, acceptsOffer } = asked;
  const schedule = buildSchedule({
    currency: 'KRW', cashPriceMinor, firstPaymentMinor: asked.firstPaymentMinor ?? 0n, residualMinor: 0n, termMonths: asked.termMonths ?? 36, annualRate: '0.0745',
    timing: 'ARREARS', advancePayments: 0, rounding: { unit: 100n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'TITLE_TRANSFER',
  });
  if (!schedule.ok) throw new Error(schedule.error.code);
  return {
    requestId, currency: 'KRW', createdAt: '2026-03-02T01:00:00Z', answerBy: '2026-03-02T01:00:10Z',
    purchaser: {
      reference: asked.purchaser ?? 'p_1', kind: 'PERSON', birthYear: asked.birthYear ?? 1991, annualIncome: asked.annualIncome ?? '42000000', employment: 'EMPLOYED',
      monthlyObligations: asked.monthlyObligations ?? '350000',
      consents: [{ code: 'CREDIT_INQUIRY', recipient: lender, version: '2026-01', givenAt: '2026-03-02T00:59:40Z' }],
    },
    seller: { reference: asked.seller ?? 's_1', name: '한빛전자', businessNumber: '1208147521' },
    goods: [{ listing: 'g_1', title: '노트북', category: 'laptop', quantity: 1, cashPrice: cashPriceMinor.toString() }],
    terms: wireTermsOf(schedule.value),
    ...(acceptsOffer === undefined ? {} : { acceptsOffer }),
  };
}
