import { useTranslations } from 'next-intl';
import { PricePair } from '@/components/ui/price-pair';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';

/** Month and total, as large as each other, wherever a contract is spoken of. */
export function ContractPrices({ terms, className }: { terms: CanonicalTerms; className?: string }) {
  const t = useTranslations('leases');
  return (
    <PricePair
      {...(className && { className })}
      currency={terms.currency}
      cells={[
        { key: 'month', label: t('monthly'), minor: BigInt(terms.schedule[0]?.amount ?? '0'), note: t('term', { count: terms.termMonths }) },
        { key: 'total', label: t('totalCost'), minor: BigInt(terms.totalCost) },
      ]}
    />
  );
}
