import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Fold } from '@/components/ui/fold';
import { BUCKETS, ROLLED_TO } from '@/lib/insights/model/buckets';
import type { Rolls } from '@/lib/insights/views/portfolio';
import { formatMonth } from '@/lib/kernel/day-text';
import { PlainTable } from '../plain-table';
import { shareText } from '../share-text';

/** Of the leases of each age, how many were of which age a month later; what stayed where it was stands out by weight, not by colour. */
export function RollTable({ rolls: { matrix, months } }: { rolls: Rolls }) {
  const t = useTranslations('insights.portfolio');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const sums = matrix.map((row) => row.reduce((all, each) => all + each, 0));
  const all = sums.reduce((sum, each) => sum + each, 0);
  if (all === 0) return <EmptyState>{t('rollsEmpty')}</EmptyState>;
  const worse = months.reduce((sum, month) => sum + month.worse, 0);
  return (
    <>
      <p className="mb-3 text-sm">{t('rollSummary', { share: shareText(worse, all) })}</p>
      <PlainTable
        caption={t('rolls')} head={[t('from'), ...ROLLED_TO.map((to) => t(`bucket.${to}`)), t('leases')]}
        rows={BUCKETS.map((from, index) => ({
          key: from,
          cells: [t(`bucket.${from}`), ...(matrix[index] ?? []).map((leases, to) => <span key={to} className={to === index ? 'font-semibold' : leases === 0 ? 'text-ink-faint' : ''}>{shareText(leases, sums[index] ?? 0)}</span>), sums[index] ?? 0],
        }))}
      />
      <Fold summary={t('rollMonths')} className="mt-6">
        <PlainTable
          caption={t('rollMonths')} head={[t('month'), t('leases'), t('worse'), t('better')]}
          rows={months.filter(({ leases }) => leases > 0).toReversed().map(({ month, leases, worse: down, better }) => ({
            key: month, cells: [<span key="m" className="money">{formatMonth(month, locale)}</span>, leases, `${down} · ${shareText(down, leases)}`, `${better} · ${shareText(better, leases)}`],
          }))}
        />
      </Fold>
    </>
  );
}
