import type { ContractBody } from '@/lib/institutions/model/protocol';
import { readTerms } from '@/lib/institutions/model/wire-terms';
import { canonicalTerms, canonicalText, termsSha256 } from '@/lib/kernel/canonical-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import type { Approved } from './desk-limits';

/** What a mall sends to have the contract of an order drawn up, on the terms of its approval or on others. */
export async function contractOf(approval: Approved, orderId: string, plan: Partial<TermsInput> = {}): Promise<ContractBody> {
  const terms = readTerms('KRW', { ...approval.body.terms, annualRate: approval.annualRate });
  const schedule = terms.ok ? buildSchedule({ ...terms.value, ...plan }) : terms;
  if (!schedule.ok) throw new Error('unpriced');
  const canonical = canonicalTerms(schedule.value, { anchor: '2026-12-31', dueDay: 31 });
  return {
    orderId, approvalId: approval.approvalId, deliveredAt: '2026-11-20T05:00:00Z', acceptedAt: '2026-11-21T05:00:00Z', acceptance: 'ACCEPTED', serials: ['SN-1'],
    parties: {
      purchaser: { name: '김서연', address: '서울 마포구', phone: '010-0000-0000', email: 'a@dalmada.test' },
      seller: { name: '한빛전자', businessNumber: '1208147521', address: '서울' },
    },
    terms: JSON.parse(canonicalText(canonical)) as Record<string, unknown>, termsSha256: await termsSha256(canonical),
  };
}
