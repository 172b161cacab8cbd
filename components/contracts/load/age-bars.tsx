import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { AGES } from '@/lib/contracts/model/load';

/** What waits, a bar for each age; what is overdue has the colour of what is late. */
export function AgeBars({ ages }: { ages: readonly { key: (typeof AGES)[number]['key']; count: number }[] }) {
  const t = useTranslations('contracts.load');
  const most = Math.max(1, ...ages.map(({ count }) => count));
  return (
    <div>
      <h3 className="text-sm font-semibold">{t('waitingTitle')}</h3>
      <dl className="mt-3 flex flex-col gap-3 text-sm">
        {ages.map(({ key, count }) => {
          const late = key === 'overdue' || key === 'old';
          return (
            <div key={key} className="grid grid-cols-[1fr_auto] gap-y-1">
              <dt className="text-ink-muted">{t(`ages.${key}`)}</dt>
              <dd className={cn('money font-semibold', late && count > 0 && 'text-critical')}>{t('count', { count })}</dd>
              <span aria-hidden className="col-span-2 h-2 rounded-xs bg-sunken"><span className={cn('block h-2 rounded-xs', late ? 'bg-chart-4' : 'bg-chart-1')} style={{ width: `${(count / most) * 100}%` }} /></span>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
