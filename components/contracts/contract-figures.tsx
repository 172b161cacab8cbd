import { useTranslations } from 'next-intl';
import { SumOf, type SumFigures } from '@/components/catalogue/sum-of';
import { Money } from '@/components/ui/money';
import { SumList } from '@/components/ui/sum-list';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatRate } from '@/lib/kernel/money';

/** The addition that ends in the total cost, from what a contract says. */
export const contractSum = (terms: CanonicalTerms): SumFigures => ({
  currency: terms.currency, termMonths: terms.termMonths, firstPaymentMinor: BigInt(terms.firstPayment),
  instalmentMinor: BigInt(terms.schedule[0]?.amount ?? '0'), lastInstalmentMinor: BigInt(terms.schedule.at(-1)?.amount ?? '0'),
  totalCostMinor: BigInt(terms.totalCost), residualMinor: BigInt(terms.residual), totalToOwnMinor: BigInt(terms.totalToOwn),
});

/** The contract's price as the mall and the order form showed it, and what it is measured by. */
export function ContractFigures({ terms, realRate }: { terms: CanonicalTerms; realRate: string }) {
  const t = useTranslations('contracts');
  return (
    <>
      <SumOf sum={contractSum(terms)} />
      <SumList rows={[
        { label: t('rows.cashPrice'), value: <Money minor={BigInt(terms.cashPrice)} currency={terms.currency} /> },
        { label: t('rows.realRate'), value: <span className="money">{formatRate(realRate)}</span> },
      ]} />
    </>
  );
}
