import { useTranslations } from 'next-intl';
import { join } from '@/components/ui/join';
import { Money } from '@/components/ui/money';
import { ToOwn } from '@/components/ui/price-block';

/* Each part has a line before it; those that begin a row are cut off, so that a narrow pair is two rows without lines. */
/** 월 … | 총 …, both in ink, the total nearly as large as the month; where that does not buy the goods, what does. */
export function PricePair({ monthlyMinor, totalMinor, toOwnMinor = totalMinor, currency, className }: { monthlyMinor: bigint; totalMinor: bigint; toOwnMinor?: bigint; currency: string; className?: string }) {
  const t = useTranslations('common');
  return (
    <p className={join('-ml-4 flex flex-wrap items-baseline [clip-path:inset(0_0_0_1rem)]', className)}>
      <span className="flex items-baseline gap-1.5 border-l border-line px-4">
        <span className="text-xs text-ink-muted">{t('perMonth')}</span>
        <Money minor={monthlyMinor} currency={currency} className="text-2xl font-bold" />
      </span>
      <span className="flex items-baseline gap-1.5 border-l border-line pl-4">
        <span className="text-xs text-ink-muted">{t('total')}</span>
        <Money minor={totalMinor} currency={currency} className="text-[1.3125rem] font-semibold" />
      </span>
      {toOwnMinor > totalMinor && <ToOwn minor={toOwnMinor} currency={currency} className="basis-full pl-4" />}
    </p>
  );
}
