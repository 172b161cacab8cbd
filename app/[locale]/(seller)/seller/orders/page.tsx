import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { FollowOrders } from '@/components/deliveries/follow-orders';
import { OpenRow } from '@/components/deliveries/seller/open-row';
import { OrderCounts } from '@/components/deliveries/seller/order-counts';
import { OrderSearch } from '@/components/deliveries/seller/order-search';
import { OrderTable } from '@/components/deliveries/seller/order-table';
import { buttonVariants } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { maySeller } from '@/lib/accounts/model/seller-roles';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { contractStanding } from '@/lib/contracts/model/story';
import { awaitedContracts, awaitedCounts } from '@/lib/contracts/views/to-sign';
import { isSellerTab, sellerTabs, type SellerTab } from '@/lib/deliveries/model/tabs';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { sellerCounts, sellerExposure, sellerOrders } from '@/lib/deliveries/views/seller-orders';
import { sellerOrdersVersion } from '@/lib/deliveries/views/version';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { sellerActs } from './acts';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const PATH = '/seller/orders';
/** An address of this list; what is empty is left out. */
const addressOf = (query: Record<string, string>) => {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  return text ? `${PATH}?${text}` : PATH;
};
/** What was typed, without what a database cannot hold. */
const typed = (text: string) => text.replaceAll(/\p{Cc}/gu, '').normalize('NFC').trim().slice(0, 60);
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('deliveries.seller'))('title') };
}

export default async function SellerOrdersPage({ searchParams }: Props) {
  const [query, actor, deps, t, language] = await Promise.all([searchParams, sellerPage('orders', PATH), webDeps(), getTranslations('deliveries.seller'), getLocale()]);
  const now = deps.clock.now();
  const tab: SellerTab = isSellerTab(query.tab) ? query.tab : 'all';
  const [search, after, before] = [typed(one(query.q)), readCursor(query.after), readCursor(query.before)];
  // Before what it stands for: a change in between is then drawn twice, and never missed.
  const version = await sellerOrdersVersion(deps.db, actor, now, await awaitedCounts(deps.db, actor)) ?? '';
  const [page, counts, exposure, opened] = await Promise.all([
    sellerOrders(deps.db, actor, { tab, search, ...(after && { after }), ...(before && { before }) }, now),
    sellerCounts(deps.db, actor, now), sellerExposure(deps.db, actor), query.open ? sellerOrder(deps.db, actor, one(query.open), now) : null,
  ]);
  const awaited = await awaitedContracts(deps.db, actor, page.rows.map(({ id }) => id));
  const rows = page.rows.map((row) => ({ ...row, standing: contractStanding(row.standing, awaited.get(row.id)) }));
  const list = { tab: tab === 'all' ? '' : tab, q: search };
  const here = { ...list, after: one(query.after), before: one(query.before) };
  const nothing = counts.tabs.all === 0
    ? <EmptyState action={maySeller(actor, 'listings') && <Link href="/seller/listings" className={buttonVariants({})}>{t('toListings')}</Link>}>{t('empty')}</EmptyState>
    : <EmptyState action={<Link href={PATH} className={buttonVariants({})}>{t('showAll')}</Link>}>{search ? t('emptySearch', { search }) : t('emptyTab')}</EmptyState>;
  return (
    <>
      <FollowOrders address={`${PATH}/version`} version={version} />
      <PageHeader title={t('title')} />
      <OrderCounts counts={counts} exposure={exposure} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 border-b border-line">
        <Tabs className="min-w-0 border-b-0 max-md:w-full" label={t('tabsLabel')} tabs={sellerTabs.map((each) => ({ href: addressOf({ tab: each === 'all' ? '' : each }), label: t(`tabs.${each}`), count: counts.tabs[each], current: each === tab }))} />
        {counts.tabs.all > 0 && <OrderSearch key={`${tab} ${search}`} tab={tab} search={search} />}
      </div>
      <OrderTable
        rows={rows} now={now.toString()} empty={nothing} addressOf={(open) => addressOf({ ...here, open: open ?? '' })}
        {...(opened && { open: { orderId: opened.id, detail: <OpenRow order={opened} acts={sellerActs} /> } })}
      />
      <Pagination
        summary={page.rows.length > 0 && t('asOf', { time: formatTableInstant(now, language === 'en' ? 'en' : 'ko') })}
        {...(page.previous && { previous: addressOf({ ...list, before: page.previous }) })} {...(page.next && { next: addressOf({ ...list, after: page.next }) })}
      />
    </>
  );
}
