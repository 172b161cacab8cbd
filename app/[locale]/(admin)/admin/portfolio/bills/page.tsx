import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { BUCKETS, bucketIn } from '@/lib/insights/model/buckets';
import { owedBills } from '@/lib/insights/views/owed-list';
import { formatTableDate } from '@/lib/kernel/day-text';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { scopeOf, scopeQuery } from '../scope';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('insights.owed'))('title') };
}

export default async function OwedBills({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, t, found, params] = await Promise.all([pageActor('ADMIN', '/admin/portfolio/bills'), webDeps(), getTranslations('insights'), getLocale(), paramsOf(searchParams)]);
  const locale = found === 'en' ? 'en' : 'ko';
  const scope = scopeOf(params);
  const bucket = bucketIn(params['age']) ?? 0;
  const { rows, next, previous } = await owedBills(deps, actor, scope, { bucket, after: params['after'], before: params['before'] });
  return (
    <>
      <PageHeader
        title={t('owed.title')} badge={<span className="text-sm text-ink-muted">{t(`portfolio.bucket.${BUCKETS[bucket] ?? 'current'}`)}</span>}
        actions={<Link href={`/admin/portfolio?${scopeQuery(scope)}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('owed.back')}</Link>}
      />
      <DataTable
        caption={t('owed.title')} rows={rows} rowKey={({ id }) => id} empty={<EmptyState>{t('owed.empty')}</EmptyState>}
        columns={[
          { key: 'lease', header: t('owed.lease'), card: 'title', cell: ({ leaseNumber, title }) => <>{title}<span className="money block text-xs font-normal text-ink-muted">{leaseNumber}</span></> },
          { key: 'what', header: t('owed.what'), card: 'line', cell: ({ kind, seq }) => <>{t(`kind.${kind}`)}{seq !== null && seq > 0 && <span className="money"> {seq}</span>}</> },
          { key: 'due', header: t('owed.dueOn'), card: 'deadline', cell: ({ dueOn }) => <span className="money">{formatTableDate(dueOn, locale)}</span> },
          { key: 'late', header: t('owed.late'), align: 'right', card: 'badge', cell: ({ lateDays }) => <span className="money">{t('owed.lateDays', { count: lateDays })}</span> },
          { key: 'amount', header: t('owed.amount'), align: 'right', card: 'amount', cell: ({ minor }) => <Money minor={minor} currency={scope.currency} className="font-semibold" /> },
        ]}
      />
      <Pagination {...pageLinks('/admin/portfolio/bills', { next, previous }, { ...(scope.institutionId !== undefined && { financier: scope.institutionId }), period: String(scope.months), age: BUCKETS[bucket] })} />
    </>
  );
}
