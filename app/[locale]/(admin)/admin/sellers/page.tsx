import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SellerTable } from '@/components/accounts/seller-table';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { SELLER_STATUSES } from '@/lib/accounts/model/seller';
import { sellerCounts, sellerList } from '@/lib/accounts/views/sellers';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatTableDate } from '@/lib/kernel/day-text';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.admin');
  return { title: t('sellers') };
}

export default async function SellersPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, params, t, locale] = await Promise.all([
    pageActor('ADMIN', '/admin/sellers'), webDeps(), searchParams, getTranslations('accounts'), getLocale(),
  ]);
  const asked = oneParam(params['status']);
  const status = SELLER_STATUSES.find((one) => one === asked);
  const [{ rows, next, previous }, counts] = await Promise.all([
    sellerList(db, actor, { ...(status ? { status } : {}), after: oneParam(params['after']), before: oneParam(params['before']) }), sellerCounts(db, actor),
  ]);
  const tabs = SELLER_STATUSES.map((one) => ({ href: `/admin/sellers?status=${one}`, label: t(`sellerStatus.${one}`), count: counts[one], current: status === one }));
  const language = locale === 'en' ? 'en' : 'ko';
  return (
    <>
      <PageHeader title={t('admin.sellers')} />
      <Tabs label={t('admin.sellersTabs')} className="mb-2" tabs={[{ href: '/admin/sellers', label: t('admin.all'), current: !status }, ...tabs]} />
      <SellerTable rows={rows.map((row) => ({ ...row, appliedOn: formatTableDate(plainDateIn(row.createdAt), language) }))} />
      <Pagination {...pageLinks('/admin/sellers', { next, previous }, { status })} />
    </>
  );
}
