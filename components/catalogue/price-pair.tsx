import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Money } from '@/components/ui/money';

/** 월 … | 총 …, both in ink, the total nearly as large as the month. */
export function PricePair({ monthlyMinor, totalMinor, currency, className }: { monthlyMinor: bigint; totalMinor: bigint; currency: string; className?: string }) {
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
    </p>
  );
}
