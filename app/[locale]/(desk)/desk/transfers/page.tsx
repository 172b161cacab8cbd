import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TransferTable } from '@/components/transfers/transfer-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { deskTransfers, TRANSFER_TABS, type TransferTab } from '@/lib/transfers/views/lists';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

const PATH = '/desk/transfers';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('transfers.desk'))('title') };
}

export default async function DeskTransfers({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, query, t] = await Promise.all([pageActor('DESK', PATH), webDeps(), paramsOf(searchParams), getTranslations('transfers.desk')]);
  const tab: TransferTab = query['tab'] === 'all' ? 'all' : 'waiting';
  const { rows, next, previous } = await deskTransfers(db, actor, { tab, after: query['after'], before: query['before'] });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs className="mb-4" label={t('tabs')} tabs={TRANSFER_TABS.map((each) => ({ href: `${PATH}?tab=${each}`, label: t(each), current: each === tab }))} />
      {rows.length === 0 ? <EmptyState>{t(tab === 'all' ? 'emptyAll' : 'empty')}</EmptyState> : <TransferTable rows={rows} caption={t(tab)} />}
      <Pagination {...pageLinks(PATH, { next, previous }, { tab })} />
    </>
  );
}
