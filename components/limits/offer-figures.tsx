import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import type { OfferFigures as Figures } from '@/lib/limits/views/answers';
import type { Goods } from '@/lib/limits/views/goods';

/** What an offer costs: month and total side by side, beneath them the sum with buying and what is paid first; the residual where it is not the one asked for. */
export function OfferFigures({ figures, goods: { currency, residualMinor } }: { figures: Figures; goods: Pick<Goods, 'currency' | 'residualMinor'> }) {
  const t = useTranslations('limits');
  const figure = (label: string, minor: bigint, large: boolean): ReactNode => (
    <div>
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd><Money minor={minor} currency={currency} className={large ? 'text-[1.3125rem] leading-7 font-bold' : 'text-lg leading-7 font-semibold'} /></dd>
    </div>
  );
  return (
    <dl className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.25rem),1fr))] gap-x-4 gap-y-2 md:grid-cols-4">
      {figure(t('instalment'), figures.instalmentMinor, true)}
      {figure(t('totalCost'), figures.totalCostMinor, true)}
      {figure(t('totalToOwn'), figures.totalToOwnMinor, false)}
      {figure(t('first'), figures.firstPaymentMinor, false)}
      {figures.residualMinor !== residualMinor && figure(t('residual'), figures.residualMinor, false)}
    </dl>
  );
}
