import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SellerStanding } from '@/components/accounts/seller-standing';
import { SellerIncome } from '@/components/insights/seller-income';
import { SellerWaits } from '@/components/insights/waits';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { maySeller } from '@/lib/accounts/model/seller-roles';
import { myShop } from '@/lib/accounts/views/account';
import { sellerShelf, type SellerShelf } from '@/lib/catalogue/views/seller-listings';
import { sellerCounts } from '@/lib/deliveries/views/seller-orders';
import { MALL_CURRENCY } from '@/lib/insights/views/portfolio';
import { sellerIncome } from '@/lib/insights/views/sellers';
import { sellerWaits } from '@/lib/insights/views/what-waits';
import { plainDateIn } from '@/lib/kernel/calendar';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('desk');
  return { title: (await getTranslations('catalogue'))('today.title') };
}

export default async function SellerToday() {
  const [actor, { db, clock }, t, own] = await Promise.all([sellerPage('desk', '/seller'), webDeps(), getTranslations('catalogue'), getTranslations('workplace')]);
  const [seller, shelf, orders, waits, income] = await Promise.all([myShop(db, actor), sellerShelf(db, actor), sellerCounts(db, actor, clock.now()), sellerWaits(db, actor, clock.now()), sellerIncome(db, actor)]);
  const [listings, deliveries] = [maySeller(actor, 'listings'), maySeller(actor, 'orders')];
  const none = shelf.counts.all === 0;
  const create = <Button asChild variant="primary"><Link href="/seller/listings/new">{t('create')}</Link></Button>;
  return (
    <>
      <PageHeader title={t('today.title')} actions={listings && !none && create} />
      {seller && seller.status !== 'APPROVED' && <div className="mb-10"><SellerStanding seller={seller} formHref="/seller/profile" /></div>}
      {deliveries && <Section title={t('today.orders')} aside={<All href="/seller/orders" label={t('today.all')} />} className="mb-10">
        <StatRow
          stats={[
            { key: 'accept', label: t('today.accept'), value: orders.acceptToday },
            { key: 'ship', label: t('today.ship'), value: orders.shipToday },
            { key: 'late', label: t('today.late'), value: orders.late, ...(orders.late > 0 && { tone: 'critical' as const }) },
            { key: 'relay', label: t('today.relay'), value: orders.relay },
          ]}
        />
      </Section>}
      <SellerWaits waits={waits} today={plainDateIn(clock.now())} />
      {income && income.running + income.ended > 0 && <SellerIncome income={income} today={plainDateIn(clock.now())} currency={MALL_CURRENCY} />}
      {listings && <Section title={t('listings')} aside={<All href="/seller/listings" label={t('today.all')} />}>
        {none ? <EmptyState action={create}>{t('noListings')}</EmptyState> : <Shelf shelf={shelf} low={own('low')} t={t} />}
      </Section>}
    </>
  );
}

const All = ({ href, label }: { href: string; label: string }) => (
  <Link href={href} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{label}</Link>
);

function Shelf({ shelf: { counts, available, soldOut, low }, low: lowLabel, t }: { shelf: SellerShelf; low: string; t: Awaited<ReturnType<typeof getTranslations<'catalogue'>>> }) {
  return (
    <StatRow
      stats={[
        { key: 'mend', label: t('status.CHANGES_REQUESTED'), value: counts.CHANGES_REQUESTED, ...(counts.CHANGES_REQUESTED > 0 && { tone: 'critical' as const }) },
        { key: 'waiting', label: t('status.SUBMITTED'), value: counts.SUBMITTED },
        { key: 'published', label: t('status.PUBLISHED'), value: counts.PUBLISHED },
        { key: 'units', label: t('today.available'), value: available },
        { key: 'soldOut', label: t('today.soldOut'), value: soldOut },
        { key: 'low', label: lowLabel, value: low > 0 ? <Link href="/seller/listings?low=1" className="inline-flex min-h-6 items-center underline underline-offset-4 hover:text-accent">{low}</Link> : 0 },
      ]}
    />
  );
}
