import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Money } from '@/components/ui/money';
import { ToOwn } from '@/components/ui/price-block';

/** 월 … | 총 …, both in ink, the total nearly as large as the month; where that does not buy the goods, what does. */
export function PricePair({ monthlyMinor, totalMinor, toOwnMinor = totalMinor, currency, className }: { monthlyMinor: bigint; totalMinor: bigint; toOwnMinor?: bigint; currency: string; className?: string }) {
  const t = useTranslations('common');
  return (
    <p className={cn('flex flex-wrap items-baseline gap-x-4', className)}>
      <span className="flex items-baseline gap-1.5">
        <span className="text-xs text-ink-muted">{t('perMonth')}</span>
        <Money minor={monthlyMinor} currency={currency} className="text-2xl font-bold" />
      </span>
      <span className="flex items-baseline gap-1.5 border-l border-line pl-4">
        <span className="text-xs text-ink-muted">{t('total')}</span>
        <Money minor={totalMinor} currency={currency} className="text-[1.3125rem] font-semibold" />
      </span>
      {toOwnMinor > totalMinor && <ToOwn minor={toOwnMinor} currency={currency} className="basis-full" />}
    </p>
  );
}
