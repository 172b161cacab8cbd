import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import type { Standing } from '@/lib/insights/views/portfolio';
import { PlainTable } from '../plain-table';
import { shareText } from '../share-text';

/** Leases by how they stand; those that nothing has come to yet are left out. */
export function StandingTable({ standings, currency }: { standings: readonly Standing[]; currency: string }) {
  const t = useTranslations('insights.portfolio');
  const all = standings.reduce((sum, { leases }) => sum + leases, 0);
  return (
    <PlainTable
      caption={t('standings')} head={[t('state'), t('leases'), t('share'), t('financed')]}
      rows={standings.filter(({ state, leases }) => leases > 0 || state === 'running').map(({ state, leases, financedMinor }) => (
        { key: state, cells: [t(`standing.${state}`), leases, shareText(leases, all), <Money key="m" minor={financedMinor} currency={currency} plain />] }))}
    />
  );
}
