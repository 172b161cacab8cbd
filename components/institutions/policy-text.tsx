import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/kernel/money';
import type { Policy } from '@/lib/institutions/model/policy';

export interface CategoryName {
  code: string;
  nameKo: string;
  nameEn: string;
}

/** What a financier is asked about, in one line. */
export function PolicyText({ policy, categories }: { policy: Policy; categories: readonly CategoryName[] }) {
  const t = useTranslations('institutions');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const nameOf = (code: string) => {
    const category = categories.find((each) => each.code === code);
    return category ? (locale === 'en' ? category.nameEn : category.nameKo) : code;
  };
  const amount = (minor: string) => formatMoney(BigInt(minor), 'KRW', locale);
  const parts = [
    policy.categories && t('policy.categories', { list: policy.categories.map(nameOf).join(', ') }),
    policy.minAmount && t('policy.amountFrom', { amount: amount(policy.minAmount) }),
    policy.maxAmount && t('policy.amountTo', { amount: amount(policy.maxAmount) }),
    policy.minTermMonths && t('policy.termFrom', { months: policy.minTermMonths }),
    policy.maxTermMonths && t('policy.termTo', { months: policy.maxTermMonths }),
    policy.sellers && t('policy.sellers', { count: policy.sellers.length }),
  ].filter((part) => part);
  return <span className="tabular-nums">{parts.join(' · ') || t('policy.any')}</span>;
}
