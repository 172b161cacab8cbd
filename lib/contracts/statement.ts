import { formatMoney } from '@/lib/kernel/money';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';

/** What a lender says in its contract: one sentence a language, every figure from the terms. */
export function contractStatement(terms: CanonicalTerms, number: string, financier: { nameKo: string; nameEn: string }): { ko: string; en: string } {
  const amount = (minor: string, locale: 'ko' | 'en') => formatMoney(BigInt(minor), terms.currency, locale);
  return {
    ko: `계약번호 ${number}에 따라 금융사(${financier.nameKo})는 ${terms.termMonths}개월 동안 모두 ${amount(terms.totalCost, 'ko')}을 나누어 받고 리스를 제공합니다.`,
    en: `Under contract ${number} ${financier.nameEn} provides the lease for ${terms.termMonths} months against ${amount(terms.totalCost, 'en')} in all.`,
  };
}
