import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { SumList } from '@/components/ui/sum-list';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatRate } from '@/lib/kernel/money';

/** The contract's price as an addition that a reader can check. */
export function ContractFigures({ terms, realRate }: { terms: CanonicalTerms; realRate: string }) {
  const t = useTranslations('contracts');
  const money = (minor: string) => <Money minor={BigInt(minor)} currency={terms.currency} />;
  const last = terms.schedule.at(-1)?.amount ?? '0';
  const residual = BigInt(terms.residual) > 0n;
  return (
    <SumList
      rows={[
        { label: t('rows.firstPayment'), value: money(terms.firstPayment) },
        { label: t('figures.level', { count: terms.termMonths - 1 }), value: money(terms.schedule[0]?.amount ?? '0') },
        { label: t('figures.last', { seq: terms.termMonths }), value: money(last) },
      ]}
      result={{ label: t('rows.totalCost'), value: money(terms.totalCost) }}
      after={[
        ...(residual ? [{ label: t('rows.totalToOwn'), value: money(terms.totalToOwn) }] : []),
        { label: t('rows.cashPrice'), value: money(terms.cashPrice) },
        { label: t('rows.realRate'), value: <span className="money">{formatRate(realRate)}</span> },
      ]}
    />
  );
}
