import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Fold } from '@/components/ui/fold';
import { StatRow } from '@/components/ui/stat-row';
import { AGES, type ReviewLoad } from '@/lib/contracts/model/load';
import { AgeBars } from './age-bars';
import { useDurationText } from './duration-text';
import { DecisionsChart, TimingChart } from './load-charts';
import { LoadTable } from './load-table';

/** How much waits and since when, how much is decided a day and how long it took; each picture stands in a table too. */
export function LoadPicture({ load: { days, all, waiting } }: { load: ReviewLoad }) {
  const t = useTranslations('contracts.load');
  const duration = useDurationText();
  const decided = (all?.approved ?? 0) + (all?.returned ?? 0);
  return (
    <>
      <StatRow
        stats={[
          { key: 'decided', label: t('decided'), value: t('count', { count: decided }) },
          { key: 'returned', label: t('returned'), value: t('count', { count: all?.returned ?? 0 }) },
          { key: 'median', label: t('median'), value: duration(all?.median ?? null) },
          { key: 'ninetieth', label: t('ninetieth'), value: duration(all?.ninetieth ?? null) },
        ]}
      />
      <div className="mt-6 grid gap-8 lg:grid-cols-3">
        <AgeBars ages={AGES.map(({ key }, index) => ({ key, count: waiting[index] ?? 0 }))} />
        {decided === 0 ? <div className="lg:col-span-2"><EmptyState>{t('empty')}</EmptyState></div> : <><DecisionsChart days={days} /><TimingChart days={days} all={all} /></>}
      </div>
      {decided > 0 && <Fold summary={t('table')} className="mt-6"><LoadTable days={days} /></Fold>}
    </>
  );
}
