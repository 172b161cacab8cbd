import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { SumList } from '@/components/ui/sum-list';
import type { Schedule } from '@/lib/kernel/schedule';

/** The figures of an addition that a reader can check. Minor units. */
export interface SumFigures {
  currency: string;
  firstPaymentMinor: bigint;
  instalmentMinor: bigint;
  lastInstalmentMinor: bigint;
  termMonths: number;
  totalCostMinor: bigint;
  residualMinor: bigint;
  totalToOwnMinor: bigint;
}

export const sumFigures = ({ terms, currency, instalmentMinor, lastInstalmentMinor, totalCostMinor, totalToOwnMinor }: Schedule): SumFigures => ({
  currency, instalmentMinor, lastInstalmentMinor, totalCostMinor, totalToOwnMinor,
  firstPaymentMinor: terms.firstPaymentMinor, termMonths: terms.termMonths, residualMinor: terms.residualMinor,
});

/** First payment, instalments, the odd last one, the total; with a residual, what buying at the end makes of it. */
export function SumOf({ sum, className }: { sum: SumFigures; className?: string }) {
  const t = useTranslations('catalogue');
  const money = (minor: bigint) => <Money minor={minor} currency={sum.currency} />;
  const level = sum.lastInstalmentMinor === sum.instalmentMinor ? sum.termMonths : sum.termMonths - 1;
  const rows = [
    ...(sum.firstPaymentMinor > 0n ? [{ label: t('firstPayment'), value: money(sum.firstPaymentMinor) }] : []),
    { label: t.rich('times', { amount: () => money(sum.instalmentMinor), count: level }), value: money(sum.instalmentMinor * BigInt(level)) },
    ...(level < sum.termMonths ? [{ label: t('lastInstalment', { count: sum.termMonths }), value: money(sum.lastInstalmentMinor) }] : []),
  ];
  const after = sum.residualMinor > 0n
    ? [{ label: t('buyAtEnd'), value: t.rich('plusIs', { part: () => money(sum.residualMinor), whole: () => money(sum.totalToOwnMinor) }) }]
    : [];
  return <SumList className={className} rows={rows} result={{ label: t('totalCost'), value: money(sum.totalCostMinor) }} after={after} />;
}
