import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReturnTable } from '@/components/endings/return-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { returnList } from '@/lib/endings/views/returns';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';

const PATH = '/seller/returns';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('endings.seller'))('title') };
}

export default async function SellerReturns({ searchParams }: { searchParams: Promise<{ after?: string | string[] }> }) {
  const [actor, { db }, t, { after }] = await Promise.all([sellerPage('orders', PATH), webDeps(), getTranslations('endings.seller'), searchParams]);
  const { rows, next } = await returnList(db, actor, typeof after === 'string' ? after : undefined);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <ReturnTable rows={rows} base={PATH} caption={t('title')} />}
      <Pagination {...(after && { previous: PATH })} {...(next && { next: `${PATH}?after=${encodeURIComponent(next)}` })} />
    </>
  );
}
